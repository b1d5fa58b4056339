"""Drafts as a person reads them: of what, of whom, what was typed, and whether the record has changed since."""

from dataclasses import dataclass

from kamtui.book import drafts
from kamtui.book.book import Book
from kamtui.book.drafts import NEW, Draft
from kamtui.models.contents import GRID, RECORDS
from kamtui.rules.judged import quoted

SHAPES = {**RECORDS, **GRID}
"""What a draft may belong to."""


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
    if kind in RECORDS:
        return {spec.name: spec.label for spec in RECORDS[kind].specs}
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
    """Say what a draft belongs to."""
    kind, _, key = draft.record.partition(":")
    with book.rows() as connection:
        account = connection.execute("SELECT name FROM account WHERE id = ?", (draft.account_id,)).fetchone()
        is_changed = drafts.is_changed_since(connection, draft)
        title: tuple[str] | None = None
        if kind == "account":
            title = account
        elif kind in SHAPES and key != NEW:
            shape = SHAPES[kind]
            query = f'SELECT "{shape.title}" FROM "{shape.table}" WHERE id = ?'
            title = connection.execute(query, (int(key),)).fetchone()
    label = SHAPES[kind].label if kind in SHAPES else kind
    if key == NEW:
        what, is_there = f"New {label}", kind == "account" or account is not None
    else:
        what, is_there = (
            f"{label.capitalize()} {quoted(title[0])}" if title else f"{label.capitalize()}, gone",
            bool(title),
        )
    return DraftTold(draft, what, account[0] if account and kind != "account" else "", is_there, is_changed)
