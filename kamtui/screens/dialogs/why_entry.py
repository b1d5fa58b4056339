"""A figure with its causes, as the dialog that explains figures takes it."""

from collections.abc import Sequence
from typing import NamedTuple

from kamtui.rules.judged import Cause
from kamtui.widgets.parts import Parts


class WhyEntry(NamedTuple):
    """One figure with its causes.

    Attributes:
        label: What it is, at most 14 cells.
        figure: The figure as the place shows it.
        causes: Its causes, weightiest first.
    """

    label: str
    figure: Parts
    causes: Sequence[Cause]
