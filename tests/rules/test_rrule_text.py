"""Rules in words and as the choices of a form."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.rules.rrule_text import RuleChoice, RuleRefused, choose, describe, write_choice
from kamtui.vocabulary_cadence import Repeat

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (None, "once"),
        ("", "once"),
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=3", "every 3 days"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on Tue"),
        ("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=4", "every week on Tue, Thu, 4 times"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every week on Mon to Fri"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1", "every quarter on the last day"),
        ("FREQ=MONTHLY;BYDAY=2TU;UNTIL=20271231", "every month on the 2nd Tue, until 31 Dec 2027"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Fri"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every month on the last working day"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15", "every year on 15 March"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "every year on the last day of February"),
        ("FREQ=YEARLY;BYWEEKNO=7", "by a rule of its own: FREQ=YEARLY;BYWEEKNO=7"),
    ],
)
def test_a_rule_reads_as_people_say_it(rule: str | None, words: str) -> None:
    assert describe(rule, TUESDAY) == words


@given(
    st.sampled_from(Repeat),
    st.integers(1, 12),
    st.integers(0, 3000),
    st.none() | st.integers(1, 99),
)
def test_what_a_form_chose_is_chosen_again_from_its_text(
    repeat: Repeat, interval: int, later: int, times: int | None
) -> None:
    starts = TUESDAY + timedelta(days=later)
    choice = RuleChoice(repeat, interval, times=times)
    try:
        text = write_choice(choice, starts)
    except RuleRefused:
        return  # a day that not every month has, or none for years
    again = choose(text, starts)
    assert again is not None
    assert write_choice(again, starts) == text


@pytest.mark.parametrize(
    ("repeat", "day", "rule"),
    [
        (Repeat.MONTHLY_DAY, date(2026, 11, 30), "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        (Repeat.MONTHLY_DAY, date(2026, 12, 31), "FREQ=MONTHLY;BYMONTHDAY=-1"),
        (Repeat.MONTHLY_WEEKDAY, date(2026, 11, 30), "FREQ=MONTHLY;BYDAY=-1MO"),
        (Repeat.MONTHLY_WEEKDAY, TUESDAY, "FREQ=MONTHLY;BYDAY=4TU"),
        (Repeat.YEARLY, date(2028, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        (Repeat.YEARLY, date(2027, 1, 30), "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=30"),
        (Repeat.QUARTERLY, date(2026, 11, 15), "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15"),
        (Repeat.ONCE, TUESDAY, ""),
    ],
)
def test_the_first_day_says_which_day_it_is(repeat: Repeat, day: date, rule: str) -> None:
    assert write_choice(RuleChoice(repeat), day) == rule


def test_a_day_that_not_every_month_has_is_refused() -> None:
    with pytest.raises(RuleRefused, match="Day 29"):
        write_choice(RuleChoice(Repeat.MONTHLY_DAY), date(2026, 12, 29))
    with pytest.raises(RuleRefused, match="not both"):
        write_choice(RuleChoice(Repeat.DAILY, times=3, until=TUESDAY), TUESDAY)
