"""The portfolio as a table: columns others rely on, exact amounts, unknown stays unknown."""

import csv
import io
from datetime import date

import pytest

from kamtui.exports.accounts import COLUMNS, accounts_csv, accounts_json
from kamtui.vocabulary import AccountStatus, Tier

BRENNER = {
    "id": 1,
    "name": "Brenner AG",
    "status": AccountStatus.KEY,
    "tier": Tier.STAR,
    "health": 64,
    "revenue": 120_000_050,
    "potential": None,
    "currency": "EUR",
    "last_touch": date(2026, 11, 9),
    "next_day": date(2026, 11, 24),
    "next_title": 'QBR "winter"',
    "open_cases": 0,
    "overdue_actions": 2,
    "owner": "M. Egger",
    "industry": "Packaging",
    "region": "AT",
    "website": "brenner.example",
    "tags": "linz, packaging",
}


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_a_row_reads_back_as_it_was() -> None:
    (row,) = read(accounts_csv([BRENNER]))
    assert list(row) == list(COLUMNS)
    assert (row["id"], row["status"], row["tier"], row["revenue"]) == ("1", "key", "star", "1200000.50")
    assert (row["last_touch"], row["next_title"], row["open_cases"]) == ("2026-11-09", 'QBR "winter"', "0")
    assert row["potential"] == "", "unknown is empty, never 0"


def test_a_currency_without_cents_has_none() -> None:
    (row,) = read(accounts_csv([{"id": 2, "name": "東和", "revenue": 950, "currency": "JPY"}]))
    assert (row["name"], row["revenue"]) == ("東和", "950")


def test_a_name_never_runs_as_a_formula_unless_wanted_exact() -> None:
    hostile = [{"id": 1, "name": "=HYPERLINK(1)"}]
    assert read(accounts_csv(hostile))[0]["name"] == "'=HYPERLINK(1)"
    assert read(accounts_csv(hostile, exact=True))[0]["name"] == "=HYPERLINK(1)"


def test_json_has_the_same_columns() -> None:
    (found,) = accounts_json([BRENNER])
    assert list(found) == list(COLUMNS)
    assert found["revenue"] == {"amount": "1200000.50", "currency": "EUR"}
    assert (found["status"], found["last_touch"], found["potential"]) == ("key", "2026-11-09", None)
    assert accounts_json([]) == []


def test_what_cannot_stand_in_a_cell_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(TypeError, match="tags"):
        accounts_csv([{"id": 1, "tags": ["a"]}])
