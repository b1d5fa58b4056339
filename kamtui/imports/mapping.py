"""What the user says about a file: columns, stages, how days are written, the encoding."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from kamtui.vocabulary_plan import Stage

_EMPTY: MappingType[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a map file says; empty when there is none.

    Attributes:
        columns: Folded header -> fields, as `person.title`; no field for a column that is left out.
        stages: Folded word of the source -> stage.
        days: Folded header -> whether `03/04/2026` is 3 April; under the empty header, for all columns.
        encoding: Python's name of the encoding; empty if not said.
    """

    columns: MappingType[str, tuple[str, ...]] = field(default_factory=lambda: _EMPTY)
    stages: MappingType[str, Stage] = field(default_factory=lambda: _EMPTY)
    days: MappingType[str, bool] = field(default_factory=lambda: _EMPTY)
    encoding: str = ""
