"""The agenda: read in one look and judged by one rule, for the calendar, the command line and calendar files."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.book.agenda_rows import AccountDays, AgendaRows, DueRow, read_agenda_rows, read_worths
from kamtui.book.book import Book
from kamtui.book.cadence_rows import read_touch_rules
from kamtui.book.errors import Refused
from kamtui.book.medians import Median, read_medians
from kamtui.book.plan_rows import one_look
from kamtui.rules.agenda import Agenda, AgendaItem, make_agenda
from kamtui.rules.agenda_days import AccountFacts, account_items, dated, is_wanted
from kamtui.rules.agenda_meetings import FORGOTTEN
from kamtui.rules.agenda_touches import TouchFacts, touch_item
from kamtui.rules.occurrences import MARGIN
from kamtui.rules.tier import NOT_PLACED, find_thresholds, judge_tier
from kamtui.rules.touch import DEFAULT_DAYS, nearest_interval, person_interval
from kamtui.services.agenda_meetings import KnownMeetings, Meetings, read_meetings
from kamtui.vocabulary import AccountStatus, DecisionRole, Influence, Tier
from kamtui.vocabulary_cadence import AgendaKind, TouchRuleOf
from kamtui.vocabulary_plan import ReviewFrequency, Visibility

LONGEST = timedelta(days=3 * 366)
"""The longest span of an agenda."""
NOBODY: Mapping[str, tuple[int | None, int | None]] = {}

KINDS = {
    "question": AgendaKind.QUESTION,
    "competitor": AgendaKind.CONTRACT_END,
    "white_space": AgendaKind.CONTRACT_END,
    "plan_review": AgendaKind.REVIEW,
}
"""What a record with a day is on the agenda; an action may be a milestone besides."""


class Read(NamedTuple):
    """All that an agenda is made of.

    Attributes:
        rows: What has a day.
        meetings: The series that stand.
        rules: Days by (role or tier, its word).
        tiers: The tier in force by account, where a rule asks for it.
    """

    rows: AgendaRows
    meetings: Meetings
    rules: Mapping[tuple[str, str], int]
    tiers: Mapping[int, Tier]


def load_agenda(
    book: Book,
    today: date,
    first: date,
    last: date,
    account_id: int | None = None,
    *,
    chosen: Mapping[str, tuple[int | None, int | None]] = NOBODY,
    known: KnownMeetings | None = None,
) -> Agenda:
    """Read what is due in a span, with what is late from before it.

    Args:
        book: The book.
        today: The day to judge on.
        first: The first day of the span.
        last: The last one.
        account_id: Only of this account; else of all that are not archived.
        chosen: The user's own thresholds for the tier, where a touch rule asks for the tier.
        known: Meetings that need not be read again, for whoever looks at several spans of one state of the book.

    Raises:
        Refused: The span ends before it begins, or is longer than three years.
    """
    if last < first:
        raise Refused(f"The agenda would end on {last.isoformat()}, before it begins on {first.isoformat()}.")
    if last - first > LONGEST:
        raise Refused("An agenda covers three years at most: name a nearer day.")
    read = _read(book, today, first, last, account_id=account_id, chosen=chosen, known=known)
    accounts = {row.id: row for row in read.rows.accounts}
    facts = {row.id: _facts(row) for row in read.rows.accounts}
    items = [
        item
        for found in (_days(read, facts, today), _touches(read, accounts, today, last))
        for item in found
        if is_wanted(item, first, last)
    ]
    items += read.meetings.items(first, last)
    return make_agenda(items, first, last)


def _read(
    book: Book,
    today: date,
    first: date,
    last: date,
    *,
    account_id: int | None,
    chosen: Mapping[str, tuple[int | None, int | None]],
    known: KnownMeetings | None,
) -> Read:
    oldest = min(first, today - timedelta(days=FORGOTTEN)) if today.year > 1 else first
    with book.rows() as connection, one_look(connection):
        rules = read_touch_rules(connection)
        roles = tuple(word for whose, word in rules if whose == TouchRuleOf.ROLE)
        rows = read_agenda_rows(connection, today, first, last, account_id=account_id, roles=roles)
        meetings = None if known is None else known.get(account_id)
        if meetings is None:
            touches = {row.id: _day(row.last_touch) for row in rows.accounts}
            span = (oldest - MARGIN, last) if known is None else (None, None)
            meetings = read_meetings(connection, touches, today, account_id=account_id, first=span[0], last=span[1])
            if known is not None:
                known[account_id] = meetings
        asks = any(whose == TouchRuleOf.TIER for whose, _ in rules)
        worths, medians = (read_worths(connection, account_id), read_medians(connection)) if asks else ([], [])
    tiers = _tiers(rows.accounts, worths, medians, chosen)
    return Read(rows, meetings, rules, tiers)


def _tiers(
    accounts: list[AccountDays],
    worths: list[tuple[int, str, int | None, int | None]],
    medians: list[Median],
    chosen: Mapping[str, tuple[int | None, int | None]],
) -> dict[int, Tier]:
    """The tier in force of the accounts that leave their interval to it; none where no rule asks."""
    if not worths:
        return {}
    thresholds = find_thresholds((median[:4] for median in medians), chosen)
    worth = {key: (revenue, potential) for key, _, revenue, potential in worths}
    tiers: dict[int, Tier] = {}
    for row in accounts:
        if row.touch_days is None:
            own = _override(row)[1]
            judged = own or judge_tier(*worth[row.id], thresholds.get(row.currency, NOT_PLACED)).value
            if judged is not None:
                tiers[row.id] = judged
    return tiers


def _days(read: Read, facts: Mapping[int, AccountFacts], today: date) -> Iterator[AgendaItem]:
    for account in facts.values():
        yield from account_items(account, today)
    for row in read.rows.accounts:
        key, tier, recheck, reason = _override(row)
        if tier is not None and recheck is not None:
            why = (f"{tier.label} by hand: {reason}", f"to be checked again on {recheck.isoformat()}")
            title = f"check the tier {tier.label} again"
            yield dated(
                AgendaKind.RECHECK, recheck, facts[row.id], title, ("tier_override", key), today=today, why=why
            )
    for due in read.rows.due:
        yield _due(due, facts[due.account_id], today)


def _due(row: DueRow, account: AccountFacts, today: date) -> AgendaItem:
    day = date.fromisoformat(row.day)
    kind = KINDS.get(row.table) or (AgendaKind.MILESTONE if row.is_milestone else AgendaKind.ACTION)
    title, why = row.title, f"due {row.day}"
    if kind is AgendaKind.CONTRACT_END:
        title, why = f"contract of {row.title} ends", f"their contract ends on {row.day}"
    elif kind is AgendaKind.REVIEW:
        title, why = "review the plan", f"planned at the review “{row.title[:40]}”"
    note = " · ".join(filter(None, (row.owner, row.person and f"for {row.person}")))
    return dated(
        kind,
        day,
        account,
        title,
        (row.table, row.id),
        today=today,
        why=(why,),
        note=note,
        person_id=row.person_id,
        is_private=row.visibility == Visibility.PRIVATE,
    )


def _touches(read: Read, accounts: Mapping[int, AccountDays], today: date, last: date) -> Iterator[AgendaItem]:
    for facts in _in_touch(read, accounts):
        item = touch_item(facts, today, last)
        if item is not None:
            yield item


def _in_touch(read: Read, accounts: Mapping[int, AccountDays]) -> Iterator[TouchFacts]:
    """Everybody one may have to be in touch with, each with the interval that counts."""
    tiers = {row.id: _tier_rule(read, row.id) for row in read.rows.accounts}
    for row in read.rows.accounts:
        default = DEFAULT_DAYS if row.status == AccountStatus.KEY else None
        if {row.touch_days, default, tiers[row.id][1], row.touch_on} == {None}:
            continue  # nobody asks for a contact: so it is with most accounts of a large book
        interval = nearest_interval(account=row.touch_days, tier=tiers[row.id], default=default)
        planned, last = _day(row.touch_on), _day(row.last_touch)
        yield TouchFacts(row.id, row.name, ("account", row.id), "", last, planned, interval, asks_first=True)
    for unit in read.rows.units:
        interval = nearest_interval(unit=(unit.name, unit.touch_days))
        name, record = accounts[unit.account_id].name, ("business_unit", unit.id)
        last = _day(unit.last_touch)
        yield TouchFacts(unit.account_id, name, record, unit.name, last, None, interval, asks_first=True)
    for person in read.rows.people:
        account = accounts[person.account_id]
        role = ("", None) if person.role is None else _role_rule(read, person.role)
        interval = person_interval(
            person=person.touch_days,
            role=role,
            unit=(person.unit or "", person.unit_days),
            account=account.touch_days,
            tier=tiers[person.account_id],
            is_key_player=person.influence is not None and Influence(person.influence).is_key,
            is_key_account=account.status == AccountStatus.KEY,
        )
        yield TouchFacts(
            person.account_id,
            account.name,
            ("stakeholder", person.id),
            person.name,
            _day(person.last_touch),
            _day(person.touch_on),
            interval,
            asks_first=interval.whose in ("person", "role"),
        )


def _facts(row: AccountDays) -> AccountFacts:
    frequency = None if row.review_frequency is None else ReviewFrequency(row.review_frequency)
    return AccountFacts(
        row.id,
        row.name,
        AccountStatus(row.status),
        _day(row.renewal),
        row.notice_days,
        frequency,
        _day(row.last_reviewed),
    )


def _override(row: AccountDays) -> tuple[int, Tier | None, date | None, str]:
    if row.override is None:
        return 0, None, None, ""
    key, tier, recheck, reason = row.override.split("\t", 3)
    return int(key), Tier(tier) if tier else None, _day(recheck or None), reason


def _tier_rule(read: Read, account_id: int) -> tuple[str, int | None]:
    tier = read.tiers.get(account_id)
    days = None if tier is None else read.rules.get((TouchRuleOf.TIER, tier))
    return ("", None) if tier is None or days is None else (tier.label, days)


def _role_rule(read: Read, role: str) -> tuple[str, int | None]:
    return DecisionRole(role).label, read.rules.get((TouchRuleOf.ROLE, role))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
