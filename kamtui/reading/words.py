"""What all readers share: the words of a text, and the one way to say that they were not understood."""

from kamtui.text import fit, safe_line

_SHOWN_CELLS = 40

# What other keyboards and word processors put where these are meant.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans("−–—‒‐‑’‘ʼ´", "------''''")


class NotUnderstood(ValueError):
    """A text does not say what was asked for.

    Args:
        what: What was asked for, with its article: `a day`.
        text: What the user wrote.
        hint: The cause or the way out, as it follows a colon, without full stop.
    """

    def __init__(self, what: str, text: str, hint: str) -> None:
        shown = fit(text.strip(), _SHOWN_CELLS).rstrip()
        subject = f"“{shown}”" if shown else "An empty text"
        super().__init__(f"{subject} is not {what}: {hint}.")
        self.what = what
        self.text = text
        self.hint = hint


def plain_words(text: str) -> str:
    """Return the text as readers compare it: lower case, single blanks, plain hyphens, apostrophes and digits."""
    line = safe_line(text)
    if not line.isascii():
        line = line.translate(_PLAIN)
    return " ".join(line.casefold().split())
