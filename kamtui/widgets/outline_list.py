"""The table of contents on the left of a place: parts as quiet headings, sections with counts and gap marks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.strip import Strip

from kamtui.theme import glyph
from kamtui.widgets.columns import Column
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, spread
from kamtui.widgets.table import MARGIN, Table

INDENT = 2
"""Cells by which a section stands in from its part."""


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One line of the outline.

    Attributes:
        key: What the section is known by; empty for the heading of a part.
        title: What it is called.
        count: How many records it has; None for a heading.
        has_gap: Whether something is missing in it.
        told: What stands in place of the count, as `7/24`.
    """

    key: str
    title: str
    count: int | None = None
    has_gap: bool = False
    told: str = ""


class OutlineList(Table[OutlineLine]):
    """Sections one can stand on, under the headings of their parts.

    Args:
        id: As for any widget.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab,shift+tab,right,l", "open", "section", id="outline.open", tooltip="Go to what the section holds"
        ),
    ]

    def __init__(self, id: str | None = None) -> None:
        super().__init__(
            _columns,
            key=lambda line: line.key or f"part {line.title}",
            indent=lambda line: INDENT if line.key else 0,
            stops=lambda line: bool(line.key),
            heading=False,
            opens="section",
            id=id,
        )

    def set_lines(self, lines: Iterable[OutlineLine], *, is_airy: bool) -> None:
        """Show these sections.

        Args:
            lines: Headings and sections, from the top.
            is_airy: Whether a blank line parts the parts, as there is room for it.
        """
        known = {line: line for line in self.rows if line is not None}
        same = (known.get(line, line) for line in lines)  # what says the same is not drawn again
        self.set_rows(tuple(_with_air(same) if is_airy else same))


class PaneRule(InkedWidget):
    """The vertical rule between two panes."""

    DEFAULT_CSS = "PaneRule { width: 1; height: 1fr; }"

    def line(self, y: int, width: int) -> Strip:
        """One cell of the rule."""
        return self.ink.strip(((glyph("vertical"), "faint"),), width)


def _with_air(lines: Iterable[OutlineLine]) -> Iterator[OutlineLine | None]:
    for place, line in enumerate(lines):
        if place and not line.key:
            yield None
        yield line


def _columns(width: int) -> Sequence[Column[OutlineLine]]:
    """One column, as a long name may use what a short count leaves."""

    def cells(line: OutlineLine) -> Parts:
        if not line.key:
            return ((line.title, "muted"),)
        count = line.told or (str(line.count) if line.count else glyph("none"))
        gap = (glyph("due"), "due") if line.has_gap else (" ", "fg")
        right = ((count, "muted" if line.count or line.told else "quiet"), ("  ", "fg"), gap)
        return spread(((line.title, "fg", "n"),), right, width - 2 * MARGIN - INDENT, gap=1)

    return (Column("section", "", 0, cells),)
