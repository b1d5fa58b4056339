"""`--book` and `--today` may stand anywhere on the line."""

import pytest

from kamtui.cli.front import book_and_day_first


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["demo", "--today", "2026-11-21"], ["--today", "2026-11-21", "demo"]),
        (["accounts", "--book=x.db", "--json"], ["--book=x.db", "accounts", "--json"]),
        (["--book", "x.db", "plan", "Brenner"], ["--book", "x.db", "plan", "Brenner"]),
        (["plan", "--", "--today"], ["plan", "--", "--today"]),
        (["accounts", "--today"], ["--today", "accounts"]),
        ([], []),
    ],
)
def test_the_book_and_the_day_come_first(words: list[str], meant: list[str]) -> None:
    assert book_and_day_first(words) == meant
