"""What is drawn where there is too little room: one line that says how much is needed."""

from textual.strip import Strip

from kamtui.widgets.ink import InkedWidget


class TooSmall(InkedWidget):
    """One line; style sheets show it, and nothing else, below the least size.

    Args:
        columns: The columns that are needed.
        rows: The rows that are needed.
    """

    DEFAULT_CSS = "TooSmall { height: 1; width: 1fr; display: none; }"

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self._words = f"kamtui needs {columns} x {rows}"

    def line(self, y: int, width: int) -> Strip:
        """The line."""
        del y
        return self.ink.strip(((self._words, "fg"),), width)
