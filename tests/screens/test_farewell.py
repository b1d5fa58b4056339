"""The words at an end that should not have been: where, and nothing of the book."""

from datetime import date

import pytest

from kamtui.rules.touch import judge_touch
from kamtui.screens.farewell import farewell


def test_it_names_the_line_of_ours_and_keeps_the_book_to_itself() -> None:
    with pytest.raises(TypeError) as caught:
        judge_touch("Brenner AG owes us EUR 5M", 3, date(2026, 11, 21))  # type: ignore[arg-type] # a fault
    words = farewell(caught.value)
    assert "(TypeError in kamtui/rules/touch.py, line " in words
    assert "Brenner" not in words


def test_a_fault_outside_of_ours_is_named_by_its_kind() -> None:
    assert "(ZeroDivisionError)" in farewell(ZeroDivisionError("Brenner AG"))
