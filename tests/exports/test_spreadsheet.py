"""CSV: opens in a spreadsheet without running anything, and reads back as it was."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.exports.spreadsheet import Cell, guard, unguard, write_csv

BLANKS = " \u00a0\u3000"
TRIGGERS = "=+-@|%\t\r\n＝＋－＠"

hostile = st.text(st.characters(codec="utf-8") | st.sampled_from(BLANKS + TRIGGERS + "'\";,"), max_size=30)
tables = st.lists(st.lists(hostile, min_size=3, max_size=3), max_size=6)


def read(data: bytes) -> list[list[str]]:
    """Return the rows that a spreadsheet sees in a file."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@given(hostile)
def test_no_guarded_cell_begins_like_a_formula_and_all_come_back(text: str) -> None:
    guarded = guard(text)
    assert guarded.lstrip(BLANKS)[:1] not in set(TRIGGERS)
    assert unguard(guarded) == text


@pytest.mark.parametrize("trigger", TRIGGERS)
@pytest.mark.parametrize("blanks", ["", " ", "\u00a0", "\u3000 "])
def test_every_way_to_begin_a_formula_is_guarded(trigger: str, blanks: str) -> None:
    assert guard(f"{blanks}{trigger}1") == f"'{blanks}{trigger}1"


@pytest.mark.parametrize("text", ["Brenner AG", "a=b", "10%", "", "a+b", "(5)", "株式会社"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert guard(text) == text == unguard(text)


@pytest.mark.parametrize(
    ("cell", "text"), [("'=1+1", "=1+1"), ("' -5", " -5"), ("'s-Hertogenbosch", "'s-Hertogenbosch"), ("''x", "''x")]
)
def test_in_files_of_others_only_a_guard_is_taken_off(cell: str, text: str) -> None:
    assert unguard(cell, ours=False) == text


@given(tables)
def test_a_table_of_texts_reads_back_equal(rows: list[list[str]]) -> None:
    seen = read(write_csv(["a", "=b", "'c"], rows))
    assert [[unguard(cell) for cell in row] for row in seen] == [["a", "=b", "'c"], *rows]


@given(tables)
def test_an_exact_table_needs_no_unguarding(rows: list[list[str]]) -> None:
    assert read(write_csv(["a", "=b", "'c"], rows, exact=True)) == [["a", "=b", "'c"], *rows]


def test_texts_are_quoted_and_numbers_are_bare() -> None:
    rows: list[list[Cell]] = [
        ['Müller "Söhne"', 41, Decimal("-1200.50"), date(2026, 11, 24), True, None],
        ["=1+1", 0, Decimal("1E+3"), None, False, ""],
    ]
    assert (
        write_csv(["Name", "n", "Amount", "Due", "Signed", "Note"], rows)
        == (
            "\ufeff"
            '"Name","n","Amount","Due","Signed","Note"\r\n'
            '"Müller ""Söhne""",41,-1200.50,"2026-11-24","yes",\r\n'
            '"\'=1+1",0,1000,,"no",""\r\n'
        ).encode()
    )


def test_notes_keep_their_lines_and_their_length() -> None:
    note = "first line\nsecond, line\n" + "x" * 300_000
    limit = csv.field_size_limit(64 << 20)
    try:
        assert read(write_csv(["Note"], [[note]])) == [["Note"], [note]]
    finally:
        csv.field_size_limit(limit)
