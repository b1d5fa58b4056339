"""A series as its form asks for it: a rule as a few choices in words instead of its text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TypeVar

from kamtui.book.errors import Refused
from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.contents import OTHERS
from kamtui.models.shapes import choices
from kamtui.reading import WEEKDAYS, NotUnderstood
from kamtui.reading.clock import read_clock
from kamtui.rules.rrule_text import RuleChoice, RuleRefused, choose, describe, write_choice
from kamtui.services.contacts import Around, find_attendee
from kamtui.vocabulary_cadence import DayShift, Repeat
from kamtui.vocabulary_plan import InteractionKind, Visibility

Found = TypeVar("Found")

KEPT = "kept"
"""The choice that leaves a rule as it is which no other choice gives."""
BY_NAME = {spec.name: spec for spec in OTHERS["series"].specs}
"""The fields of a series as it is stored."""
NUMBER_LIMIT = 999
"""Intervals and counts at most, as in a rule."""
SHORTEST_DAY = 2
"""Letters of a weekday at least."""
EVERY = FieldSpec("interval", "Every", FieldKind.INTEGER, "2 for every second week", low=1, high=NUMBER_LIMIT)
WEEKDAY = FieldSpec("weekdays", "On", FieldKind.LINE, "Weekly: tue, or mon thu; empty for the first day's weekday")
UNTIL = FieldSpec("until", "Until", FieldKind.DAY, "The last day it may take place; empty for no end")
TIMES = FieldSpec(
    "times", "Times", FieldKind.INTEGER, "How often, in place of a last day", low=1, high=NUMBER_LIMIT
)
WITH = FieldSpec("people", "With", FieldKind.LINE, "Who is expected there, parted by commas: lang, vogt")
OF_RULE = ("repeat", "interval", "weekdays", "until", "times")
"""The fields that make the rule together."""
ALWAYS = ("kind", "repeat", "shift", "visibility")
"""Choices that cannot be left without a word."""
NEW: Mapping[str, object] = {
    "kind": InteractionKind.MEETING,
    "repeat": Repeat.ONCE,
    "shift": DayShift.KEEP,
    "visibility": Visibility.INTERNAL,
}
"""What a new series begins with."""


@dataclass(frozen=True, slots=True)
class SeriesRule:
    """The rule that was there before.

    Attributes:
        text: As it is stored; empty for once.
        starts: Its first day.
        is_foreign: Whether it came from elsewhere: it is shown and not edited.
    """

    text: str = ""
    starts: date | None = None
    is_foreign: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether the form has no choice that gives it."""
        return self.is_foreign or (self.starts is not None and choose(self.text, self.starts) is None)


def series_specs(rule: SeriesRule) -> tuple[FieldSpec, ...]:
    """The fields of the form.

    Args:
        rule: The rule that was there before; one that no choice gives can be kept.
    """
    repeats = choices(Repeat)
    if rule.is_kept and rule.starts is not None:
        repeats = ((KEPT, describe(rule.text, rule.starts)), *repeats)
    repeat = FieldSpec("repeat", "Repeats", FieldKind.CHOICE, "How often it takes place", choices=repeats)
    first = replace(BY_NAME["starts"], required=True)
    lead = ("title", "kind", first, "time", repeat, EVERY, WEEKDAY, UNTIL, TIMES, "shift", WITH)
    rest = [
        replace(BY_NAME[name], group="More") for name in ("minutes", "place", "our_people", "visibility", "note")
    ]
    return (*(BY_NAME[one] if isinstance(one, str) else one for one in lead), *rest, BY_NAME["zone"])


