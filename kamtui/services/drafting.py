"""Drafts as a person reads them: of what, of whom, what was typed, and whether the record has changed since."""

from dataclasses import dataclass

from kamtui.book import drafts
from kamtui.book.book import Book
from kamtui.book.drafts import NEW, Draft
from kamtui.book.errors import BookError
from kamtui.book.past import Connection, live_rows
from kamtui.models.contents import GRID, OTHERS, RECORDS
from kamtui.rules.judged import quoted

SHAPES = {**OTHERS, **RECORDS, **GRID}
"""What a draft may belong to."""
CELL = "white_space"
"""A cell of the white space, which has no name of its own."""


@dataclass(frozen=True, slots=True)
class DraftTold:
    """A draft with what it belongs to.

    Attributes:
        draft: The draft.
        what: The record in words: `Goal “Grow the Linz plant”`, `New goal`.
        account: The account's name; empty for a new one, and where it is gone.
        is_there: Whether there still is what it was typed into.
        is_changed: Whether its record was changed since.
    """

    draft: Draft
    what: str
    account: str
    is_there: bool
    is_changed: bool

    @property
    def words(self) -> str:
        """What was typed, its first field first."""
        return " · ".join(typed.text for typed in self.draft.fields.values() if typed.text.strip())


def labels_of(draft: Draft) -> dict[str, str]:
    """What the fields of a draft are called, by their names."""
    kind = draft.record.partition(":")[0]
    if kind != "account" and kind in SHAPES:
        return {spec.name: spec.label for spec in SHAPES[kind].specs}
    from kamtui.services.accounts import SPECS  # loads the models

    return {spec.name: spec.label for spec in SPECS}


def newest_step(book: Book) -> int:
    """The number of the newest step; 0 while there is none."""
    with book.rows() as connection:
        return drafts.newest_step(connection)


def is_changed_since(book: Book, draft: Draft) -> bool:
    """Whether a step or an undo has touched the draft's record after the form was opened."""
    with book.rows() as connection:
        return drafts.is_changed_since(connection, draft)


def tell_draft(book: Book, draft: Draft) -> DraftTold:
    """Say what a draft belongs to; where the book cannot be read, as much as the draft itself says."""
    kind, _, key = draft.record.partition(":")
    label = SHAPES[kind].label if kind in SHAPES else kind
    try:
        with book.rows() as connection:
            account = _live_name(connection, "account", "name", draft.account_id)
            title = account
            if kind in SHAPES and key.isdigit():
                title = _live_name(connection, SHAPES[kind].table, SHAPES[kind].title, int(key))
            heads = _heads_of(connection, draft) if kind == CELL else ()
            is_changed = drafts.is_changed_since(connection, draft)
    except BookError:
        return DraftTold(draft, f"New {label}" if key == NEW else label.capitalize(), "", True, False)
    if kind == CELL:
        names, is_there = [name for name in heads if name is not None], None not in heads
        what = f"Cell {' · '.join(map(quoted, names))}" if is_there else "Cell, gone"
    elif key == NEW:
        what, is_there = f"New {label}", kind == "account" or account is not None
    else:
        is_there = title is not None
        what = f"{label.capitalize()} {quoted(title)}" if title is not None else f"{label.capitalize()}, gone"
    return DraftTold(draft, what, "" if kind == "account" else account or "", is_there, is_changed)


def _heads_of(connection: Connection, draft: Draft) -> tuple[str | None, ...]:
    """What the offering and the unit of a cell are called; None of one that is gone."""
    keys = zip(("offering", "business_unit"), draft.form.split(":")[2:4], strict=True)
    return tuple(_live_name(connection, SHAPES[kind].table, "name", int(key)) for kind, key in keys)


def _live_name(connection: Connection, table: str, column: str, key: int | None) -> str | None:
    """What a record is called now; None where there is none."""
    row = None if key is None else live_rows(connection, table, "id", key).get(key)
    return None if row is None else str(row[column] or "")
