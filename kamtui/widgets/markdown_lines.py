"""Markdown of our own exports as lines of a terminal: read, never followed; nothing in it is run or opened.

It knows what the exports write, which is a small part of Markdown, and shows the rest as it stands. A text of a
thousand lines is laid out in the time in which a general reader would still be loading.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kamtui.text import cells, safe_line
from kamtui.theme import glyph
from kamtui.widgets.parts import Align, Parts, blanks, fit_parts
from kamtui.wrapping import wrap

HEADING = re.compile(r"(#{1,6}) (.*)")
ITEM = re.compile(r"( *)- (?:\[([ x])\] )?(.*)")
FENCE = re.compile(r" *(`{3,})")
LINK = re.compile(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
CELLS = re.compile(r"(?:\\.|[^|\\])+")
RULE = re.compile(r"-+:?")

GUTTER = 2
"""Cells between two columns of a table."""
NARROWEST = 6
"""Cells that a column of a table keeps."""
MOST_LINES = 200
"""Lines of one paragraph or cell at most."""


def markdown_lines(text: str, width: int) -> list[Parts]:
    """Lay a document out.

    Args:
        text: What an export wrote.
        width: Cells of a line.

    Returns:
        Its lines, each at most so wide; `fit_parts` makes them safe to draw.
    """
    width = max(NARROWEST, width)
    lines: list[Parts] = []
    blocks = list(_blocks(_body(text)))
    for place, block in enumerate(blocks):
        is_list = place and block.kind == "item" and blocks[place - 1].kind == "item"
        if place and not (is_list or block.joins):
            lines.append(())
        lines += _laid_out(block, width)
    return lines


def raw_lines(text: str, width: int) -> list[Parts]:
    """The text as it is written, long lines broken.

    Args:
        text: Any text.
        width: Cells of a line.
    """
    return [((part, "fg"),) for line in text.splitlines() for part in wrap(line, width, MOST_LINES, glyph("more"))]


class _Block(NamedTuple):
    """A heading, an item of a list, a paragraph, a fence or a table.

    Attributes:
        kind: Which of them.
        lines: Its lines without what marks it.
        level: Of a heading its level; of an item or a paragraph the blanks before it.
        mark: Of a task `x` or a blank.
        joins: Whether nothing stands between it and the block above.
    """

    kind: str
    lines: Sequence[str]
    level: int = 0
    mark: str = ""
    joins: bool = False


def _body(text: str) -> list[str]:
    """The lines below the front matter."""
    lines = text.splitlines()
    if lines[:1] == ["---"] and "---" in lines[1:]:
        lines = lines[lines.index("---", 1) + 1 :]
    return lines


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    place = 0
    while place < len(lines):
        line, start = lines[place], place
        place += 1
        if not line.strip():
            continue
        if fence := FENCE.match(line):
            while place < len(lines) and lines[place].strip() != fence[1]:
                place += 1
            yield _Block("fence", lines[start + 1 : place])
            place += 1
        elif heading := HEADING.fullmatch(line):
            yield _Block("heading", (heading[2],), len(heading[1]))
        elif item := ITEM.fullmatch(line):
            while _is_broken(lines[place - 1]) and place < len(lines) and lines[place].strip():
                place += 1
            yield _Block("item", _joined([item[3], *lines[start + 1 : place]]), len(item[1]), item[2] or "")
        elif line.startswith("|"):
            while place < len(lines) and lines[place].startswith("|"):
                place += 1
            yield _Block("table", lines[start:place])
        else:
            while place < len(lines) and lines[place].strip() and not ITEM.fullmatch(lines[place]):
                place += 1
            indent = len(line) - len(line.lstrip(" "))
            yield _Block("paragraph", _joined(lines[start:place]), indent, joins=bool(indent))


def _joined(lines: Sequence[str]) -> list[str]:
    """Lines of a paragraph; only those that end with a lone backslash are broken."""
    found: list[str] = []
    goes_on = False
    for line in lines:
        text = line.strip(" ")
        is_broken = _is_broken(text)
        text = text[:-1] if is_broken else text
        if goes_on:
            found[-1] += f" {text}"
        else:
            found.append(text)
        goes_on = not is_broken
    return found


def _is_broken(line: str) -> bool:
    """Whether a lone backslash ends a line, so that the paragraph goes on below."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _laid_out(block: _Block, width: int) -> Iterator[Parts]:
    match block.kind:
        case "heading":
            yield from _heading(block, width)
        case "item":
            mark = {"": glyph("none"), " ": glyph("open"), "x": glyph("done")}[block.mark]
            for place, line in enumerate(block.lines):
                lead = " " * cells(f"{mark} ") if place else f"{mark} "
                yield from _hanging(f"{' ' * block.level}{lead}", _plain(line), width, block.mark == "x")
        case "table":
            yield from _table(block.lines, width)
        case "fence":
            yield from (((line, "muted"),) for line in block.lines)
        case _:
            for line in block.lines:
                yield from _hanging(" " * block.level, _plain(line), width)