def series_values(values: Mapping[str, object], rule: SeriesRule, people: Sequence[str]) -> dict[str, object]:
    """What the form shows of a series that exists.

    Args:
        values: Its fields as stored.
        rule: Its rule.
        people: Names of those who are expected.
    """
    shown = {name: value for name, value in values.items() if name != "rule"}
    shown["people"] = ", ".join(people) or None
    choice = None if rule.is_foreign or rule.starts is None else choose(rule.text, rule.starts)
    if choice is None:
        return {**shown, "repeat": KEPT}
    days = ", ".join(WEEKDAYS[day][:3] for day in choice.weekdays)
    return {
        **shown,
        "repeat": choice.repeat,
        "interval": choice.interval if choice.interval != 1 else None,
        "weekdays": days or None,
        "until": choice.until,
        "times": choice.times,
    }


def read_weekdays(text: str) -> tuple[int, ...]:
    """Weekdays as they are typed: `tue`, `mon thu`, `mon, wed, fri`.

    Raises:
        NotUnderstood: One of them is none.
    """
    found = set()
    for word in text.replace(",", " ").casefold().split():
        day = next(
            (
                n
                for n, name in enumerate(WEEKDAYS)
                if len(word) >= SHORTEST_DAY and name.casefold().startswith(word)
            ),
            None,
        )
        if day is None:
            raise NotUnderstood("a weekday", word, "write them like tue, or mon thu")
        found.add(day)
    return tuple(sorted(found))


def rule_text(values: Mapping[str, object], before: SeriesRule) -> str:
    """The rule that the form's values ask for; empty for once.

    Args:
        values: All values of the form.
        before: The rule that was there before.

    Raises:
        RuleRefused: It cannot be kept; one sentence.
        NotUnderstood: A weekday is none.
    """
    repeat = str(values.get("repeat") or Repeat.ONCE)
    if repeat == KEPT:
        return before.text
    starts, interval = values.get("starts"), values.get("interval")
    until, times = values.get("until"), values.get("times")
    if not isinstance(starts, date):
        return ""
    choice = RuleChoice(
        Repeat(repeat),
        interval if isinstance(interval, int) else 1,
        read_weekdays(str(values.get("weekdays") or "")),
        until if isinstance(until, date) else None,
        times if isinstance(times, int) else None,
    )
    return write_choice(choice, starts)


def entered_series(
    values: Mapping[str, object], whole: Mapping[str, object], before: SeriesRule, around: Around
) -> tuple[dict[str, object], list[int] | None]:
    """What the form's values are to a series: its own fields, and the keys of those who are expected.

    Args:
        values: The values that were changed.
        whole: All values of the form.
        before: The rule that was there before.
        around: The account's people.

    Returns:
        The fields that were changed; the people, None where they stay as they are.

    Raises:
        Refused: A weekday, a time, a name or the rule cannot be kept; the field says which.
    """
    entered = {name: value for name, value in values.items() if name in BY_NAME}
    if entered.get("time"):
        entered["time"] = _at("time", partial(read_clock, str(entered["time"])))
    if "starts" in values or any(name in values for name in OF_RULE):
        entered["rule"] = _rule(whole, before) or None
    if "people" not in values:
        return entered, None
    names = [name for name in str(values["people"] or "").split(",") if name.strip()]
    return entered, [_at("people", partial(find_attendee, around, name)).id for name in names]


def _rule(whole: Mapping[str, object], before: SeriesRule) -> str:
    """The rule; what is wrong with it is said at the field that can mend it."""
    starts, until = whole.get("starts"), whole.get("until")
    ends_early = isinstance(starts, date) and isinstance(until, date) and until < starts
    try:
        return rule_text(whole, before)
    except NotUnderstood as problem:
        raise Refused(str(problem), WEEKDAY.name) from problem
    except RuleRefused as problem:
        raise Refused(str(problem), UNTIL.name if ends_early else "repeat") from problem


def _at(field: str, read: Callable[[], Found]) -> Found:
    """Read something; what is wrong with it is said at its field."""
    try:
        return read()
    except NotUnderstood as problem:
        raise Refused(str(problem), field) from problem
    except Refused as problem:
        raise Refused(problem.message, field) from problem
