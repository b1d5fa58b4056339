"""The internal plan: as Markdown for people, as JSON for programs; private records stay in the book.

Which fields a record has, and in which order, comes from the plan's table of contents. Beside the front matter
nothing depends on the day, so that two exports differ only where the plan does.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from kamtui.exports.fields import UNBROKEN, day_markdown, field_json, field_markdown, measure_markdown
from kamtui.exports.figures import figures_json, figures_markdown, row_figures_json
from kamtui.exports.glance import glance_markdown
from kamtui.exports.grouped import grouped, is_grouped
from kamtui.exports.markdown import (
    Align,
    Markdown,
    bullet,
    document,
    escape,
    front_matter,
    heading,
    inside,
    items,
    noted,
    paragraphs,
    table,
    task,
)
from kamtui.exports.milestones import milestones_markdown
from kamtui.exports.origins import named_with_origin
from kamtui.exports.page import fits_page
from kamtui.exports.people import people_json
from kamtui.exports.people_section import people_markdown
from kamtui.exports.white_space import cells_json, totals_json, white_space_markdown
from kamtui.fieldspec import FIGURES, FieldKind, FieldSpec
from kamtui.models.contents import RECORDS, SECTIONS
from kamtui.models.shapes import RecordShape, SectionShape
from kamtui.rules.glance import AccountGlance
from kamtui.rules.judged import Judged, shortened
from kamtui.rules.people_view import PeopleView
from kamtui.rules.plan import PlanListed, PlanRow, PlanView, Signed, without_private
from kamtui.rules.progress import MEASURED
from kamtui.text import cells
from kamtui.vocabulary import ActionStatus
from kamtui.vocabulary_plan import Visibility

SHORT = 32
"""Cells of the screen that a value may take to stand in a table."""

AFTER_PEOPLE = "white_space"
"""The section before which the people stand: the first one on revenue."""

NOTHING = "Nothing is planned yet"
"""What stands in a plan without a record."""


def plan_markdown(
    view: PlanView,
    *,
    today: date,
    version: str,
    people: PeopleView | None = None,
    account: AccountGlance | None = None,
    mermaid: bool = False,
) -> str:
    """Write the internal plan.

    Args:
        view: The plan.
        today: The day that stands in the front matter, and nowhere else.
        version: Of kamtui, for the front matter.
        people: The account's people, who stand before the revenue; left out when not given. What is judged of
            them depends on their day.
        account: The account itself, for the head; left out when not given.
        mermaid: Whether their chart is drawn with Mermaid.

    Returns:
        A Markdown document; the same plan gives the same text.
    """
    view = without_private(view)
    body: list[Markdown] = []
    for section in SECTIONS:
        if section.key == AFTER_PEOPLE and people is not None:
            body += people_markdown(people, mermaid=mermaid)
        body += _section(section, view)
    return document([*_head(view, today, version), *glance_markdown(view, account), *(body or [escape(NOTHING)])])


def _head(view: PlanView, today: date, version: str) -> Iterator[Markdown]:
    yield front_matter(
        {
            "title": f"{view.account}: {view.title}",
            "account": view.account,
            "account_id": view.account_id,
            "owner": view.owner,
            "tags": list(view.tags),
            "generated": today.isoformat(),
            "kamtui_version": version,
        }
    )
    yield heading(1, Markdown(f"{escape(view.account)} · {inside(view.title)}"))
    days = [day_markdown(day) if day else "?" for day in (view.starts, view.ends)]
    period = " to ".join(days) if view.starts or view.ends else ""
    status = view.status.label if view.status else ""
    owner = f"Owner: {inside(view.owner)}" if view.owner else ""
    yield Markdown(" · ".join(filter(None, (period, status, owner))))
    if view.signed is not None:
        yield _signed(view.signed)


def _signed(signed: Signed) -> Markdown:
    """Who signed the plan last, and how far it has gone from that."""
    role = f", {inside(signed.role)}" if signed.role else ""
    return Markdown(f"Signed {day_markdown(signed.day)} by {inside(signed.name)}{role} · {signed.since}")


def _section(section: SectionShape, view: PlanView) -> Iterator[Markdown]:
    """A section under its heading; nothing when it is empty."""
    if not section.levels:
        yield from white_space_markdown(section.title, view.white_space)
        return
    rows = view.sections[section.key]
    if not rows:
        return
    yield heading(2, section.title)
    if len(section.levels) == 1:
        shape = RECORDS[section.levels[0]]
        if is_grouped(shape.key):
            yield from _groups(shape, rows, view.currency)
        else:
            yield from _list(shape, rows, view.currency)
        yield from figures_markdown(section.key, view)
    else:
        yield from _tree(rows, view.currency)


def _groups(shape: RecordShape, rows: Sequence[PlanRow], currency: str) -> Iterator[Markdown]:
    """Each group under a heading of its own."""
    for title, found in grouped(shape.key, rows, lambda row, told: _facts(shape, row, currency, leave_out=told)):
        yield title
        yield from _noted(found)


def _list(shape: RecordShape, rows: Sequence[PlanRow], currency: str) -> Iterator[Markdown]:
    """A table of what is known and short, then the rest of each record below its name."""
    columns = _columns(shape, rows, currency)
    yield table(
        [spec.heading or spec.label for spec in columns],
        [[_cell(spec, row, currency) for spec in columns] for row in rows],
        [_side(spec) for spec in columns],
    )
    shown = {spec.name for spec in columns}
    rest = [(*_named(row), list(_facts(shape, row, currency, leave_out=shown))) for row in rows]
    yield from _noted(
        (items([bullet(_reference(row, name)), *(bullet(fact, 1) for fact in facts)]), note, 1)
        for row, (name, note, facts) in zip(rows, rest, strict=True)
        if facts or _note(row)
    )


def _columns(shape: RecordShape, rows: Sequence[PlanRow], currency: str) -> list[FieldSpec]:
    """What stands in the table; where a page has no room for all, the last of the other records it names do not."""
    columns = [spec for spec in shape.specs if spec.name == shape.title or _is_column(spec, rows)]
    said = {
        spec.name: [spec.heading or spec.label, *(_cell(spec, row, currency) for row in rows)] for spec in columns
    }
    links = [spec for spec in columns if spec.kind is FieldKind.LINK]
    while links and not fits_page(said[spec.name] for spec in columns):
        columns.remove(links.pop())
    return columns


def _is_column(spec: FieldSpec, rows: Iterable[PlanRow]) -> bool:
    """Whether a field stands in the table: something is known of it, and it is short in every record."""
    said = [value for row in rows if _is_said(spec, value := row.values[spec.name])]
    return bool(said) and not any(isinstance(value, str) and cells(value) > SHORT for value in said)


def _cell(spec: FieldSpec, row: PlanRow, currency: str) -> Markdown:
    written = field_markdown(spec, row.values[spec.name], _currency(row, currency))
    # A day or an amount that breaks in a narrow cell is hard to read.
    return Markdown(written.replace(" ", UNBROKEN)) if spec.kind in FIGURES else written


def _tree(rows: Sequence[PlanRow], currency: str) -> Iterator[Markdown]:
    """Each goal under a heading of its own with what serves it as a list; then the unassigned actions."""
    listed: list[tuple[Markdown, str, int]] = []
    yield from milestones_markdown(rows)
    for row in rows:
        if row.level == 0:
            yield from _noted(listed)
            listed = []
            yield heading(3, _title(row))
            if row.kind != "group":
                yield Markdown(" · ".join(_facts(RECORDS[row.kind], row, currency)))
                yield paragraphs(_note(row))
        else:
            name, note = _named(row)
            listed.append((_line(row, name, currency), note, row.level))
    yield from _noted(listed)


def _noted(lines: Iterable[tuple[Markdown, str, int]]) -> Iterator[Markdown]:
    """A list whose items may have notes below them: (item, note, list levels the note belongs under)."""
    yield items(part for line, note, indent in lines for part in (line, noted(note, indent)))


def _line(row: PlanRow, name: Markdown, currency: str) -> Markdown:
    """An objective as a bullet, an action as a task; a dropped one is neither open nor done, so it has no box."""
    text = Markdown(" · ".join((name, *_facts(RECORDS[row.kind], row, currency))))
    status = row.values.get("status")
    if not isinstance(status, ActionStatus) or status is ActionStatus.DROPPED:
        return bullet(text, row.level - 1)
    return task(status is ActionStatus.DONE, text, row.level - 1)


def _facts(shape: RecordShape, row: PlanRow, currency: str, leave_out: Container[str] = ()) -> Iterator[Markdown]:
    """What is known of a record besides its title and note, as `Due: 28 Nov 2026`, in the order of the form."""
    for spec in shape.specs:
        value = row.values[spec.name]
        if spec.name == "measure":
            yield from _way(row, currency)
        elif spec.name in leave_out or spec.name == shape.title or not _is_said(spec, value):
            continue
        elif spec.kind is FieldKind.FLAG:
            yield escape(spec.label)
        else:
            yield Markdown(f"{escape(spec.label)}: {field_markdown(spec, value, _currency(row, currency))}")


def _is_said(spec: FieldSpec, value: object) -> bool:
    """Whether a fact is worth a word: known, and not what the rest of the line says already."""
    if spec.name in MEASURED or spec.name == "currency" or spec.kind is FieldKind.TEXT:
        return False
    unsaid = (None, False, Visibility.INTERNAL, ActionStatus.OPEN, ActionStatus.DONE)
    return not any(value is one for one in unsaid)


def _way(row: PlanRow, currency: str) -> Iterator[Markdown]:
    way = measure_markdown(row.values, currency)
    if way:
        yield Markdown(f"Measure: {way}")
    if row.progress is not None and row.progress.value is not None:
        yield Markdown(f"Progress: {row.progress.value}%")


def _title(row: PlanRow) -> Markdown:
    return escape(str(row.values["title" if row.kind == "group" else RECORDS[row.kind].title]))


def _named(row: PlanRow) -> tuple[Markdown, str]:
    """The title with what it comes from, and what of the note is left to say."""
    return named_with_origin(str(row.values[RECORDS[row.kind].title]), _note(row))


def _reference(row: PlanRow, name: Markdown) -> Markdown:
    """The name as a reference to a row of the table above."""
    title = str(row.values[RECORDS[row.kind].title])
    return Markdown(escape(shortened(title)) + name.removeprefix(escape(title)))


def _note(row: PlanRow) -> str:
    return str(row.values.get("note") or "")


def _currency(row: PlanRow, currency: str) -> str:
    return str(row.values.get("currency") or currency)


def _side(spec: FieldSpec) -> Align:
    return "right" if spec.kind in FIGURES else "left"


def plan_json(view: PlanView, people: PeopleView | None = None) -> dict[str, Any]:
    """Give the internal plan as JSON writes it.

    The rows of a section are flat and in their order; `parent` is the id of the row that one serves.

    Args:
        view: The plan.
        people: The account's people; left out when not given.

    Returns:
        What `json.dumps` takes.
    """
    view = without_private(view)
    has_period = view.starts or view.ends
    return {
        "account": view.account,
        "account_id": view.account_id,
        "owner": view.owner,
        "currency": view.currency,
        "plan_id": view.plan_id,
        "title": view.title,
        "period": {"starts": _iso(view.starts), "ends": _iso(view.ends)} if has_period else None,
        "status": view.status.value if view.status else None,
        "signed": _signed_json(view.signed),
        "plans": [_listed_json(plan) for plan in view.plans],
        "completeness": _judged(view.completeness),
        "gaps": [gap.text for gap in view.gaps],
        "sections": {
            key: [
                _row_json(row, view.currency) | row_figures_json(row, view.figures, view.currency)
                for row in rows
                if row.kind != "group"
            ]
            for key, rows in view.sections.items()
        }
        | {"white_space": cells_json(view.white_space)},
        "white_space": totals_json(view.white_space),
        "figures": figures_json(view.figures),
    } | ({} if people is None else {"people": people_json(people)})


def _signed_json(signed: Signed | None) -> dict[str, Any] | None:
    """Who signed the plan last, and how many records differ from what was signed."""
    return None if signed is None else signed._asdict() | {"day": signed.day.isoformat()}


def _listed_json(plan: PlanListed) -> dict[str, Any]:
    """One of the account's plans."""
    period = {"starts": _iso(plan.starts), "ends": _iso(plan.ends)}
    return {"plan_id": plan.id, **period, "status": plan.status.value, "is_current": plan.is_current}


def _row_json(row: PlanRow, currency: str) -> dict[str, Any]:
    """One record: what it is, what was entered, what was judged."""
    own, measure = _currency(row, currency), row.values.get("measure")
    # Not "kind": a fact has a field of that name.
    found: dict[str, Any] = {"record": row.kind, "id": row.id, "parent": row.parent}
    found |= {spec.name: field_json(spec, row.values[spec.name], own, measure) for spec in RECORDS[row.kind].specs}
    if row.progress is not None:
        found["progress"] = _judged(row.progress)
    return found | {"late_days": row.late_days, "gaps": [gap.text for gap in row.gaps]}


def _judged(judged: Judged[int]) -> dict[str, Any]:
    return {"value": judged.value, "why": [cause.text for cause in judged.why]}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
