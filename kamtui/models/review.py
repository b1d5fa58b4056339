"""What is kept of what was judged: health on past days, and the medians of tiers."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from kamtui.models.base import Record


class HealthReading(Record, table=True):
    """An account's health on a day, kept when it differs from the newest one; the trend is read from it."""

    __tablename__ = "health_reading"
    __table_args__: ClassVar[Any] = (UniqueConstraint("account_id", "day"), {"sqlite_autoincrement": True})
    account_id: int = Field(
        description="No foreign key: undo takes an account away and brings it back, readings stay"
    )
    day: date
    value: int = Field(ge=0, le=100)


class MedianReading(Record, table=True):
    """The median of an amount over the accounts, kept because it takes a while to find in a large book."""

    __tablename__ = "median_reading"
    __table_args__: ClassVar[Any] = (UniqueConstraint("currency", "kind"), {"sqlite_autoincrement": True})
    currency: str
    kind: str = Field(description="`revenue` or `potential`")
    known: int = Field(ge=1)
    amount: int = Field(description="Minor units")
    step: int = Field(description="The newest step it holds for; no foreign key, as it is no part of the history")