def _heading(block: _Block, width: int) -> Iterator[Parts]:
    token = "accent" if block.level == 1 else "fg"
    for line in wrap(_plain(block.lines[0]), width, MOST_LINES, glyph("more")):
        yield ((line, token, "b"),)
    if block.level <= 2:
        yield ((glyph("rule") * width, "faint"),)


def _hanging(lead: str, text: str, width: int, is_done: bool = False) -> Iterator[Parts]:
    """A text behind a mark; its further lines begin where the first one does."""
    room = cells(lead)
    for place, line in enumerate(wrap(text, max(NARROWEST, width - room), MOST_LINES, glyph("more"))):
        head: Parts = blanks(room) if place else ((lead, "muted"),)
        yield (*head, (line, "muted" if is_done else "fg"))


def _plain(text: str) -> str:
    """What a reader shows of a line: links as their text, marks without the backslash before them."""
    return ESCAPED.sub(r"\1", LINK.sub(r"\1", text))


# ----------------------------------------------------------------------- tables


def _table(lines: Sequence[str], width: int) -> Iterator[Parts]:
    rows = [[_plain(cell.strip()) for cell in CELLS.findall(line.strip().strip("|"))] for line in lines]
    count = len(rows[0])
    sides: list[Align] = ["left"] * count
    if len(rows) > 1 and all(RULE.fullmatch(cell) for cell in rows[1]):
        sides = ["right" if cell.endswith(":") else "left" for cell in rows.pop(1)]
    rows = [[*row, *[""] * count][:count] for row in rows]
    widths = _widths(rows, width)
    for place, row in enumerate(rows):
        yield from _row(row, widths, sides, "muted" if place == 0 else "fg")
        if place == 0:
            yield ((glyph("rule") * min(width, sum(widths) + GUTTER * (len(widths) - 1)), "faint"),)


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """What each column takes: all it needs, or the widest ones less until they fit."""
    widths = [max(1, *(cells(safe_line(cell)) for cell in column)) for column in zip(*rows, strict=True)]
    room = width - GUTTER * (len(widths) - 1)
    while sum(widths) > room and max(widths) > NARROWEST:
        widest = widths.index(max(widths))
        others = sorted(widths)[-2] if len(widths) > 1 else 0
        over = sum(widths) - room
        widths[widest] = max(NARROWEST, min(widths[widest] - 1, max(others, widths[widest] - over)))
    return widths


def _row(row: Sequence[str], widths: Sequence[int], sides: Sequence[Align], token: str) -> Iterator[Parts]:
    columns = [wrap(cell, size, MOST_LINES, glyph("more")) for cell, size in zip(row, widths, strict=True)]
    for place in range(max(map(len, columns))):
        line: Parts = ()
        for column, size, side in zip(columns, widths, sides, strict=True):
            cell = column[place] if place < len(column) else ""
            line += (*(blanks(GUTTER) if line else ()), *fit_parts(((cell, token),), size, side))
        yield line
