"""How long the customer has been waiting for what: the age of a service case, and when that is too long [8T]."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from kamtui.rules.health import AGED_DAYS, SILENT_DAYS
from kamtui.vocabulary_plan import CaseStatus


class CaseAge(NamedTuple):
    """How long a case is open, and whether that is too long.

    Attributes:
        days: Days from the day it was opened to the day it was closed or is judged; None while unknown.
        flags: What is too long, in words: open, silent; none of one that is done.
    """

    days: int | None
    flags: tuple[str, ...] = ()


def judge_age(values: Mapping[str, object], today: date) -> CaseAge:
    """Say how old a case is; it is flagged when open for more than 14 days or silent for more than 7.

    Args:
        values: Its fields.
        today: The day to judge on.
    """
    opened, updated, closed = (_day(values, name) for name in ("opened", "updated", "closed"))
    is_done = values.get("status") is CaseStatus.DONE
    days = None if opened is None else max(0, ((closed or today if is_done else today) - opened).days)
    if is_done:
        return CaseAge(None if closed is None else days)
    last = max(filter(None, (opened, updated)), default=None)
    silent = 0 if last is None else (today - last).days
    flags = []
    if days is not None and days > AGED_DAYS:
        flags.append(f"open {days} d")
    if silent > SILENT_DAYS:
        flags.append(f"silent {silent} d")
    return CaseAge(days, tuple(flags))


def _day(values: Mapping[str, object], name: str) -> date | None:
    value = values.get(name)
    return value if isinstance(value, date) else None
