"""Text: what comes in is clean, what goes out fits its cells and moves no cursor."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from kamtui.text import (
    CONTROLS,
    IMPORTED_LIMIT,
    TYPED_LIMIT,
    TextTooLong,
    cells,
    clean,
    clean_line,
    fit,
    fold_name,
    safe_line,
)

hostile = st.text(
    st.characters(codec=None)
    | st.sampled_from(
        "\x1b\x9b\x07\r\n\t\0[]\u202e\u2066\u200b\u200c\u200d\ufe0f\ufeff\u00ad\u0301\u2028\x85東🏭👩"
    )
    | st.characters(categories=["Cs", "Cf", "Mn"]),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brenner AG", "Brenner AG"),
        ("one\r\ntwo\rthree\x0bfour\u2028five\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("a\tb", "a\tb"),
        ("\x1b[31mred\x1b]52;c;AAAA\x07", "[31mred]52;c;AAAA"),
        ("\x9b2Jgone\x7f\0", "2Jgone"),
        ("\ufeffinv\u202egpj.exe\u2069", "invgpj.exe"),
        ("\u200eleft\u200f\u061c", "left"),
        ("flag\U000e0067\U000e007f", "flag"),
        ("Mu\u0308ller", "Müller"),
        ("lone \ud83d high, \udc80 low", "lone � high, � low"),
        ("\ud83c\udfed", "🏭"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("[/x] [@click=app.quit()]", "[/x] [@click=app.quit()]"),
    ],
)
def test_text_is_cleaned_on_the_way_in(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(hostile)
@example("\ud83d\0\ude00")
@example("\r\x00\n")
def test_clean_text_can_be_stored_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not CONTROLS.search(cleaned.replace("\n", "").replace("\t", ""))


@given(hostile)
def test_a_clean_line_has_single_blanks_inside_and_none_outside(text: str) -> None:
    line = clean_line(text)
    assert line == " ".join(line.split())
    assert clean_line(line) == line


def test_a_name_pasted_over_two_lines_becomes_one() -> None:
    assert clean_line("  Müller\r\n\t& \u00a0Söhne \n") == "Müller & Söhne"


@pytest.mark.parametrize("limit", [TYPED_LIMIT, IMPORTED_LIMIT])
def test_text_up_to_the_limit_is_kept_and_longer_text_refused(limit: int) -> None:
    assert clean("x" * limit, limit) == "x" * limit
    assert clean("ü" * (limit // 2), limit)
    for too_long in ("x" * (limit + 1), "ü" * (limit // 2 + 1), "東" * (limit // 2)):
        with pytest.raises(TextTooLong):
            clean(too_long, limit)


def test_the_refusal_of_a_long_text_names_size_and_limit_in_one_sentence() -> None:
    with pytest.raises(
        TextTooLong, match=r"^This text is 151 KB long and at most 100 KB are kept: shorten it, .*\.$"
    ):
        clean("x" * (150 * 1024 + 1))
    with pytest.raises(TextTooLong, match=r"is 1\.5 MB long and at most 1 MB are kept"):
        clean("x" * (1536 * 1024), IMPORTED_LIMIT)


@given(hostile)
def test_nothing_drawn_moves_the_cursor_or_turns_the_direction(text: str) -> None:
    line = safe_line(text)
    line.encode()
    assert not CONTROLS.search(line)
    assert safe_line(line) == line


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Müller & Söhne [CH]", "Müller & Söhne [CH]"),
        ("a\r\nb\nc\td", "a b c d"),
        ("\x1b[2Jgone", "[2Jgone"),
        ("\ud800", "\ufffd"),
        ("soft\u00adhyphen", "softhyphen"),
        ("שלום", "שלום"),
    ],
)
def test_text_is_drawn_as_it_is_but_for_what_is_no_text(text: str, drawn: str) -> None:
    assert safe_line(text) == drawn


@given(hostile, st.integers(0, 40), st.sampled_from(["left", "right"]), st.sampled_from(["…", "~", "...", "東"]))
@settings(max_examples=400)
def test_fitted_text_fills_exactly_its_cells(text: str, width: int, align: str, more: str) -> None:
    fitted = fit(text, width, "right" if align == "right" else "left", more)
    assert cell_len(fitted) == width == cells(fitted)


@given(hostile, st.integers(0, 40))
def test_text_that_has_room_is_not_cut(text: str, spare: int) -> None:
    assert fit(text, cells(text) + spare) == safe_line(text) + " " * spare


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("Port of Rotterdam", 9, "Port of… "),
        ("Port of Rotterdam", 17, "Port of Rotterdam"),
        ("株式会社 東和精機", 8, "株式会… "),
        ("株式会社", 4, "株… "),
        ("Ab", 1, "…"),
        ("Ab", 0, ""),
        ("Ab", -3, ""),
        ("", 3, "   "),
        ("e\u0301te\u0301", 2, "e\u0301…"),
    ],
)
def test_long_text_is_cut_at_the_end(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted


def test_numbers_stand_on_the_right_and_the_cut_mark_can_be_ascii() -> None:
    assert fit("1.20M", 7, "right") == "  1.20M"
    assert fit("Rotterdam", 5, more="~") == "Rott~"
    assert fit("Rotterdam", 2, more="...") == ".."


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("muller", "Müller & Söhne"),
        ("strasse", "Hauptstraße"),
        ("sorensen", "Sørensen Skibsværft A/S"),
        ("skibsvaerft", "Sørensen Skibsværft A/S"),
        ("zubrowka", "Żubrówka Foods S.A."),
        ("lodz", "Łódź"),
        ("obidos textil", "Óbidos Têxtil, Lda."),
        ("istanbul", "İstanbul Şirketi"),
        ("o'brien", "O’Brien"),
        ("rhein-neckar", "Rhein–Neckar Druck"),
        ("abc", "ＡＢＣ株式会社"),
        ("東和", "株式会社 東和精機"),
        ("ガス", "東京ガス"),
    ],
)
def test_a_name_is_found_without_its_accents(typed: str, name: str) -> None:
    assert fold_name(typed) in fold_name(name)


def test_japanese_voicing_makes_another_name() -> None:
    assert fold_name("カキ") != fold_name("ガギ")


@given(hostile)
def test_a_folded_name_ignores_case_and_the_way_accents_are_stored(text: str) -> None:
    assert fold_name(unicodedata.normalize("NFC", text)) == fold_name(unicodedata.normalize("NFD", text))
    assert fold_name(text.casefold()) == fold_name(text)


def test_reading_and_cleaning_text_loads_no_console() -> None:
    code = (
        "import sys, kamtui.text; print([m for m in ('rich.console', 'textual', 'sqlmodel') if m in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert answer.stdout.strip() == "[]"
