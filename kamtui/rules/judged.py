"""A number that says why: a computed value with the causes it comes from."""

from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")

TITLE_LIMIT = 60
"""Characters of a record's title that a cause, a gap or a step's label quotes."""


class Cause(NamedTuple):
    """One reason for a value.

    Attributes:
        text: The reason in words, without a full stop.
        points: What it adds to or takes from a score; 0 where nothing is scored.
        record: The table and id of the record to jump to, when there is one.
    """

    text: str
    points: int = 0
    record: tuple[str, int] | None = None


class Judged(NamedTuple, Generic[Value]):
    """A computed value and its causes; an unknown value is None and still says why.

    Attributes:
        value: The value, or None when it cannot be known.
        why: The causes, weightiest first.
    """

    value: Value | None
    why: tuple[Cause, ...] = ()


def quoted(title: str) -> str:
    """A title in quotes, as causes and labels name a record; long ones are cut."""
    return f"“{shortened(title)}”"


def shortened(title: str) -> str:
    """A title short enough to be referred to by."""
    return title if len(title) <= TITLE_LIMIT else f"{title[: TITLE_LIMIT - 1].rstrip()}…"
