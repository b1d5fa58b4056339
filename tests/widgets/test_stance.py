"""A stance and its history in a few cells, the same with and without colour and in ASCII."""

from kamtui import theme
from kamtui.vocabulary import Trend
from kamtui.widgets.parts import width_of
from kamtui.widgets.stance import STANCE, stance_cell, stance_line, trend_mark


def text_of(parts: tuple[tuple[str, ...], ...]) -> str:
    return "".join(part[0] for part in parts)


def test_a_stance_always_takes_as_many_cells() -> None:
    assert text_of(stance_cell(1, Trend.RISING)) == "···●· +1 ↑"
    assert text_of(stance_cell(-2, Trend.FALLING)) == "●···· −2 ↓"
    assert text_of(stance_cell(None)) == "··?··     "
    for stance in (None, -2, -1, 0, 1, 2):
        for trend in (None, *Trend):
            assert width_of(stance_cell(stance, trend)) == STANCE


def test_a_rising_stance_is_good_news_and_a_falling_one_bad() -> None:
    assert [trend_mark(trend)[1] for trend in (Trend.RISING, Trend.STEADY, Trend.FALLING)] == [
        "good",
        "quiet",
        "bad",
    ]


def test_heights_do_not_depend_on_the_others() -> None:
    assert text_of(stance_line([-2, -1, 0, 1, 2])) == "▁▂▄▆█"
    assert text_of(stance_line([1, 1, None, 1])) == "▆▆?▆"
    assert stance_line([2, None])[0][1] == "stance-mentor"
    assert stance_line([2, None])[1][1] == "stance-unknown"


def test_the_newest_readings_are_shown() -> None:
    assert text_of(stance_line([-2] * 9 + [2])) == "▁▁▁▁▁▁▁█"
    assert text_of(stance_line([0, 1, 2], 2)) == "▆█"
    assert stance_line([0], 0) == stance_line([]) == ()


def test_ascii_says_it_with_signs() -> None:
    theme.use_ascii(True)
    try:
        assert text_of(stance_line([-2, -1, 0, 1, 2, None])) == "=-0+#?"
    finally:
        theme.use_ascii(False)
