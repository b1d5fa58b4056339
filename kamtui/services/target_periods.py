"""The periods of an account's revenue targets inside a step: named ones get their days, overlaps are refused.

Loads the ORM; what writes a plan's records imports it.
"""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session, select

from kamtui.book.errors import Refused
from kamtui.models.revenue import RevenueTarget
from kamtui.reading import write_day_plain
from kamtui.rules.target_periods import period_named, period_problem
from kamtui.services.figures import target_of


def settle_period(session: Session, record: RevenueTarget, entered: Mapping[str, Any]) -> None:
    """Take From and To from a name as `H1 2027` where both are empty, and see that the period stands alone.

    Args:
        session: A step's session.
        record: The target with what was entered.
        entered: What was entered.

    Raises:
        Refused: The period ends before it begins, or has a day in common with another one of the account.
    """
    if "name" in entered and record.starts is None and record.ends is None:
        named = period_named(record.name)
        if named is not None:
            record.starts, record.ends = named
    if not entered.keys() & {"name", "starts", "ends"}:
        return
    with session.no_autoflush:
        beside = session.exec(select(RevenueTarget).where(RevenueTarget.account_id == record.account_id)).all()
    others = [target_of(other.id or 0, other.model_dump()) for other in beside if other is not record]
    sentence, field = period_problem(target_of(record.id or 0, record.model_dump()), others, write_day_plain)
    if sentence:
        raise Refused(sentence, field if field in entered else "name" if "name" in entered else field)
