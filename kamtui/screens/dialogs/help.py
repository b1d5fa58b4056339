"""Help: the keys of a place as they are now, remapped ones included."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar, NamedTuple

from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.widget import Widget

from kamtui.screens.dialogs.base import Dialog
from kamtui.widgets.columns import Column
from kamtui.widgets.key_footer import key_name
from kamtui.widgets.table import Table


class _Line(NamedTuple):
    """Keys, and what they do."""

    number: int
    keys: str
    text: str


class HelpDialog(Dialog[None]):
    """The keys of a screen, its own first, then those that work everywhere.

    Args:
        below: The screen whose keys are shown.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("j k", "scroll"), ("esc", "back"))

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__("Keys", getattr(below, "purpose", ""))
        own: list[ActiveBinding] = []
        app: list[ActiveBinding] = []
        for active in _once(below.active_bindings.values()):
            (app if active.node is below.app else own).append(active)
        self._lines: list[_Line | None] = []
        for group in (own, app):
            if self._lines and group:
                self._lines.append(None)
            for active in group:
                self._lines.append(_line(len(self._lines), active, below))

    def compose_dialog(self) -> Iterable[Widget]:
        """The keys as a table without headings."""
        columns: tuple[Column[_Line], ...] = (
            Column("keys", "", 16, lambda line: ((line.keys, "accent"),)),
            Column("text", "", 0, lambda line: ((line.text, "fg"),)),
        )
        table = Table[_Line](
            columns, key=lambda line: line.number, rows=self._lines, heading=False, ground="surface"
        )
        table.styles.height = min(len(self._lines), 30)
        table.styles.margin = (1, 0)
        yield table

    def on_mount(self) -> None:
        """The keys go to the list."""
        super().on_mount()
        self.query_one(Table).focus()


def _once(found: Iterable[ActiveBinding]) -> list[ActiveBinding]:
    """Each action once, with all its keys; hidden framework bindings without a tooltip are left out."""
    seen: dict[tuple[object, str], ActiveBinding] = {}
    for active in found:
        if active.enabled and active.tooltip:
            seen.setdefault((active.node, active.binding.action), active)
    return list(seen.values())


def _line(number: int, active: ActiveBinding, below: Screen[Any]) -> _Line:
    keys = [
        key_name(replace(other.binding, key=key))
        for key, other in below.active_bindings.items()
        if other.node is active.node and other.binding.action == active.binding.action
    ]
    return _Line(number, "  ".join(dict.fromkeys(keys)), active.tooltip)
