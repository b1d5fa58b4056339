"""The people of an account read as one judged value, today or as of a day; and the page of one of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.people_rows import (
    Rewound,
    StoredPeople,
    read_account_of,
    read_contacts,
    read_people,
    read_promises,
    rewind_people,
)
from kamtui.book.plan_rows import READERS, one_look
from kamtui.models.contents import OTHERS
from kamtui.rules.coverage import COVERAGE_DAYS, judge_coverage, reached, role_coverage, threads_by_unit
from kamtui.rules.org_tree import Placed, chain_above, tree_order
from kamtui.rules.people import PersonRow, RelationLineRow, StanceSeen, known_stances
from kamtui.rules.people_difference import differences
from kamtui.rules.people_view import PeopleView, PersonPage, Promise, RoleSeen, TouchSeen
from kamtui.rules.plan import Link, PlanView
from kamtui.rules.relationships import QUIET_DAYS, Person, map_state, single_threaded, stance_trend
from kamtui.rules.top import top_of
from kamtui.rules.touch import Interval, judge_touch, person_interval
from kamtui.services.history import since_instant
from kamtui.services.touch_rules import find_tier_rule
from kamtui.vocabulary import AccountStatus, ActionStatus, DecisionRole, Stance, TouchState
from kamtui.vocabulary_cadence import TouchRuleOf
from kamtui.vocabulary_people import LineKind, StanceWord
from kamtui.vocabulary_plan import InteractionKind

PERSON = OTHERS["stakeholder"]
"""What a person consists of."""
COLUMNS = tuple(spec.name for spec in PERSON.specs if spec.name not in PERSON.dated)
"""The fields that are columns of the person's own row."""
READ = {
    spec.name: read
    for spec in PERSON.specs
    if spec.name in COLUMNS and (read := PERSON.words.get(spec.name) or READERS.get(spec.kind))
}
"""What is stored in another form than it is, looked up once and not for everybody."""
STANCES: Mapping[int | None, Stance | None] = {None: None} | {int(stance): stance for stance in Stance}
"""Stances as stored."""

Chosen = Mapping[str, tuple[int | None, int | None]]
"""The user's own thresholds of revenue and potential by currency, in minor units."""
NONE_CHOSEN: Chosen = MappingProxyType({})


def load_people(
    book: Book,
    account_id: int,
    today: date,
    as_of: date | None = None,
    unit_id: int | None = None,
    *,
    chosen: Chosen = NONE_CHOSEN,
) -> PeopleView:
    """Read the people of an account and judge them, by a handful of statements however many they are.

    Roles, stances and contacts of a past day come from dated rows, the chart and all other fields from the change
    log. A book is often younger than what it tells of: whoever was entered on the first day of the account's
    chart counts as having been there before, and of those entered later whoever has anything dated by then.
    How often to be in touch is as it is set now.

    Args:
        book: Where to look.
        account_id: The account.
        today: The day to judge on.
        as_of: A past day to show instead; None for today.
        unit_id: Only the people of one unit and of the units inside it.
        chosen: The user's own thresholds for the tier, where a touch rule asks for the tier.

    Raises:
        Refused: There is no such account or unit, or the day lies ahead.
    """
    if as_of is not None and as_of > today:
        raise Refused("As of: this day lies ahead.", "as_of")
    day = as_of or today
    known_since = None
    with book.rows() as connection, one_look(connection):
        year_ago = day - timedelta(days=COVERAGE_DAYS)
        stored = read_people(connection, PERSON, account_id, day, year_ago)
        tier = find_tier_rule(connection, account_id, stored, chosen)
        if day < today:
            rewound = rewind_people(connection, account_id, stored, since_instant(day + timedelta(days=1)), day)
            known_since = _local_day(rewound.first)
            stored = _as_it_was(stored, rewound)
    return _Judging(stored, account_id, day, tier).view(today, as_of, unit_id, known_since)


def load_person(book: Book, person_id: int, today: date, *, chosen: Chosen = NONE_CHOSEN) -> PersonPage:
    """Read everything about one person.

    Args:
        book: Where to look.
        person_id: The person.
        today: The day to judge on.
        chosen: The user's own thresholds for the tier, where a touch rule asks for the tier.

    Raises:
        Refused: The person is not in the book, or not any more.
    """
    with book.rows() as connection, one_look(connection):
        account_id = read_account_of(connection, person_id)
        stored = read_people(connection, PERSON, account_id, today, today - timedelta(days=COVERAGE_DAYS))
        tier = find_tier_rule(connection, account_id, stored, chosen)
        contacts = read_contacts(connection, person_id)
        promises = read_promises(connection, person_id)
    judging = _Judging(stored, account_id, today, tier)
    people = {placed.id: judging.row(placed) for placed in judging.order}
    managers = {row.id: row.reports_to_id for row in people.values()}
    return PersonPage(
        row=people[person_id],
        account_id=account_id,
        account=stored.account,
        currency=stored.currency,
        role_history=tuple(
            RoleSeen(date.fromisoformat(day), None if role is None else DecisionRole(role))
            for day, role in reversed(stored.roles.get(person_id, ()))
        ),
        interactions=tuple(_contact(row) for row in contacts),
        promises=tuple(_promise(row, today) for row in promises),
        reports=tuple((row.id, row.name) for row in people.values() if row.reports_to_id == person_id),
        chain=tuple((key, people[key].name) for key in chain_above(managers, person_id)),
    )


