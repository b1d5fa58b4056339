"""A dialog of records that are listed, changed and removed in it; its last line tells what was done."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on

from kamtui.book.errors import BookError, Refused
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

Row = TypeVar("Row")

ON_A_ROW = frozenset({"enter", "delete"})
"""Keys of the last line that need a row to act on."""


class RecordsDialog(Dialog[None], Generic[Row]):
    """The list; whoever inherits says what stands in it and what the keys do.

    Args:
        title: What they are.
        context: For whom.
        desk: What lies on the desk.

    Attributes:
        table: The list; whoever inherits makes it before it is shown.
    """

    NOTHING: ClassVar[str]
    """What is said of an empty list."""

    table: Table[Row]

    def __init__(self, title: str, context: str, desk: Desk) -> None:
        super().__init__(title, context)
        self._desk = desk

    def rows(self) -> Sequence[Row]:
        """What the book has.

        Raises:
            BookError: It could not be read.
        """
        raise NotImplementedError

    def keys_on(self, row: Row) -> Sequence[tuple[str, str]]:
        """The keys of the last line on a row."""
        return self.FOOT

    def show_row(self, row: Row | None) -> None:
        """Follow the cursor; the last line goes on telling what was done.

        Args:
            row: What is under it; None in an empty list.
        """
        keys = self.keys_on(row) if row is not None else (pair for pair in self.FOOT if pair[0] not in ON_A_ROW)
        self.foot.offer(*keys)

    def fit(self) -> None:
        """Take the rows that the list has need of."""

    def on_mount(self) -> None:
        """The keys go to the list."""
        super().on_mount()
        self.table.focus()
        self.tell()

    def tell(self, *told: Parts) -> None:
        """Tell in the last line what was done.

        Args:
            told: The same in fewer and fewer words; without any, an empty list says that it is one.
        """
        self.show_row(self.table.row)
        nothing: Parts = () if self.table.rows else ((self.NOTHING, "muted"),)
        self.foot.show(*(told or (nothing,)))

    def reload(self, *told: Parts) -> None:
        """Read the list again, and tell what was done."""
        try:
            rows = self.rows()
        except BookError as error:
            self.foot.show(((str(error), "bad"),))
            return
        self.table.set_rows(rows)
        self.fit()
        self.tell(*told)

    def attempt(self, work: Callable[[], object]) -> bool:
        """Do something; why it was not done stands in the last line.

        Returns:
            Whether it was done.
        """
        try:
            work()
        except (Refused, BookError) as error:
            self.foot.show(((str(error), "bad"),))
            return False
        return True

    def action_change(self) -> None:
        """Change what is under the cursor."""
        raise NotImplementedError

    def action_undo(self) -> None:
        """Take the last step back."""
        taken = []
        if self.attempt(lambda: taken.append(self._desk.book.undo())):
            step = taken[0]
            self.reload(((f"undone: {step.label}" if step else "nothing to undo", "muted"),))

    @on(Table.Highlighted)
    def _another(self, message: Table.Highlighted) -> None:
        message.stop()
        self.show_row(self.table.row)

    @on(Table.Opened)
    def _open(self, message: Table.Opened) -> None:
        message.stop()
        self.action_change()
