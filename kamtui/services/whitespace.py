"""Changing the cells of an account's white space; each call is one step that undo takes back.

The ORM is imported inside, as reading does not need it.
"""

from collections.abc import Iterable, Mapping

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.white_space import CELL
from kamtui.reading import write_money
from kamtui.rules.judged import shortened
from kamtui.rules.whitespace import Place, share_problem
from kamtui.services.plan_entry import read_entry
from kamtui.services.whitespace_heads import (
    add_offerings,
    add_units,
    change_head,
    move_head,
    name_of_head,
    remove_head,
)
from kamtui.vocabulary_plan import CellState

__all__ = [
    "add_offerings",
    "add_units",
    "change_cell",
    "change_head",
    "clear_cells",
    "move_head",
    "remove_head",
    "set_state",
]


def set_state(book: Book, places: Iterable[Place], state: CellState) -> None:
    """Say of one or several cells who serves the need; what else is known of them stays.

    Args:
        book: Where they are.
        places: Their offerings and units.
        state: The state; with unknown a cell of which nothing else is known has nothing in the book.

    Raises:
        Refused: An offering or a unit is gone.
    """
    from kamtui.services import whitespace_records as records

    places = tuple(places)
    with book.step(f"{_name_of(book, places)}: {state.label}") as session:
        for place in places:
            cell = records.cell_at(session, place)
            cell.state = state
            records.keep(session, cell)


def clear_cells(book: Book, places: Iterable[Place]) -> None:
    """Forget all that is known of one or several cells."""
    from kamtui.services import whitespace_records as records

    places = tuple(places)
    with book.step(f"Forget what is known of {_name_of(book, places)}") as session:
        for place in places:
            cell = records.cell_at(session, place)
            if cell.id is not None:
                session.delete(cell)


def change_cell(book: Book, place: Place, values: Mapping[str, object], *, new_competitor: str = "") -> None:
    """Change some fields of a cell; nothing is logged when nothing differs.

    Args:
        book: Where it is.
        place: Its offering and unit.
        values: What was entered, by field name; the rest stays.
        new_competitor: A name under which a competitor is added in the same step and set; empty for none.

    Raises:
        Refused: A value does not fit, our share would be above the market value, or something is gone.
    """
    from kamtui.services import whitespace_records as records

    entered = read_entry(CELL, values)
    named = [spec.label.rstrip("?").lower() for spec in CELL.specs if spec.name in entered or spec.name in values]
    if new_competitor:
        named = ["competitor"]
    field = f"{named[0]} of " if len(named) == 1 else ""
    with book.step(f"Change {field}{_name_of(book, (place,))}") as session:
        cell = records.cell_at(session, place)
        account = records.account_at(session, place)
        if new_competitor:
            entered["competitor_id"] = records.add_competitor(session, account, new_competitor)
        records.check_competitor(session, account, entered.get("competitor_id"))
        for name, value in entered.items():
            setattr(cell, name, CellState.UNKNOWN if name == "state" and value is None else value)
        held = {spec.name: getattr(cell, spec.name) for spec in CELL.specs}
        sentence, wrong = share_problem(held, entered, lambda minor: write_money(minor, account.currency))
        if sentence:
            raise Refused(sentence, wrong)
        records.keep(session, cell)


def _name_of(book: Book, places: tuple[Place, ...]) -> str:
    """One cell as labels name it, `Presses in Linz`; several as `7 cells`.

    Raises:
        Refused: There is none, or its offering or unit is gone.
    """
    if not places:
        raise Refused("No cell is chosen.")
    if len(places) > 1:
        return f"{len(places)} cells"
    offering, unit = places[0]
    offered, served = name_of_head(book, "offering", offering), name_of_head(book, "business_unit", unit)
    return f"{shortened(offered)} in {shortened(served)}"
