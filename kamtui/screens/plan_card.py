"""The chosen record of the plan as a card beside the section, where the screen is very wide."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from textual.strip import Strip

from kamtui.fieldspec import FieldKind
from kamtui.models.outline import Section
from kamtui.reading import write_span
from kamtui.rules.judged import Judged
from kamtui.rules.plan import PlanRow
from kamtui.screens.plan_lines import SectionLine, title_of
from kamtui.screens.plan_values import told_value
from kamtui.theme import glyph
from kamtui.widgets.gauges import meter
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts, width_of
from kamtui.wrapping import wrap

LABEL = 14
"""Cells of the labels."""
EDGE, GAP = 3, 2
"""Cells between the rule and the text, and at the right end."""
TITLE_LINES, TEXT_LINES, NOTE_LINES = 4, 3, 20
"""Lines that a title, another text and the note take at most."""


class PlanCard(InkedWidget):
    """Everything that is known of one record."""

    DEFAULT_CSS = "PlanCard { width: 56; display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Parts, ...] = ()

    def show(self, told: "RecordTold | None") -> None:
        """Show a record, or nothing."""
        room = max(LABEL + 10, (self.size.width or 56) - 1 - EDGE - GAP)
        self._lines = tuple(told.lines(room)) if told is not None else ()
        self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """A line of the card, right of the rule that parts it from the section."""
        parts = self._lines[y] if y < len(self._lines) else ()
        room = width - 1 - EDGE - GAP
        return self.ink.strip(((glyph("vertical"), "faint"), *blanks(EDGE), *fit_parts(parts, room)), width)


@dataclass(frozen=True, slots=True)
class RecordTold:
    """A record as the card tells it.

    Attributes:
        section: Where it stands.
        line: The record.
        waits_for: The title of what it waits for; empty where that is nothing.
        today: The day to write days by.
        currency: The account's currency.
        computed: What is computed of it, the most urgent first.
    """

    section: Section
    line: SectionLine
    waits_for: str
    today: date
    currency: str
    computed: tuple[Parts, ...] = ()

    def lines(self, room: int) -> Iterator[Parts]:
        """The card from the top, in so many cells."""
        row = self.line.row
        record = next(record for record in self.section.levels if record.key == row.kind)
        for text in wrap(title_of(self.section, row), room, TITLE_LINES, glyph("more")):
            yield ((text, "fg", "b"),)
        yield ((record.label, "muted"),)
        yield ()
        yield from _calls(row)
        if row.progress is not None:
            yield from _progress(row.progress, room)
        for parts in self.computed:
            yield from _wrapped(parts, room)
        if self.computed:
            yield ()
        yield from _labelled("Serves", self.line.serves, room)
        yield from _labelled("Waits for", self.waits_for, room)
        for spec in record.specs:
            if spec.name != record.title and spec.kind is not FieldKind.TEXT:
                yield from _labelled(spec.label, told_value(spec, row, self.today, self.currency), room)
        note = str(row.values.get("note") or "")
        if note:
            yield ()
            for text in wrap(note, room, NOTE_LINES, glyph("more")):
                yield ((text, "fg"),)


def _wrapped(parts: Parts, room: int) -> Iterator[Parts]:
    """What fits on a line as it is; a longer text in the ink of its first part goes on below."""
    if width_of(parts) <= room:
        yield parts
        return
    for text in wrap("".join(part[0] for part in parts), room, TEXT_LINES, glyph("more")):
        yield ((text, parts[0][1]),)


def _calls(row: PlanRow) -> Iterator[Parts]:
    """What calls for action."""
    if row.late_days:
        yield ((f"{glyph('late')} {write_span(row.late_days)} late", "late"),)
    for gap in row.gaps:
        if gap.text != f"{row.late_days} d late":
            yield ((f"{glyph('due')} {gap.text}", "due"),)
    if row.gaps or row.late_days:
        yield ()


def _progress(progress: Judged[int], room: int) -> Iterator[Parts]:
    """How far it is, and by which arithmetic."""
    label: Parts = (("Progress".ljust(LABEL), "muted"),)
    if progress.value is None:
        yield (*label, (glyph("unknown"), "muted"))
    else:
        bar = meter(progress.value / 100, room - LABEL - 5)
        yield (*label, (f"{progress.value}%".ljust(5), "fg"), *bar)
    for cause in progress.why[:TEXT_LINES]:
        for text in wrap(cause.text, room - LABEL, TEXT_LINES, glyph("more")):
            yield (*blanks(LABEL), (text, "muted"))


def _labelled(label: str, value: str, room: int) -> Iterator[Parts]:
    """A field, its value in several lines if need be; an unknown one is left out."""
    if not value:
        return
    for place, text in enumerate(wrap(value, room - LABEL, TEXT_LINES, glyph("more"))):
        yield (("" if place else label).ljust(LABEL), "muted"), (text, "fg")
