import json
from datetime import date
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.places import settings_path
from kamtui.services.accounts import create_account
from kamtui.text import cells
from kamtui.vocabulary import Tier
from tests.cli.conftest import Kamtui

FIRST_KEYS = ["id", "name", "status", "tier", "tier_computed", "score", "health", "revenue", "potential"]
KEYS = [*FIRST_KEYS, "last_touch", "next", "open_cases", "overdue_actions", "single_threaded"]


def test_the_portfolio_fits_eighty_columns(kamtui: Kamtui, book: Path) -> None:
    answer = kamtui("accounts")
    assert answer.code == 0
    assert all(cells(line) <= 80 for line in answer.out.splitlines())
    heading, *lines = answer.out.splitlines()
    assert heading.split() == ["#", "Account", "Tier", "Health", "Revenue", "Last", "touch", "Next"]
    assert len(lines) == 29  # one of the thirty is archived
    assert lines[0].split("  ")[1].startswith("Acme [/x] Industries")
    assert answer.err == "29 of 29 accounts\n"


def test_a_filter_narrows_as_in_the_app(kamtui: Kamtui, book: Path) -> None:
    rows = json.loads(kamtui("accounts", "--filter", "tier:star status:key", "--json").out)
    assert rows
    assert {(row["tier"]["value"], row["status"]) for row in rows} == {("star", "key")}
    (archived,) = json.loads(kamtui("accounts", "--filter", "status:archived", "--json").out)
    assert archived["status"] == "archived"
    answer = kamtui("accounts", "--filter", "nobody has this name")
    assert (answer.code, answer.out, answer.err) == (0, "", "0 of 29 accounts\n")


def test_the_json_of_the_contract(kamtui: Kamtui, book: Path) -> None:
    answer = kamtui("accounts", "--json")
    assert answer.err == ""
    rows = json.loads(answer.out)
    assert all(list(row) == KEYS for row in rows)
    for row in rows:
        for name in ("tier", "tier_computed", "score", "health", "single_threaded"):
            assert row[name].keys() == {"value", "why"}
            assert row[name]["why"], (row["name"], name)
        assert row["score"]["value"] is None
        for name in ("revenue", "potential"):
            assert row[name] is None or row[name].keys() == {"amount", "currency"}
        assert row["last_touch"] is None or date.fromisoformat(row["last_touch"])
        assert row["next"] is None or (
            row["next"].keys() == {"day", "title"} and date.fromisoformat(row["next"]["day"])
        )
        assert isinstance(row["open_cases"], int)
        assert isinstance(row["overdue_actions"], int)
    first = next(row for row in rows if row["name"] == "Hallbrunn AG")
    assert first["revenue"] == {"amount": "1200000.00", "currency": "EUR"}


def test_a_tier_by_hand_says_so(kamtui: Kamtui, tmp_path: Path, today: date) -> None:
    path = tmp_path / "book.db"
    opened = Book.open(path, create=True)
    by_hand = {"tier": Tier.HOLD, "tier_reason": "Merger", "tier_recheck": date(2027, 1, 15)}
    create_account(opened, {"name": "Brenner"} | by_hand, today)
    opened.close()
    (row,) = json.loads(kamtui("--book", path, "accounts", "--json").out)
    assert row["tier"] == {"value": "hold", "why": ["set by hand: Merger, looked at again on 2027-01-15"]}
    assert row["tier_computed"]["value"] is None
    assert "hold*" in kamtui("--book", path, "accounts").out


def test_the_users_thresholds_count(kamtui: Kamtui, book: Path) -> None:
    path = settings_path()
    path.parent.mkdir(parents=True)
    path.write_text('[tier.EUR]\nrevenue = "900m"\npotential = 1\n')
    rows = json.loads(kamtui("accounts", "--json").out)
    placed = {row["tier_computed"]["value"] for row in rows if (row["revenue"] or {}).get("currency") == "EUR"}
    assert placed <= {"target", None}
    path.write_text('glyphs = "ascii"\ntheme = "blue"\n')
    answer = kamtui("accounts")
    assert answer.code == 0
    assert "theme is blue" in answer.err
    assert "↑" not in answer.out


def test_an_empty_book_says_what_to_do(kamtui: Kamtui, tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    Book.open(path, create=True).close()
    answer = kamtui("--book", path, "accounts")
    assert (answer.code, answer.out) == (0, "")
    assert "kamtui import FILE" in answer.err
    assert json.loads(kamtui("--book", path, "accounts", "--json").out) == []


HOSTILE = "\x1b]0;owned\x07\x1b[31m\u202egnp.exe\u202c \x9b2J \u200e[/x][@click=app.bell]%s" + "x" * 10_000


@pytest.mark.parametrize(
    "words",
    [
        ["accounts"],
        ["accounts", "--json"],
        ["plan", "#1"],
        ["plan", "#1", "--json"],
        ["history"],
        ["history", "--json"],
        ["plan", "x"],
        ["export", "plan", "#1"],
    ],
)
def test_no_control_character_of_the_book_is_printed(
    kamtui: Kamtui, tmp_path: Path, today: date, words: list[str]
) -> None:
    path = tmp_path / "book.db"
    opened = Book.open(path, create=True)
    create_account(opened, {"name": "clean"}, today)
    create_account(opened, {"name": "clean x"}, today)
    with opened.step(HOSTILE[:150]) as session:  # as a book from elsewhere may have it
        from kamtui.models.account import Account

        for account in (session.get(Account, 1), session.get(Account, 2)):
            assert account is not None
            account.name = HOSTILE[:9_000]
    opened.close()
    answer = kamtui("--book", path, *words)
    for text in (answer.out, answer.err):
        assert all(sign.isprintable() or sign == "\n" for sign in text), [s for s in text if not s.isprintable()][
            :5
        ]
        assert "\u202e" not in text
    if "--json" in words and words[0] == "accounts":
        assert json.loads(answer.out)[0]["name"] == HOSTILE[:9_000]
