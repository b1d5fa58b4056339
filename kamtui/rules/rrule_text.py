"""A recurrence rule in words, and as the few choices of a form; its text is checked in `recurrence_text`."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kamtui.rules.recurrence import FIFTH, Form, Frequency, InMonth, Rule, RuleRefused
from kamtui.rules.recurrence_text import (
    MONTH_NAMES,
    SHORTEST,
    CheckedRule,
    check_rule,
    day_text,
    parse_rule,
    write_rule,
)
from kamtui.vocabulary_cadence import Repeat

__all__ = ["CheckedRule", "RuleChoice", "RuleRefused", "check_rule", "choose", "describe", "write_choice"]

WEEKDAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
ORDINALS = {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th", -1: "last"}
UNITS = {
    Frequency.DAILY: "day",
    Frequency.WEEKLY: "week",
    Frequency.MONTHLY: "month",
    Frequency.YEARLY: "year",
}
MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)
WEEK = 7
QUARTER = 3


class RuleChoice(NamedTuple):
    """A rule as a form asks for it; the day itself comes from the first day of the series.

    Attributes:
        repeat: How it recurs.
        interval: Every how many of that; of quarters for a quarterly one.
        weekdays: Of a weekly one, Monday is 0; empty for the weekday of the first day.
        until: The last day it may take place; None for none.
        times: How often it takes place; None for any number. Never together with `until`.
    """

    repeat: Repeat
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    until: date | None = None
    times: int | None = None


def write_choice(choice: RuleChoice, starts: date) -> str:
    """The text of the rule that a form asks for; empty for what takes place once.

    Args:
        choice: What was chosen.
        starts: The first day of the series.

    Raises:
        RuleRefused: The day does not come every month, or the rule cannot be kept; one sentence.
    """
    if choice.repeat is Repeat.ONCE:
        return ""
    if choice.times is not None and choice.until is not None:
        raise RuleRefused("A series ends after so many times or on a day, not both.")
    every = choice.interval * (QUARTER if choice.repeat is Repeat.QUARTERLY else 1)
    rule = Rule(FREQUENCIES[choice.repeat], every, choice.times, choice.until)
    if choice.repeat is Repeat.WEEKLY:
        days = tuple(sorted(set(choice.weekdays))) or (starts.weekday(),)
        rule = Rule(rule.frequency, every, choice.times, choice.until, days)
    elif choice.repeat is not Repeat.DAILY:
        month = starts.month if choice.repeat is Repeat.YEARLY else None
        on = _day_for(choice.repeat, starts)
        rule = Rule(rule.frequency, every, choice.times, choice.until, month=month, on=on)
    return check_rule(write_rule(rule), starts).text


def choose(text: str, starts: date) -> RuleChoice | None:
    """The choices of a form that give this rule; None where no choice does, and only its text can be shown.

    Args:
        text: The rule; empty for once.
        starts: The first day of the series.
    """
    if not text:
        return RuleChoice(Repeat.ONCE)
    try:
        rule = parse_rule(text)
        for repeat in sorted(FREQUENCIES, key=lambda repeat: repeat is not Repeat.QUARTERLY):
            quarterly = repeat is Repeat.QUARTERLY
            if quarterly and rule.interval % QUARTER:
                continue
            interval = rule.interval // QUARTER if quarterly else rule.interval
            choice = RuleChoice(repeat, interval, rule.weekdays, rule.until, rule.count)
            if FREQUENCIES[repeat] is rule.frequency and _gives(choice, starts, rule):
                return choice
    except RuleRefused:
        pass
    return None


@lru_cache(maxsize=4096)
def describe(rule: str | None, starts: date) -> str:
    """A rule in words: `every 2 weeks on Tue, until 31 Dec 2027`.

    Args:
        rule: Its text; None or empty for once. One that is not of the subset is named as it stands.
        starts: The first day of the series.
    """
    if not rule:
        return "once"
    try:
        parsed = parse_rule(rule)
    except RuleRefused:
        return f"by a rule of its own: {rule}"
    end = ""
    if parsed.count is not None:
        end = f", {parsed.count} time{'' if parsed.count == 1 else 's'}"
    elif parsed.until is not None:
        end = f", until {day_text(parsed.until)}"
    return f"{_every(parsed)}{_on(parsed, starts)}{end}"


def _every(rule: Rule) -> str:
    if rule.frequency is Frequency.MONTHLY and rule.interval % QUARTER == 0:
        quarters = rule.interval // QUARTER
        return "every quarter" if quarters == 1 else f"every {quarters} quarters"
    unit = UNITS[rule.frequency]
    return f"every {unit}" if rule.interval == 1 else f"every {rule.interval} {unit}s"


def _on(rule: Rule, starts: date) -> str:
    if rule.frequency is Frequency.DAILY:
        return ""
    if rule.frequency is Frequency.WEEKLY:
        days = rule.weekdays or (starts.weekday(),)
        if days == MONDAY_TO_FRIDAY:
            return " on Mon to Fri"
        return f" on {', '.join(WEEKDAY_NAMES[day] for day in days)}"
    on = rule.on or InMonth(Form.DAY, starts.day)
    month = MONTH_NAMES[rule.month - 1] if rule.month else ""
    if month and on.form is Form.DAY and on.number > 0:
        return f" on {on.number} {month}"
    return f" on {_day_words(on)}{f' of {month}' if month else ''}"


def _day_words(on: InMonth) -> str:
    match on.form:
        case Form.DAY:
            return "the last day" if on.number < 0 else f"day {on.number}"
        case Form.UP_TO_30:
            return "day 30, or the last of a shorter month"
        case Form.WEEKDAY:
            return f"the {ORDINALS[on.number]} {WEEKDAY_NAMES[on.weekday]}"
        case _:
            return f"the {'first' if on.number > 0 else 'last'} working day"


def _gives(choice: RuleChoice, starts: date, rule: Rule) -> bool:
    try:
        return parse_rule(write_choice(choice, starts)) == rule
    except RuleRefused:
        return False


def _day_for(repeat: Repeat, starts: date) -> InMonth:
    """Which day of its month the first day of a series stands for."""
    if repeat is Repeat.MONTHLY_WEEKDAY:
        number = (starts.day - 1) // WEEK + 1
        return InMonth(Form.WEEKDAY, -1 if number == FIFTH else number, starts.weekday())
    if repeat in SAME_DAY:
        return SAME_DAY[repeat]
    if repeat is Repeat.YEARLY:
        return InMonth(Form.DAY, starts.day if starts.day <= SHORTEST[starts.month - 1] else -1)
    if starts.day == 29:
        raise RuleRefused(
            "Day 29 does not come every month: begin on another day, or take the last day of the month."
        )
    if starts.day == 30:
        return InMonth(Form.UP_TO_30)
    return InMonth(Form.DAY, starts.day if starts.day < 29 else -1)


SAME_DAY = {
    Repeat.FIRST_WORKING_DAY: InMonth(Form.WORKING_DAY, 1),
    Repeat.LAST_WORKING_DAY: InMonth(Form.WORKING_DAY, -1),
    Repeat.MONTH_END: InMonth(Form.DAY, -1),
}
"""Which day it is whatever the series begins on."""
FREQUENCIES = {
    Repeat.DAILY: Frequency.DAILY,
    Repeat.WEEKLY: Frequency.WEEKLY,
    Repeat.MONTHLY_DAY: Frequency.MONTHLY,
    Repeat.MONTHLY_WEEKDAY: Frequency.MONTHLY,
    Repeat.FIRST_WORKING_DAY: Frequency.MONTHLY,
    Repeat.LAST_WORKING_DAY: Frequency.MONTHLY,
    Repeat.MONTH_END: Frequency.MONTHLY,
    Repeat.QUARTERLY: Frequency.MONTHLY,
    Repeat.YEARLY: Frequency.YEARLY,
}
