"""History: what was done to a record, step by step and field by field, newest first; enter shows a text whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from kamtui.book.errors import BookError
from kamtui.reading import NotUnderstood, read_day, write_day
from kamtui.rules.difference import shorten_difference
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.lines import LinesDialog
from kamtui.screens.dialogs.whole_text import WholeText
from kamtui.services.history import FieldChange, PastStep, RecordChange, load_account_past, load_past
from kamtui.text import cells
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.line_input import LineInput
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

Load = Callable[[date | None], Sequence[PastStep]]
"""Reads the past, from a day on."""
WHEN, LABEL = 17, 14
"""Cells of the two columns before the text."""
HAPPENED = {"new": "made", "changed": "", "removed": "removed"}
"""What is said of a record that was made or removed."""


class _Line(NamedTuple):
    """A step, a record of it, a field of that, or the sentence that there is nothing."""

    number: int
    when: str = ""
    label: str = ""
    text: Parts = ()
    field: FieldChange | None = None
    is_step: bool = False


class HistoryDialog(LinesDialog[None, _Line]):
    """The past of a record, or of an account with all that hangs on it.

    Args:
        whose: The record's name.
        today: The day from which days are written.
        load: Reads the past.
        several: Whether it is of several records, so that each is named, and may be asked for from a day on.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("esc", "back"),)
    WIDTH: ClassVar[int] = 110
    AROUND: ClassVar[int] = WHEN + LABEL + 14
    FRAME: ClassVar[int] = 8
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "since", "Since", show=False, id="history.since", tooltip="Show what changed since a day")
    ]

    def __init__(self, whose: str, today: date, load: Load, *, several: bool = False) -> None:
        super().__init__("History", whose)
        self._today, self._load, self._several = today, load, several
        self._past = tuple(load(None))
        columns: tuple[Column[_Line], ...] = (
            Column("when", "", WHEN, lambda line: ((line.when, "muted"),) if line.when else None),
            Column("label", "", LABEL, _label, overflow=True),
            Column("text", "", 0, lambda line: None if line.is_step else line.text),
        )
        self.table = Table[_Line](
            columns,
            key=lambda line: line.number,
            heading=False,
            stops=lambda line: bool(line.when or line.field),
            ground="surface",
            opens="whole",
        )

    def compose_dialog(self) -> Iterable[Widget]:
        """The line for a day, where one may be asked for, and the list."""
        if self._several:
            line = LineInput("", echo=self._understood, id="since")
            line.display = False
            line.styles.margin = (1, 2, 0, 2)
            yield line
        yield from super().compose_dialog()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A day is asked for where there is more than one record."""
        return self._several if action == "since" else True

    def _understood(self, text: str) -> str:
        """How a day is understood while it is typed."""
        try:
            return (
                f"since {write_day(read_day(text, self._today), self._today)}"
                if text.strip()
                else "since which day"
            )
        except NotUnderstood:
            return "?"

    # -------------------------------------------------------------------- lines

    def lines(self, room: int) -> list[_Line | None]:
        """The steps with their records and fields, or the sentence that there is nothing."""
        lines: list[_Line | None] = []
        for step in self._past:
            if lines:
                lines.append(None)
            when = step.at.astimezone()
            day = f"{write_day(when.date(), self._today)} {when:%H:%M}"
            lines.append(_Line(len(lines), day, "", ((step.what, "fg"), (" · you", "muted")), is_step=True))
            for record in step.records:
                lines.extend(self._of_record(record, room, len(lines)))
        if not lines:
            text = "Nothing has changed since that day" if self._past_is_narrowed else "Nothing was changed yet"
            lines.append(_Line(0, "", "", ((text, "muted"),)))
        return lines

    @property
    def _past_is_narrowed(self) -> bool:
        return self._several and bool(self.query(LineInput)) and bool(self.query_one(LineInput).value)

    def _of_record(self, record: RecordChange, room: int, number: int) -> Iterator[_Line]:
        if self._several or record.happened != "changed":
            happened = HAPPENED[record.happened]
            mark: Parts = ((f" {glyph('none')} {happened}", "muted"),) if happened else ()
            yield _Line(number, "", record.kind.capitalize(), ((record.title, "muted"), *mark))
            number += 1
        for field in record.fields:
            yield _Line(number, "", field.label, parts_of(field, record, room), field)
            number += 1

    # --------------------------------------------------------------------- keys

    def action_since(self) -> None:
        """Ask for a day."""
        line = self.query_one(LineInput)
        line.display = True
        line.focus()

    def action_leave(self) -> None:
        """Leave the line for the list, and the list for the place."""
        if self.query("#since:focus"):
            self.table.focus()
        else:
            super().action_leave()

    @on(Input.Submitted)
    def _read_since(self, message: Input.Submitted) -> None:
        message.stop()
        text = message.value.strip()
        try:
            day = read_day(text, self._today) if text else None
            self._past = tuple(self._load(day))
        except (NotUnderstood, BookError) as error:
            self.foot.show(((str(error), "bad"),))
            return
        self.foot.show(((f"since {write_day(day, self._today)}", "muted"),) if day else ())
        self.query_one(LineInput).display = bool(day)
        self.show_lines()
        self.table.focus()

    def keys_on(self, line: _Line) -> Iterable[tuple[str, str]]:
        """What can be done from a line."""
        whole = (("enter", "whole"),) if line.field is not None else ()
        return (*whole, *((("s", "since"),) if self._several else ()))

    def open(self, line: _Line) -> None:
        """Show a text whole."""
        if (field := line.field) is not None:
            self.app.push_screen(WholeText(field.label, field.old, field.new))


def _label(line: _Line) -> Parts | None:
    """The label of a field; a step runs on over the text's column, which it leaves empty."""
    if line.is_step:
        return line.text
    return ((line.label, "muted"),) if line.label else None


def parts_of(field: FieldChange, record: RecordChange, room: int) -> Parts:
    """A field's value, or the old one and the new one; of long ones where they differ."""
    if record.happened == "new" or field.label == "Place":
        return ((field.new or "?", "fg"),)
    if record.happened == "removed":
        return ((field.old or "?", "muted"),)
    arrow = f" {glyph('to')} "
    old, new = shorten_difference(_one_line(field.old), _one_line(field.new), room - len(arrow), glyph("more"))
    half = max(1, room // 2 - len(arrow))
    if len(old) > half and cells(old) + cells(new) + len(arrow) > room:  # the old one leaves room for the new one
        old = old[:half].rstrip() + glyph("more")
    return ((old, "muted"), (arrow, "muted"), (new, "fg"))


def _one_line(text: str | None) -> str:
    return "?" if text is None else " ".join(text.split("\n"))


def record_history(desk: Desk, kind: str, key: int, title: str) -> HistoryDialog:
    """The past of one record.

    Args:
        desk: What lies on the desk.
        kind: The record's table.
        key: Its key.
        title: What it is called.

    Raises:
        BookError: It could not be read.
    """
    return HistoryDialog(title, desk.today, lambda _: load_past(desk.book, kind, key, desk.today))


def account_history(desk: Desk, account_id: int, name: str) -> HistoryDialog:
    """The past of an account and of all that hangs on it.

    Args:
        desk: What lies on the desk.
        account_id: The account.
        name: What it is called.

    Raises:
        BookError: It could not be read.
    """
    return HistoryDialog(
        name, desk.today, lambda since: load_account_past(desk.book, account_id, desk.today, since), several=True
    )
