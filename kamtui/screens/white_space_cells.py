"""What can be edited where one stands in the white space, and what a typed text means there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kamtui.book.drafts import NEW, Typed
from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.contents import GRID
from kamtui.rules.plan import Link
from kamtui.rules.whitespace import Grid
from kamtui.screens.plan_links import fitting, read_link, tell_link
from kamtui.screens.plan_typing import PICKED
from kamtui.screens.white_space_shown import SHORT_SPECS
from kamtui.vocabulary_plan import Fit
from kamtui.widgets.cell_editor import CellEditor
from kamtui.widgets.form_values import ReadingContext, echo, how_written, read_value, write_value
from kamtui.widgets.grid_values import At

DRAFT = -1
"""Key of an offering or a unit that is being written and is not in the book yet."""
BREAK = "¶"
"""What parts the names of a pasted list that was refused, in the one line there is to mend them."""
FORM = "grid:"
"""What all texts that are typed in the grid are known by, before their place."""
ANSWERS = (("", "unknown"), *((answer.value, answer.label) for answer in Fit))
"""What a question may be answered with."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is edited.

    Attributes:
        at: Where it stands: a cell, an offering, or a unit.
        specs: Its fields in the order in which tab goes through them.
        values: What they hold, in the same order.
        after: Of a new one the key of the one it comes after.
        key: Of a cell the key of what is stored; None where nothing is.
    """

    at: At
    specs: tuple[FieldSpec, ...]
    values: tuple[object, ...]
    after: int | None = None
    key: int | None = None

    @property
    def is_new(self) -> bool:
        """Whether it is in the book only once it has a name."""
        return DRAFT in self.at

    @property
    def record(self) -> str:
        """The record as drafts name it."""
        if self.at.offering is not None and self.at.unit is not None:
            return f"white_space:{NEW if self.key is None else self.key}"
        kind, key = ("offering", self.at.offering) if self.at.unit is None else ("business_unit", self.at.unit)
        return f"{kind}:{NEW if key == DRAFT else key}"

    def form(self, account_id: int, field: str) -> str:
        """What a text that is typed into a field is known by until it is saved."""
        return f"{FORM}{account_id}:{self.at.offering or 0}:{self.at.unit or 0}:{self.after or 0}:{field}"


def place_typed(form: str) -> tuple[At, int | None, str]:
    """Where a text was typed that is known by `Target.form`: the place, the one before a new one, the field."""
    _, _, offering, unit, after, field = form.split(":")
    return At(int(offering) or None, int(unit) or None), int(after) or None, field


def target_at(grid: Grid, at: At, after: int | None = None) -> Target | None:
    """What can be edited at a place; None where there is nothing."""
    offering = next((one for one in grid.offerings if one.id == at.offering), None)
    if at.offering is not None and at.unit is not None:
        cell = grid.cell(at.offering, at.unit)
        return Target(at, SHORT_SPECS, tuple(cell.values.get(spec.name) for spec in SHORT_SPECS), key=cell.id)
    if offering is not None:
        specs = GRID["offering"].specs
        return Target(at, specs, tuple(offering.values.get(spec.name) for spec in specs), after)
    unit = next((one for one in grid.units if one.id == at.unit), None)
    return None if unit is None else Target(at, GRID["business_unit"].specs, (unit.name,), after)


def in_one_line(names: Sequence[str]) -> str:
    """The names of new ones as `Reader.read_new` reads them."""
    return f" {BREAK} ".join(names)


def how_in_grid(spec: FieldSpec) -> str:
    """How a value may be written; nothing where any text is one."""
    if spec.choices:
        return PICKED
    return "any part of a name, or a new one" if spec.kind is FieldKind.LINK else how_written(spec)


def typed_in(editor: CellEditor, field: str, before: str) -> Mapping[str, Typed]:
    """What is typed now; nothing where it says what the book says."""
    text = editor.value
    return {} if not text.strip() or text == before else {field: Typed(text, before)}


class Reader:
    """Reads and tells what is typed into one field.

    Args:
        spec: The field.
        value: What it holds.
        context: The day from which days count, and the currency of amounts.
        competitors: Those the account has.
        families: Those that offerings belong to.
    """

    def __init__(
        self,
        spec: FieldSpec,
        value: object,
        context: ReadingContext,
        competitors: Sequence[Link],
        families: Sequence[str] = (),
    ) -> None:
        self._spec, self._value, self._context = spec, value, context
        self._competitors = competitors
        self._names = [link.name for link in competitors] if spec.kind is FieldKind.LINK else []
        if spec.name == "family":
            self._names = list(families)

    @property
    def has_names(self) -> bool:
        """Whether there are names that may be meant."""
        return bool(self._names)

    def offers(self, text: str) -> Sequence[str]:
        """The names that fit a text."""
        if not text.strip():
            return self._names
        return [link.name for link in fitting(text, [Link(0, name) for name in self._names])]

    def write(self) -> str:
        """What the field holds, as one would type it."""
        if isinstance(self._value, Link):
            return self._value.name
        return write_value(self._spec, self._value, self._context.currency)

    def read(self, text: str) -> object:
        """The value of a text; a `ValueError` says why it has none."""
        if text and text == self.write():
            return self._value  # two may be called alike: what stands there is not asked for again
        if self._spec.kind is FieldKind.LINK:
            return read_link("competitor", text, self._competitors)
        return read_value(self._spec, text, self._context)

    def read_new(self, text: str) -> object:
        """The name of a new one, or a list of the names of several; a `ValueError` says why there is none."""
        names = [part.strip() for part in text.split(BREAK) if part.strip()]
        return [str(self.read(name)) for name in names] if len(names) > 1 else self.read("".join(names))

    def tell(self, text: str) -> str:
        """How a text is understood, behind the field's label; a name says itself what it is."""
        if self._spec.name == "name":
            return ""
        if self._spec.kind is not FieldKind.LINK:
            told = echo(self._spec, text, self._context)
        else:
            told = tell_link("competitor", text, self._competitors) if text.strip() else ""
        return f"{self._spec.label.rstrip('?').lower()}  {told}".rstrip()
