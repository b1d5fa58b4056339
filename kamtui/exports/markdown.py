"""Markdown that says exactly what the user wrote, in every reader: CommonMark, GitHub, Obsidian, pandoc.

Everything here answers with `Markdown`, a text that may stand in a document as it is. Any other text is
escaped on the way, so that forgetting to do it is impossible.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from kamtui.text import cells, scrub

Align = Literal["left", "right"]

_SIGNS = re.compile(
    r"""
    [\\`*_{}\[\]<|~$^"'@]              # begin something wherever they stand
    | & (?= \#?\w+ (?: ; | $ ) )       # an entity
    | ! $                              # an image, if a link comes next
    | (?<! [^\W_] ) \# | \# (?= \# | $ )  # a tag, the end of a heading
    | (?<= ([-+.=%]) ) \1              # two of a kind: a dash, an ellipsis, a highlight, a comment
    | ([-+.=%]) (?= \2 )
    | \. (?= [^\W\d_] ) | (?<= [wW]{3} ) \.  # an address
    | : (?! [ ] | $ | \d+ (?! [\d:] ) )   # an address, a symbol by its name; no time of day
    | / (?= / )
    """,
    re.VERBOSE,
)
# What begins a construct at the start of a line only: a quote, list, heading, definition, title, name of a table.
_START = re.compile(r"[-#+>=:%(.]|Table(?=:)", re.IGNORECASE)
_NUMBERED = re.compile(r"(\d+|[a-z]|[ivxlcdm]+|[A-Z]|[IVXLCDM]+)([.)])(?=\s|$)")
_INITIAL = re.compile(r"[A-Z]\. \S")
_INDENT = "  "
# A table wider than this is laid out by pandoc in proportion to the dashes; one long cell must not starve the rest.
_FEWEST_DASHES, _MOST_DASHES = 3, 40

_LINKED = r"(?:https?://[^/?#\s]|mailto:[^@\s]+@)\S*"
_IN_ADDRESS = {mark: f"%{ord(mark):02X}" for mark in '<>"\\`|{}^'}
_ENTITY = r"(&#?\w+);"


class Markdown(str):
    """Text that is Markdown already; it is not escaped again."""

    __slots__ = ()


def escape(text: str) -> Markdown:
    r"""Return user text for one line of Markdown, of which it may be the beginning: a heading, item or paragraph.

    Runs of line breaks and tabs become a blank, control characters go, the ends are stripped. A mark gets a
    backslash only where some reader takes it for more than itself, so that the text stays calm to read: `60%`
    and `L. Aubry` as they are, `1\. January` at the beginning alone. What is Markdown already stays as it is.
    """
    if isinstance(text, Markdown):
        return text
    line = inside(text)
    if _START.match(line):
        word = "Table" if line[:1].isalpha() else ""
        return Markdown(f"{line[: len(word)]}\\{line[len(word) :]}")
    if (number := _NUMBERED.match(line)) and not _INITIAL.match(line):
        return Markdown(f"{number[1]}\\{line[number.start(2) :]}")
    return line


def inside(text: str) -> Markdown:
    """Return user text for the middle of a line of Markdown: a cell, or what stands behind a label.

    As `escape`, but for what is special at the beginning of a line only.
    """
    if isinstance(text, Markdown):
        return text
    line = re.sub(r"[\n\t]+", " ", scrub(text)).strip()
    return Markdown(_SIGNS.sub(r"\\\g<0>", line))


def document(blocks: Iterable[str]) -> Markdown:
    """Return a whole document of the blocks, an empty line between two, leaving out those that are empty."""
    return Markdown("\n\n".join(filter(None, map(escape, blocks))) + "\n")


def items(lines: Iterable[str]) -> Markdown:
    """Return one block of lines that belong together: the bullets and tasks of a list."""
    return Markdown("\n".join(filter(None, map(escape, lines))))


def heading(level: int, text: str) -> Markdown:
    """Return a heading of level 1 to 6."""
    return Markdown(f"{'#' * level} {escape(text)}")


def bullet(text: str, indent: int = 0) -> Markdown:
    """Return a list item, `indent` levels below the outermost list; no level may be skipped."""
    return Markdown(f"{_INDENT * indent}- {escape(text)}")


def task(done: bool, text: str, indent: int = 0) -> Markdown:
    """Return a list item with a box that is ticked when done, `indent` levels below the outermost list."""
    return Markdown(f"{_INDENT * indent}- [{'x' if done else ' '}] {escape(text)}")


def paragraphs(text: str, indent: int = 0) -> Markdown:
    """Return a note of several lines: its paragraphs, each line on a line of its own.

    Args:
        text: The note; empty lines part its paragraphs.
        indent: How many list levels the note belongs under.
    """
    if isinstance(text, Markdown):
        return text
    margin = _INDENT * indent
    # A backslash at the end of a line is a line break that no editor strips away.
    written = [f"\\\n{margin}".join(block) for block in _in_blocks(text)]
    return Markdown(margin + f"\n\n{margin}".join(written) if written else "")


def noted(text: str, indent: int) -> Markdown:
    """Return a note as bullets of the list it stands in, which stays a tight one: a bullet for each paragraph.

    Args:
        text: The note; empty lines part its paragraphs.
        indent: How many list levels the note belongs under.
    """
    margin = _INDENT * (indent + 1)
    return Markdown("\n".join(bullet(Markdown(f"\\\n{margin}".join(block)), indent) for block in _in_blocks(text)))


def _in_blocks(text: str) -> list[list[Markdown]]:
    """Return the lines of each paragraph of a note."""
    blocks: list[list[Markdown]] = [[]]
    for line in map(escape, scrub(text).split("\n")):
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def fence(text: str, language: str = "", *, is_clean: bool = False) -> Markdown:
    """Return text word for word, in a fence longer than any run of backticks in it.

    Args:
        text: What is shown as it is, on as many lines as it has.
        language: What the text is written in, one word such as `mermaid`.
        is_clean: Whether the text holds nothing unsafe, so that each of its characters is kept.
    """
    body = (text if is_clean else scrub(text)).rstrip("\n")
    longest = max(map(len, re.findall("`+", body)), default=0)
    ticks = "`" * max(3, longest + 1)
    return Markdown(f"{ticks}{language}\n{body}\n{ticks}")


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], align: Sequence[Align] | None = None) -> Markdown:
    """Return a table of short cells, or nothing if it has no rows.

    Cells are not padded, so that a changed cell changes one line; the dashes below the headings are as many as
    the column is wide, as pandoc takes the widths from them.

    Args:
        headings: One for each column.
        rows: The cells of each row, as many as there are headings.
        align: The side each column stands on; left when not said.

    Raises:
        ValueError: A row or `align` has not as many columns as there are headings.
    """
    head = [_cell(text) for text in headings]
    body = [[_cell(text) for text in row] for row in rows]
    if not body:
        return Markdown("")
    sides = align or ["left"] * len(head)
    if any(len(row) != len(head) for row in [*body, sides]):
        raise ValueError(f"a row has not the {len(head)} columns of its headings")
    rules = [_rule(column, side) for column, side in zip(zip(head, *body, strict=True), sides, strict=True)]
    return Markdown("\n".join(f"| {' | '.join(row)} |" for row in [head, rules, *body]))


