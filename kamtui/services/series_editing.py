"""Adding, changing, dividing and withdrawing series; each call is one step that undo takes back."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.models.contents import OTHERS
from kamtui.rules.judged import quoted
from kamtui.rules.occurrences import Pattern, is_of_rule, rule_days
from kamtui.rules.recurrence_foreign import MORE
from kamtui.rules.recurrence_text import DAYS, split_rule
from kamtui.rules.rrule_text import RuleRefused, check_rule
from kamtui.services.plan_entry import read_entry

if TYPE_CHECKING:  # a form is shown before the ORM is loaded
    from sqlmodel import Session

    from kamtui.models.cadence import Series

SHAPE = OTHERS["series"]
UID_END = "@kamtui.local"
ONE_DAY = timedelta(days=1)


def create_series(
    book: Book,
    account_id: int,
    values: Mapping[str, object],
    people: Sequence[int] = (),
    now: datetime | None = None,
) -> int:
    """Add a series; its first day becomes the first date of its rule.

    Args:
        book: Where to.
        account_id: Whose it is.
        values: By field name of `SeriesFields`.
        people: Keys of the customer's people who are expected.
        now: The instant of the change; the book's clock when not said.

    Returns:
        Its key.

    Raises:
        Refused: A value does not fit; the field says which.
    """
    from kamtui.models.cadence import Series  # the ORM is first needed to write

    entered = _entered(values, is_new=True)
    with book.step(f"New series {quoted(entered['title'])}") as session:
        _require_account(session, account_id)
        series = Series(**entered, account_id=account_id, uid=new_uid(), changed=at(book, now))
        session.add(series)
        session.flush()
        _expect(session, series, people)
        return series.id or 0


def change_series(
    book: Book,
    series_id: int,
    values: Mapping[str, object],
    people: Sequence[int] | None = None,
    now: datetime | None = None,
) -> None:
    """Change some fields of a series, for all of its days.

    What was moved or skipped goes where the rule does not give its day any more; what was done stays.

    Args:
        book: The book.
        series_id: Which.
        values: By field name; fields left out stay as they are.
        people: Who is expected from now on; None leaves that as it is.
        now: The instant of the change; the book's clock when not said.

    Raises:
        Refused: It is gone, or a value does not fit.
    """
    with book.read() as look:
        series = find_series(look, series_id)
        entered = _entered(values, before=series)
        title = series.title
    with book.step(f"Change series {quoted(title)}") as session:
        series = find_series(session, series_id)
        _fill(series, entered)
        _touch(series, at(book, now))
        _drop_strays(session, series)
        if people is not None:
            _expect(session, series, people)


def change_from(
    book: Book,
    series_id: int,
    day: date,
    values: Mapping[str, object],
    now: datetime | None = None,
    *,
    people: Sequence[int] | None = None,
) -> int:
    """Change a series from one of its days on: the old one ends the day before, a new one goes on.

    Args:
        book: The book.
        series_id: Which.
        day: The day by the rule from which the change counts.
        values: By field name; fields left out stay as they are. A first day before `day` counts as `day`; a rule
            counts from there, one that is left out goes on with what is left of its count.
        now: The instant of the change; the book's clock when not said.
        people: Who is expected from then on; None for the same people.

    Returns:
        The key of the series that goes on: the same one where the change counts from its first day.

    Raises:
        Refused: It is gone, has no such day, or a value does not fit.
    """
    from kamtui.models.cadence import Series  # the ORM is first needed to write

    with book.read() as look:
        old = find_series(look, series_id)
        if old.starts is None or not is_of_rule(pattern_in(old), day):
            raise Refused("The series does not take place on that day.", "starts")
        is_first = day <= old.starts
        is_foreign = bool(old.is_foreign and "rule" not in values)
        entered = _entered(_going_on(old, day, values), is_new=True, keeps_rule=is_foreign)
        title = old.title
    if is_first:
        change_series(book, series_id, values, people, now)
        return series_id
    with book.step(f"Change series {quoted(title)} from {day.isoformat()} on") as session:
        old = find_series(session, series_id)
        old.rule = ended(old.rule, day - ONE_DAY)
        stamp = at(book, now)
        _touch(old, stamp)
        new = Series(
            **entered,
            account_id=old.account_id,
            follows_id=old.id,
            is_foreign=is_foreign,
            uid=new_uid(),
            changed=stamp,
        )
        session.add(new)
        session.flush()
        _expect(session, new, _expected(session, old) if people is None else people)
        _hand_over(session, old, new, day)
        return new.id or 0


def _going_on(old: "Series", day: date, values: Mapping[str, object]) -> dict[str, object]:
    """The fields of the series that goes on from a day of an old one, with what was changed."""
    given = {spec.name: getattr(old, spec.name) for spec in SHAPE.specs} | dict(values)
    starts = given["starts"]
    given["starts"] = max(starts, day) if isinstance(starts, date) and "starts" in values else day
    if "rule" not in values:
        given["rule"] = rule_from(pattern_in(old), day)
    return given


def withdraw_series(book: Book, series_id: int, now: datetime | None = None) -> None:
    """Take a series out; calendars that have it hear of that with the next export.

    Args:
        book: The book.
        series_id: Which.
        now: The instant of the change; the book's clock when not said.

    Raises:
        Refused: It is gone already.
    """
    with book.read() as look:
        title = find_series(look, series_id).title
    with book.step(f"Withdraw series {quoted(title)}") as session:
        series = find_series(session, series_id)
        series.is_withdrawn = True
        _touch(series, at(book, now))


def find_series(session: "Session", series_id: int) -> "Series":
    """A series that stands, inside a read or a step.

    Raises:
        Refused: It is not in the book, or was taken out.
    """
    from kamtui.models.cadence import Series

    found = session.get(Series, series_id)
    if found is None or found.is_withdrawn:
        raise Refused("This series is not in the book any more.")
    return found


def raise_sequence(series: "Series", book: Book, now: datetime | None = None) -> None:
    """Note that calendars have to hear of a change."""
    _touch(series, at(book, now))


def new_uid() -> str:
    """A name in calendars that nothing else has."""
    return f"{uuid4()}{UID_END}"


def at(book: Book, now: datetime | None) -> str:
    """An instant as it is stored: UTC, to the second."""
    return (now or book.now()).astimezone(UTC).isoformat(timespec="seconds")


def ended(rule: str | None, last: date) -> str | None:
    """A rule that ends on a day, whatever its end was; its other parts stay as they are.

    Args:
        rule: The rule; None for once.
        last: The last day it may give.

    Returns:
        The rule; None where the first day alone is left of it.
    """
    if not rule:
        return rule
    end = f"{last:%Y%m%d}"
    parts = {name: value for name, value in split_rule(rule).items() if name not in ("COUNT", "UNTIL")}
    if more := [day for day in parts.pop(MORE, "").split(",") if day and day[: len(end)] <= end]:
        parts[MORE] = ",".join(more)
    if "FREQ" in parts:
        parts["UNTIL"] = end
    return ";".join(f"{name}={value}" for name, value in parts.items()) or None


def check_zone(zone: str) -> None:
    """See that a time zone is known.

    Raises:
        Refused: It is not.
    """
    from zoneinfo import ZoneInfo  # seldom entered

    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as problem:
        raise Refused(f"There is no time zone {quoted(zone)}: write it like Europe/Vienna.", "zone") from problem


def _entered(
    values: Mapping[str, object], *, before: "Series | None" = None, is_new: bool = False, keeps_rule: bool = False
) -> dict[str, Any]:
    """What was entered, cleaned and of one piece: the rule with its first date."""
    entered = read_entry(SHAPE, values, is_new=is_new)
    was: Mapping[str, Any] = {} if before is None else {"starts": before.starts, "rule": before.rule}
    whole = {**was, **entered}
    if whole.get("starts") is None:
        raise Refused("A series needs its first day.", "starts")
    if entered.get("zone"):
        check_zone(entered["zone"])
    rule = whole.get("rule")
    if before is not None and before.is_foreign:
        keeps_rule = "rule" not in entered or entered["rule"] == before.rule
    if not rule or keeps_rule:
        return entered
    try:
        checked = check_rule(rule, whole["starts"])
    except RuleRefused as problem:
        raise Refused(str(problem), "rule") from problem
    return {**entered, "rule": checked.text, "starts": checked.starts}


def _fill(series: "Series", entered: Mapping[str, Any]) -> None:
    if series.is_foreign and "rule" in entered and entered["rule"] != series.rule:
        series.is_foreign = False
    for name, value in entered.items():
        setattr(series, name, value)


def _touch(series: "Series", stamp: str) -> None:
    series.sequence += 1
    series.changed = stamp


def pattern_in(series: "Series") -> Pattern:
    """What a series of a step says of its days, as far as its rule goes.

    Raises:
        Refused: It has no first day.
    """
    if series.starts is None:
        raise Refused("A series needs its first day.", "starts")
    return Pattern(series.starts, series.rule, series.is_foreign)


def _drop_strays(session: "Session", series: "Series") -> None:
    """Forget what was moved or skipped on days that the rule does not give any more."""
    from sqlmodel import col, select

    from kamtui.models.cadence import SeriesOccurrence
    from kamtui.vocabulary_cadence import OccurrenceState

    pattern = pattern_in(series)
    of_series = select(SeriesOccurrence).where(col(SeriesOccurrence.series_id) == series.id)
    for row in session.exec(of_series).all():
        if row.state is not OccurrenceState.DONE and not is_of_rule(pattern, row.day):
            session.delete(row)


def _hand_over(session: "Session", old: "Series", new: "Series", day: date) -> None:
    """Have what became of occurrences from a day on go along to the series that goes on."""
    from sqlmodel import col, select

    from kamtui.models.cadence import SeriesOccurrence

    later = select(SeriesOccurrence).where(
        col(SeriesOccurrence.series_id) == old.id, col(SeriesOccurrence.day) >= day
    )
    for row in session.exec(later):
        row.series_id = new.id
    session.flush()
    _drop_strays(session, old)
    _drop_strays(session, new)


def _expected(session: "Session", series: "Series") -> list[int]:
    """The keys of the customer's people who are expected."""
    from sqlmodel import col, select

    from kamtui.models.cadence import SeriesPerson

    found = select(SeriesPerson.stakeholder_id).where(col(SeriesPerson.series_id) == series.id)
    return [key for key in session.exec(found) if key is not None]


