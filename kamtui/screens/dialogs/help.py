"""Help: the keys of a place as they are now, remapped ones included."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar, NamedTuple

from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.widget import Widget

from kamtui.screens.dialogs.base import Dialog
from kamtui.text import cells
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.key_footer import key_name
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table
from kamtui.widgets.wrapping import wrap

OPENS = "table.open"
"""The id of the key that opens a row."""
LONGEST_KEYS = 24
"""Cells for the keys of one line at most."""
TALLEST = 30
"""Rows of the list at most."""
MOST_LINES = 4
"""Lines of one text at most."""
FRAME = 8
"""Cells of a row that are neither keys nor text: border, margins, gutter."""


class _Help(NamedTuple):
    """What some keys do."""

    keys: str
    text: str


class _Line(NamedTuple):
    """A heading, keys with what they do, or what is left of a long text."""

    number: int
    keys: str
    text: str
    heading: str = ""


class HelpDialog(Dialog[None]):
    """The keys of a screen: its own first, then those of every list, then those that work everywhere.

    Args:
        below: The screen whose keys are shown.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("j k", "scroll"), ("esc", "back"))

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__("Keys", getattr(below, "purpose", ""))
        here = str(getattr(below, "place", "")).capitalize() or "Here"
        groups: dict[str, list[_Help]] = {here: [], "In every list": [], "Everywhere": []}
        for active in _once(below.active_bindings.values()):
            help_ = _Help(_keys_of(active, below), _text_of(active))
            if active.node is below.app:
                groups["Everywhere"].append(help_)
            elif active.binding.id == OPENS:
                groups[here].insert(0, help_)  # what enter does differs from place to place
            else:
                is_general = (active.binding.id or "").startswith("table.")
                groups["In every list" if is_general else here].append(help_)
        self._groups = {heading: found for heading, found in groups.items() if found}

    def compose_dialog(self) -> Iterable[Widget]:
        """The keys as a table without headings; long texts go on below."""
        keys = max((cells(one.keys) for found in self._groups.values() for one in found), default=1)
        keys = min(keys, LONGEST_KEYS)
        columns: tuple[Column[_Line], ...] = (
            Column("keys", "", keys, _keys_parts, overflow=True),
            Column("text", "", 0, lambda line: ((line.text, "fg"),) if line.text else None),
        )
        lines = self._lines(min(self.WIDTH, self.app.size.width) - FRAME - keys)
        table = Table[_Line](
            columns,
            key=lambda line: line.number,
            rows=lines,
            heading=False,
            stops=lambda line: bool(line.keys),
            ground="surface",
        )
        table.styles.height = min(len(lines), TALLEST)
        table.styles.margin = (1, 0)
        yield table

    def _lines(self, room: int) -> list[_Line | None]:
        lines: list[_Line | None] = []
        for heading, found in self._groups.items():
            if lines:
                lines.append(None)
            lines.append(_Line(len(lines), "", "", heading))
            for keys, text in found:
                for place, part in enumerate(wrap(text, room, MOST_LINES, glyph("more"))):
                    lines.append(_Line(len(lines), "" if place else keys, part))
        return lines

    def on_mount(self) -> None:
        """The keys go to the list."""
        super().on_mount()
        self.query_one(Table).focus()


def _keys_parts(line: _Line) -> Parts | None:
    if line.heading:
        return ((line.heading, "muted"),)
    return ((line.keys, "accent"),) if line.keys else None


def _once(found: Iterable[ActiveBinding]) -> list[ActiveBinding]:
    """Each action once, with all its keys; hidden framework bindings without a tooltip are left out."""
    seen: dict[tuple[object, str], ActiveBinding] = {}
    for active in found:
        if active.enabled and active.tooltip:
            seen.setdefault((active.node, active.binding.action), active)
    return list(seen.values())


def _text_of(active: ActiveBinding) -> str:
    """What a binding does; of enter in a list what the place does with a row, in its own word."""
    if active.binding.id == OPENS and isinstance(active.node, Table) and active.node.opens not in ("", "open"):
        return active.node.opens[:1].upper() + active.node.opens[1:]
    return active.tooltip


def _keys_of(active: ActiveBinding, below: Screen[Any]) -> str:
    """All keys of a binding, as they are printed."""
    keys = [
        key_name(replace(other.binding, key=key))
        for key, other in below.active_bindings.items()
        if other.node is active.node and other.binding.action == active.binding.action
    ]
    return "  ".join(dict.fromkeys(keys))
