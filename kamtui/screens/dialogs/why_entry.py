"""A figure with its causes, as the dialog that explains figures takes it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kamtui.rules.judged import Cause
from kamtui.widgets.parts import Parts


@dataclass(frozen=True, slots=True)
class WhyEntry:
    """One figure with its causes.

    Attributes:
        label: What it is, at most 14 cells.
        figure: The figure as the place shows it.
        causes: Its causes, weightiest first.
    """

    label: str
    figure: Parts
    causes: Sequence[Cause]
