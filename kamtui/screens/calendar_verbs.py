"""What the calendar's keys do to an item: done, moved, skipped, logged, opened, changed, explained."""

from collections.abc import Callable
from datetime import date
from functools import partial

from kamtui.reading import write_day, write_span
from kamtui.rules.agenda import MEETING_RECORD, AgendaItem
from kamtui.rules.judged import Cause, quoted
from kamtui.screens.base import OpenPlace, say
from kamtui.screens.calendar_place import CalendarPlace
from kamtui.screens.dialogs.why_entry import WhyEntry
from kamtui.screens.prefill import Prefill
from kamtui.vocabulary_cadence import AgendaKind

IN_PLAN = {
    "action": "action",
    "goal": "goal",
    "objective": "objective",
    "risk": "risk",
    "opportunity": "opportunity",
    "competitor": "competitor",
    "white_space": "white_space",
    "question": "question",
    "plan_review": "review",
}
"""Tables whose records stand in the plan, and what they are called there."""
WITH_PEOPLE = frozenset({"stakeholder", "business_unit"})
"""Tables whose records stand in People."""
SERIES_ONLY = {"touch": "r plans another day, c logs it and the next one counts from there"}
"""By an item's kind what is to be done instead of removing it; the others are removed in their place."""
CHANGED_THERE = {
    AgendaKind.TOUCH: "how often stands in the person's form: e opens it; T in the calendar sets it for many",
    AgendaKind.RENEWAL: "the day of renewal stands in the account's form: e opens it",
    AgendaKind.NOTICE: "the notice day follows from renewal and notice in the account's form: e opens it",
    AgendaKind.RECHECK: "the tier and its re-check stand in the account's form: e opens it",
}
"""By an item's kind what `e` leads to; all else stands under the cursor there."""


