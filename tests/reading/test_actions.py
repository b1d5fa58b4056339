"""One-line actions: owner, day, account and priority are found, the rest is the title."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.reading import ActionLine, NotUnderstood, read_action

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("line", "action"),
    [
        (
            "send pricing draft @me ^fri #brenner !high",
            ActionLine("send pricing draft", "me", date(2026, 11, 27), "brenner", "high"),
        ),
        ("!low ^+2w send draft #12", ActionLine("send draft", None, date(2026, 12, 5), "12", "low")),
        (
            'call #"Müller & Söhne [CH]" @"R. Vogt" ^"24 dec"',
            ActionLine("call", "R. Vogt", date(2026, 12, 24), "Müller & Söhne [CH]"),
        ),
        ("call #“Müller & Söhne”", ActionLine("call", account="Müller & Söhne")),
        ("mail a@b.com about C# and 5^2 now!", ActionLine("mail a@b.com about C# and 5^2 now!")),
        ("compare @ and # !", ActionLine("compare @ and # !")),
        ("  send\n  draft  ", ActionLine("send draft")),
        ("send [/x] \x1b[31mdraft", ActionLine("send [/x] [31mdraft")),
    ],
)
def test_an_action_is_read_from_one_line(line: str, action: ActionLine) -> None:
    assert read_action(line, TODAY) == action


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("@me ^fri", "“@me ^fri” is not an action: write what is to be done, like send draft @me ^fri #brenner."),
        ("send ^soon", "“soon” is not a day: write it like today, fri, +3d, eom, 24.12. or 2026-12-24."),
        ("send !now", "“now” is not a priority: write !high, !medium or !low."),
        ("send @ann @bob", "“send @ann @bob” is not an action: it names two owners, ann and bob."),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(line: str, sentence: str) -> None:
    with pytest.raises(NotUnderstood) as refusal:
        read_action(line, TODAY)
    assert str(refusal.value) == sentence


@given(st.text(max_size=60) | st.text("ab @^#!\"'[]", max_size=30))
def test_any_line_is_either_an_action_with_a_title_or_refused(line: str) -> None:
    try:
        action = read_action(line, TODAY)
    except NotUnderstood:
        return
    assert action.title == " ".join(action.title.split()) != ""