def _expect(session: "Session", series: "Series", people: Sequence[int]) -> None:
    """Have exactly these people of the customer's expected."""
    from sqlmodel import col, select

    from kamtui.models.cadence import SeriesPerson
    from kamtui.models.people import Stakeholder

    wanted = dict.fromkeys(people)
    for row in session.exec(select(SeriesPerson).where(col(SeriesPerson.series_id) == series.id)).all():
        if row.stakeholder_id in wanted:
            wanted.pop(row.stakeholder_id)
        else:
            session.delete(row)
    for key in wanted:
        person = session.get(Stakeholder, key)
        if person is None or person.account_id != series.account_id:
            raise Refused("Whoever is expected must be one of this account's people.", "people")
        session.add(SeriesPerson(series_id=series.id, stakeholder_id=key))


def rule_from(pattern: Pattern, day: date) -> str | None:
    """A rule as it goes on from one of its days: with what is left of its count then.

    Args:
        pattern: The series.
        day: The day by its rule.
    """
    if not pattern.rule or day <= pattern.starts:
        return pattern.rule
    parts = split_rule(pattern.rule)
    if "COUNT" in parts:
        counted = ";".join(f"{name}={value}" for name, value in parts.items() if name != MORE)
        passed = sum(1 for _ in rule_days(pattern._replace(rule=counted), pattern.starts, day - ONE_DAY))
        parts["COUNT"] = str(max(1, int(parts["COUNT"]) - passed))
    if parts.get("WKST") not in DAYS:
        parts.pop("WKST", None)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def _require_account(session: "Session", account_id: int) -> None:
    from kamtui.models.account import Account

    if session.get(Account, account_id) is None:
        raise Refused("This account is not in the book.")
