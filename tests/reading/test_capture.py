"""Times, stances and days gone by, as they are written while a contact is logged."""

from datetime import date

import pytest

from kamtui.reading import NotUnderstood
from kamtui.reading.clock import read_clock
from kamtui.reading.past_days import read_past_day
from kamtui.reading.stances import press_stance, read_stance
from kamtui.vocabulary import Stance

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "clock"),
    [("14:30", "14:30"), ("9", "09:00"), ("1430", "14:30"), ("14.30", "14:30"), ("2pm", "14:00"),
     ("12 am", "00:00"), ("0:05", "00:05"), ("14h30", "14:30"), ("１４：３０", "14:30")],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(text: str, clock: str) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize("text", ["", "24:00", "9:60", "13pm", "soon", "-1", "1:2"])
def test_no_time_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(NotUnderstood, match="not a time of day"):
        read_clock(text)


@pytest.mark.parametrize(
    ("text", "stance"),
    [("+1", 1), ("-2", -2), ("−1", -1), ("0", 0), ("+", 1), ("--", -2), ("mentor", 2), ("Non supporter", -1)],
)
def test_a_stance_is_read_with_its_sign_or_its_word(text: str, stance: int) -> None:
    assert read_stance(text) == stance


@pytest.mark.parametrize("text", ["", "X", "?", "unknown"])
def test_nobody_knows_is_no_stance(text: str) -> None:
    assert read_stance(text) is None


@pytest.mark.parametrize("text", ["1", "2", "5", "+3", "friendly"])
def test_a_bare_number_is_refused_as_it_could_mean_two_things(text: str) -> None:
    with pytest.raises(NotUnderstood, match="write -2, -1, 0"):
        read_stance(text)


def test_a_key_raises_lowers_or_names_a_stance() -> None:
    assert press_stance("+", None) is Stance.SUPPORTER
    assert press_stance("+", Stance.SUPPORTER) is Stance.MENTOR
    assert press_stance("+", Stance.MENTOR) is Stance.MENTOR
    assert press_stance("-", None) is Stance.NON_SUPPORTER
    assert press_stance("0", Stance.ENEMY) is Stance.NEUTRAL
    assert press_stance("X", Stance.ENEMY) is None
    assert [press_stance(key, None) for key in "12345"] == list(Stance)


@pytest.mark.parametrize(
    ("text", "day"),
    [("fri", date(2026, 11, 20)), ("sat", date(2026, 11, 14)), ("24.12.", date(2025, 12, 24)),
     ("3 mar", date(2026, 3, 3)), ("yesterday", date(2026, 11, 20)), ("20.11.", date(2026, 11, 20)),
     ("2024-02-29", date(2024, 2, 29)), ("today", TODAY)],
)  # fmt: skip
def test_a_day_of_the_past_is_the_last_such_day(text: str, day: date) -> None:
    assert read_past_day(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("+3d", date(2026, 11, 24)), ("24.12.2026", date(2026, 12, 24)), ("tomorrow", date(2026, 11, 22))],
)
def test_what_says_that_it_lies_ahead_stays_there(text: str, day: date) -> None:
    assert read_past_day(text, TODAY) == day
