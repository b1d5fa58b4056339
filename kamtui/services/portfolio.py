"""The account list with its judgements. It loads no ORM, so that the first frame can use it."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Final, NamedTuple

from kamtui.book.book import Book
from kamtui.book.errors import BookError
from kamtui.book.medians import Median, read_medians
from kamtui.book.overview import (
    AccountFacts,
    CaseFacts,
    GoalFacts,
    LooseFacts,
    Overview,
    PersonFacts,
    Scope,
    count_accounts,
    read_overview,
)
from kamtui.rules.health import Case, GoalTrack, Signals, health_trend, judge_health
from kamtui.rules.judged import Judged
from kamtui.rules.progress import REACHED, measured_progress
from kamtui.rules.relationships import Person, single_threaded
from kamtui.rules.tier import NOT_PLACED, Override, Thresholds, find_thresholds, judge_tier
from kamtui.rules.touch import DEFAULT_DAYS, Touch, judge_touch, nearest_interval, person_interval
from kamtui.text import fold_name
from kamtui.vocabulary import AccountStatus, CasePriority, DecisionRole, Influence, Measure, Tier, TouchState, Trend


class Next(NamedTuple):
    """What comes next with an account.

    Attributes:
        day: Its day.
        title: What it is.
        late_days: Days it is late; 0 when it is not.
    """

    day: date
    title: str
    late_days: int


_NOT_JUDGED: Final = -1
"""The health of a row that was not looked at yet; health is 0 to 100, or none."""


class AccountRow:
    """One account of the list. What is judged is judged when it is first looked at, and then kept.

    Args:
        facts: The account as stored.
        overview: What it is judged from; only its own part is read.
        thresholds: The tier's thresholds in its currency.
        today: The day to judge on.
    """

    # What every row keeps has a place of its own; a dictionary is made only for rows that are looked at.
    __slots__ = ("__dict__", "_haystack", "_overview", "_score", "_sort_name", "_thresholds", "_today", "facts")

    def __init__(self, facts: AccountFacts, overview: Overview, thresholds: Thresholds, today: date) -> None:
        self.facts = facts
        self._overview = overview
        self._thresholds = thresholds
        self._today = today
        self._score: int | None = _NOT_JUDGED
        self._haystack = ""
        self._sort_name = ""

    @property
    def id(self) -> int:
        """The account's id."""
        return self.facts.id

    @property
    def name(self) -> str:
        """The account's name."""
        return self.facts.name

    @property
    def status(self) -> AccountStatus:
        """How it is tracked."""
        return AccountStatus(self.facts.status)

    @cached_property
    def override(self) -> Override | None:
        """The tier set by hand, if there is one."""
        if self.facts.override is None:
            return None
        tier, recheck, reason = self.facts.override.split("\t", 2)
        return Override(Tier(tier), reason, _day(recheck or None))

    @cached_property
    def tier_computed(self) -> Judged[Tier]:
        """The tier by arithmetic."""
        return judge_tier(self.facts.revenue, self.facts.potential, self._thresholds)

    @property
    def tier(self) -> Tier | None:
        """The tier in force: the one set by hand, else the computed one."""
        return self.override.tier if self.override else self.tier_computed.value

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who has not left."""
        everybody = self._overview.people.get(self.id)
        if not everybody:
            return ()
        rules, days, tier = self._overview.touch_rules, self.facts.touch_days, self._tier_rule
        is_key = self.facts.status == AccountStatus.KEY
        return tuple(_person(facts, rules, days, tier, is_key=is_key) for facts in everybody)

    @property
    def _tier_rule(self) -> tuple[str, int | None]:
        """The tier with the days of its rule, where the account leaves its interval to that."""
        rules = self._overview.touch_rules
        tier = self.tier if rules and self.facts.touch_days is None else None
        return ("", None) if tier is None else (tier.label, rules.get(("tier", tier.value)))

    @cached_property
    def single_threaded(self) -> Judged[str]:
        """Whether the account hangs on one person."""
        return single_threaded(self.people, self._today)

    @property
    def open_cases(self) -> tuple[Case, ...]:
        """Service cases that are not done, oldest first."""
        return tuple(_case(facts) for facts in self._overview.cases.get(self.id, ()))

    @property
    def score(self) -> int | None:
        """The account's health without its causes: ten thousand of those would fill memory for nobody to read."""
        if self._score == _NOT_JUDGED:
            self._score = self._judged().value
        return self._score

    @cached_property
    def health(self) -> Judged[int]:
        """The account's health with its causes, kept for those that are looked at."""
        return self._judged()

    def _judged(self) -> Judged[int]:
        facts = self.facts
        overdue = tuple(
            (action.id, action.title, (self._today - date.fromisoformat(action.due)).days)
            for action in self._overview.overdue.get(self.id, ())
        )
        goals = self._overview.goals.get(self.id, ())
        unserved = (goal for goal in goals if not goal.is_served)
        loose = self._overview.loose.get(self.id, ())
        return judge_health(
            Signals(
                people=self.people,
                has_plan=bool(facts.has_plan),
                overdue=overdue,
                orphans=sum(_progress(each) != REACHED for each in chain[GoalFacts | LooseFacts](unserved, loose)),
                goals=tuple(track for goal in goals if (track := _track(goal, facts, self._today))),
                renewal=_day(facts.renewal),
                open_cases=self.open_cases,
                has_cases=bool(facts.has_cases),
            ),
            self._today,
        )

    @property
    def trend(self) -> Trend | None:
        """Which way health has moved since a week ago or longer."""
        return health_trend(self.score, self.facts.health_before)

    @cached_property
    def touch(self) -> Touch:
        """How long ago the last contact was, and whether that is in time."""
        facts = self.facts
        interval = nearest_interval(
            account=facts.touch_days,
            tier=self._tier_rule,
            default=DEFAULT_DAYS if self.status is AccountStatus.KEY else None,
        )
        return judge_touch(_day(facts.last_touch), interval.days, self._today, _day(facts.touch_on))

    @cached_property
    def next(self) -> Next | None:
        """The earliest of the open actions' days and the day keeping in touch is due."""
        found = []
        if self.facts.next_action is not None:
            day, title = self.facts.next_action.split(" ", 1)
            found.append((date.fromisoformat(day), title))
        if self.touch.due is not None and self.touch.state is not TouchState.NEVER:
            found.append((self.touch.due, "keep in touch"))
        if not found:
            return None
        day_, title = min(found)
        return Next(day_, title, max(0, (self._today - day_).days))

    @property
    def sort_name(self) -> str:
        """The name as it is sorted: without case and accents."""
        if not self._sort_name:
            self._sort_name = fold_name(self.facts.name)
        return self._sort_name

    @property
    def haystack(self) -> str:
        """What the filter looks in, folded: name, units, people, tags, industry, region, owner."""
        if not self._haystack:
            self._haystack = self._fold()
        return self._haystack

    def _fold(self) -> str:
        facts = self.facts
        names = [person.name for person in self._overview.people.get(self.id, ())]
        units = [unit.name for unit in self._overview.units.get(self.id, ())]
        words = (facts.name, facts.industry, facts.region, facts.owner, facts.tags, *units, *names)
        return fold_name("\n".join(word for word in words if word))


