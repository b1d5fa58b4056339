"""What a look back needs: the health of an account on past days."""

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
