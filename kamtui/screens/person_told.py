"""The page of a person, line by line."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from kamtui.reading import write_day_short
from kamtui.rules.people import StanceSeen
from kamtui.rules.people_view import PersonPage, TouchSeen
from kamtui.screens.people_cells import key_words, stance_words
from kamtui.screens.plan_values import told_text
from kamtui.services.people import PERSON
from kamtui.theme import glyph
from kamtui.widgets.parts import Parts
from kamtui.widgets.stance import stance_line
from kamtui.wrapping import wrap

SPARK = 24
"""Stances in the line of them at most."""
TEXT_LINES = 12
"""Lines of one text at most."""
CONTACTS = 40
"""Contacts that are told at most."""
TOLD_APART = frozenset({"name", "stance", "role", "private_note", "is_vacancy", "is_outside", "touch_days"})
"""Fields that stand in a part of their own."""


class PageLine(NamedTuple):
    """A line of the page.

    Attributes:
        number: Its place.
        label: What it is; empty where a text goes on.
        parts: What it says.
        is_heading: Whether it heads a part.
        goal: What enter leads to: the kind and key of a record.
    """

    number: int
    label: str
    parts: Parts
    is_heading: bool = False
    goal: tuple[str, int] | None = None


class _Said(NamedTuple):
    """A label with a text, before it is broken into lines."""

    label: str
    parts: Parts
    goal: tuple[str, int] | None = None


def page_lines(page: PersonPage, today: date, room: int) -> list[PageLine | None]:
    """The page; parts without anything to say are left out.

    Args:
        page: Everything about the person.
        today: The day from which days are written.
        room: Cells of a text.
    """
    lines: list[PageLine | None] = []
    for heading, said in _parts(page, today).items():
        if not said:
            continue
        if lines:
            lines.append(None)
        lines.append(PageLine(len(lines), heading, (), is_heading=True))
        for one in said:
            lines += _broken(one, room, len(lines))
    return lines


def _broken(said: _Said, room: int, number: int) -> Iterator[PageLine]:
    """A text in as many lines as it takes; one in several inks stays on one."""
    if len(said.parts) != 1:
        yield PageLine(number, said.label, said.parts, goal=said.goal)
        return
    text, token = said.parts[0][0], said.parts[0][1]
    for place, line in enumerate(wrap(text, room, TEXT_LINES, glyph("more"))):
        label = "" if place else said.label
        yield PageLine(number + place, label, ((line, token),), goal=None if place else said.goal)


def _parts(page: PersonPage, today: date) -> Mapping[str, list[_Said]]:
    return {
        "Facts": list(_facts(page, today)),
        "Stance": list(_stances(page, today)),
        "Role": [
            _Said(
                write_day_short(seen.day, today),
                ((seen.role.label if seen.role else "not known", "fg" if seen.role else "muted"),),
            )
            for seen in page.role_history
        ],
        "Promised": list(_promises(page, today)),
        "Contacts": [_contact(touch, today) for touch in page.interactions[:CONTACTS]],
        "Lines": [
            _Said(
                "", ((line.told, "fg"), (f"  {line.note}" if line.note else "", "muted")), ("person", line.other_id)
            )
            for line in page.lines
        ],
        "Private note": [_Said("never exported", ((page.private_note, "private"),))] if page.private_note else [],
    }


def _facts(page: PersonPage, today: date) -> Iterator[_Said]:
    row = page.row
    yield _Said("Counts as", key_words(row))
    if row.is_outside:
        yield _Said("", (("outside adviser, not on their payroll", "muted"),))
    for spec in PERSON.specs:
        if spec.name in TOLD_APART or spec.name == "reports_to_id":
            continue
        if text := told_text(spec, row.values.get(spec.name), today, page.currency):
            yield _Said(spec.label, ((text, "fg"),))
    if row.champion_of:
        yield _Said("Champion of", ((", ".join(row.champion_of), "watch"),))
    for place, (key, name) in enumerate(page.chain[:1]):
        more = f", then {', '.join(above for _, above in page.chain[1:])}" if len(page.chain) > 1 else ""
        yield _Said("" if place else "Reports to", ((name, "fg"), (more, "muted")), ("person", key))
    for place, (key, name) in enumerate(page.reports):
        yield _Said("" if place else "Leads", ((name, "fg"),), ("person", key))
    if row.interval.days is not None:
        yield _Said("In touch", ((row.interval.why, "fg"),))
    covered = row.coverage
    if covered.value is not None:
        why = covered.why[0].text if covered.why else ""
        yield _Said("Coverage", ((covered.value.label, "fg"), (f"  {why}", "muted")))


def _stances(page: PersonPage, today: date) -> Iterator[_Said]:
    row = page.row
    if not row.readings:
        return
    trend = f", {row.trend.label}" if row.trend else ""
    spark = stance_line([seen.value for seen in row.readings], SPARK)
    yield _Said("Now", (*spark, ("  ", "fg"), *stance_words(row.stance), (trend, "muted")))
    contacts = {touch.id: touch for touch in page.interactions}
    for seen in reversed(row.readings):
        yield _Said(
            write_day_short(seen.day, today), (*stance_words(seen.value), (_seen_in(seen, contacts), "muted"))
        )


def _seen_in(seen: StanceSeen, contacts: Mapping[int, TouchSeen]) -> str:
    touch = contacts.get(seen.interaction_id or 0)
    met = f"{touch.kind.label}: {touch.subject}" if touch and touch.subject else touch.kind.label if touch else ""
    return "".join(f"  {text}" for text in (met, seen.note) if text)


def _promises(page: PersonPage, today: date) -> Iterator[_Said]:
    for promise in page.promises:
        when = "no day" if promise.due is None else write_day_short(promise.due, today)
        late: Parts = ((f"  {promise.late_days} d late", "late"),) if promise.late_days else ()
        owner = f"  {promise.owner}" if promise.owner else ""
        yield _Said(when, ((promise.title, "fg"), *late, (owner, "muted")), ("action", promise.id))


def _contact(touch: TouchSeen, today: date) -> _Said:
    stance = (("  ", "fg"), *stance_words(touch.stance)) if touch.stance is not None else ()
    ours = f"  with {touch.our_people}" if touch.our_people else ""
    return _Said(
        write_day_short(touch.day, today),
        ((f"{touch.kind.label}  ", "muted"), (touch.subject or "no subject", "fg"), *stance, (ours, "muted")),
    )
