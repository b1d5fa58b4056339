"""Text broken into lines of so many cells."""

from hypothesis import given
from hypothesis import strategies as st

from kamtui.text import cells, safe_line
from kamtui.wrapping import wrap


@given(st.text(max_size=300), st.integers(1, 60), st.integers(1, 5))
def test_wrapped_lines_fit(text: str, width: int, most: int) -> None:
    lines = wrap(text, width, most)
    assert 1 <= len(lines) <= most
    assert all(cells(line) <= max(2, width) for line in lines)


@given(st.text(max_size=100), st.integers(2, 40))
def test_where_there_is_room_no_word_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width, 200)
    assert "".join("".join(line.split()) for line in lines) == "".join(safe_line(text).split())


def test_words_are_wrapped_between_words_and_long_ones_by_cells() -> None:
    assert wrap("what cannot be read is said", 11, 3) == ["what cannot", "be read is", "said"]
    assert wrap("株式会社葦原光機", 7, 9) == ["株式会", "社葦原", "光機"]
    assert wrap("", 10, 9) == [""]


def test_what_is_left_out_is_marked() -> None:
    assert wrap("what cannot be read is said", 11, 2) == ["what cannot", "be read is…"]
