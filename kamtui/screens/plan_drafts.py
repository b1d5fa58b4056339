"""What is typed into a cell of the plan and not saved: what it is known by, and what is said when it is back."""

from collections.abc import Mapping, Sequence

from kamtui.book.book import Book
from kamtui.book.drafts import NEW, Draft, Typed
from kamtui.models.outline import Section
from kamtui.rules.judged import quoted
from kamtui.rules.plan import PlanRow
from kamtui.screens.plan_cells import Cell
from kamtui.screens.plan_lines import GROUP, NOT_SAVED, Key, NewPlace, new_place
from kamtui.services.drafting import is_changed_since
from kamtui.widgets.cell_editor import CellEditor

DROPS = "f5 drops it"
"""The way out of what was typed before."""
OLDER = "+"
"""What is put behind the form of a text when another one stands at its place already."""


def cell_form(account_id: int, key: Key, place: NewPlace | None, field: str) -> str:
    """What the text of a cell is known by until it is saved.

    Args:
        account_id: Whose plan.
        key: The record.
        place: Where a new record goes; None for one that is in the book.
        field: The field's name.
    """
    if place is None:
        return f"cell:{key[0]}:{key[1]}:{field}"
    return f"new:{place.kind}:{account_id}:{place.parent or 0}:{place.below or 0}"


def record_of(key: Key) -> str:
    """A record as drafts name it."""
    return f"{key[0]}:{NEW if key[1] == NOT_SAVED else key[1]}"


def typed_in(editor: CellEditor, cell: Cell, again: Typed | None) -> Mapping[str, Typed]:
    """What is typed in a cell now; nothing where it says what it said.

    Args:
        editor: Where it is typed.
        cell: The cell.
        again: What was typed there before and not saved.
    """
    text = editor.value
    if not text.strip() or text == cell.text:
        return {}
    if again is not None and text == one_line(again.text):
        return {cell.field: again}
    return {cell.field: Typed(text, cell.text)}


def one_line(text: str) -> str:
    """A text as a cell shows it."""
    return " ".join(text.split("\n"))


def told_again(book: Book, draft: Draft, cell: Cell) -> str:
    """What is said of a text that is back in its cell: what the book says there, and how the text is dropped."""
    if draft.record.endswith(f":{NEW}"):
        return f"typed before and not saved · {DROPS}"
    saved = f"the book says {quoted(cell.text)}" if cell.text else "the book says nothing here"
    typed = draft.fields.get(cell.field)
    if typed is not None and typed.before != cell.text:
        return f"changed since: {saved} · {DROPS}"
    if is_changed_since(book, draft):
        return f"the record was changed since · {saved} · {DROPS}"
    return f"not saved: {saved} · {DROPS}"


def place_of(draft: Draft, section: Section, rows: Sequence[PlanRow]) -> NewPlace:
    """Where a new record was being written; at the end of its section where its neighbours are gone.

    Args:
        draft: What was typed.
        section: The section it belongs to.
        rows: The rows of the section.
    """
    _, kind, _, parent, below = draft.form.rstrip(OLDER).split(":")
    for row in rows:
        if below != "0" and (row.kind, row.id) == (kind, int(below)):
            found = new_place(section, rows, (row.kind, row.id), below_it=False)
        elif below == "0" and row.kind != GROUP and parent != "0" and row.id == int(parent):
            found = new_place(section, rows, (row.kind, row.id), below_it=True)
        else:
            continue
        if found is not None and found.kind == kind:
            return found
    kinds = [record.key for record in section.levels]
    return NewPlace(kind, kinds.index(kind), None, None, len(rows))
