"""Text broken into lines of so many cells, between words where that is possible."""

from kamtui.text import cells, fit, safe_line


def wrap(text: str, width: int, most: int, more: str = "…") -> list[str]:
    """Break a text into lines that are safe to draw.

    Args:
        text: Any text; its own line breaks stay.
        width: Cells of a line, at least one.
        most: Lines at most; the last one says with `more` that there was more.
        more: The mark that something was cut.

    Returns:
        The lines, each at most `width` cells; at least one.
    """
    width = max(1, width)
    lines: list[str] = []
    # No more is looked at than may be shown: a note may be a hundred thousand characters long.
    for line in text[: (most + 1) * (width + 1) * 2].split("\n"):
        lines += _broken(safe_line(line), width, most + 1)
        if len(lines) > most:
            break
    if len(lines) > most:
        lines = lines[:most]
        last = lines[-1] if cells(lines[-1]) < width else fit(lines[-1], width - 1, more="").rstrip()
        lines[-1] = last + more
    return lines


def _broken(line: str, width: int, most: int) -> list[str]:
    """One line without breaks of its own, in pieces."""
    pieces: list[str] = []
    while cells(line) > width and len(pieces) < most:
        head = fit(line, width, more="").rstrip(" ") or line[:1]
        rest = line[len(head) :]
        if rest[:1] != " " and " " in head.strip():
            head = head[: head.rindex(" ")]
        line = line[len(head) :].lstrip(" ")
        pieces.append(head.rstrip(" "))
    return [*pieces, line]
