"""What is said of the person under the cursor: the figures with their causes, a labelled line each."""

from collections.abc import Iterator

from kamtui.reading import write_day, write_day_short
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.screens.people_cells import NEVER, budget_parts, stance_words
from kamtui.theme import glyph, stance_token
from kamtui.vocabulary import TouchState
from kamtui.widgets.parts import Parts
from kamtui.widgets.stance import stance_line

Told = tuple[str, Parts]
"""A label of at most 14 cells, and what it says."""


def told_of(person: PersonRow, view: PeopleView) -> tuple[Told, ...]:
    """The lines on a person, weightiest first; what is not known is left out where it is seldom known.

    Args:
        person: The person.
        view: All people of the account.
    """
    return tuple(_lines(person, view))


def title_of(person: PersonRow) -> Parts:
    """Title and unit beside the name."""
    known = [text for text in (person.title, person.unit) if text]
    if person.is_outside:
        known.append("outside adviser")
    return ((" · ".join(known), "muted"),) if known else ()


def _lines(person: PersonRow, view: PeopleView) -> Iterator[Told]:
    values = person.values
    if person.left_on is not None:
        yield "Left", ((write_day(person.left_on, view.today), "fg"),)
    if not person.is_vacancy:
        yield "Stance", _stance(person, view)
        yield "In touch", _touch(person, view)
    yield from _long("Agenda", values.get("business_agenda"))
    yield from _long("Own agenda", values.get("personal_agenda"))
    yield from _last_said(person, view)
    if person.lines:
        yield "Lines", ((" · ".join(line.told for line in person.lines), "fg"),)
    if person.champion_of:
        yield "Rival", (("champion of ", "watch"), (", ".join(person.champion_of), "watch"))
    if person.level_now or person.level_wanted:
        yield "To them we are", _level(person)
    if budget := budget_parts(person, view.currency):
        yield "May approve", budget
    yield from _long("Bought before", values.get("bought_before"))
    if person.owner:
        yield "Our contact", ((person.owner, "fg"),)


def _stance(person: PersonRow, view: PeopleView) -> Parts:
    spark = stance_line([reading.value for reading in person.readings])
    words = stance_words(person.stance)
    if not person.readings:
        return (*words, (" · +, − or 0 says what you saw", "muted"))
    newest = person.readings[-1]
    count = len(person.readings)
    told = f", {person.trend.label}" if person.trend is not None else ""
    readings = "1 reading" if count == 1 else f"{count} readings"
    day = write_day_short(newest.day, view.today)
    return (*spark, ("  ", "fg"), *words, (f"{told} · {readings}, last {day}", "muted"))


def _touch(person: PersonRow, view: PeopleView) -> Parts:
    coverage = person.coverage.value
    covered = "" if coverage is None else f" · coverage {coverage.label} in 12 mo"
    quiet: Parts = ((" · gone quiet", "late"),) if person.is_quiet else ()
    if person.last_touch is None:
        return ((NEVER, "muted"), *quiet, (covered, "muted"))
    token = {TouchState.DUE: "due", TouchState.LATE: "late"}.get(person.touch.state, "fg")
    due: Parts = ()
    if person.touch.due is not None and not person.has_left:
        due = ((f" · due {write_day_short(person.touch.due, view.today)}", token if token != "fg" else "muted"),)
    return ((write_day(person.last_touch, view.today), "fg"), *due, *quiet, (covered, "muted"))


def _last_said(person: PersonRow, view: PeopleView) -> Iterator[Told]:
    noted = [reading for reading in person.readings if reading.note]
    if noted:
        newest = noted[-1]
        yield (
            "Last noted",
            (
                (str(newest.note), "fg"),
                (f"  {write_day_short(newest.day, view.today)}", stance_token(newest.value)),
            ),
        )


def _level(person: PersonRow) -> Parts:
    now = person.level_now.label if person.level_now else glyph("unknown")
    if person.level_wanted is None or person.level_wanted is person.level_now:
        return ((now, "fg"),)
    return ((now, "fg"), (f" {glyph('to')} {person.level_wanted.label} wanted", "watch"))


def _long(label: str, text: object) -> Iterator[Told]:
    if text:
        yield label, ((" ".join(str(text).split("\n")), "fg"),)
