"""What is late keeps its room beside a busy day, and stands in columns where there is room for its day."""

from datetime import date, timedelta

from kamtui.rules.agenda import Agenda, AgendaItem
from kamtui.screens.calendar_lines import ListSize, agenda_lines, day_lines, entries_by_day, told
from kamtui.screens.calendar_window import CalendarShown
from kamtui.vocabulary_cadence import AgendaKind

TODAY = date(2026, 11, 21)


def item(number: int, late: int) -> AgendaItem:
    day = TODAY - timedelta(days=late)
    return AgendaItem(day, AgendaKind.ACTION, number, f"Account {number}", "Send it", late, ("action", number))


def shown() -> CalendarShown:
    late = tuple(item(number, 100 - number) for number in range(1, 28))
    return CalendarShown(Agenda((), TODAY, TODAY), {TODAY: [item(50 + each, 0) for each in range(9)]}, late)


def test_a_busy_day_leaves_late_ones_two_fifths_of_a_small_list() -> None:
    lines = day_lines(shown(), TODAY, TODAY, ListSize(37, 20), is_all=True)
    late = [line for line in lines if line is not None and line.stops and line.item and line.item.is_late]
    assert len(late) == 3
    assert any(line is not None and "+24 more late" in str(line.left) for line in lines)


def test_late_ones_of_the_agenda_tell_their_day_in_columns_or_not_at_all() -> None:
    for width, parts in ((100, 2), (76, 1)):
        lines = agenda_lines(shown(), TODAY, TODAY, TODAY, ListSize(width, 30), is_all=True)
        late = [line for line in lines if line is not None and line.item and line.item.is_late]
        assert {len(line.right) for line in late} == {parts}
        if parts == 2:
            assert len({len(line.right[1][0]) for line in late}) == 1


def test_whom_one_is_to_be_in_touch_with_comes_first_as_lines_are_cut_at_their_end() -> None:
    touch = item(1, 0)._replace(kind=AgendaKind.TOUCH, title="keep in touch with R. Vogt")
    for is_all in (False, True):
        due = CalendarShown(Agenda((), TODAY, TODAY), {TODAY: [touch], TODAY + timedelta(days=1): [touch]})
        lines = str([line.left for line in day_lines(due, TODAY, TODAY, ListSize(37, 20), is_all=is_all) if line])
        assert lines.count("R. Vogt · keep in touch") == 2
    assert entries_by_day({TODAY: [touch]}, TODAY, is_all=False)[TODAY][0].text.startswith("R. Vogt")
    assert told(touch._replace(title="keep in touch")) == "keep in touch"
    assert told(item(1, 0)._replace(title="keep in touch with us")) == "keep in touch with us"