class CalendarVerbs:
    """The verbs of one calendar.

    Args:
        place: The calendar.
    """

    def __init__(self, place: CalendarPlace) -> None:
        self._place = place
        self._desk = place.desk

    # ------------------------------------------------------------ on the agenda

    def done(self, item: AgendaItem) -> None:
        """Mark it done; keeping in touch is done by logging the contact."""
        from kamtui.services.cadence import finish  # only when asked for

        if item.kind is AgendaKind.TOUCH:
            self._place.call_later(self._place.app.run_action, "log_contact")
            return
        self._step("Done", item, lambda: finish(self._desk.book, item, self._desk.today), "Not done")

    def skip(self, item: AgendaItem) -> None:
        """Leave it out this time."""
        from kamtui.services.cadence import skip  # only when asked for

        self._step("Skipped", item, lambda: skip(self._desk.book, item, self._desk.today), "Not skipped")

    def reschedule(self, item: AgendaItem) -> None:
        """Ask for another day, and put it there."""
        from kamtui.screens.dialogs.reschedule import reschedule_dialog  # only when asked for
        from kamtui.services.cadence import why_not_moved

        if reason := why_not_moved(item):
            say(self._place, reason, "Not moved", bad=True)
            return
        days = self._place.shown.days
        dialog = reschedule_dialog(
            f"{item.account}: {item.title}",
            item.day,
            self._desk.today,
            lambda day: len(days.get(day, ())),
            has_time=item.kind is AgendaKind.MEETING,
        )
        self._place.app.push_screen(
            dialog, lambda new: None if new is None else self._move(item, new.day, new.time)
        )

    def _move(self, item: AgendaItem, day: date, time: str) -> None:
        from kamtui.services.cadence import hour_there, reschedule  # only when asked for

        book, today = self._desk.book, self._desk.today
        if time:
            there = self._place.attempt(lambda: hour_there(book, item.record[1], day, time), "Not moved")
            if there is None:
                return
            time = there
        moved = " ".join(filter(None, ("Moved to", write_day(day, today), time)))
        self._step(moved, item, lambda: reschedule(book, item, day, time=time, today=today), "Not moved")

    def _step(self, title: str, item: AgendaItem, work: Callable[[], object], failed: str) -> None:
        """Do something to an item, and say so with the way back."""
        self._place.leave(item)
        if self._place.attempt(lambda: work() or True, failed):
            say(self._place, f"{item.account}: {item.title} · u takes it back", title)

    # -------------------------------------------------------------------- going

    def open(self, item: AgendaItem) -> None:
        """Go to the record behind it; a meeting is changed here."""
        table, key = item.record
        if table == MEETING_RECORD:
            self.edit(item)
        elif table in IN_PLAN:
            self._desk.target = (IN_PLAN[table], key)
            self._place.post_message(OpenPlace("plan", item.account_id))
        elif table in WITH_PEOPLE:
            self._desk.target = (table, key) if table == "stakeholder" else None
            self._place.post_message(OpenPlace("people", item.account_id))
        else:
            self._place.post_message(OpenPlace("accounts", item.account_id))

    def prefill(self, item: AgendaItem | None) -> Prefill:
        """What an item knows of the contact that is logged of it.

        Whoever a touch is due with, or is expected alone, was there; all others that it is about may have been.
        """
        if item is None:
            return Prefill()
        if item.record[0] != MEETING_RECORD:
            people = () if item.person_id is None else (item.person_id,)
            is_theirs = item.kind is AgendaKind.TOUCH
            return Prefill(item.account_id, people if is_theirs else (), offered=() if is_theirs else people)
        from kamtui.services.cadence import load_series  # only when asked for

        series = item.record[1], item.series_day or item.day
        found = self._place.attempt(lambda: load_series(self._desk.book, series[0]), "Not read")
        if found is None:
            return Prefill(item.account_id)
        return Prefill(
            item.account_id,
            found.people if len(found.people) == 1 else (),
            item.day,
            series,
            item.title,
            offered=found.people,
            kind=str(found.values["kind"]),
            time=item.time if item.day <= self._desk.today else "",
            our_people=str(found.values["our_people"] or ""),
        )

    def why(self, item: AgendaItem) -> None:
        """Say why it is due on this day."""
        from kamtui.screens.dialogs.why import WhyDialog  # only when asked for

        self._place.app.push_screen(WhyDialog(item.account, self._entries(item)), self._jump(item))

    def _entries(self, item: AgendaItem) -> tuple[WhyEntry, ...]:
        today = self._desk.today
        table, key = item.record
        record = (IN_PLAN[table], key) if table in IN_PLAN else None
        causes = [Cause(text, record=record) for text in item.why] or [Cause("its own day says so", record=record)]
        figure = ((item.title, "fg"),)
        entries = [WhyEntry(item.kind.label.capitalize(), figure, causes)]
        when = write_day(item.day, today)
        if item.is_late:
            told = f"{when} to {write_day(today, today)} is {write_span(item.late_days)}"
            entries.append(WhyEntry("Late", ((write_span(item.late_days), "late"),), (Cause(told),)))
        else:
            away = (item.day - today).days
            told = "today" if not away else f"in {write_span(away)}" if away > 0 else f"{write_span(-away)} ago"
            entries.append(WhyEntry("Due", ((when, "fg"),), (Cause(told),)))
        return tuple(entries)

    def _jump(self, item: AgendaItem) -> Callable[[tuple[str, int] | None], None]:
        return lambda record: None if record is None else self.open(item)

    # ------------------------------------------------------------------- series

    def new(self, day: date) -> None:
        """Plan something for the current account."""
        from kamtui.screens.dialogs.series_form import new_series  # only when asked for

        account_id = self._desk.current_id
        if account_id is not None:
            form = self._place.attempt(lambda: new_series(self._desk, account_id, day), "Not read")
            if form is not None:
                self._place.app.push_screen(form, self._planned)

    def _planned(self, series_id: int | None) -> None:
        """Stand on the first time a new series takes place, and say what was saved."""
        from kamtui.services.cadence import load_series  # only when asked for

        if series_id is None:
            return
        series = self._place.attempt(lambda: load_series(self._desk.book, series_id), "Not read")
        starts = None if series is None else series.values["starts"]
        if isinstance(starts, date):
            self._place.go_to(starts)
            self._place.stand_on_record((MEETING_RECORD, series_id))
        self.say_saved(series_id)

    def say_saved(self, series_id: int | None) -> None:
        """Say what was saved of a series, and when it takes place next.

        Args:
            series_id: The series; None where nothing was saved.
        """
        from kamtui.services.cadence import load_series, next_time  # only when asked for

        if series_id is None:
            return
        book, today = self._desk.book, self._desk.today
        found = self._place.attempt(
            lambda: (load_series(book, series_id), next_time(book, series_id, today)), "Not read"
        )
        if found is None:
            return
        series, coming = found
        when = "none to come" if coming is None else write_day(coming.day, today)
        if coming is not None and coming.time:
            when += f" {coming.time}"
        recurs = bool(series.values.get("rule"))
        rule = (series.words,) if recurs and not series.is_foreign else ()
        told = " · ".join((str(series.values["title"]), *rule, f"next {when}" if coming and recurs else when))
        say(self._place, told, "Series saved" if recurs else "Meeting saved")

    def edit(self, item: AgendaItem) -> None:
        """Change a meeting, after asking which of them; go to the place of all else, and say what is there."""
        table, _ = item.record
        if table == MEETING_RECORD:
            from kamtui.screens.dialogs.series_scope import edit_series  # only when asked for

            move = partial(self.reschedule, item)
            self._place.attempt(lambda: edit_series(self._place, item, move, self.say_saved), "Not read")
        elif item.kind is AgendaKind.TOUCH and table == "account":
            self.touch_rules(item.account_id)
        else:
            self.open(item)
            say(self._place, _changed_there(item), f"{item.kind.label.capitalize()}: {item.account}")

    def remove(self, item: AgendaItem) -> None:
        """Take a series out."""
        if item.record[0] != MEETING_RECORD:
            told = SERIES_ONLY.get(item.kind, "it is removed in its own place: enter goes there")
            say(self._place, f"{quoted(item.title)} is no meeting: {told}", "Not removed")
            return
        from kamtui.services.cadence import withdraw_series  # only when asked for

        self._step("Taken out", item, lambda: withdraw_series(self._desk.book, item.record[1]), "Not removed")

    def meetings(self, day: date) -> None:
        """List the meetings and series of what is shown, one account or all.

        Args:
            day: The first day of a new one.
        """
        from kamtui.screens.dialogs.meetings import MeetingsDialog  # only when asked for

        dialog = self._place.attempt(lambda: MeetingsDialog(self._desk, self._place.account_id, day), "Not read")
        if dialog is not None:
            self._place.app.push_screen(dialog)

    def touch_rules(self, account_id: int | None = None) -> None:
        """Set how often to be in touch.

        Args:
            account_id: With which account besides; None for the current one.
        """
        from kamtui.screens.dialogs.touch_rules import TouchRulesDialog  # only when asked for

        key = self._desk.current_id if account_id is None else account_id
        dialog = self._place.attempt(lambda: TouchRulesDialog(self._desk, key), "Not read")
        if dialog is not None:
            self._place.app.push_screen(dialog)


def _changed_there(item: AgendaItem) -> str:
    """What is changed in the place that `e` leads to."""
    if item.kind is AgendaKind.REVIEW and item.record[0] == "account":
        return "how often it is reviewed stands in the account's form: e opens it"
    if item.kind is AgendaKind.TOUCH and item.record[0] == "business_unit":
        return "how often stands with the unit, in White space of the plan"
    return CHANGED_THERE.get(item.kind, f"{quoted(item.title)} is changed here")