class Portfolio:
    """The rows of the account list; never changed, a new one takes its place.

    Attributes:
        rows: The accounts read, archived ones among them.
        total: How many accounts the book has that are not archived.
        key: How many of them are key accounts.
        today: The day it was judged on.
        medians: Those its tiers are judged by.
        by_id: The rows by account id.
    """

    def __init__(
        self,
        rows: tuple[AccountRow, ...],
        total: int,
        key: int,
        today: date,
        *,
        medians: Sequence[Median] = (),
    ) -> None:
        self.rows = rows
        self.total = total
        self.key = key
        self.today = today
        self.medians = medians
        self.by_id = {row.id: row for row in rows}

    def with_rows(self, fresh: "Portfolio") -> "Portfolio":
        """The same portfolio with some rows read again."""
        known = self.by_id
        rows = tuple(fresh.by_id.get(row.id, row) for row in self.rows)
        added = tuple(row for row in fresh.rows if row.id not in known)
        return Portfolio((*rows, *added), fresh.total, fresh.key, fresh.today, medians=fresh.medians)


Chosen = Mapping[str, tuple[int | None, int | None]]
"""The user's own thresholds of revenue and potential by currency, in minor units."""


def load_portfolio(
    book: Book,
    today: date,
    chosen: Chosen,
    *,
    key_only: bool = False,
    ids: Sequence[int] = (),
    apart: bool = False,
) -> Portfolio:
    """Read accounts with all that the list shows and judges.

    Args:
        book: The book.
        today: The day to judge on.
        chosen: The user's own thresholds for the tier.
        key_only: Read just the key accounts; all of them when there is no key account.
        ids: Read just these.
        apart: Read on a connection of its own, for a thread that reads for long.
    """
    with book.rows(apart=apart) as connection:
        total, key = count_accounts(connection)
        wanted = tuple(ids) or (key if key_only and len(key) < total else ())
        medians = read_medians(connection)
        overview = read_overview(connection, today, Scope(wanted))
    thresholds = find_thresholds((median[:4] for median in medians), chosen)
    rows = tuple(
        AccountRow(facts, overview, thresholds.get(facts.currency, NOT_PLACED), today)
        for facts in overview.accounts
    )
    return Portfolio(rows, total, len(key), today, medians=medians)


