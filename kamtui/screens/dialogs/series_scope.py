"""Which meetings of a series a change is for: this one, all from here on, or the whole series."""

from collections.abc import Callable

from kamtui.reading import write_day
from kamtui.rules.agenda import AgendaItem
from kamtui.screens.calendar_place import CalendarPlace
from kamtui.screens.dialogs.series_form import change_series_from, change_whole_series
from kamtui.screens.dialogs.word_choice import Choice, Chosen, WordChoice
from kamtui.services.cadence import load_series

THIS_ONE, FROM_HERE, ALL = "this", "from", "all"


def edit_series(
    place: CalendarPlace, item: AgendaItem, move: Callable[[], None], saved: Callable[[int | None], None]
) -> None:
    """Open the form of a meeting; of one that recurs ask first which of them are meant.

    Args:
        place: The calendar.
        item: The meeting.
        move: Asks for another day of this one.
        saved: Says what was saved, by the key of the series; None where nothing was.

    Raises:
        Refused: The series is gone.
    """
    desk, key = place.desk, item.record[1]
    series = load_series(desk.book, key)
    day = item.series_day or item.day
    if not series.values.get("rule"):
        place.app.push_screen(change_whole_series(desk, key), saved)
        return
    choices = (
        Choice(THIS_ONE, "this one", f"{write_day(item.day, desk.today)} alone goes to another day or time"),
        Choice(FROM_HERE, "from here on", f"what was before {write_day(day, desk.today)} stays as it was"),
        Choice(ALL, "all", series.words),
    )

    def chosen(found: Chosen | None) -> None:
        if found is None:
            return
        if found.value == THIS_ONE:
            move()
            return
        form = place.attempt(
            lambda: change_whole_series(desk, key) if found.value == ALL else change_series_from(desk, key, day),
            "Not read",
        )
        if form is not None:
            place.app.push_screen(form, saved)

    place.app.push_screen(WordChoice(f"Change {item.title}", item.account, choices, None), chosen)
