"""A grid of weeks: one cell a day, with words where there is room and a mark for each kind where there is not."""

from datetime import date
from typing import NamedTuple

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


class Cells(NamedTuple):
    """How large a day is.

    Attributes:
        width: Its cells, the bar of the chosen one among them.
        height: Its lines, the rule over it among them.
    """

    width: int
    height: int

    @property
    def has_rule(self) -> bool:
        """Whether there is a rule over it."""
        return self.height >= WITH_RULE

    @property
    def rows(self) -> int:
        """Its lines without the rule."""
        return self.height - self.has_rule


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

    def _cells_now(self) -> Cells:
        """How large a day is now; asked once for a line, as a widget's size is dear."""
        width, height = self.size
        cell = max(1, (width - MARGIN - LABEL - 1) // WEEK)
        return Cells(cell, max(1, (height - HEAD) // max(1, len(self._shown.weeks))))

    def day_at(self, x: int, y: int) -> date | None:
        """The day at a place of the widget; None where there is none."""
        size = self._cells_now()
        week, place = (y - HEAD) // size.height, (x - MARGIN - LABEL) // size.width
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
        size = self._cells_now()
        if y == 0:
            return self.ink.strip(self._heading(size.width), width)
        week, row = divmod(y - HEAD, size.height)
        if week >= len(self._shown.weeks):
            return self.ink.blank(width)
        if size.has_rule:
            if row == 0:
                rule = glyph("rule") * (width - MARGIN - 1)
                return self.ink.strip((*blanks(MARGIN), (rule, "faint")), width)
            row -= 1
        segments = self._week(self._shown.weeks[week], row, size)
        return Strip(segments).adjust_cell_length(width, self.ink.style("fg"))

    def _heading(self, cell: int) -> Parts:
        parts: Parts = (*blanks(MARGIN), *fit_parts((("Wk", "muted"),), LABEL))
        for day in self._shown.weeks[0] if self._shown.weeks else ():
            name: Parts = ((f" {WEEKDAYS[day.weekday()][:3]}", "muted"),)
            parts = (*parts, *fit_parts(name, cell))
        return parts

    def _week(self, week: tuple[date, ...], row: int, size: Cells) -> list[Segment]:
        """A line of a week's days."""
        ink, focused, chosen = self.ink, self.has_focus, self._shown.day
        label: Parts = ((f"{week_number(week):>2}", "quiet"),) if row == 0 else ()
        segments = ink.segments((*blanks(MARGIN), *fit_parts(label, LABEL)))
        for day in week:
            text = fit_parts(self._text(day, row, size), size.width - 1)
            if day == chosen:
                bar: Part = (glyph("bar"), "accent" if focused else "faint")
                segments += ink.segments((bar, *text), "select" if focused else "panel")
            else:
                segments += ink.segments(((" ", "fg"), *text))
        return segments

    def _text(self, day: date, row: int, size: Cells) -> Parts:
        """What a day says on a line of its cell."""
        entries = self._shown.entries.get(day, ())
        if row == 0:
            number = self._number(day, size.width)
            if size.rows > 1:
                return number
            room = blanks(DIGITS - 1 - len(number[0][0]))
            return (number[0], *room, *marks_of(entries, size.width - DIGITS))
        if size.width >= LEAST_FOR_WORDS and size.rows > 2:
            lines = words_of(entries, size.rows - 1)
            return lines[row - 1] if row <= len(lines) else ()
        return marks_of(entries, size.width - 1) if row == 1 else ()

    def _number(self, day: date, cell: int) -> Parts:
        """The number of a day, where there is room with the name of a new month or a holiday."""
        shown = self._shown
        letters = ("b" if day in (shown.today, shown.day) else "") + ("u" if day == shown.today else "")
        # The blank is a part of its own: the line under today ends with the number.
        number: Parts = ((str(day.day), shown.number_token(day), letters), (" ", "fg"))
        if cell < LEAST_FOR_WORDS:
            return number
        name = shown.free.get(day) or (MONTHS[day.month - 1][:3] if day.day == 1 else "")
        return (*number, (name, "muted")) if name else number
