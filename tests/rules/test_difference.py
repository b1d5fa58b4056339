"""What is shown of two long texts: where they differ, with a little of what they share."""

from hypothesis import given
from hypothesis import strategies as st

from kamtui.rules.difference import shorten_difference


def test_short_texts_stay_whole() -> None:
    assert shorten_difference("Friday", "Monday", 40) == ("Friday", "Monday")


def test_long_ones_are_shown_where_they_differ_from_word_to_word() -> None:
    before, after = "They decide on " * 20, " at the meeting in Linz" * 20
    old, new = shorten_difference(f"{before}Friday{after}", f"{before}Monday{after}", 70)
    assert old == "…decide on Friday at the…"
    assert new == "…decide on Monday at the…"


def test_what_was_added_at_the_end_is_seen() -> None:
    old, new = shorten_difference("x" * 500, "x" * 500 + " and more", 60)
    assert new.endswith("x and more")
    assert old.endswith("x")


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=200), st.integers(10, 80))
def test_two_texts_that_differ_never_look_alike_and_stay_near_the_room(
    head: str, one: str, tail: str, room: int
) -> None:
    other = one[::-1] + "!"
    old, new = shorten_difference(head + one + tail, head + other + tail, room)
    assert old != new
    assert len(old) <= len(head + one + tail) + 2
