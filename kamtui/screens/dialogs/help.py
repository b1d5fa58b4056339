"""Help: the keys of a place as they are now, remapped ones included, and their names in the settings file."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest
from typing import Any, ClassVar, NamedTuple

from textual.binding import ActiveBinding, Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from kamtui.screens.dialogs.base import Dialog
from kamtui.text import cells
from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.key_footer import key_name
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table
from kamtui.wrapping import wrap

OPENS = "table.open"
"""The id of the key that opens a row."""
LONGEST_KEYS = 16
"""Cells for the keys of one line at most; more of them go on below."""
TALLEST = 30
"""Rows of the list at most."""
MOST_LINES = 6
"""Lines of one text at most."""
GUTTER = 2
"""Cells between a text and a name."""
FRAME = 8
"""Cells of a row that are neither keys nor text: border, margins, gutter."""
FRAME_ROWS = 6
"""Rows of the dialog that are not the list: border, margins, the last two rows."""


class _Help(NamedTuple):
    """What some keys do, and its name in the settings file."""

    keys: str
    text: str
    name: str


class _Line(NamedTuple):
    """A heading, keys with what they do, or what is left of a long text."""

    number: int
    keys: str
    text: str
    name: str = ""
    heading: str = ""


class HelpDialog(Dialog[None]):
    """The keys of a screen: its own first, then those of every list, then those that work everywhere.

    Args:
        below: The screen whose keys are shown.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("j k", "scroll"), ("?", "names"), ("esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "names", "Names", show=False, key_display="?", id="help.names",
                tooltip="Show by what name the settings file gives a key to it"),
    ]  # fmt: skip

    def __init__(self, below: Screen[Any]) -> None:
        super().__init__("Keys", getattr(below, "purpose", ""))
        self._shows_names = False
        here = str(getattr(below, "place", "")).capitalize() or "Here"
        groups: dict[str, list[_Help]] = {here: [], "In every list": [], "Everywhere": []}
        for active in _once(below.active_bindings.values()):
            help_ = _Help(_keys_of(active, below), _text_of(active), active.binding.id or "")
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
        yield Table[_Line](
            (),
            key=lambda line: line.number,
            heading=False,
            stops=lambda line: bool(line.keys),
            ground="surface",
        )

    def on_mount(self) -> None:
        """The keys go to the list."""
        super().on_mount()
        table = self.query_one(Table)
        table.styles.margin = (1, 0)
        table.focus()

    def on_resize(self) -> None:
        """Long texts are broken anew, and no line stands below what can be seen."""
        super().on_resize()
        self._fill()

    def action_names(self) -> None:
        """Show the names in the settings file beside the keys, or no longer."""
        self._shows_names = not self._shows_names
        word = "no names" if self._shows_names else "names"
        self.foot.offer(*((key, word if key == "?" else does) for key, does in self.FOOT))
        self._fill()

    def _fill(self) -> None:
        """Lay the lines out; names, where they are shown, take their room from the texts."""
        all_ = [one for found in self._groups.values() for one in found]
        keys = max((cells(line) for one in all_ for line in _in_lines(one.keys)), default=1)
        columns: tuple[Column[_Line], ...] = (
            Column("keys", "", keys, _keys_parts, overflow=True),
            Column("text", "", 0, lambda line: ((line.text, "fg"),) if line.text else None),
        )
        room = min(self.WIDTH, self.app.size.width) - FRAME - keys
        if self._shows_names:
            names = max((cells(one.name) for one in all_), default=1)
            columns += (Column("name", "", names, lambda line: ((line.name, "muted"),) if line.name else None),)
            room -= names + GUTTER
        lines = self._lines(room)
        table = self.query_one(Table)
        table.set_columns(columns)
        table.set_rows(lines)
        table.styles.height = max(1, min(len(lines), TALLEST, self.size.height - FRAME_ROWS))

    def _lines(self, room: int) -> list[_Line | None]:
        lines: list[_Line | None] = []
        for heading, found in self._groups.items():
            if lines:
                lines.append(None)
            lines.append(_Line(len(lines), "", "", heading=heading))
            for keys, text, name in found:
                texts = wrap(text, room, MOST_LINES, glyph("more"))
                for place, (those, part) in enumerate(zip_longest(_in_lines(keys), texts, fillvalue="")):
                    lines.append(_Line(len(lines), those, part, "" if place else name))
        return lines


def _in_lines(keys: str) -> list[str]:
    """Keys on as few lines as have room for them; none is cut."""
    lines: list[str] = []
    for key in keys.split():
        if lines and cells(lines[-1]) + GUTTER + cells(key) <= LONGEST_KEYS:
            lines[-1] += f"{' ' * GUTTER}{key}"
        else:
            lines.append(key)
    return lines


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
        told = (own for own in type(active.node).BINDINGS if isinstance(own, Binding) and own.id != OPENS)
        word = active.node.opens[:1].upper() + active.node.opens[1:]
        return next((own.tooltip for own in told if own.action == active.binding.action), "") or word
    return active.tooltip


def _keys_of(active: ActiveBinding, below: Screen[Any]) -> str:
    """All keys of a binding, as they are printed."""
    keys = [
        key_name(replace(other.binding, key=key))
        for key, other in below.active_bindings.items()
        if other.node is active.node and other.binding.action == active.binding.action
    ]
    return "  ".join(dict.fromkeys(keys))
