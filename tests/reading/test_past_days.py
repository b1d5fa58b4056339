"""Days of what has happened, read as people write them."""

from datetime import date, timedelta

import pytest

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.contents import RECORDS
from kamtui.reading.past_days import read_past_day
from kamtui.widgets.form_values import ReadingContext, how_written, read_value

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14.11.", date(2026, 11, 14)),
        ("22.11.", date(2025, 11, 22)),
        ("21.11.", TODAY),
        ("fri", date(2026, 11, 20)),
        ("sat", date(2026, 11, 14)),
        ("yesterday", date(2026, 11, 20)),
        ("+3d", date(2026, 11, 24)),
        ("24.12.2026", date(2026, 12, 24)),
        ("eom", date(2026, 11, 30)),
    ],
)
def test_a_day_without_its_year_is_the_last_one(text: str, day: date) -> None:
    assert read_past_day(text, TODAY) == day


@pytest.mark.parametrize("today", [date(2027, 7, 10), date(2028, 7, 10), date(2028, 12, 31), date(2029, 1, 31)])
def test_tomorrow_without_its_year_was_last_year_also_after_a_leap_day(today: date) -> None:
    tomorrow = today + timedelta(days=1)
    assert read_past_day(f"{tomorrow.day}.{tomorrow.month}.", today) == tomorrow.replace(year=tomorrow.year - 1)


def test_a_field_that_tells_what_has_happened_reads_days_so_and_others_do_not() -> None:
    context = ReadingContext(TODAY, "EUR")
    happened = FieldSpec("day", "Day", FieldKind.DAY, is_past=True)
    due = FieldSpec("due", "Due", FieldKind.DAY)
    assert read_value(happened, "14.11.", context) == date(2026, 11, 14)
    assert read_value(due, "14.11.", context) == date(2027, 11, 14)
    assert "+3d" not in how_written(happened)
    assert "+3d" in how_written(due)


@pytest.mark.parametrize(
    ("kind", "name"),
    [("fact", "day"), ("idea", "day"), ("value", "day"), ("review", "day"), ("lesson", "day"), ("case", "opened")],
)
def test_what_is_told_of_a_plan_has_happened(kind: str, name: str) -> None:
    assert next(spec for spec in RECORDS[kind].specs if spec.name == name).is_past
