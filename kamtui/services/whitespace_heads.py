"""The heads of a white space, its offerings and units: added, renamed, moved, removed; each call is one step.

The ORM is imported inside, as reading does not need it.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.white_space import OFFERING, UNIT, count_cells, read_name
from kamtui.models.shapes import RecordShape
from kamtui.rules.judged import quoted
from kamtui.services.ordering import move_past
from kamtui.services.plan_entry import read_entry

Kind = Literal["offering", "business_unit"]
"""What stands at the head of a row and of a column."""

SHAPES: Mapping[Kind, RecordShape] = {"offering": OFFERING, "business_unit": UNIT}
"""What a head consists of."""
WAYS = {
    ("offering", -1): "up",
    ("offering", 1): "down",
    ("business_unit", -1): "left",
    ("business_unit", 1): "right",
}
"""Where a move leads."""


def add_units(book: Book, account_id: int, names: Sequence[str], *, after: int | None = None) -> tuple[int, ...]:
    """Add business units behind each other in one step, all of them or none; their cells are unknown.

    Args:
        book: Where to.
        account_id: Whose units.
        names: What they are called, at least one.
        after: The unit they come after; the last place when not said.

    Returns:
        Their keys.

    Raises:
        Refused: One has no name, or one that another unit of the account has.
    """
    from kamtui.models.account import Account, BusinessUnit
    from kamtui.services import whitespace_records as records

    entered = [read_entry(UNIT, {"name": name}, is_new=True) for name in names]
    with book.step(_label_of_new(UNIT, entered)) as session:
        if session.get(Account, account_id) is None:
            raise Refused("This account is not in the book.")
        return records.add_heads(session, [BusinessUnit(account_id=account_id, **each) for each in entered], after)


def add_offerings(
    book: Book, names: Sequence[str], *, family: str | None = None, after: int | None = None
) -> tuple[int, ...]:
    """Add offerings behind each other in one step, all of them or none, for all accounts; their cells are unknown.

    Args:
        book: Where to.
        names: What they are called, at least one.
        family: The family of all of them.
        after: The offering they come after; the last place when not said.

    Returns:
        Their keys.

    Raises:
        Refused: One has no name, or one that another offering of the family has.
    """
    from kamtui.models.revenue import Offering
    from kamtui.services import whitespace_records as records

    entered = [read_entry(OFFERING, {"name": name, "family": family}, is_new=True) for name in names]
    with book.step(_label_of_new(OFFERING, entered)) as session:
        return records.add_heads(session, [Offering(**each) for each in entered], after)


def _label_of_new(shape: RecordShape, entered: Sequence[Mapping[str, object]]) -> str:
    more = f" and {len(entered) - 1} more" if len(entered) > 1 else ""
    return f"New {shape.label} {quoted(str(entered[0]['name']))}{more}"


def change_head(book: Book, kind: Kind, key: int, values: Mapping[str, object]) -> None:
    """Change an offering or a unit, above all its name; nothing is logged when nothing differs.

    Raises:
        Refused: A value does not fit, the name is taken, or it is gone.
    """
    from kamtui.services import whitespace_records as records

    shape = SHAPES[kind]
    entered = read_entry(shape, values)
    name = name_of_head(book, kind, key)
    label = f"Change {shape.label} {quoted(name)}"
    if tuple(entered) == ("name",):
        label = f"Rename {shape.label} {quoted(name)} to {quoted(entered['name'])}"
    elif len(entered) == 1:
        label = f"Change {next(iter(entered))} of {shape.label} {quoted(name)}"
    with book.step(label) as session:
        head = records.find_head(session, kind, key)
        for field, value in entered.items():
            setattr(head, field, value)
        records.check_name(session, head)


def remove_head(book: Book, kind: Kind, key: int) -> int:
    """Remove an offering from all accounts, or a unit; its cells go with it.

    Returns:
        Of how many cells something was known.

    Raises:
        Refused: It is gone.
    """
    from kamtui.services import whitespace_records as records

    name = name_of_head(book, kind, key)
    with book.rows() as connection:
        cells = count_cells(connection, SHAPES[kind], key)
    more = f" and what is known of {cells} cell{'' if cells == 1 else 's'}" if cells else ""
    with book.step(f"Remove {SHAPES[kind].label} {quoted(name)}{more}") as session:
        session.delete(records.find_head(session, kind, key))
    return cells


def move_head(book: Book, kind: Kind, key: int, by: Literal[-1, 1]) -> bool:
    """Move a unit among those of its account, or an offering among those of its family.

    Args:
        book: Where it is.
        kind: Its kind.
        key: Its key.
        by: 1 for down or right, -1 for up or left.

    Returns:
        False where it is the first or the last one already; nothing is logged then.

    Raises:
        Refused: It is gone.
    """
    from kamtui.services import whitespace_records as records

    with book.step(
        f"Move {SHAPES[kind].label} {quoted(name_of_head(book, kind, key))} {WAYS[kind, by]}"
    ) as session:
        head = records.find_head(session, kind, key)
        others = records.siblings(session, head)
        near = [other for other in others if records.is_near(head, other)]
        return move_past(head, others, by, near)


def name_of_head(book: Book, kind: Kind, key: int) -> str:
    """What an offering or a unit is called.

    Raises:
        Refused: It is not in the book, or not any more.
    """
    with book.rows() as connection:
        found = read_name(connection, SHAPES[kind], key)
    if found is None:
        raise Refused(f"This {SHAPES[kind].label} is not in the book any more.")
    return found
