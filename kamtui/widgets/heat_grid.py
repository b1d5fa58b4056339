"""Risks as a grid of likelihood by impact: how many stand in each field, and which they are."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.widgets.table import MARGIN

Field = tuple[int, int]
"""Likelihood and impact, 1 to 5 each."""

SIDE = 5
"""Fields along each side."""
HEAD = 3
"""Lines above the fields: the title, a rule, the impacts."""
LABEL, FIELD = 10, 6
"""Cells of the likelihoods at the left, and of a field."""
WIDE = 74
"""Cells from which on the risks stand beside the grid instead of below it."""
GRID = LABEL + SIDE * FIELD
"""Cells of the grid."""
BESIDE = 4
"""Cells between the grid and what stands beside it."""
SEVERE, WATCHED = 15, 8
"""Likelihood x impact from which on a field is severe, and from which on it is watched."""


@dataclass(frozen=True, slots=True)
class HeatShown:
    """What the grid shows.

    Attributes:
        title: The section's title.
        fields: Names of the risks by field, in their order.
        aside: Names of the risks that are not rated.
        closed: How many are closed and left out.
    """

    title: str = ""
    fields: Mapping[Field, Sequence[str]] = field(default_factory=dict)
    aside: Sequence[str] = ()
    closed: int = 0


def heat_of(at: Field) -> tuple[str, str]:
    """The mark and ink of a field: severe, watched or neither."""
    weight = at[0] * at[1]
    if weight >= SEVERE:
        return (glyph("late"), "late")
    return (glyph("due"), "watch") if weight >= WATCHED else (glyph("none"), "quiet")


class HeatGrid(InkedWidget, can_focus=True, inherit_bindings=False):
    """Five by five fields one can stand on; the likeliest and gravest are at the top right.

    Args:
        id: As for any widget.
    """

    DEFAULT_CSS = "HeatGrid { height: 1fr; width: 1fr; }"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(1,0)", "Up", show=False, id="heat.up", tooltip="Go to what is likelier"),
        Binding("down,j", "move(-1,0)", "Down", show=False, id="heat.down", tooltip="Go to what is less likely"),
        Binding("right,l", "move(0,1)", "Right", show=False, id="heat.right", tooltip="Go to what is graver"),
        Binding("left,h", "move(0,-1)", "Left", show=False, id="heat.left",
                tooltip="Go to what is less grave, then to the outline"),
        Binding("enter,e", "open", "list", id="heat.open", tooltip="Go to the risk in the list"),
    ]  # fmt: skip

    class Opened(Message):
        """The risks of a field are wanted in the list.

        Attributes:
            at: The field.
        """

        def __init__(self, at: Field) -> None:
            super().__init__()
            self.at = at

    class Left(Message):
        """The outline is wanted."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown = HeatShown()
        self.at: Field = (SIDE, SIDE)

    def show(self, shown: HeatShown, at: Field | None = None) -> None:
        """Show risks.

        Args:
            shown: What is shown.
            at: The field to stand on; one stays where one stood otherwise.
        """
        self._shown = shown
        if at is not None:
            self.at = at
        self.refresh()

    @property
    def worst(self) -> Field:
        """The gravest field with a risk in it; the top right one where there is none."""
        return max(self._shown.fields, key=lambda at: (at[0] * at[1], at), default=(SIDE, SIDE))

    def action_move(self, up: int, right: int) -> None:
        """Go to a neighbour; left of the grid is the outline."""
        likelihood, impact = self.at[0] + up, self.at[1] + right
        if impact < 1:
            self.post_message(self.Left())
        elif 1 <= likelihood <= SIDE and impact <= SIDE:
            self.at = (likelihood, impact)
            self.refresh()

    def action_open(self) -> None:
        """Ask for the risks of the field in the list."""
        self.post_message(self.Opened(self.at))

    def on_focus(self) -> None:
        """Show that keys go here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that keys no longer go here."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Stand where the click was; a second click goes to the list."""
        impact = (event.x - MARGIN - LABEL) // FIELD + 1
        likelihood = SIDE - (event.y - HEAD)
        if event.x < MARGIN + LABEL or not (1 <= impact <= SIDE and 1 <= likelihood <= SIDE):
            return
        if (likelihood, impact) == self.at:
            self.action_open()
        else:
            self.at = (likelihood, impact)
            self.refresh()

    # ------------------------------------------------------------------- drawing

    def line(self, y: int, width: int) -> Strip:
        """A line: title, rule, impacts, fields from likely to unlikely, then what is told of them."""
        ink, room = self.ink, width - 2 * MARGIN
        is_wide = room >= WIDE
        if y == 0:
            parts: Parts = ((self._shown.title, "fg", "b"), ("   likelihood by impact", "muted"))
            return ink.strip((*blanks(MARGIN), *fit_parts(parts, room)), width)
        if y == 1:
            return ink.strip((*blanks(MARGIN), (glyph("rule") * room, "faint")), width)
        told = list(self._told(room - GRID - BESIDE if is_wide else room))
        beside = told[y - HEAD + 1] if is_wide and 0 <= y - HEAD + 1 < len(told) else ()
        if y < HEAD + SIDE:
            left = self._impacts() if y == HEAD - 1 else ()
            segments = list(ink.segments((*blanks(MARGIN), *fit_parts(left, GRID))))
            if y >= HEAD:
                segments = list(self._fields(SIDE - (y - HEAD)))
            rest = fit_parts((*blanks(BESIDE), *beside), width - MARGIN - GRID)
            return Strip([*segments, *ink.segments(rest)], width)
        below = told[y - HEAD - SIDE - 1] if not is_wide and 0 <= y - HEAD - SIDE - 1 < len(told) else ()
        if is_wide:
            return ink.strip((*blanks(MARGIN + GRID + BESIDE), *beside), width) if beside else ink.blank(width)
        return ink.strip((*blanks(MARGIN), *fit_parts(below, room)), width)

    def _impacts(self) -> Parts:
        numbers = tuple(
            part
            for impact in range(1, SIDE + 1)
            for part in fit_parts(((f" {impact}", "fg" if impact == self.at[1] else "muted"),), FIELD)
        )
        return (*fit_parts((("Impact", "muted"),), LABEL), *numbers)

    def _fields(self, likelihood: int) -> Iterator[Segment]:
        """A line of fields, from slight to grave."""
        ink, is_here = self.ink, likelihood == self.at[0]
        label = f"{'Likely ' if likelihood == SIDE else ''}{likelihood}".rjust(LABEL - 2)
        yield from ink.segments((*blanks(MARGIN), *fit_parts(((label, "fg" if is_here else "muted"),), LABEL)))
        for impact in range(1, SIDE + 1):
            at = (likelihood, impact)
            mark, token = heat_of(at)
            count = len(self._shown.fields.get(at, ()))
            text: Parts = ((f" {mark} ", token), (str(count) if count else " ", token, "b"))
            ground = self.cursor_ground if at == self.at else "bg"
            yield from ink.segments(fit_parts(text, FIELD - 1), ground)
            yield from ink.segments(blanks(1))

    def _told(self, room: int) -> Iterator[Parts]:
        """The risks of the field one stands on, then those that are not rated."""
        likelihood, impact = self.at
        mark, token = heat_of(self.at)
        names = self._shown.fields.get(self.at, ())
        head = f"likely {likelihood}, impact {impact}"
        yield ((f"{mark} ", token), (head, "muted"), *(() if names else ((": no risk", "muted"),)))
        for name in names:
            yield fit_parts(((f"  {name}", "fg"),), room)
        if self._shown.aside:
            yield ()
            yield ((f"{glyph('unknown')} ", "watch"), ("not rated", "muted"))
            for name in self._shown.aside:
                yield fit_parts(((f"  {name}", "fg"),), room)
        if self._shown.closed:
            yield ()
            yield ((f"{self._shown.closed} closed, left out", "muted"),)
