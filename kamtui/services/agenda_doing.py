"""What is done with an item of the agenda: finished, given another day, or left out this time; one verb for all."""

from datetime import date, timedelta

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.rules.agenda import AgendaItem
from kamtui.rules.judged import quoted
from kamtui.services.occurrence_marking import mark_done, move_occurrence, skip_occurrence
from kamtui.services.plan_editing import change_record, toggle_done
from kamtui.services.plan_reading import peek
from kamtui.vocabulary import ActionStatus
from kamtui.vocabulary_cadence import AgendaKind

SKIPPED_TOUCH = timedelta(days=7)
"""A touch that is left out comes up again so much later, as in the weekly review."""

ACTIONS = (AgendaKind.ACTION, AgendaKind.MILESTONE)

NOT_FINISHED = {
    AgendaKind.TOUCH: "Keeping in touch is done by logging a contact.",
    AgendaKind.RENEWAL: "A renewal is done when its account has a new day of renewal.",
    AgendaKind.NOTICE: "A notice day follows from the renewal and passes by itself.",
    AgendaKind.CONTRACT_END: "The end of a competitor's contract passes by itself.",
    AgendaKind.RECHECK: "A tier is checked again by setting or giving it back.",
    AgendaKind.QUESTION: "A question is finished by its answer.",
}
NOT_MOVED = {
    AgendaKind.RENEWAL: "A renewal is a day of the contract: change it with the account.",
    AgendaKind.NOTICE: "A notice day follows from the renewal: change that with the account.",
    AgendaKind.CONTRACT_END: "The end of a competitor's contract is changed in the plan.",
}
UNIT_NOT_MOVED = "A unit has no planned day: give one to the account or to somebody in the unit."
REVIEW_NOT_MOVED = "An account's review day follows from how often it is reviewed: change that with the account."
NOT_SKIPPED = "Only meetings and touches are skipped: give it another day, or finish it."


def finish(book: Book, item: AgendaItem, today: date) -> None:
    """Finish what an item stands for.

    Args:
        book: The book.
        item: The item.
        today: The day it is finished.

    Raises:
        Refused: It is not finished here; the sentence says how it is. Or it is gone.
    """
    if item.kind in NOT_FINISHED:
        raise Refused(NOT_FINISHED[item.kind])
    table, key = item.record
    if item.kind in ACTIONS:
        (status,) = peek(book, "action", key, "status")
        if ActionStatus(status).is_open:
            toggle_done(book, "action", key, today)
    elif item.kind is AgendaKind.MEETING:
        mark_done(book, key, item.series_day or item.day)
    elif table == "account":
        _set_account(book, key, "last_reviewed", today, f"Reviewed {quoted(item.account)}")
    else:
        raise Refused("A review is done when the plan has its outcome: add it under Reviews.")


def reschedule(book: Book, item: AgendaItem, day: date, *, time: str = "", today: date | None = None) -> None:
    """Give an item another day.

    Args:
        book: The book.
        item: The item.
        day: The new day.
        time: For a meeting, the new time of day as 14:30; empty for its own.
        today: The day of the change; the book's clock when not said.

    Raises:
        Refused: Its day follows from something else; the sentence says from what. Or it is gone.
    """
    today = today or book.now().date()
    if reason := why_not_moved(item):
        raise Refused(reason)
    key = item.record[1]
    if item.kind in ACTIONS:
        change_record(book, "action", key, {"due": day}, today)
    elif item.kind is AgendaKind.QUESTION:
        change_record(book, "question", key, {"due": day}, today)
    elif item.kind is AgendaKind.MEETING:
        move_occurrence(book, key, item.series_day or item.day, day, time=time)
    elif item.kind is AgendaKind.TOUCH:
        _plan_touch(book, item, day, f"Next touch on {day.isoformat()}")
    elif item.kind is AgendaKind.RECHECK:
        _recheck_on(book, key, day)
    else:
        change_record(book, "review", key, {"next_day": day}, today)


def why_not_moved(item: AgendaItem) -> str:
    """Why an item is given no other day here, in one sentence; empty where it is.

    Args:
        item: The item.
    """
    table, _ = item.record
    if item.kind is AgendaKind.TOUCH and table == "business_unit":
        return UNIT_NOT_MOVED
    if item.kind is AgendaKind.REVIEW and table != "plan_review":
        return REVIEW_NOT_MOVED
    return NOT_MOVED.get(item.kind, "")


def skip(book: Book, item: AgendaItem, today: date) -> None:
    """Leave an item out this time: a meeting for good, a touch until in a week.

    Args:
        book: The book.
        item: The item.
        today: The day it is skipped.

    Raises:
        Refused: It is not skipped, or gone.
    """
    if item.kind is AgendaKind.MEETING:
        skip_occurrence(book, item.record[1], item.series_day or item.day)
    elif item.kind is AgendaKind.TOUCH:
        later = max(today, item.day) + SKIPPED_TOUCH
        _plan_touch(book, item, later, f"Skip touch until {later.isoformat()}")
    else:
        raise Refused(NOT_SKIPPED)


def _plan_touch(book: Book, item: AgendaItem, day: date, label: str) -> None:
    from kamtui.models.people import Stakeholder  # the ORM is first needed to write

    table, key = item.record
    if table == "account":
        _set_account(book, key, "touch_on", day, f"{label}: {quoted(item.account)}")
        return
    if table != "stakeholder":
        raise Refused(UNIT_NOT_MOVED)
    with book.step(f"{label}: {quoted(item.title)}") as session:
        person = session.get(Stakeholder, key)
        if person is None:
            raise Refused("This person is not in the book any more.")
        person.touch_on = day


def _set_account(book: Book, key: int, name: str, day: date, label: str) -> None:
    from kamtui.models.account import Account  # the ORM is first needed to write

    with book.step(label) as session:
        account = session.get(Account, key)
        if account is None:
            raise Refused("This account is not in the book any more.")
        setattr(account, name, day)


def _recheck_on(book: Book, key: int, day: date) -> None:
    from kamtui.models.account import TierOverride  # the ORM is first needed to write

    with book.step(f"Check the tier again on {day.isoformat()}") as session:
        override = session.get(TierOverride, key)
        if override is None:
            raise Refused("This tier was set anew meanwhile.")
        override.recheck = day
