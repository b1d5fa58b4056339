"""A meeting or a series as a form: its rule chosen in words, with its next six dates below as one chooses."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from textual import on
from textual.widget import Widget

from kamtui.book.drafts import NEW as NEW_KEY
from kamtui.book.drafts import Draft
from kamtui.book.errors import Refused
from kamtui.reading import NotUnderstood, write_day
from kamtui.reading.clock import read_clock
from kamtui.rules.clock_changes import missing_hour
from kamtui.rules.occurrences import Pattern
from kamtui.rules.rrule_text import RuleRefused, describe
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.record_form import RecordForm
from kamtui.screens.series_fields import (
    ALWAYS,
    NEW,
    SeriesRule,
    entered_series,
    rule_text,
    series_specs,
    series_values,
)
from kamtui.services.cadence import (
    SeriesValues,
    change_from,
    change_series,
    create_series,
    load_holidays,
    load_series,
    next_days,
    rule_from,
)
from kamtui.services.contacts import load_around
from kamtui.vocabulary_cadence import DayShift
from kamtui.widgets.form import Form
from kamtui.widgets.next_dates import ROWS, NextDates
from kamtui.widgets.parts import Part

DATES = 6
"""So many of the next dates are shown."""

Save = Callable[[Mapping[str, object], Sequence[int] | None], int]
"""Saves fields of a series and who is expected, None for the same as before; answers with its key."""


class SeriesForm(RecordForm[int]):
    """The form of a series; its result is the key of the series.

    Args:
        title: What it is, in the top border.
        desk: What lies on the desk.
        account_id: Whose it is.
        key: What the form is known by among the drafts.
        initial: The first values of the fields.
        rule: The rule that was there before.
        save: Saves it.
        is_new: Whether there is no series yet.
    """

    def __init__(
        self,
        title: str,
        *,
        desk: Desk,
        account_id: int,
        key: str,
        initial: Mapping[str, object],
        rule: SeriesRule,
        save: Save,
        is_new: bool,
    ) -> None:
        self._around = load_around(desk.book, account_id)
        self._holidays = load_holidays(desk.book)
        self._rule = rule
        self._save_series = save
        super().__init__(
            title,
            self._around.account,
            desk=desk,
            key=key,
            account_id=account_id,
            record=":".join(key.split(":")[:2]),
            specs=series_specs(rule),
            initial=initial,
            save=self._saving,
            is_new=is_new,
            always=ALWAYS,
        )
        self.dates = NextDates()

    def compose_dialog(self) -> Iterable[Widget]:
        """The form, and below it when that will be."""
        yield from super().compose_dialog()
        yield self.dates

    def on_mount(self) -> None:
        """Show the dates from the start; Textual calls the handlers of the base class as well."""
        self._show_dates()

    def _fit(self, rows: int) -> None:
        """Make room for the dates too."""
        super()._fit(rows + ROWS)

    def _saving(self, values: Mapping[str, object]) -> int:
        entered, people = entered_series(values, self.form.draft.values(), self._rule, self._around)
        return self._save_series(entered, people)

    @on(Form.Edited)
    def _show_dates(self) -> None:
        """Say when it would take place as the form is now."""
        try:
            values = self.form.draft.values()
            starts = values.get("starts")
            if not isinstance(starts, date):
                self.dates.show("", problem="Its first day is not said yet")
                return
            words, dates = self._told(values, starts)
        except (NotUnderstood, RuleRefused, Refused) as problem:
            self.dates.show("", problem=str(problem))
        except ValueError as problem:
            self.dates.show("", problem=str(problem))
        else:
            self.dates.show(words, dates)

    def _told(self, values: Mapping[str, Any], starts: date) -> tuple[str, list[Part]]:
        """The rule in words, and the next dates; those that avoid a free day in another ink."""
        text = rule_text(values, self._rule)
        is_foreign = self._rule.is_foreign and text == self._rule.text
        shift = DayShift(values.get("shift") or DayShift.KEEP)
        today = self._desk.today
        time, zone = _clock(str(values.get("time") or "")), str(values.get("zone") or "")
        found = next_days(
            text, starts, DATES, shift=shift, holidays=self._holidays, after=today, is_foreign=is_foreign,
            time=time, zone=zone,
        )  # fmt: skip
        words = describe(text, found[0].series_day if found else starts)
        if is_foreign:
            words = f"kept as it came: {text}"
        elif not found:
            words += ": none to come"
        dates: list[Part] = []
        for one in found:
            is_free = one.day.weekday() > 4 or one.day in self._holidays
            is_other = (one.day, one.time) != (one.series_day, time)
            token = "accent" if is_other else "muted" if is_free else "fg"
            day = write_day(one.day, today)
            dates.append((day if one.time == time else f"{day} {one.time}", token))
        at_night = [
            f"{one.time} on {write_day(one.day, today)}, as {missing_hour(one.day, time, zone)}"
            for one in found
            if one.time != time
        ]
        words += "" if shift is DayShift.KEEP else ", kept off free days"
        return " · ".join((*at_night, words)), dates


def _clock(text: str) -> str:
    """The time of day that is typed; empty while it is none."""
    try:
        return read_clock(text) if text else ""
    except NotUnderstood:
        return ""


def new_series(desk: Desk, account_id: int, day: date) -> SeriesForm:
    """The form of a touch, a meeting or a series that is not there yet.

    Args:
        desk: What lies on the desk.
        account_id: Whose it is.
        day: Its first day, unless another is typed.

    Raises:
        Refused: There is no such account.
    """

    def save(values: Mapping[str, object], people: Sequence[int] | None) -> int:
        return create_series(desk.book, account_id, values, people or ())

    return SeriesForm(
        "New meeting or series",
        desk=desk,
        account_id=account_id,
        key=f"series:{NEW_KEY}:{account_id}",
        initial={**NEW, "starts": day},
        rule=SeriesRule(),
        save=save,
        is_new=True,
    )


def change_whole_series(desk: Desk, series_id: int) -> SeriesForm:
    """The form of a series, for all of its days.

    Args:
        desk: What lies on the desk.
        series_id: The series.

    Raises:
        Refused: It is gone.
    """

    def save(values: Mapping[str, object], people: Sequence[int] | None) -> int:
        change_series(desk.book, series_id, values, people=people)
        return series_id

    series = load_series(desk.book, series_id)
    return _form(desk, series, "Series" if series.values.get("rule") else "Meeting", save)


def change_series_from(desk: Desk, series_id: int, day: date) -> SeriesForm:
    """The form of a series from one of its days on; what was before stays as it was.

    Args:
        desk: What lies on the desk.
        series_id: The series.
        day: The day by its rule.

    Raises:
        Refused: It is gone.
    """

    def save(values: Mapping[str, object], people: Sequence[int] | None) -> int:
        return change_from(desk.book, series_id, day, values, people=people)

    series = load_series(desk.book, series_id)
    return _form(desk, series, f"Series from {write_day(day, desk.today)} on", save, day)


def resume_series(desk: Desk, draft: Draft) -> SeriesForm:
    """The form that a draft was typed into, with what was typed.

    Args:
        desk: What lies on the desk.
        draft: The draft.

    Raises:
        Refused: Its series or account is gone.
    """
    _, key, *day = draft.form.split(":")
    if key == NEW_KEY:
        if draft.account_id is None:
            raise Refused("The account of this meeting is not in the book any more.")
        return new_series(desk, draft.account_id, desk.today)
    return (
        change_series_from(desk, int(key), date.fromisoformat(day[0]))
        if day
        else change_whole_series(desk, int(key))
    )


def _form(desk: Desk, series: SeriesValues, title: str, save: Save, day: date | None = None) -> SeriesForm:
    starts = series.values["starts"]
    text, first = str(series.values["rule"] or ""), starts if isinstance(starts, date) else None
    if first is not None and day is not None:
        text, first = rule_from(Pattern(first, text, series.is_foreign), day) or "", day
    rule = SeriesRule(text, first, series.is_foreign)
    names = {person.id: person.name for person in load_around(desk.book, series.account_id).people}
    initial = series_values(series.values, rule, [names[key] for key in series.people if key in names])
    if day is not None:
        initial["starts"] = day
    return SeriesForm(
        title,
        desk=desk,
        account_id=series.account_id,
        key=f"series:{series.id}" if day is None else f"series:{series.id}:{day.isoformat()}",
        initial=initial,
        rule=rule,
        save=save,
        is_new=False,
    )
