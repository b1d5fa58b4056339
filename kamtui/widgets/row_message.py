"""What a list of rows says when something happened to one of them."""

from typing import Any

from textual.message import Message
from textual.widget import Widget


class RowMessage(Message):
    """Something happened in a table.

    Attributes:
        table: The table.
        row: The row it is about, if any.
    """

    # A plain class and no dataclass: those take time to be made, and the first frame waits for them.
    def __init__(self, table: Widget, row: Any = None) -> None:
        super().__init__()
        self.table, self.row = table, row

    @property
    def control(self) -> Widget:
        """The table it happened in."""
        return self.table
