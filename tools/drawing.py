"""A terminal screen as an SVG picture: text in its cells, lines and blocks as shapes, no font from elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby
from re import finditer
from typing import NamedTuple

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style

WIDTH, HEIGHT, SIZE = 9, 20, 15
"""A cell's width and height, and the size of the letters, in pixels."""
AIR = 14
"""Pixels of the screen's own ground around it."""
BASE = 15
"""Pixels from the top of a cell to the line on which letters stand."""
FONTS = "ui-monospace, 'Cascadia Mono', 'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"
SHAPES = {
    "─": (0.0, 0.475, 1.0, 0.05),
    "━": (0.0, 0.425, 1.0, 0.15),
    "│": (0.45, 0.0, 0.1, 1.0),
    "▌": (0.0, 0.0, 0.5, 1.0),
    "▐": (0.5, 0.0, 0.5, 1.0),
}
"""Signs that must touch the next cell, which letters of a font seldom do: left, top, width, height in cells."""

PIECE = (
    r"(?P<shape>[─━│▌▐])(?P=shape)*"
    r"|[^\s─━│▌▐\u1100-\uffff]+(?: [^\s─━│▌▐\u1100-\uffff]+)*|[\u1100-\uffff]+(?: [\u1100-\uffff]+)*"
)
"""What is drawn in one go: a line, or words of one font; two blanks part them, and so do signs of two cells."""


class Run(NamedTuple):
    """Neighbouring cells of one style.

    Attributes:
        row: Their row.
        column: The column of the first.
        text: What stands in them.
        ink: Colour of the text.
        ground: Colour behind it.
        is_bold: Whether it is bold.
    """

    row: int
    column: int
    text: str
    ink: str
    ground: str
    is_bold: bool

    @property
    def cells(self) -> int:
        """How many cells they are."""
        return cell_len(self.text)


def draw(screen: Sequence[Sequence[Segment]], about: str) -> str:
    """Return a screen as SVG; the same screen gives the same text.

    Args:
        screen: Its rows, each in pieces of one style.
        about: What is on it, for those who cannot see it.
    """
    runs = [run for number, row in enumerate(screen) for run in _runs(number, row)]
    width = max(run.column + run.cells for run in runs) * WIDTH + 2 * AIR
    height = len(screen) * HEIGHT + 2 * AIR
    ground = runs[-1].ground
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img">',
        f"<title>{escape(about)}</title>",
        f'<clipPath id="edge"><rect width="{width}" height="{height}" rx="8"/></clipPath>',
        f'<g clip-path="url(#edge)"><rect width="{width}" height="{height}" fill="{ground}"/>',
        f'<g transform="translate({AIR} {AIR})" font-family="{FONTS}" font-size="{SIZE}" xml:space="preserve">',
        *_grounds(runs, ground),
        *_signs(runs),
        "</g></g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def texts(drawing: str) -> set[str]:
    """Return the words that stand in a drawing, for tests."""
    return {found[1] for found in finditer(r"<text [^>]*>([^<]*)</text>", drawing)}


def _runs(number: int, row: Iterable[Segment]) -> Iterator[Run]:
    column = 0
    for segment in row:
        style = segment.style or Style()
        ink, ground = _hex(style.color), _hex(style.bgcolor)
        if style.reverse:
            ink, ground = ground, ink
        yield Run(number, column, segment.text, ink, ground, bool(style.bold))
        column += cell_len(segment.text)


def _hex(colour: Color | None) -> str:
    return (colour or Color.parse("black")).get_truecolor().hex


def _grounds(runs: Sequence[Run], ground: str) -> Iterator[str]:
    """The grounds that differ from the screen's own, as few rectangles as there can be; at its edges they go on."""
    columns = max(run.column + run.cells for run in runs)
    for (row, fill), found in groupby(runs, key=lambda run: (run.row, run.ground)):
        together = list(found)
        if fill == ground:
            continue
        first, last = together[0].column, together[-1].column + together[-1].cells
        left = first * WIDTH - (0 if first else AIR)
        right = last * WIDTH + (AIR if last == columns else 0)
        top = row * HEIGHT - (0 if row else AIR)
        yield _rectangle(left, top, right - left, (row + 1) * HEIGHT - top, fill)


def _signs(runs: Iterable[Run]) -> Iterator[str]:
    for run in runs:
        for found in finditer(PIECE, run.text):
            column = run.column + cell_len(run.text[: found.start()])
            if found["shape"]:
                yield _shape(run, column, found[0])
            else:
                yield _words(run, column, found[0])


def _shape(run: Run, column: int, text: str) -> str:
    left, top, width, height = SHAPES[text[0]]
    right = (len(text) - 1 + width) if width == 1 else width
    return _rectangle((column + left) * WIDTH, (run.row + top) * HEIGHT, right * WIDTH, height * HEIGHT, run.ink)


def _words(run: Run, column: int, text: str) -> str:
    weight = ' font-weight="700"' if run.is_bold else ""
    return (
        f'<text x="{column * WIDTH}" y="{run.row * HEIGHT + BASE}" fill="{run.ink}"{weight} '
        f'textLength="{cell_len(text) * WIDTH}" lengthAdjust="spacingAndGlyphs">{escape(text)}</text>'
    )


def _rectangle(left: float, top: float, width: float, height: float, fill: str) -> str:
    sides = (
        f'{name}="{value:g}"'
        for name, value in zip(("x", "y", "width", "height"), (left, top, width, height), strict=True)
    )
    return f'<rect {" ".join(sides)} fill="{fill}"/>'
