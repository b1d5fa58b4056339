"""What a record was made of, or became: beside its name where the note would only repeat its words."""

import re
from collections.abc import Iterator

from kamtui.exports.markdown import Markdown, escape, inside
from kamtui.rules.judged import quoted

TOLD = re.compile("(From|Became) the ([^“]+) (“.*”)")
"""How a note says it, as of a risk: `From the threat “They underbid us”`."""


def named_with_origin(title: str, note: str) -> tuple[Markdown, str]:
    """A record's name, with the kind of what it was made of or became where both have the same words.

    Args:
        title: What the record is called.
        note: Its note.

    Returns:
        The name, as `They underbid us (from a threat)`, and what of the note is left to say.
    """
    told: list[str] = []
    left: list[str] = []
    for line in note.splitlines():
        found = TOLD.fullmatch(line)
        if found and found[3] == quoted(title):
            told.append(f"{found[1].lower()} {_article(found[2])} {found[2]}")
        else:
            left.append(line)
    name = Markdown("".join(_parts(title, told)))
    return name, "\n".join(left) if told else note


def _parts(title: str, told: list[str]) -> Iterator[str]:
    yield escape(title)
    if told:
        yield f" ({inside(', '.join(told))})"


def _article(word: str) -> str:
    return "an" if word[:1] in "aeio" else "a"
