"""The palette: every command of the moment with its key, and every account by name, one a line."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, ClassVar, NamedTuple

from textual import on
from textual.binding import ActiveBinding, Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from kamtui.screens.base import OpenPlace
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.text import fold_name, safe_line
from kamtui.widgets.columns import Column
from kamtui.widgets.key_footer import key_name
from kamtui.widgets.line_input import LineInput
from kamtui.widgets.table import Table

FOUND = 30
"""So many accounts are offered at most; whoever has more writes on."""
TALLEST = 24
"""Rows of the list at most."""
FRAME = 7
"""Rows of the dialog that are not the list: border, the line with its margins, the foot."""
CURSOR = ("table.", "filter.", "lines.")
"""How the ids of keys begin that only move: nobody looks for those."""


class _Row(NamedTuple):
    """A command, an account, or the word that there is none.

    Attributes:
        words: What it is called.
        key: What is printed on its key.
        folded: The words as they are searched.
        command: What is run.
        account_id: Whose plan is opened.
    """

    words: str
    key: str = ""
    folded: str = ""
    command: ActiveBinding | None = None
    account_id: int | None = None


NOTHING = _Row("Nothing fits")


class PaletteLine(LineInput):
    """The line one types in; up and down move in the list below."""

    DEFAULT_CSS = "PaletteLine { margin: 1 2; padding: 0 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "palette_move(1)", "Down", show=False, id="palette.down", tooltip="Go to the next row"),
        Binding("up", "palette_move(-1)", "Up", show=False, id="palette.up", tooltip="Go to the row before"),
    ]

    def action_palette_move(self, by: int) -> None:
        """Move in the list."""
        self.screen.query_one(Table).action_move(by)


class PaletteDialog(Dialog[_Row | None]):
    """A line to type in, and what fits it.

    Args:
        below: The screen whose commands are offered.
        desk: What lies on the desk.
    """

    WIDTH: ClassVar[int] = 84
    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("enter", "do it"), ("esc", "back"))

    def __init__(self, below: Screen[Any], desk: Desk) -> None:
        super().__init__("Commands and accounts")
        self._desk = desk
        self._commands = tuple(_commands(below))

    def compose_dialog(self) -> Iterable[Widget]:
        """The line, and the list."""
        columns: tuple[Column[_Row], ...] = (
            Column("words", "", 0, lambda row: ((row.words, "muted" if row is NOTHING else "fg"),)),
            Column("key", "", 12, lambda row: ((row.key, "accent" if row.command else "muted"),), "right"),
        )
        yield PaletteLine()
        yield Table[_Row](
            columns,
            key=lambda row: (row.words, row.account_id),
            rows=self._commands,
            heading=False,
            stops=lambda row: row is not NOTHING,
            ground="surface",
        )

    def on_mount(self) -> None:
        """The keys go to the line."""
        super().on_mount()
        self.query_one(PaletteLine).focus()

    def on_resize(self) -> None:
        """Keep one height whatever is found: a list that jumps cannot be read."""
        super().on_resize()
        room = self.size.height - FRAME
        self.query_one(Table).styles.height = max(1, min(TALLEST, len(self._commands), room))

    @on(Input.Changed)
    def _search(self, message: Input.Changed) -> None:
        message.stop()
        table = self.query_one(Table)
        table.set_rows(self.found(message.value))
        table.action_edge(-1)

    def found(self, typed: str) -> list[_Row | None]:
        """What fits: commands with every word, then accounts with the text, those that begin with it first."""
        wanted = fold_name(typed)
        words = wanted.split()
        rows: list[_Row | None] = [row for row in self._commands if all(word in row.folded for word in words)]
        accounts = self._accounts(wanted) if words else []
        if rows and accounts:
            rows.append(None)
        return [*rows, *accounts] or [NOTHING]

    def _accounts(self, wanted: str) -> list[_Row]:
        rows = self._desk.portfolio.rows
        begin = [row for row in rows if row.sort_name.startswith(wanted)]
        inside = [row for row in rows if wanted in row.sort_name and not row.sort_name.startswith(wanted)]
        return [_Row(safe_line(row.name), "plan", account_id=row.id) for row in (*begin, *inside)[:FOUND]]

    @on(Table.Highlighted)
    def _say_what_enter_does(self, message: Table.Highlighted) -> None:
        row = message.row
        word = "open the plan" if row is not None and row.account_id is not None else "do it"
        self.foot.offer(*((("enter", word),) if row is not None else ()), ("esc", "back"))

    @on(Input.Submitted)
    @on(Table.Opened)
    def _run(self, message: Input.Submitted | Table.Opened) -> None:
        message.stop()
        row = self.query_one(Table).row
        if row is not None:
            self.dismiss(row)


def _commands(below: Screen[Any]) -> Iterator[_Row]:
    """Each action once; what only moves and what cannot be done now is left out, and so is the palette."""
    seen: set[str] = {"palette"}
    for key, active in below.active_bindings.items():
        binding = active.binding
        is_cursor = (binding.id or "").startswith(CURSOR)
        if active.enabled and active.tooltip and not is_cursor and binding.action not in seen:
            seen.add(binding.action)
            printed = key_name(replace(binding, key=key))
            yield _Row(active.tooltip, printed, fold_name(active.tooltip), active)


def open_palette(below: Screen[Any], desk: Desk) -> None:
    """Offer every command of a screen and every account, and do what is picked.

    Args:
        below: The screen that is shown.
        desk: What lies on the desk.
    """
    app = below.app

    async def do(row: _Row | None) -> None:
        if row is None:
            return
        if row.command is not None:
            await app.run_action(row.command.binding.action, row.command.node)
        else:
            below.post_message(OpenPlace("plan", row.account_id))

    app.push_screen(PaletteDialog(below, desk), do)
