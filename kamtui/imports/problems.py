"""What can be wrong with a file or a row of it, each as one sentence for the user."""

from dataclasses import dataclass

from kamtui.text import fit

_SHOWN_CELLS = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something of a file was not imported.

    Attributes:
        line: The line as an editor counts it, from 1; None when it is the whole file.
        reason: One sentence without the file's name and line.
    """

    line: int | None
    reason: str


class FileRefused(ValueError):
    """A file cannot be imported as a whole.

    Args:
        reason: One sentence: the cause and the way out.
        line: The line at fault, if it is one.
    """

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.problem = Problem(line, reason)


class NotRead(ValueError):
    """A cell does not hold what its column should; the message follows the column's name."""


def quoted(text: str) -> str:
    """Return what a cell holds, safe to show, in quotes and short enough for a sentence."""
    return f"“{fit(text.strip(), _SHOWN_CELLS).rstrip()}”"


def listed(words: list[str], limit: int = 6) -> str:
    """Return words parted by commas; of many, the first few and how many more there are."""
    shown = ", ".join(words[:limit])
    return shown if len(words) <= limit else f"{shown} and {len(words) - limit} more"
