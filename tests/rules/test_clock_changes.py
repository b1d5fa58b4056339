"""Hours that the night of a change of clocks leaves out."""

import time
from collections.abc import Iterator
from datetime import date

import pytest

from kamtui.rules.clock_changes import hour_on, missing_hour
from kamtui.rules.occurrences import Fate, Pattern, occurrences
from kamtui.vocabulary_cadence import OccurrenceState

SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
VIENNA = "Europe/Vienna"


@pytest.fixture
def in_vienna(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The machine's clocks go by Vienna."""
    with monkeypatch.context() as changed:
        changed.setenv("TZ", VIENNA)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.parametrize(
    ("day", "at", "zone", "shown"),
    [
        (SPRING, "01:59", VIENNA, "01:59"),
        (SPRING, "02:00", VIENNA, "03:00"),
        (SPRING, "02:30", VIENNA, "03:30"),
        (SPRING, "03:00", VIENNA, "03:00"),
        (SPRING, "09:30", VIENNA, "09:30"),
        (AUTUMN, "02:30", VIENNA, "02:30"),
        (date(2027, 3, 14), "02:30", "America/New_York", "03:30"),
        (date(2026, 10, 4), "02:15", "Australia/Lord_Howe", "02:45"),
        (SPRING, "", VIENNA, ""),
    ],
)
def test_what_the_clocks_skip_is_read_by_those_of_before(day: date, at: str, zone: str, shown: str) -> None:
    assert hour_on(day, at, zone) == shown
    assert missing_hour(day, at, zone) == ("" if at == shown else f"{at} does not exist that day")


@pytest.mark.usefixtures("in_vienna")
@pytest.mark.parametrize("zone", ["", "Mars/Olympus"])
def test_without_a_zone_the_clocks_of_the_machine_count(zone: str) -> None:
    assert hour_on(SPRING, "02:30", zone) == "03:30"
    assert hour_on(date(9999, 12, 31), "02:30", zone) == "02:30"


def test_a_series_at_night_takes_place_at_the_hour_there_is_and_does_not_drift() -> None:
    daily = Pattern(SPRING.replace(day=27), "FREQ=DAILY;COUNT=3", time="02:30", zone=VIENNA)
    found = occurrences(daily, daily.starts, AUTUMN)
    assert [each.time for each in found] == ["02:30", "03:30", "02:30"]
    assert [each.why for each in found] == ["", "02:30 does not exist that day", ""]
    moved = {daily.starts: Fate(OccurrenceState.MOVED, SPRING, "02:45")}
    (first, _, _) = sorted(occurrences(daily, daily.starts, AUTUMN, fates=moved))
    assert (first.time, first.why) == ("03:45", "moved from 27 Mar 2027, and 02:45 does not exist that day")
