"""A grid of weeks: one cell a day, with words where there is room and a mark for each kind where there is not."""

from datetime import date

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip

from kamtui.reading import MONTHS, WEEKDAYS
from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.month_grid_values import WEEK, MonthShown, marks_of, week_number, words_of
from kamtui.widgets.parts import Part, Parts, blanks, fit_parts
from kamtui.widgets.table import MARGIN

LABEL = 4
"""Cells of the week numbers at the left."""
HEAD = 1
"""Lines above the weeks: the names of the days."""
NARROWEST, LEAST_FOR_WORDS, WIDEST = 5, 10, 18
"""Cells of a day: where only marks have room, from which words do, and more than which a month never takes."""
FOR_AGENDA = 46
"""Cells that a month leaves to what stands beside it."""
WITH_RULE = 3
"""Lines of a week from which one of them is a rule."""
DIGITS = 3
"""Cells of a day's number and of the blank behind it."""


def month_width(room: int, *, with_words: bool) -> int:
    """Cells a month takes beside an agenda.

    Args:
        room: Cells of both.
        with_words: Whether days show words, or marks alone.
    """
    cell = max(LEAST_FOR_WORDS + 1, min(WIDEST, (room - FOR_AGENDA) // WEEK)) if with_words else NARROWEST
    return MARGIN + LABEL + WEEK * cell + 1


class MonthGrid(InkedWidget, can_focus=True):
    """Weeks of days, one of which is chosen. Its keys are the screen's: it only shows, and tells of clicks.

    Args:
        id: As for any widget.
    """

    DEFAULT_CSS = "MonthGrid { height: 1fr; width: 1fr; }"
    ALLOW_SELECT = False

    class Chosen(Message):
        """A day was clicked.

        Attributes:
            day: The day.
            was_chosen: Whether one stood on it before: then it is to be opened.
        """

        def __init__(self, day: date, *, was_chosen: bool) -> None:
            super().__init__()
            self.day = day
            self.was_chosen = was_chosen

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown = MonthShown()
        self._just_focused = False

    @property
    def shown(self) -> MonthShown:
        """What it shows."""
        return self._shown

    def show(self, shown: MonthShown) -> None:
        """Show other days, or another one of them as chosen."""
        if shown != self._shown:
            self._shown = shown
            self.refresh()

    # ------------------------------------------------------------------- layout

    @property
    def _cell(self) -> int:
        """Cells of a day, the bar of the chosen one among them."""
        return max(1, (self.size.width - MARGIN - LABEL - 1) // WEEK)

    @property
    def _rows(self) -> int:
        """Lines of a week."""
        return max(1, (self.size.height - HEAD) // max(1, len(self._shown.weeks)))

    def day_at(self, x: int, y: int) -> date | None:
        """The day at a place of the widget; None where there is none."""
        week, place = (y - HEAD) // self._rows, (x - MARGIN - LABEL) // self._cell
        if y < HEAD or x < MARGIN + LABEL or place >= WEEK or week >= len(self._shown.weeks):
            return None
        return self._shown.weeks[week][place]

    # ------------------------------------------------------------------- events

    def on_focus(self) -> None:
        """Show that keys go here; a click that brings the focus does no more than choose."""
        self._just_focused = True
        self.refresh()

    def on_blur(self) -> None:
        """Show that keys no longer go here."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Tell which day was clicked."""
        just_focused, self._just_focused = self._just_focused, False
        day = self.day_at(event.x, event.y)
        if day is not None:
            self.post_message(self.Chosen(day, was_chosen=day == self._shown.day and not just_focused))

    # ------------------------------------------------------------------ drawing

    def line(self, y: int, width: int) -> Strip:
        """A line: the names of the days, a rule over a week, its numbers, what is on its days."""
        if y == 0:
            return self.ink.strip(self._heading(), width)
        week, row = divmod(y - HEAD, self._rows)
        if week >= len(self._shown.weeks):
            return self.ink.blank(width)
        if self._rows >= WITH_RULE:
            if row == 0:
                rule = glyph("rule") * (width - MARGIN - 1)
                return self.ink.strip((*blanks(MARGIN), (rule, "faint")), width)
            row -= 1
        segments = self._week(self._shown.weeks[week], row)
        return Strip(segments).adjust_cell_length(width, self.ink.style("fg"))

    def _heading(self) -> Parts:
        parts: Parts = (*blanks(MARGIN), *fit_parts((("Wk", "muted"),), LABEL))
        for day in self._shown.weeks[0] if self._shown.weeks else ():
            name: Parts = ((f" {WEEKDAYS[day.weekday()][:3]}", "muted"),)
            parts = (*parts, *fit_parts(name, self._cell))
        return parts

    def _week(self, week: tuple[date, ...], row: int) -> list[Segment]:
        """A line of a week's days."""
        label: Parts = ((f"{week_number(week):>2}", "quiet"),) if row == 0 else ()
        segments = self.ink.segments((*blanks(MARGIN), *fit_parts(label, LABEL)))
        for day in week:
            is_here = day == self._shown.day
            ground = ("select" if self.has_focus else "panel") if is_here else "bg"
            bar: Part = (glyph("bar"), "accent" if self.has_focus else "faint") if is_here else (" ", "fg")
            text = fit_parts(self._text(day, row), self._cell - 1)
            segments += self.ink.segments((bar, *text), ground)
        return segments

    def _text(self, day: date, row: int) -> Parts:
        """What a day says on a line of its cell."""
        rows = self._rows - (self._rows >= WITH_RULE)
        entries = self._shown.entries.get(day, ())
        room = self._cell - 1
        if row == 0:
            number = self._number(day)
            if rows > 1:
                return number
            marks = marks_of(entries, room - DIGITS + 1)
            return (*fit_parts(number[:1], DIGITS - 1), *marks)
        if self._cell >= LEAST_FOR_WORDS and rows > 2:
            lines = words_of(entries, rows - 1)
            return lines[row - 1] if row <= len(lines) else ()
        return marks_of(entries, room) if row == 1 else ()

    def _number(self, day: date) -> Parts:
        """The number of a day, where there is room with the name of a new month or a holiday."""
        shown = self._shown
        letters = ("b" if day in (shown.today, shown.day) else "") + ("u" if day == shown.today else "")
        number: Parts = ((str(day.day), shown.number_token(day), letters),)
        if self._cell < LEAST_FOR_WORDS:
            return number
        name = shown.free.get(day) or (MONTHS[day.month - 1][:3] if day.day == 1 else "")
        return (*number, (f" {name}", "muted")) if name else number
