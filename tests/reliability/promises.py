"""The figures of docs/reliability.md, which the tests must reach."""

import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"


def promised(what: str) -> int:
    """How many of something the page says there are at least."""
    found = re.search(rf"([\d,]+) {what}", PAGE.read_text(encoding="utf-8"))
    assert found, f"{PAGE.name} promises no {what}"
    return int(found[1].replace(",", ""))
