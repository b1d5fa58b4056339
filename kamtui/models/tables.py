"""All tables at once: importing this module makes the metadata whole."""

from sqlalchemy.orm import configure_mappers
from sqlmodel import SQLModel

from kamtui.models import (
    account,
    actions,
    cadence,
    customer,
    draft,
    engagement,
    measures,
    people,
    revenue,
    review,
    service,
    team,
)
from kamtui.models.base import check_types

__all__ = [
    "METADATA",
    "account",
    "actions",
    "cadence",
    "customer",
    "draft",
    "engagement",
    "measures",
    "people",
    "revenue",
    "review",
    "service",
    "team",
]

METADATA = SQLModel.metadata
"""Every table of the book; `book` creates an empty book from it."""

configure_mappers()
for _table in METADATA.tables.values():
    check_types(_table)
