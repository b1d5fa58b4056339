"""Pasting into the plan: a record of each line."""

import re
from collections.abc import Sequence

from textual import events, on

from kamtui.book.drafts import Draft, Typed
from kamtui.book.errors import BookError, Refused
from kamtui.screens.base import say
from kamtui.screens.plan_drafts import OLDER, cell_form, record_of
from kamtui.screens.plan_lines import NOT_SAVED, NewPlace, new_place
from kamtui.screens.plan_writing import PlanWriting
from kamtui.text import TextTooLong, clean
from kamtui.widgets.line_input import LineInput

BULLET = r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?"
"""What lists put before a line."""
MOST_LINES = 200
"""Records that one paste makes at most."""


class PlanPasting(PlanWriting):
    """The plan that takes lists."""

    @on(LineInput.Pasted)
    def _pasted_lines(self, message: LineInput.Pasted) -> None:
        """Several lines pasted as the name of a new record are as many records."""
        writing = self._writing
        if writing is None or writing.place is None or message.input is not writing.editor:
            return
        place = writing.place
        typed = (message.before + message.behind).strip()
        self._end(writing.editor)
        self.desk.unsaved.drop(writing.form)  # it holds the lines joined to one
        if typed:
            self._keep_lines(place, (typed,))
        self._add_lines(place, message.lines)

    def on_paste(self, event: events.Paste) -> None:
        """Make a record of each line that is pasted into the section."""
        if self._writing is not None or self.shown.view is None:
            return
        event.stop()
        if self.section.grid or not self.body.has_focus:
            way = "n or N, then paste" if self.section.grid else "enter goes to the records, then paste"
            say(self, way, "Not pasted")
            return
        place = new_place(self.section, self.rows, self.key, below_it=False)
        try:
            lines = tuple(line for line in clean(event.text).splitlines() if line.strip())
        except TextTooLong as error:
            say(self, str(error), "Not pasted", bad=True)
            return
        if place is None or not lines:
            return
        if len(lines) == 1:
            self._begin_draft(place, without_bullet(lines[0]))
        else:
            self._add_lines(place, lines)

    def _add_lines(self, place: NewPlace, lines: Sequence[str]) -> None:
        """Add a record for each line in one step; where that is refused they stand in the editor as one."""
        view = self.shown.view
        if view is None:
            return
        name = next(record.title for record in self.section.levels if record.key == place.kind)
        titles = [without_bullet(line) for line in lines]
        form = self._keep_lines(place, lines)
        self.desk.unsaved.keep_now()  # what is pasted is on the disk before the first record is
        try:
            added = self.add_all(place, [{name: title} for title in titles[:MOST_LINES]], view.account_id)
        except (Refused, BookError) as error:
            self.desk.unsaved.drop(form)
            self._begin_draft(place, " ".join(titles), str(error))
            return
        self.desk.unsaved.drop(form)
        self.show_record(self.section.key, added[-1])
        more = len(lines) - MOST_LINES
        if more > 0:
            self._keep_lines(place, lines[MOST_LINES:])
            say(
                self,
                f"The first {MOST_LINES} lines were taken, f7 has the other {more}",
                f"{len(added)} added",
                bad=True,
            )
        else:
            say(self, "u takes them back", f"{len(added)} added")

    def _keep_lines(self, place: NewPlace, lines: Sequence[str]) -> str:
        """Keep lines that are no records yet as a draft of the first one.

        Returns:
            What they are known by.
        """
        key = (place.kind, NOT_SAVED)
        account = 0 if self.shown.view is None else self.shown.view.account_id
        name = next(record.title for record in self.section.levels if record.key == place.kind)
        form = cell_form(account, key, place, name)
        while self.desk.unsaved.offered(form) is not None:
            form += OLDER
        fields = {name: Typed("\n".join(lines))}
        self.desk.unsaved.put(Draft(form, record_of(key), account, fields))
        return form


def without_bullet(line: str) -> str:
    """A line of a list without what stands before its text."""
    return re.sub(BULLET, "", line).strip() or line.strip()
