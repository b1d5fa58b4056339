"""The line at the foot of the plan: what the chosen record serves and waits for, what it lacks, who may see it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.outline import Section
from kamtui.reading import write_span
from kamtui.rules.plan import PlanRow
from kamtui.screens.plan_columns import initials, lead_cells, rest_of, whole_title
from kamtui.screens.plan_lines import GROUP, NOT_SAVED, SectionLine
from kamtui.screens.plan_values import told_value
from kamtui.text import cells, safe_line
from kamtui.theme import glyph
from kamtui.vocabulary_plan import Visibility
from kamtui.widgets.parts import Parts, blanks, fit_parts, width_of

BETWEEN = 3
"""Blanks between two things that are said."""
WORDS = {"source": "from", "closing_reason": "closed as", "reason_lost": "lost as"}
"""What stands before a field's value where that is not its label."""
TOLD = (FieldKind.LINE, FieldKind.LINK, FieldKind.DAY, FieldKind.MONEY)
"""What is told where no column has it."""
SAID = ("owner", "waits_for_id", "currency")
"""What is told in its own way."""
LEAST = 12
"""Cells that a text which is cut still has."""


def strip_parts(
    section: Section,
    line: SectionLine | None,
    waits_for: Mapping[int, str],
    width: int,
    name_width: int,
    *,
    untold: Iterable[tuple[FieldSpec, str]] = (),
    computed: Iterable[Parts] = (),
) -> Parts:
    """What is said of a record, in so many cells: what calls for action first, then texts as there is room.

    Args:
        section: Where it stands.
        line: The record; None where there is none.
        waits_for: By an action's key the title of the one it waits for.
        width: The cells there are.
        name_width: The cells its title has in the table; one that is cut there is said here.
        untold: What is known of it that no column says, from `untold_of`.
        computed: What is computed of it, the most urgent first.
    """
    if line is None or line.row.id == NOT_SAVED or line.row.kind == GROUP:
        return ()
    title = whole_title(section, line.row)
    calls, last = list(_calls(line)), list(_visibility(line))
    is_cut = cells(title) > name_width
    computed = tuple(computed)
    texts = [*(_title(title) if is_cut else ()), *computed, *_texts(line, waits_for, untold)]
    if not (calls or texts or last):
        label = next(record.label for record in section.levels if record.key == line.row.kind)
        return ((f"{label}, internal", "muted"),)
    room = width - sum(width_of(parts) + BETWEEN for parts in (*calls, *last)) + BETWEEN
    said = [*calls, *_fitting(texts, room, first_whole=is_cut or bool(computed)), *last]
    return tuple(part for place, parts in enumerate(said) for part in (*(blanks(BETWEEN) if place else ()), *parts))


def _fitting(texts: Sequence[Parts], room: int, *, first_whole: bool) -> Iterator[Parts]:
    """As many texts as there is room for, the first ones first; the first leaves some room for the second."""
    second = min(width_of(texts[1]), 2 * LEAST) + BETWEEN if len(texts) > 1 else 0
    for place, parts in enumerate(texts):
        share = max(room - second, room // 2) if place == 0 and not first_whole else room
        needed, share = width_of(parts), share - BETWEEN
        if needed > share and share < LEAST:
            continue
        yield fit_parts(parts, min(needed, share))
        room -= min(needed, share) + BETWEEN


def _title(title: str) -> Iterator[Parts]:
    yield ((title, "fg"),)


def _calls(line: SectionLine) -> Iterator[Parts]:
    """What calls for action: past due, and what is missing."""
    row = line.row
    late = f"{row.late_days} d late"
    if row.late_days:
        yield ((f"{glyph('late')} {write_span(row.late_days)} late", "late"),)
    gaps = [gap.text for gap in row.gaps if not (row.late_days and gap.text == late)]
    if gaps:
        yield ((f"{glyph('due')} {', '.join(gaps)}", "due"),)


def untold_of(
    section: Section, row: PlanRow, shown: Collection[str], today: date, currency: str
) -> Iterator[tuple[FieldSpec, str]]:
    """What is known of a record that no column says, in the order of its form.

    Args:
        section: Where it stands.
        row: The record.
        shown: Keys of the columns that are on the screen.
        today: The day to write days by.
        currency: The account's currency.
    """
    for record in section.levels:
        if record.key != row.kind:
            continue
        said = {record.title, *SAID, *((rest_of(record),) if lead_cells(record) else ()), *shown}
        texts = set()
        for spec in record.specs:
            if spec.kind in TOLD and spec.name not in said:
                text = told_value(spec, row, today, currency)
                if text and text not in texts:
                    texts.add(text)
                    yield spec, text


def _texts(
    line: SectionLine, waits_for: Mapping[int, str], untold: Iterable[tuple[FieldSpec, str]]
) -> Iterator[Parts]:
    """What else is worth a word."""
    values = line.row.values
    if line.serves:
        yield (("serves ", "muted"), (line.serves, "fg"))
    if line.row.kind == "action" and line.row.id in waits_for:
        yield (("waits for ", "muted"), (waits_for[line.row.id], "fg"))
    for spec, text in untold:
        yield ((f"{WORDS.get(spec.name, spec.label.lower())} ", "muted"), (text, "fg"))
    note = safe_line(str(values.get("note") or "")).strip()
    if note:
        yield (("note ", "muted"), (note, "fg"))
    owner = str(values.get("owner") or "")
    if owner and initials(owner) != owner:
        yield (("who ", "muted"), (owner, "fg"))


def _visibility(line: SectionLine) -> Iterator[Parts]:
    visibility = line.row.values.get("visibility")
    if visibility is Visibility.CUSTOMER or visibility is Visibility.PRIVATE:
        yield ((visibility.label, visibility.value),)
