"""Events of a calendar that share one name: each is known again by what stayed, and nothing is guessed."""

from datetime import date

import pytest

from kamtui.imports.ics import read_ics
from kamtui.imports.ics_naming import Came, shared_name, told_apart

BEFORE = {
    "v": {
        "v#20261110T0800": Came(date(2026, 11, 10), "08:00", "Visit"),
        "v#20261117T0800": Came(date(2026, 11, 17), "08:00", "Visit"),
        "v#20261117T1000": Came(date(2026, 11, 17), "10:00", "Audit"),
    }
}


def names(*events: str, before: dict[str, dict[str, Came]] = BEFORE) -> list[str]:
    """The names that events get, each written as day, hour and title."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"]
    for event in events:
        start, title = event.split(" ", 1)
        lines += ["BEGIN:VEVENT", "UID:v", f"DTSTART:202611{start}00", f"SUMMARY:{title}", "END:VEVENT"]
    data = "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()
    return [event.uid for event in told_apart(read_ics(data).events, before)]


@pytest.mark.parametrize(
    ("events", "own"),
    [
        (["10T0800 Visit", "17T0800 Visit", "17T1000 Audit"], ["10T0800", "17T0800", "17T1000"]),
        (["10T0930 Visit", "17T0800 Tour", "17T1000 Audit"], ["10T0800", "17T0800", "17T1000"]),
        (["11T0800 Visit", "17T0800 Visit", "26T1000 Audit"], ["10T0800", "17T0800", "17T1000"]),
        (["17T0900 Visit"], ["17T0800"]),
    ],
    ids=["as they were", "other hour and title", "other day", "one left"],
)
def test_what_stayed_tells_which_it_was(events: list[str], own: list[str]) -> None:
    assert names(*events) == [f"v#202611{each}" for each in own]
    assert names(*reversed(events)) == [f"v#202611{each}" for each in reversed(own)]


@pytest.mark.parametrize(
    "events",
    [
        ["17T0800 Visit", "24T0800 Visit"],
        ["09T0900 Tour", "17T0800 Visit", "24T0800 Visit"],
        ["25T1000 Audit"],
        ["24T0800 Visit", "25T0800 Visit"],
        ["12T0900 Tour"],
        ["18T0800 Visit", "11T0800 Visit"],
    ],
    ids=[
        "the window went on",
        "past another",
        "before the window",
        "another window",
        "another title and day",
        "several moved",
    ],
)
def test_what_cannot_be_told_gets_a_name_of_its_own(events: list[str]) -> None:
    new = [f"v#202611{event[:7]}" for event in events if event != "17T0800 Visit"]
    assert [name for name in names(*events) if name not in BEFORE["v"]] == new


def test_one_that_gets_company_keeps_its_name() -> None:
    before = {"v": {"v": Came(date(2026, 11, 10), "08:00", "Visit")}}
    assert names("10T0900 Visit", before=before) == ["v"]
    assert names("17T0800 Audit", "10T0900 Visit", before=before) == ["v#20261117T0800", "v"]


def test_the_same_twice_is_one_and_a_start_that_is_taken_is_numbered() -> None:
    assert names("10T0800 Visit", "10T0800 Visit", before={}) == ["v"]
    assert names("10T0800 Visit", "10T0800 Audit", before={}) == ["v#20261110T0800-2", "v#20261110T0800"]
    assert shared_name("v#20261110T0800-2") == "v"
