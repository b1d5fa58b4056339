"""People by influence and stance: who counts and is against us at the top left, who has no place yet below."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip

from kamtui.theme import glyph, stance_token
from kamtui.vocabulary import Influence, Stance
from kamtui.widgets.gauges import stance_number, stance_scale
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.org_chart_outline import UNKNOWN
from kamtui.widgets.org_chart_values import ChartPerson
from kamtui.widgets.parts import Part, Parts, blanks, fit_parts, spread, width_of
from kamtui.widgets.people_grid_values import (
    INFLUENCES,
    ROWS,
    STANCES,
    UNPLACED,
    Field,
    Fields,
    Spot,
    arrange,
    at,
    clamp,
    find,
    share_lines,
    step_beside,
    step_down,
)
from kamtui.widgets.person_message import PersonMessage
from kamtui.widgets.quarters import in_sight
from kamtui.widgets.stance import trend_mark
from kamtui.widgets.table import HEADING, MARGIN

LABEL = 10
"""Cells of the influences at the left."""
WORDS = 18
"""Cells of a column from which on its stance is said in a word, and a name has its trend."""


class PeopleGrid(InkedWidget, can_focus=True, inherit_bindings=False):
    """Fields of names; arrows go from person to person and from field to field.

    Args:
        id: As for any widget.
    """

    DEFAULT_CSS = "PeopleGrid { height: 1fr; width: 1fr; }"
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "step(1)", "Down", show=False, id="people-grid.down",
                tooltip="Go to the next person, then to less influence"),
        Binding("up,k", "step(-1)", "Up", show=False, id="people-grid.up",
                tooltip="Go to the person before, then to more influence"),
        Binding("right,l", "beside(1)", "Right", show=False, id="people-grid.right",
                tooltip="Go to those who stand better to us"),
        Binding("left,h", "beside(-1)", "Left", show=False, id="people-grid.left",
                tooltip="Go to those who stand worse to us"),
        Binding("enter", "open", "open", id="people-grid.open", tooltip="Open the person"),
    ]  # fmt: skip

    class Highlighted(PersonMessage):
        """The cursor is on another person, or on the same one with other values."""

    class Opened(PersonMessage):
        """The person under the cursor is wanted: enter, or a second click."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fields: Fields = {}
        self._spot = Spot(0, 0)
        self._tops: dict[Field, int] = {}
        self._shared: tuple[int, tuple[int, ...]] | None = None
        self._announced: ChartPerson | None = None
        self._just_focused = False
        self._marked: Collection[int] = frozenset()

    # -------------------------------------------------------------------- values

    def mark(self, ids: Collection[int]) -> None:
        """Mark exactly these people."""
        if ids != self._marked:
            self._marked = ids
            self.refresh()

    def show(self, people: Sequence[ChartPerson]) -> None:
        """Show people; the cursor stays on its person, and goes along where that one goes.

        Args:
            people: Anybody; vacancies and those who left are not in the grid.
        """
        before, was_empty = self.cursor_id, not self._fields
        self._fields, self._shared = arrange(people), None
        spot = find(self._fields, before) if before is not None else None
        if spot is None and was_empty:
            first = min(self._fields, default=Field(0, 0))
            spot = Spot(*first)
        if spot is None and self._spot.row == UNPLACED and at(self._fields, self._spot._replace(item=0)) is None:
            spot = Spot(UNPLACED - 1, self._spot.column)
        self._go(spot or self._spot)

    @property
    def person(self) -> ChartPerson | None:
        """The person under the cursor; None in an empty field."""
        return at(self._fields, self._spot)

    @property
    def cursor_id(self) -> int | None:
        """The id of the person under the cursor; None in an empty field."""
        return None if self.person is None else self.person.id

    def put_cursor(self, id: int) -> bool:
        """Put the cursor on a person.

        Returns:
            Whether the person is in the grid.
        """
        spot = find(self._fields, id)
        if spot is not None:
            self._go(spot)
        return spot is not None

    def _go(self, spot: Spot) -> None:
        self._spot = clamp(self._fields, spot)
        self._bring_in_sight()
        self.refresh()
        self._announce()

    def _announce(self) -> None:
        """Say who is under the cursor, if that is news."""
        person = self.person
        if self.is_attached and person != self._announced:
            if person is None or self._announced is None:
                self.refresh_bindings()
            self._announced = person
            self.post_message(self.Highlighted(self, self.cursor_id))

    # ---------------------------------------------------------------------- keys

    def action_step(self, by: int) -> None:
        """Go to the next person, or to the field below or above."""
        self._go(step_down(self._fields, self._spot, by))

    def action_beside(self, by: int) -> None:
        """Go to the field beside."""
        self._go(step_beside(self._fields, self._spot, by))

    def action_open(self) -> None:
        """Tell that the person is wanted."""
        if self.cursor_id is not None:
            self.post_message(self.Opened(self, self.cursor_id))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave out what has nobody to act on."""
        return action != "open" or self.person is not None

    # -------------------------------------------------------------------- events

    def on_mount(self) -> None:
        """Say who the cursor stands on."""
        self._announce()

    def on_resize(self) -> None:
        """Keep the person in sight."""
        self._bring_in_sight()

    def on_focus(self) -> None:
        """Show that keys go here; a click that brings the focus does no more than that."""
        self._just_focused = True
        self.refresh()

    def on_blur(self) -> None:
        """Show that keys no longer go here."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Go to a person; open whom one stood on before."""
        just_focused, self._just_focused = self._just_focused, False
        found = self._line_of(event.y)
        column = (event.x - MARGIN - LABEL) // self._column
        if found is None or found[1] < 0 or event.x < MARGIN + LABEL or column >= len(STANCES):
            return
        field = Field(found[0], column)
        spot = Spot(*field, self._tops.get(field, 0) + found[1])
        if at(self._fields, spot) is None and field.row == UNPLACED:
            return
        if clamp(self._fields, spot) != self._spot:
            self._go(spot)
        elif not just_focused:
            self.action_open()

    # ------------------------------------------------------------------- drawing

    @property
    def _column(self) -> int:
        """Cells of a column, with the one before it."""
        return max(4, (self.size.width - 2 * MARGIN - LABEL) // len(STANCES))

    def _shares(self) -> tuple[int, ...]:
        """Lines of each row; a rule stands above each but the first."""
        lines = self.size.height - HEADING - (ROWS - 1)
        if self._shared is None or self._shared[0] != lines:
            self._shared = lines, share_lines(self._fields, lines)
        return self._shared[1]

    def _line_of(self, y: int) -> tuple[int, int] | None:
        """The row that a line belongs to and its place in it, -1 for the rule above; None outside of all."""
        line = y - HEADING
        for row, share in enumerate(self._shares()):
            if 0 <= line < share:
                return row, line
            line -= share
            if line == 0:
                return row + 1, -1
            line -= 1
        return None

    def _bring_in_sight(self) -> None:
        """Scroll the cursor's field no further than needed."""
        shares = self._shares()
        for field, people in self._fields.items():
            rows = _names_in(shares[field.row], len(people))
            wanted = (
                self._spot.item if field == Field(self._spot.row, self._spot.column) else self._tops.get(field, 0)
            )
            self._tops[field] = in_sight(self._tops.get(field, 0), min(wanted, len(people) - 1), rows, len(people))

    def line(self, y: int, width: int) -> Strip:
        """A line: the stances, a rule, then rows of names."""
        if y == 0:
            return self.ink.strip((*blanks(MARGIN), *self._heading()), width)
        found = (0, -1) if y == 1 else self._line_of(y)
        if found is None or found[0] >= ROWS:
            return self.ink.blank(width)
        row, line = found
        if line < 0:
            return self.ink.strip((*blanks(MARGIN), (glyph("rule") * (width - 2 * MARGIN), "faint")), width)
        segments: list[Segment] = self.ink.segments((*blanks(MARGIN), *fit_parts(self._label(row, line), LABEL)))
        if row == UNPLACED and Field(UNPLACED, 0) not in self._fields:
            segments += self.ink.segments(((" everybody is placed", "muted"),)) if line == 0 else []
        else:
            for column in range(len(STANCES)):
                segments += self._cell(Field(row, column), line)
        return Strip(segments).adjust_cell_length(width, self.ink.style("fg"))

    def _heading(self) -> Parts:
        """What the columns are."""
        parts: list[Part] = [*fit_parts((("Influence", "muted"),), LABEL)]
        for stance in STANCES:
            number = stance_number(stance)
            said: Parts = (*number, (f" {Stance(stance).label}", stance_token(stance)))
            if self._column < WORDS:
                said = (*stance_scale(stance), *blanks(1), *number)
            parts += (*blanks(1), *fit_parts(said, self._column - 1))
        return tuple(parts)

    def _label(self, row: int, line: int) -> Parts:
        """What a row is, and how many are in it."""
        count = sum(len(people) for field, people in self._fields.items() if field.row == row)
        if line == 1:
            return ((str(count), "muted"),) if count else ()
        if line:
            return ()
        word = "unplaced" if row == UNPLACED else INFLUENCES[row].label
        return ((word, "fg" if row == self._spot.row else "muted"),)

    def _cell(self, field: Field, line: int) -> list[Segment]:
        """A line of a field: a name, how many more there are, or nothing."""
        people, room = self._fields.get(field, ()), self._column - 1
        share = self._shares()[field.row]
        rows, top = _names_in(share, len(people)), self._tops.get(field, 0)
        is_field = field == Field(self._spot.row, self._spot.column)
        if not people:
            is_here = is_field and line == 0
            text: Parts = ((glyph("none"), "quiet"),) if line == 0 else ()
            return self._drawn(fit_parts((*blanks(1), *text), room), is_here)
        if line >= rows and len(people) > rows:
            shown = f"{top + 1}–{top + rows}" if rows > 1 else f"{top + 1}"
            said = f" {shown} of {len(people)}"
            said = said if len(said) <= room else f" +{len(people) - rows}"
            return self._drawn(fit_parts(((said, "muted"),), room), False)
        if line >= rows or top + line >= len(people):
            return self._drawn(blanks(room), False)
        person = people[top + line]
        mark: Parts = ((f"{glyph('marked')} ", "accent"),) if person.id in self._marked else ()
        name: Parts = (*mark, (person.name or UNKNOWN[0], "fg", "n"))
        if share == 1 and len(people) > 1:
            told = spread(name, ((f" +{len(people) - 1}", "muted"),), room - 2, gap=0)
        else:
            told = spread(name, self._beside(person, room - 2 - width_of(name)), room - 2, gap=1)
        is_here = is_field and top + line == self._spot.item
        return self._drawn(fit_parts((heat(person), *blanks(1), *told), room), is_here)

    def _beside(self, person: ChartPerson, room: int) -> Parts:
        """What stands at the right of a name in wide columns: where the stance goes, or what is not known."""
        if person.stance is not None and person.influence is not None:
            return (trend_mark(person.trend),) if self._column >= WORDS and person.trend is not None else ()
        words = [
            word for word, value in (("stance", person.stance), ("influence", person.influence)) if value is None
        ]
        missing: Parts = ((f"{' and '.join(words)} {UNKNOWN[0]}", "muted"),)
        return missing if width_of(missing) + 1 <= room else ()

    def _drawn(self, parts: Parts, is_here: bool) -> list[Segment]:
        """The cells of a field's line, the bar before them where one stands."""
        ground = self.cursor_ground if is_here else "bg"
        bar: Part = (glyph("bar"), self.cursor_ink) if is_here else (" ", "fg")
        return self.ink.segments((bar, *parts), ground, bold_name=is_here)


def heat(person: ChartPerson) -> Part:
    """The mark of a person: a key player against us, one who does not care, one who supports us, or no place."""
    if person.stance is None or person.influence is None:
        return (glyph("unknown"), "watch")
    if person.influence is Influence.LOW:
        return (" ", "fg")
    if person.stance < 0:
        return (glyph("late"), "late")
    if person.stance == 0:
        return (glyph("due"), "watch")
    return (glyph("supporting-key-player"), "stance-mentor")


def _names_in(share: int, count: int) -> int:
    """How many names stand in so many lines; where some are left out, the last line says so."""
    return share if count <= share or share == 1 else share - 1
