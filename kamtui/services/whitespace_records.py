"""What a white space consists of, inside a step: found, placed in its order, stored while anything is known of it.

Loads the ORM; the services import it where they write.
"""

from collections.abc import Mapping, Sequence
from typing import cast

from sqlmodel import Session, col, select

from kamtui.book.errors import Refused
from kamtui.book.white_space import CELL
from kamtui.models.account import Account, BusinessUnit
from kamtui.models.contents import RECORDS
from kamtui.models.customer import Competitor
from kamtui.models.revenue import Offering, WhiteSpace
from kamtui.rules.judged import quoted
from kamtui.rules.whitespace import Place
from kamtui.services import plan_records
from kamtui.services.ordering import index_after, place_after, place_run
from kamtui.services.plan_entry import read_entry
from kamtui.text import fold_name
from kamtui.vocabulary_plan import CellState

__all__ = [
    "account_at",
    "add_competitor",
    "add_heads",
    "cell_at",
    "check_competitor",
    "check_name",
    "find_head",
    "is_near",
    "keep",
    "siblings",
]

Head = Offering | BusinessUnit
"""What stands at the head of a row or a column."""

TABLES: dict[str, type[Offering] | type[BusinessUnit]] = {"offering": Offering, "business_unit": BusinessUnit}
CALLED = {Offering: "offering", BusinessUnit: "unit"}


def find_head(session: Session, kind: str, key: int) -> Head:
    """Get an offering or a unit.

    Raises:
        Refused: It is not in the book, or not any more.
    """
    table = TABLES[kind]
    found = cast("Head | None", session.get(table, key))
    if found is None:
        raise Refused(f"This {CALLED[table]} is not in the book any more.")
    return found


def siblings(session: Session, head: Head) -> list[Head]:
    """A head and those beside it, in their order: the account's units, or all offerings."""
    if isinstance(head, BusinessUnit):
        wanted = select(BusinessUnit).where(BusinessUnit.account_id == head.account_id)
        units = session.exec(wanted.order_by(col(BusinessUnit.position), col(BusinessUnit.id)))
        return list(units)
    offerings = session.exec(select(Offering).order_by(col(Offering.position), col(Offering.id)))
    return list(offerings)


def add_heads(session: Session, heads: Sequence[Head], after: int | None) -> tuple[int, ...]:
    """Add heads of one kind behind each other, right behind another one or in the last place; their keys.

    Raises:
        Refused: One has a name that is taken, in the book or by one before it.
    """
    if not heads:
        return ()
    others = siblings(session, heads[0])
    taken = {_meant_by(other): other.name for other in others}
    for head in heads:
        _check_free(head, taken)
        taken[_meant_by(head)] = head.name
    place_run(heads, others, index_after(others, after))
    session.add_all(heads)
    session.flush()
    return tuple(head.id or 0 for head in heads)


def check_name(session: Session, head: Head) -> None:
    """See that no other unit, or offering of the family, has the name: names are what one types to mean them.

    Raises:
        Refused: There is one.
    """
    others = (other for other in siblings(session, head) if other.id != head.id)
    _check_free(head, {_meant_by(other): other.name for other in others})


def _meant_by(head: Head) -> tuple[str | None, str]:
    """What no two heads have in common: the family, which units have not, and the name however it is written."""
    return head.family if isinstance(head, Offering) else None, fold_name(head.name)


def _check_free(head: Head, taken: Mapping[tuple[str | None, str], str]) -> None:
    if (name := taken.get(_meant_by(head))) is not None:
        what = "an offering" if isinstance(head, Offering) else "a unit"
        raise Refused(f"Name: there is {what} {quoted(name)} already.", "name")


def is_near(head: Head, other: Head) -> bool:
    """Whether two heads stand in one group: offerings in that of their family, units in the one there is."""
    return not (isinstance(head, Offering) and isinstance(other, Offering)) or head.family == other.family


def cell_at(session: Session, where: Place) -> WhiteSpace:
    """What is stored of a cell, or a new one of which nothing is known.

    Raises:
        Refused: Its offering or unit is not in the book any more.
    """
    offering, unit = where
    wanted = select(WhiteSpace).where(WhiteSpace.offering_id == offering, WhiteSpace.unit_id == unit)
    found = session.exec(wanted).first()
    if found is not None:
        return found
    find_head(session, "offering", offering)
    find_head(session, "business_unit", unit)
    return WhiteSpace(offering_id=offering, unit_id=unit)


def keep(session: Session, cell: WhiteSpace) -> None:
    """Store a cell of which something is known; of any other nothing is stored."""
    is_known = cell.state is not CellState.UNKNOWN or any(
        getattr(cell, spec.name) is not None for spec in CELL.specs if spec.name != "state"
    )
    if is_known:
        session.add(cell)
    elif cell.id is not None:
        session.delete(cell)


def account_at(session: Session, where: Place) -> Account:
    """The account that a cell's unit belongs to.

    Raises:
        Refused: The unit is not in the book any more.
    """
    unit = find_head(session, "business_unit", where[1])
    account = session.get(Account, unit.account_id) if isinstance(unit, BusinessUnit) else None
    if account is None:
        raise Refused("This account is not in the book.")
    return account


def add_competitor(session: Session, account: Account, name: str) -> int:
    """Add a competitor to an account, in the last place; its key."""
    account_id = account.id or 0
    record = plan_records.make("competitor", account_id, account_id)
    entered = read_entry(RECORDS["competitor"], {"name": name}, is_new=True)
    for field, value in entered.items():
        setattr(record, field, value)
    place_after(record, plan_records.siblings(session, "competitor", account_id), None)
    session.add(record)
    session.flush()
    return plan_records.key_of(record)


def check_competitor(session: Session, account: Account, key: int | None) -> None:
    """See that a competitor is one of the account's.

    Raises:
        Refused: It is not, or not any more.
    """
    found = None if key is None else session.get(Competitor, key)
    if key is not None and (found is None or found.account_id != account.id):
        raise Refused("Competitor: it is not one of this account's.", "competitor_id")
