"""What a note is understood to hold, while it is typed: a row for each line that becomes a record."""

from collections.abc import Sequence
from datetime import date

from textual.strip import Strip

from kamtui.reading import write_day
from kamtui.reading.follow_ups import FollowUp, FollowUpKind
from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts

HOW = "- [ ] action @me ^fri  ! risk  + idea  ? open question"
"""What is told while no line becomes anything."""
MARKS = {FollowUpKind.RISK: "!", FollowUpKind.IDEA: "+", FollowUpKind.QUESTION: "?"}
"""Marks of what is no action: as they are typed."""


class NoteReading(InkedWidget):
    """Rows of what the note's lines become; of more than fit, the last ones and how many there are.

    Args:
        today: The day from which days are written.
    """

    DEFAULT_CSS = "NoteReading { height: 3; width: 1fr; }"

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._found: Sequence[FollowUp] = ()
        self._already = 0

    def show(self, found: Sequence[FollowUp], already: int = 0) -> None:
        """Tell of other lines.

        Args:
            found: The lines that become records.
            already: How many lines have become records before.
        """
        if (found, already) != (self._found, self._already):
            self._found, self._already = found, already
            self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """A row."""
        rows = self._rows()
        parts = rows[y] if y < len(rows) else ()
        return self.ink.strip(fit_parts(parts, width), width, "surface")

    def _rows(self) -> list[Parts]:
        if not self._found:
            told = f"{self._already} lines became records before" if self._already else HOW
            return [((told, "muted"),)]
        height = max(1, self.size.height)
        if len(self._found) <= height:
            return [self._told(one) for one in self._found]
        shown = self._found[len(self._found) - height + 1 :]
        wrong = next((one for one in self._found if one.problem and one not in shown), None)
        first: Parts = ((f"{len(self._found) - len(shown)} lines before these", "muted"),)
        return [first if wrong is None else self._told(wrong), *(self._told(one) for one in shown)]

    def _told(self, one: FollowUp) -> Parts:
        if one.problem:
            return ((glyph("late"), "bad"), (" ", "fg"), (one.problem, "bad"))
        mark = glyph("action") if one.kind is FollowUpKind.ACTION else MARKS[one.kind]
        said = [
            f"@{one.owner}" if one.owner else "",
            write_day(one.due, self._today) if one.due else "",
            one.priority or "",
        ]
        kind = "open question" if one.kind is FollowUpKind.QUESTION else one.kind.value
        words = "   ".join(["", *filter(None, said), kind])
        return ((mark, "accent"), *blanks(1), (one.text, "fg"), (words, "muted"))
