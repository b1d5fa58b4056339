"""Lines of a note that become records, and those that stay words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.reading.follow_ups import MOST, FollowUpKind, new_follow_ups, read_follow_ups

TODAY = date(2026, 11, 21)


def test_four_marks_make_four_kinds() -> None:
    note = "Talked prices\n- [ ] send draft @me ^fri !high\n! they may leave\n+ a portal\n? who signs\nbye"
    action, *others = read_follow_ups(note, TODAY)
    assert (action.kind, action.text, action.owner, action.due, action.priority) == (
        FollowUpKind.ACTION, "send draft", "me", date(2026, 11, 27), "high",
    )  # fmt: skip
    assert [(one.kind, one.text) for one in others] == [
        (FollowUpKind.RISK, "they may leave"),
        (FollowUpKind.IDEA, "a portal"),
        (FollowUpKind.QUESTION, "who signs"),
    ]


@pytest.mark.parametrize("line", ["  - [ ] call", "* [ ] call", "- [] call", "-[ ] call", "- [\t] call"])
def test_an_empty_box_is_an_action_however_it_is_drawn(line: str) -> None:
    (found,) = read_follow_ups(line, TODAY)
    assert (found.kind, found.text) == (FollowUpKind.ACTION, "call")


@pytest.mark.parametrize("line", ["!risk", "+idea", "?why"])
def test_a_mark_may_stand_right_before_a_letter(line: str) -> None:
    assert [found.text for found in read_follow_ups(line, TODAY)] == [line[1:]]


@pytest.mark.parametrize(
    "line", ["+1 from Vogt", "+43 732 1234", "?!", "!!!", "- [x] sent", "- call", "a ! b", "", "!", "? ", "- [ ] "]
)
def test_other_lines_stay_words(line: str) -> None:
    assert read_follow_ups(line, TODAY) == ()


def test_what_cannot_be_read_says_so_and_keeps_its_words() -> None:
    bad_day, account = read_follow_ups("- [ ] call ^gaga\n- [ ] call #brenner", TODAY)
    assert bad_day.text == "call ^gaga"
    assert bad_day.problem.startswith("“gaga” is not a day")
    assert "belongs to the account of the contact" in account.problem


def test_a_pasted_document_is_no_note() -> None:
    found = read_follow_ups("! x\n" * (MOST + 1), TODAY)
    assert len(found) == MOST
    assert "split it" in found[0].problem


def test_only_lines_that_were_not_there_before_are_new() -> None:
    before = "! they may leave\n- [ ] call"
    assert new_follow_ups(before, before, TODAY) == ()
    assert [one.text for one in new_follow_ups(before + "\n- [ ] call\n? who", before, TODAY)] == ["call", "who"]
    assert [one.text for one in new_follow_ups("! they may leave soon", before, TODAY)] == ["they may leave soon"]


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    for found in read_follow_ups(text, TODAY):
        assert found.text
        assert "\n" not in found.line
