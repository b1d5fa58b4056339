"""`agenda`, `export calendar` and `import` of calendars on the command line."""

import json
from pathlib import Path

import icalendar

from kamtui.text import cells
from tests.cli.conftest import Kamtui

ICS = Path(__file__).parent.parent / "fixtures" / "ics"


def test_the_agenda_of_a_week_stands_late_first_in_eighty_columns(kamtui: Kamtui, book: Path) -> None:
    answer = kamtui("agenda")
    assert answer.code == 0
    assert all(cells(line) <= 80 for line in answer.out.splitlines())
    assert "late" in answer.err
    items = json.loads(kamtui("agenda", "--json").out)
    late = [item["late_days"] > 0 for item in items]
    assert late == sorted(late, reverse=True)
    assert {"day", "kind", "account", "title", "late_days"} <= items[0].keys()
    assert all(item["why"] for item in items)
    assert all(item["day"] >= "2026-11-21" for item in items if not item["late_days"])
    assert all(item["day"] <= "2026-11-27" for item in items)


def test_the_agenda_is_narrowed_by_days_and_account(kamtui: Kamtui, book: Path) -> None:
    items = json.loads(
        kamtui("agenda", "--from", "2026-12-01", "--to", "31.12.", "--account", "Hallbrunn AG", "--json").out
    )
    assert {item["account"] for item in items} == {"Hallbrunn AG"}
    assert [item["day"] for item in items if item["kind"] == "meeting"] == [
        "2026-12-02",
        "2026-12-15",
        "2026-12-29",
    ]
    refused = kamtui("agenda", "--from", "31 Feb")
    assert refused.code == 1
    assert refused.err.count("\n") == 1
    assert kamtui("agenda", "--from", "2027-01-01", "--to", "2026-01-01").code == 1


def test_the_calendar_is_written_as_a_file_that_others_read(kamtui: Kamtui, book: Path, tmp_path: Path) -> None:
    path = tmp_path / "kamtui.ics"
    assert kamtui("export", "calendar", "-o", path).code == 0
    names = [str(event["UID"]) for event in icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")]
    assert len(names) > 50
    assert kamtui("export", "calendar", "-o", path).code == 1  # it is there already
    assert kamtui("import", path, "--dry-run").err.startswith("There was nothing to import")


def test_a_calendar_is_imported_after_a_dry_run_and_taken_back(kamtui: Kamtui, book: Path) -> None:
    words = ("import", ICS / "biweekly" / "outlook-2010.ics", "--account", "Hallbrunn AG")
    dry = json.loads(kamtui(*words, "--dry-run", "--json").out)
    assert dry["dry_run"]
    assert (dry["files"][0]["kind"], dry["files"][0]["rows"], dry["files"][0]["created"]) == ("calendar", 1, 1)
    assert kamtui(*words).code == 0
    assert json.loads(kamtui(*words, "--json").out)["files"][0]["unchanged"] == 1
    assert kamtui("undo").code == 0
    assert kamtui("import", ICS / "collective-icalendar" / "big_bad_calendar.ics").code == 1
    assert kamtui("import", ICS / "apple" / "Holidays.ics", "--as", "holidays").code == 0