def judge_all(rows: Iterable[AccountRow]) -> None:
    """Judge rows ahead of time, so that sorting by a judgement has nothing left to compute."""
    for row in rows:
        row.score  # noqa: B018 - looking at it is what computes and keeps it
        row.haystack  # noqa: B018


def keep_judgements(book: Book, portfolio: Portfolio) -> None:
    """Keep today's health of the key accounts for the trend, and the medians for the next start."""
    values = {
        row.id: row.score for row in portfolio.rows if row.status is AccountStatus.KEY and row.score is not None
    }
    book.keep_health(portfolio.today, values)
    book.keep_medians(portfolio.medians)


def prepare_start(book: Book) -> None:
    """Keep what the next start would have to compute after a change of many accounts; it may fail unheard."""
    with suppress(BookError):  # derived: the next start computes it then
        with book.rows(apart=True) as connection:
            medians = read_medians(connection)
        book.keep_medians(medians)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _person(
    facts: PersonFacts,
    rules: Mapping[tuple[str, str], int],
    account_days: int | None,
    tier: tuple[str, int | None],
    *,
    is_key: bool,
) -> Person:
    influence = None if facts.influence is None else Influence(facts.influence)
    interval = person_interval(
        person=facts.touch_days,
        role=("", rules.get(("role", facts.role or ""))),
        unit=("", facts.unit_days),
        account=account_days,
        tier=tier,
        is_key_player=influence is not None and influence.is_key,
        is_key_account=is_key,
    )
    return Person(
        facts.id,
        facts.name,
        influence,
        None if facts.role is None else DecisionRole(facts.role),
        # Only what was seen after the stance last became unknown counts.
        tuple(map(int, known.split(",")))
        if (known := (facts.stances or "").rpartition("?")[2].lstrip(","))
        else (),
        _day(facts.last_touch),
        interval.days,
        _day(facts.touch_on),
    )


def _case(facts: CaseFacts) -> Case:
    priority = None if facts.priority is None else CasePriority(facts.priority)
    return Case(facts.id, facts.number, _day(facts.opened), _day(facts.updated), priority)


def _progress(facts: GoalFacts | LooseFacts) -> int | None:
    """Progress by a goal's or an objective's own measure, as the plan judges it."""
    values = (facts.start_value, facts.target_value, facts.now_value)
    start, target, now = (None if value is None else Decimal(value) for value in values)
    return measured_progress(Measure(facts.measure), start, target, now).value


def _track(goal: GoalFacts, facts: AccountFacts, today: date) -> GoalTrack | None:
    """Progress against elapsed time, where a goal's measure and the plan's period are known."""
    progress, begins, due = _progress(goal), _day(facts.plan_starts), _day(goal.due)
    if progress is None or begins is None or due is None or due <= begins:
        return None
    elapsed = round(100 * min(1.0, max(0.0, (today - begins) / (due - begins))))
    return GoalTrack(goal.id, goal.text, progress, elapsed)
