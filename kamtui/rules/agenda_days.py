"""The days of the agenda that records carry: actions, questions, contracts, renewals, reviews, re-checks."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from kamtui.rules.agenda import AgendaItem
from kamtui.vocabulary import AccountStatus
from kamtui.vocabulary_cadence import AgendaKind
from kamtui.vocabulary_plan import ReviewFrequency

REVIEW_DAYS = {ReviewFrequency.WEEKLY: 7, ReviewFrequency.MONTHLY: 30, ReviewFrequency.QUARTERLY: 91}
"""Days from one look at an account to the next."""

PASSING = (AgendaKind.NOTICE, AgendaKind.CONTRACT_END)
"""What passes by itself: nobody can be late with it."""


class AccountFacts(NamedTuple):
    """An account's own days.

    Attributes:
        id: Its key.
        name: Its name.
        status: How it is tracked.
        renewal: When its contract ends; None while unknown.
        notice_days: Days before that by which notice must be given.
        review_frequency: How often it is looked at; None while nobody said.
        last_reviewed: When it was last; None while it never was.
    """

    id: int
    name: str
    status: AccountStatus
    renewal: date | None = None
    notice_days: int | None = None
    review_frequency: ReviewFrequency | None = None
    last_reviewed: date | None = None


def account_items(account: AccountFacts, today: date) -> Iterator[AgendaItem]:
    """The renewal, the notice day and the next review of an account, whenever they are."""
    record = ("account", account.id)
    if account.renewal is not None:
        until = account.renewal.isoformat()
        why: tuple[str, ...] = (f"renewal on {until}",)
        yield dated(AgendaKind.RENEWAL, account.renewal, account, "contract renewal", record, today=today, why=why)
        if account.notice_days and (account.renewal - date.min).days > account.notice_days:
            notice = account.renewal - timedelta(days=account.notice_days)
            why = (f"{account.notice_days} d before the renewal on {until}",)
            yield dated(AgendaKind.NOTICE, notice, account, "last day to give notice", record, today=today, why=why)
    if account.review_frequency is not None:
        every = f"reviewed {account.review_frequency.label}"
        if account.last_reviewed is not None:
            day = account.last_reviewed + timedelta(days=REVIEW_DAYS[account.review_frequency])
            why = (every, f"last on {account.last_reviewed.isoformat()}")
            yield dated(AgendaKind.REVIEW, day, account, "review the account", record, today=today, why=why)
        elif account.status is AccountStatus.KEY:
            why = (every, "never reviewed yet")
            yield dated(AgendaKind.REVIEW, today, account, "review the account", record, today=today, why=why)


def dated(
    kind: AgendaKind,
    day: date,
    account: AccountFacts,
    title: str,
    record: tuple[str, int],
    *,
    today: date,
    why: tuple[str, ...],
    note: str = "",
    person_id: int | None = None,
    is_private: bool = False,
) -> AgendaItem:
    """An item of a record's own day: late from the day after, unless it passes by itself.

    Args:
        kind: What it is about.
        day: The record's day.
        account: Whose it is.
        title: What it is.
        record: Its table and key.
        today: The day to judge on.
        why: Where the day comes from.
        note: A word beside the title.
        person_id: The customer's person it is about.
        is_private: Whether nobody else may see it.
    """
    late = 0 if kind in PASSING else max(0, (today - day).days)
    return AgendaItem(
        day, kind, account.id, account.name, title, late, record, "", person_id, None, note, why, is_private
    )


def is_wanted(item: AgendaItem, first: date, last: date) -> bool:
    """Whether an item belongs to a span: its day lies in it, or it is late and began before its end."""
    return item.day <= last and (item.day >= first or item.late_days > 0)
