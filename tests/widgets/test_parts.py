"""Text with ink always fills exactly the cells it was given, whatever it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from kamtui.text import CONTROLS
from kamtui.theme import glyph
from kamtui.widgets.gauges import meter, stance_number, stance_scale
from kamtui.widgets.parts import Align, Parts, fit_parts, spread, width_of

texts = st.one_of(
    st.text(max_size=12), st.sampled_from(["株式会社", "Müller [CH]", "a\x1b[31mb", "\u202eRTL", "e\u0301", "👩‍💻"])
)
lines = st.lists(st.tuples(texts, st.sampled_from(["fg", "muted"])), max_size=5).map(tuple)


def said(parts: Parts) -> str:
    return "".join(part[0] for part in parts)


@given(lines, st.integers(0, 40), st.sampled_from(["left", "right"]))
def test_a_cell_is_filled_exactly_and_safely(parts: Parts, width: int, align: Align) -> None:
    fitted = fit_parts(parts, width, align)
    assert cell_len(said(fitted)) == width
    assert not CONTROLS.search(said(fitted))


@given(lines, lines, st.integers(1, 60))
def test_two_ends_of_a_line_fill_it_exactly(left: Parts, right: Parts, width: int) -> None:
    assert width_of(spread(left, right, width)) == width


def test_a_cut_says_so_even_between_two_parts() -> None:
    assert said(fit_parts((("abc", "fg"), ("def", "muted")), 3)) == "ab…"
    assert said(fit_parts((("abc", "fg"), ("def", "muted")), 5)) == "abcd…"
    assert said(fit_parts((("abcdef", "fg"),), 4)) == "abc…"


def test_a_cut_keeps_the_ink() -> None:
    assert fit_parts((("ab", "fg"), ("cdef", "muted", "b")), 4) == (("ab", "fg"), ("c…", "muted", "b"))


def test_a_wide_character_goes_whole() -> None:
    assert said(fit_parts((("株式会社", "fg"),), 4)) == "株… "


def test_the_left_text_gives_way_to_the_right_one() -> None:
    assert said(spread((("Plan 2026", "fg"),), (("9 gaps", "watch"),), 16)) == "Plan 2…   9 gaps"
    assert said(spread((("Plan", "fg"),), (("9 gaps", "watch"),), 20)) == "Plan          9 gaps"
    assert said(spread((("Plan", "fg"),), (("9 gaps", "watch"),), 5)) == "Plan "


@pytest.mark.parametrize(("share", "full"), [(-1.0, 0), (0.0, 0), (0.5, 3), (1.0, 6), (7.0, 6)])
def test_a_meter_never_leaves_its_cells(share: float, full: int) -> None:
    drawn = said(meter(share))
    assert drawn == glyph("meter") * full + glyph("meter-rest") * (6 - full)


@pytest.mark.parametrize(
    ("stance", "scale", "number"),
    [(-2, "●····", "−2"), (0, "··●··", " 0"), (1, "···●·", "+1"), (None, "··?··", "  ")],
)
def test_the_stance_scale_says_by_position_what_the_number_says(
    stance: int | None, scale: str, number: str
) -> None:
    assert said(stance_scale(stance)) == scale
    assert said(stance_number(stance)) == number
