"""Textual's own table with a thousand accounts: what a key costs when somebody else draws the list."""

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Header, Static

COLUMNS = ("Account", "Tier", "Health", "Revenue", "Potential", "Last touch", "Next")


class Detail(Screen[None]):
    """What one account opens into."""

    BINDINGS = [("escape", "dismiss", "Back")]

    def __init__(self, row: int) -> None:
        super().__init__()
        self.row = row

    def compose(self) -> ComposeResult:
        """Name the account."""
        yield Header()
        yield Static(f"Detail of account {self.row:04d}")
        yield Footer()


class Accounts(App[None]):
    """A list of accounts, the cursor on the first."""

    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield Header()
        yield DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        """Fill the list."""
        table = self.query_one(DataTable)
        table.add_columns(*COLUMNS)
        table.add_rows(
            (f"Account {number:04d}", "Star", "64", "1.20M EUR", "400k EUR", "12 d", "Tue 24 Nov")
            for number in range(1000)
        )
        table.focus()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Open the account under the cursor."""
        self.push_screen(Detail(event.cursor_row))


if __name__ == "__main__":
    Accounts().run()