def _cell(text: str) -> str:
    """Return what stands in a cell: one line, escaped unless it is Markdown."""
    return inside(text).replace("\n", " ")


def _rule(column: Iterable[str], side: Align) -> str:
    """Return the dashes below a heading, as many as the column is wide within limits."""
    width = min(max(_FEWEST_DASHES, *map(cells, column)), _MOST_DASHES)
    return "-" * (width - 1) + ":" if side == "right" else "-" * width


def link(text: str, url: str) -> Markdown:
    """Return a link to a web or mail address; the bare text if the address is anything else.

    Args:
        text: What is read; the address itself if empty.
        url: An address beginning with `http://`, `https://` or `mailto:`.
    """
    address = scrub(url).strip()
    if not re.match(_LINKED, address, re.IGNORECASE):
        return escape(text or url)
    encoded = "".join(f"%{ord(mark):02X}" if mark in " \n\t" else _IN_ADDRESS.get(mark, mark) for mark in address)
    # Readers disagree whether a backslash keeps an entity from being one; without its semicolon it is none.
    target = re.sub(_ENTITY, r"\1%3B", encoded)
    return Markdown(f"[{escape(text or address)}](<{target}>)")


def front_matter(facts: Mapping[str, str | int | Sequence[str] | None]) -> Markdown:
    """Return the YAML head of a document: flat scalars and lists of strings, strings in the quotes of JSON.

    Args:
        facts: Keys in lower case with underscores; what is unknown or an empty list is left out.

    Raises:
        ValueError: A key is not made of lower-case letters and underscores.
    """
    lines = []
    for key, value in facts.items():
        if not re.fullmatch("[a-z_]+", key):
            raise ValueError(f"{key!r} is no key of front matter")
        if value is None or value == []:
            continue
        lines.append(f"{key}: {_yaml(value)}")
    return Markdown("\n".join(["---", *lines, "---"]))


def _yaml(value: str | int | Sequence[str]) -> str:
    """Return a scalar or a list of strings on one line of YAML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        quoted = json.dumps(scrub(value), ensure_ascii=False)
        # YAML forbids these two, which JSON lets through.
        return quoted.replace("\ufffe", "\\uFFFE").replace("\uffff", "\\uFFFF")
    return f"[{', '.join(map(_yaml, value))}]"
