"""Signing a plan: who agrees to it and when, with the whole plan frozen as text; and what has changed since."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kamtui import __version__
from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.plan_periods import read_sign_offs
from kamtui.book.plan_rows import one_look, read_plan_head
from kamtui.exports.plan import plan_markdown
from kamtui.models.contents import OTHERS
from kamtui.services.changes_since import changes_since
from kamtui.services.glance import glance_of_plan
from kamtui.services.history import RecordChange
from kamtui.services.people import NONE_CHOSEN, Chosen, people_of_plan
from kamtui.services.plan_entry import read_entry
from kamtui.services.plan_reading import load_plan

SIGN_OFF = OTHERS["sign_off"]
"""What is entered of a sign-off."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """A sign-off with the plan as it was.

    Attributes:
        id: Its key.
        day: When it was signed.
        name: Who signed.
        role: As what; None when unknown.
        note: What was said; None without.
        text: The internal plan with its people as Markdown.
    """

    id: int
    day: date
    name: str
    role: str | None
    note: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Since:
    """What has changed since a plan was signed.

    Attributes:
        day: When it was signed.
        name: Who signed.
        changes: What differs, a record at a time, changed last first.
    """

    day: date
    name: str
    changes: tuple[RecordChange, ...]


def sign_plan(
    book: Book, account_id: int, values: Mapping[str, Any], today: date, *, chosen: Chosen = NONE_CHOSEN
) -> int:
    """Sign an account's current plan: frozen with its people as it is now, without private records.

    Args:
        book: Where it is.
        account_id: Whose plan.
        values: Who, role, day and note, by field name; the day is today when left out.
        today: The day it is signed on, at the latest; people are judged on it.
        chosen: The user's own thresholds for the tier, where a touch rule asks for the tier.

    Returns:
        The key of the sign-off.

    Raises:
        Refused: Nobody is named, the day lies ahead, or there is no plan.
    """
    entered = read_entry(SIGN_OFF, {"day": today} | dict(values), is_new=True)
    if entered["day"] > today:
        raise Refused("Day: a plan is not signed ahead of its day.", "day")
    view = load_plan(book, account_id, today)
    if view.plan_id is None:
        raise Refused("There is no plan to sign yet.")
    people = people_of_plan(book, view, today, chosen=chosen)
    glance = glance_of_plan(book, view, today, chosen=chosen)
    text = plan_markdown(
        replace(view, signed=None), today=entered["day"], version=__version__, people=people, account=glance
    )
    from kamtui.services import plan_records

    with book.step(f"Sign {view.title}: {entered['name']}") as session:
        return plan_records.add_sign_off(session, view.plan_id, entered | {"text": text})


def list_sign_offs(book: Book, plan_id: int) -> tuple[Frozen, ...]:
    """The sign-offs of a plan, the newest first.

    Args:
        book: Where to look.
        plan_id: The plan.
    """
    with book.rows() as connection:
        return tuple(
            Frozen(each.id, date.fromisoformat(each.day), each.name, each.role, each.note, each.text)
            for each in read_sign_offs(connection, plan_id)
        )


def load_since(book: Book, account_id: int, plan_id: int, today: date) -> Since | None:
    """What has changed in a plan since it was signed last; None when it was not.

    Args:
        book: Where to look; it is read by plain SQL.
        account_id: Whose plan.
        plan_id: The plan.
        today: The day from which days are written.

    Raises:
        Refused: The account has no such plan.
    """
    with book.rows() as connection, one_look(connection):
        head = read_plan_head(connection, account_id, plan_id)
        for newest in read_sign_offs(connection, plan_id, 1):
            changes = changes_since(connection, head.whose, newest.step, today)
            return Since(date.fromisoformat(newest.day), newest.name, changes)
    return None