def people_of_plan(book: Book, view: PlanView, today: date, *, chosen: Chosen = NONE_CHOSEN) -> PeopleView | None:
    """The people who stand in the export of a plan; None for one that is over, as they are those of today.

    Args:
        book: Where to look.
        view: The plan.
        today: The day to judge on.
        chosen: The user's own thresholds for the tier, where a touch rule asks for the tier.
    """
    return None if view.is_past else load_people(book, view.account_id, today, chosen=chosen)


def people_difference(book: Book, account_id: int, since: date, today: date) -> tuple[str, ...]:
    """What has changed in the chart, the roles and the stances since a day, one line a person and field.

    Args:
        book: Where to look.
        account_id: The account.
        since: The day to compare with; what was so at its end is the earlier state.
        today: The later day.

    Raises:
        Refused: There is no such account, or the day lies ahead.
    """
    return differences(load_people(book, account_id, today, since), load_people(book, account_id, today))


class _Judging:
    """Turns what is stored of an account's people into judged rows.

    Args:
        stored: The people.
        account_id: Their account.
        day: The day to judge on.
        tier: The tier as people read it, with the days of the rule for it.
    """

    def __init__(self, stored: StoredPeople, account_id: int, day: date, tier: tuple[str, int | None]) -> None:
        self._stored = stored
        self._account_id = account_id
        self._day = day
        self._tier = tier
        self._by_id = {row["id"]: row for row in stored.people}
        self._units = {key: name for key, name, _, _ in stored.units}
        self._unit_days = {key: days for key, _, _, days in stored.units}
        self._lines = _lines_by_person(stored, {key: row["name"] for key, row in self._by_id.items()})
        self.order = tree_order({key: row["reports_to_id"] for key, row in self._by_id.items()})

    def view(self, today: date, as_of: date | None, unit_id: int | None, known_since: date | None) -> PeopleView:
        """All of them, or those of a unit, with what is judged of them together."""
        everybody = tuple(self.row(placed) for placed in self.order)
        members = self._members(everybody)
        shown = everybody
        if unit_id is not None:
            if unit_id not in self._units:
                raise Refused("This unit is not one of the account's.")
            wanted = frozenset(members.get(unit_id, ()))
            inside = tree_order({row.id: row.reports_to_id for row in everybody if row.id in wanted})
            shown = tuple(self.row(placed) for placed in inside)
        judged = tuple(as_judged(row) for row in shown if row.counts)
        account = judged if shown is everybody else tuple(as_judged(row) for row in everybody if row.counts)
        return PeopleView(
            account_id=self._account_id,
            account=self._stored.account,
            currency=self._stored.currency,
            today=today,
            as_of=as_of,
            people=shown,
            roots=tuple(row.id for row in shown if not row.depth),
            units=tuple(self._units.items()),
            map_state=map_state(judged),
            single_threaded=single_threaded(judged, self._day),
            by_unit=MappingProxyType(threads_by_unit(account, self._units, members, self._day)),
            role_coverage=role_coverage(judged),
            reached=reached(judged, self._day),
            top=top_of(shown),
            unit_id=unit_id,
            known_since=known_since,
        )

    def row(self, placed: Placed) -> PersonRow:
        """One person."""
        key, row = placed.id, self._by_id[placed.id]
        values, readings, role = self._values(row), self._readings(key), self._role(key)
        stances = known_stances(readings)
        stance = Stance(stances[-1]) if stances else None
        last, contacts = self._stored.touches.get(key, (None, 0))
        last_touch = None if last is None else date.fromisoformat(last)
        influence = values["influence"]
        has_left = values["left_on"] is not None and values["left_on"] <= self._day
        is_key = influence is not None and influence.is_key and not has_left and not row["is_vacancy"]
        interval = self._interval(values["touch_days"], role, row["unit_id"], is_key=is_key)
        touch = judge_touch(last_touch, interval.days, self._day, values["touch_on"])
        return PersonRow(
            id=key,
            name=row["name"],
            title=row["title"],
            unit_id=row["unit_id"],
            unit=self._units.get(row["unit_id"]),
            reports_to_id=placed.above,
            depth=placed.depth,
            is_vacancy=values["is_vacancy"],
            is_outside=values["is_outside"],
            left_on=values["left_on"],
            influence=influence,
            role=role,
            stance=stance,
            readings=readings,
            trend=stance_trend(stances),
            last_touch=last_touch,
            touch=touch,
            coverage=judge_coverage(contacts, last_touch, is_vacancy=values["is_vacancy"]),
            is_key=is_key,
            is_quiet=is_key and touch.state in (TouchState.LATE, TouchState.NEVER),
            champion_of=tuple(self._stored.champions.get(key, ())),
            level_now=values["level_now"],
            level_wanted=values["level_wanted"],
            budget=values["budget"],
            approval=values["approval"],
            owner=values["relationship_owner"],
            lines=self._lines.get(key, ()),
            values=MappingProxyType(
                values | {"role": role, "stance": None if stance is None else StanceWord.of(stance)}
            ),
            has_left=has_left,
            interval=interval,
        )

    def _readings(self, key: int) -> tuple[StanceSeen, ...]:
        """How a person stood, the oldest first."""
        return tuple(
            StanceSeen(date.fromisoformat(day), STANCES[value], note, met)
            for day, value, note, met in self._stored.stances.get(key, ())
        )

    def _role(self, key: int) -> DecisionRole | None:
        """The newest part a person plays."""
        roles = self._stored.roles.get(key)
        return DecisionRole(roles[-1][1]) if roles and roles[-1][1] is not None else None

    def _interval(
        self, own: int | None, role: DecisionRole | None, unit_id: int | None, *, is_key: bool
    ) -> Interval:
        """How often to be in touch with a person; a key player has an interval in any account."""
        stored = self._stored
        return person_interval(
            person=own,
            role=("", None) if role is None else (role.label, stored.rules.get((TouchRuleOf.ROLE, role))),
            unit=("", None) if unit_id is None else (self._units.get(unit_id, ""), self._unit_days.get(unit_id)),
            account=stored.touch_days,
            tier=self._tier,
            is_key_player=is_key,
            is_key_account=stored.status == AccountStatus.KEY,
            default=QUIET_DAYS if is_key else None,
        )

    def _values(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """What was entered, each as what it is."""
        values: dict[str, Any] = {name: row.get(name) for name in COLUMNS}  # an older log may lack one
        for name, read in READ.items():
            if values[name] is not None:
                values[name] = read(values[name])
        for name, called in (
            ("unit_id", self._units.get(row["unit_id"])),
            ("reports_to_id", self._name_above(row)),
        ):
            if values[name] is not None:
                values[name] = Link(values[name], called or "no longer there")
        return values

    def _name_above(self, row: Mapping[str, Any]) -> str | None:
        above = self._by_id.get(row["reports_to_id"])
        return None if above is None else str(above["name"])

    def _members(self, people: Iterable[PersonRow]) -> dict[int, list[int]]:
        """Keys of the people in each unit and in the units inside it."""
        inside = {key: parent for key, _, parent, _ in self._stored.units}
        found: dict[int, list[int]] = {}
        for row in people:
            if row.unit_id in inside:
                for unit in (row.unit_id, *chain_above(inside, row.unit_id)):
                    found.setdefault(unit, []).append(row.id)
        return found


def as_judged(row: PersonRow) -> Person:
    """A person as the rules of relationships judge them."""
    return Person(
        row.id,
        row.name,
        row.influence,
        row.role,
        known_stances(row.readings),
        row.last_touch,
        row.interval.days,
        day if isinstance(day := row.values.get("touch_on"), date) else None,
    )


def _lines_by_person(stored: StoredPeople, names: Mapping[int, str]) -> dict[int, tuple[RelationLineRow, ...]]:
    found: dict[int, list[RelationLineRow]] = {}
    for line in stored.lines:
        for own, other in ((line.from_id, line.to_id), (line.to_id, line.from_id)):
            row = RelationLineRow(
                line.id, LineKind(line.kind), other, names.get(other, "?"), own == line.from_id, line.note
            )
            found.setdefault(own, []).append(row)
    return {key: tuple(lines) for key, lines in found.items()}


def _as_it_was(stored: StoredPeople, rewound: Rewound) -> StoredPeople:
    """The people of a past day: those who were entered by then, or are known to have been there."""
    stances = dict(stored.stances) | rewound.stances
    roles = dict(stored.roles) | rewound.roles
    seen = stances.keys() | roles.keys() | stored.touches.keys()
    first, live = _local_day(rewound.first), {row["id"] for row in stored.people}
    there = [
        row
        for row in rewound.people
        if (made := rewound.made.get(row["id"])) is None
        or row["id"] in seen
        or (row["id"] in live and _local_day(made) == first)
    ]
    present = {row["id"] for row in there}
    lines = [line for line in rewound.lines if {line.from_id, line.to_id} <= present]
    return stored._replace(people=there, lines=lines, stances=stances, roles=roles)


def _local_day(instant: str | None) -> date | None:
    """The day of an instant of the log by the user's own clock."""
    return None if instant is None else datetime.fromisoformat(instant).astimezone().date()


def _contact(row: Sequence[Any]) -> TouchSeen:
    key, day, kind, subject, ours, notes, stance = row
    return TouchSeen(
        key,
        date.fromisoformat(day),
        InteractionKind(kind),
        subject,
        None if stance is None else Stance(stance),
        ours,
        notes,
    )


def _promise(row: Sequence[Any], today: date) -> Promise:
    key, title, owner, due, status = row
    day = None if due is None else date.fromisoformat(due)
    return Promise(key, title, owner, day, max(0, (today - day).days) if day else 0, ActionStatus(status))
