"""A text without somebody who is forgotten: without the name, and of a signed plan what it told beside it."""

import re
from collections.abc import Iterator, Sequence

FORGOTTEN = "(forgotten)"
"""What stands where the name stood in other records."""
PEOPLE = "\n## People\n"
"""What stands above the people in a signed plan."""
MOST_CUT = 60
"""Characters of a name after which it is cut wherever it stands in a column."""
LEAST_CUT = 5
"""Characters that are left of a name that was cut: a column keeps twelve cells, a wide one takes two."""
_IN_TREE = re.compile(rf"^([│├└─ ]*){re.escape(FORGOTTEN)}.*$")
_IN_TABLE = re.compile(rf"^\| {re.escape(FORGOTTEN)} \|.*$")


def pattern_of(texts: Sequence[str]) -> re.Pattern[str]:
    """What finds any of some texts where it stands as a word of its own or was cut, upper and lower case alike."""
    found = "|".join((*map(_escaped, texts), *(_cut(text) for text in texts if len(text) > LEAST_CUT)))
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)


def forget_in_text(text: str, pattern: re.Pattern[str]) -> str:
    """A text without what is forgotten; of a signed plan also without what was known of the person.

    Args:
        text: The text.
        pattern: What is forgotten, from `pattern_of`.
    """
    if not pattern.search(text):
        return text
    left = pattern.sub(FORGOTTEN, text)
    return "\n".join(_emptied(left.split("\n"))) if PEOPLE in left else left


def _emptied(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a plan; of one that tells of nobody any more only that somebody was there."""
    is_tree = False
    for line in lines:
        is_tree ^= line.startswith("```")
        if is_tree and (found := _IN_TREE.match(line)):
            yield found[1] + FORGOTTEN
        elif _IN_TABLE.match(line):
            # A bar in a text has a backslash before it, and parts no columns.
            columns = len(re.findall(r"(?<!\\)\|", line)) - 1
            yield f"| {FORGOTTEN} |" + "  |" * (columns - 1)
        else:
            yield line


def _escaped(text: str) -> str:
    # A signed plan is kept as Markdown, in which a backslash may stand before a sign of the name.
    return "".join(rf"\\?{re.escape(letter)}" for letter in text)


def _cut(text: str) -> str:
    """The text with its end cut off at any place."""
    found = ""
    for letter in reversed(text[LEAST_CUT:MOST_CUT]):
        found = rf"(?:\\?{re.escape(letter)}{found})?"
    return f"{_escaped(text[:LEAST_CUT])}{found}…"
