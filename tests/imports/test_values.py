"""Cells become values of their field; each that cannot is a sentence that names its column."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.exports.spreadsheet import guard
from kamtui.fieldspec import FieldSpec
from kamtui.imports.cells import Setting, StageWord
from kamtui.imports.kinds import ACCOUNTS, OPPORTUNITIES, PEOPLE, Kind
from kamtui.imports.mapping import Mapping
from kamtui.imports.values import ReadColumn, read_column, unguard
from kamtui.vocabulary_plan import Stage

PLAIN = Setting(date(2026, 11, 21), Mapping())


def read(kind: Kind, name: str, *cells: str, setting: Setting = PLAIN) -> ReadColumn:
    spec: FieldSpec = kind.fields[name]
    return read_column(spec, "Column", cells, setting)


def values(kind: Kind, name: str, *cells: str, setting: Setting = PLAIN) -> list[Any]:
    column = read(kind, name, *cells, setting=setting)
    assert not column.faults
    assert not column.left_out
    return column.values


def test_texts_are_cleaned_on_their_way_in() -> None:
    assert values(ACCOUNTS, "industry", "  Re\x1b[31mtail\u202e \n x ", "") == ["Re[31mtail x", None]


def test_cells_that_say_nothing_are_empty_but_in_notes() -> None:
    assert values(ACCOUNTS, "industry", "NULL", "?", "0/0/00", "Null") == [None, None, None, "Null"]
    assert values(ACCOUNTS, "notes", "NULL", "?") == ["NULL", "?"]


def test_notes_keep_their_lines() -> None:
    assert values(ACCOUNTS, "notes", "one\r\ntwo\x00\n") == ["one\ntwo"]


def test_a_name_that_is_far_too_long_is_refused() -> None:
    column = read(ACCOUNTS, "industry", "x" * 20_001)
    assert column.faults[0].startswith("Column is “xxx")
    assert column.faults[0].endswith("which is longer than 20,000 characters.")


def test_a_name_that_swallowed_other_rows_shows_that_a_quote_is_missing() -> None:
    assert "quote is missing" in read(ACCOUNTS, "name", "Acme,Retail\nBeta").faults[0]
    assert values(ACCOUNTS, "name", "Acme\nHolding") == ["Acme Holding"]


def test_bytes_that_could_not_be_read_are_reported() -> None:
    column = read(ACCOUNTS, "name", "M�ller", "Acme", setting=replace(PLAIN, is_whole=False))
    assert column.faults == {0: "Column is “M�ller”, which could not be read whole: save the file as UTF-8."}
    assert values(ACCOUNTS, "name", "M�ller") == ["M�ller"], "the file itself says so"


def test_days_are_read_by_column() -> None:
    assert values(ACCOUNTS, "renewal", "03/04/2026", "13/04/2026", "") == [
        date(2026, 4, 3),
        date(2026, 4, 13),
        None,
    ]
    column = read(ACCOUNTS, "renewal", "2026-02-30", "soon")
    assert column.faults == {
        0: "Column is “2026-02-30”, which is a day that does not exist.",
        1: "Column is “soon”, which is not a day.",
    }


def test_a_column_of_days_that_nobody_can_tell_is_left_out_until_the_user_says() -> None:
    column = read(ACCOUNTS, "renewal", "", "03/04/2026")
    assert "can be read as two days" in column.left_out
    assert column.undecided == 1
    for said in ({"column": True}, {"": True}):
        setting = replace(PLAIN, mapping=Mapping(days=said))
        assert values(ACCOUNTS, "renewal", "03/04/2026", setting=setting) == [date(2026, 4, 3)]
    assert values(ACCOUNTS, "renewal", "03/04/2026", setting=replace(PLAIN, is_day_first=False)) == [
        date(2026, 3, 4)
    ]


def test_choices_are_read_by_value_or_label() -> None:
    assert values(ACCOUNTS, "status", "Key", "watch") == ["key", "watch"]


def test_a_column_with_another_programs_words_is_left_out() -> None:
    assert "“Active” is none of key" in read(ACCOUNTS, "status", "key", "Active").left_out
    own = read(ACCOUNTS, "status", "key", "Active", setting=replace(PLAIN, is_own=True))
    assert list(own.faults) == [1]


def test_percentages_may_be_fractions_of_one() -> None:
    assert values(OPPORTUNITIES, "probability", "60", "12.5%", "0") == [60, 13, 0]
    assert values(OPPORTUNITIES, "probability", "0.2", "1.0", "0,5") == [20, 100, 50]
    assert values(OPPORTUNITIES, "probability", "1", "0") == [1, 0]
    assert values(OPPORTUNITIES, "probability", "1", "0", setting=replace(PLAIN, source="hubspot")) == [100, 0]
    assert list(read(OPPORTUNITIES, "probability", "140", "-1", "high").faults) == [0, 1, 2]


def test_currencies_are_read_by_code_sign_and_name() -> None:
    assert values(ACCOUNTS, "currency", "eur", "US Dollar", "£", "Euro") == ["EUR", "USD", "GBP", "EUR"]
    assert "write its three letters" in read(ACCOUNTS, "currency", "Taler").faults[0]


def test_whole_numbers_and_flags_are_read() -> None:
    assert values(ACCOUNTS, "touch_days", "30", "6.0") == [30, 6]
    assert "from 1 to 3,650" in read(ACCOUNTS, "touch_days", "0").faults[0]
    assert values(PEOPLE, "is_outside", "yes", "0", "TRUE") == [True, False, True]
    assert "neither yes nor no" in read(PEOPLE, "is_outside", "perhaps").faults[0]


def test_a_title_column_of_salutations_is_no_job() -> None:
    assert read(PEOPLE, "title", "Mr.", "", "Ms.").left_out == "it holds salutations"
    assert values(PEOPLE, "title", "Mr.", "CFO") == ["Mr.", "CFO"]


def test_owners_that_are_only_ids_are_left_out() -> None:
    assert read(ACCOUNTS, "owner", "0054W00000AuCYfQAN", "").left_out == "it holds ids instead of names"
    assert values(ACCOUNTS, "owner", "Ann Lee") == ["Ann Lee"]


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("Closed Won", Stage.WON),
        ("closedlost", Stage.LOST),
        ("Proposal/Price Quote", Stage.PROPOSED),
        ("Closed won (Sales Pipeline)", Stage.WON),
        ("Verhandlung", Stage.NEGOTIATION),
        ("negotiation", Stage.NEGOTIATION),
        ("Value  Proposition", Stage.QUALIFIED),
    ],
)
def test_stages_are_read_by_the_table(word: str, stage: Stage) -> None:
    (found,) = values(OPPORTUNITIES, "stage", word)
    assert (found.stage, found.is_known) == (stage, True)


def test_an_unknown_stage_keeps_its_word_and_the_user_can_give_it_a_meaning() -> None:
    assert values(OPPORTUNITIES, "stage", "Pilot") == [StageWord("Pilot", Stage.POTENTIAL, is_known=False)]
    setting = replace(PLAIN, mapping=Mapping(stages={"pilot": Stage.PROPOSED}))
    assert values(OPPORTUNITIES, "stage", "Pilot", setting=setting) == [
        StageWord("Pilot", Stage.PROPOSED, is_known=True)
    ]


def test_foreign_guards_are_taken_off_before_a_formula_only() -> None:
    assert unguard("'=SUM(A1)", is_own=False) == "=SUM(A1)"
    assert unguard("'  @x", is_own=False) == "  @x"
    assert unguard("'Ndrangheta", is_own=False) == "'Ndrangheta"
    assert unguard("'Ndrangheta", is_own=True) == "Ndrangheta"


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("'=+-@|%＝ \t"), max_size=20))
def test_what_kamtui_guards_comes_back(text: str) -> None:
    assert unguard(guard(text), is_own=True) == text
