"""Forgetting a person: nothing of them is left in the bytes of the book, and what still holds them is named."""

import json
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from kamtui.book import file
from kamtui.book.book import Book
from kamtui.models.account import Account, ExternalId
from kamtui.models.cadence import Series, SeriesPerson
from kamtui.models.customer import Fact
from kamtui.models.engagement import Attendance, Interaction
from kamtui.models.people import RoleReading, Stakeholder, StanceReading
from kamtui.services.people_editing import change_person, draw_line, remove_line
from kamtui.services.plan import add_record, change_record
from kamtui.vocabulary import DecisionRole, Stance
from kamtui.vocabulary_people import LineKind
from tests.cli.conftest import Kamtui

TODAY = date(2026, 11, 21)
CANARIES = (
    "Quetzalina Zwyrtek", "Zwyrtek", "quetza@example.test", "+43 5372 771177", "0699 424242", "Wunderfitz",
    "XK-CANARY-77", "Kolibrinote", "Dschungelgrund", "Ahornagenda", "Linienwort", "Zweigwort",
)  # fmt: skip
"""Words that only this person's data hold."""


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book in which one person left traces everywhere."""
    path = tmp_path / "book.db"
    monkeypatch.setenv("KAMTUI_BOOK", str(path))
    book = Book.open(path, create=True)
    with book.step("New account “Brenner AG”") as session:
        session.add(Account(name="Brenner AG"))
        session.flush()
        session.add(Stakeholder(account_id=1, name="S. Lang", title="Buyer"))
    with book.step("New person “Quetzalina Zwyrtek”") as session:
        somebody = Stakeholder(
            account_id=1, name="Quetzalina Zwyrtek", title="Wunderfitz", email="quetza@example.test",
            phone="+43 5372 771177", private_note="Kolibrinote " * 300, business_agenda="Ahornagenda",
        )  # fmt: skip
        meeting = Interaction(
            account_id=1, day=TODAY, subject="Lunch with quetzalina zwyrtek", notes="They liked it"
        )
        session.add_all((somebody, meeting))
        session.flush()
        session.add_all((
            StanceReading(stakeholder_id=somebody.id, day=TODAY, value=Stance.MENTOR, note="Dschungelgrund"),
            RoleReading(stakeholder_id=somebody.id, day=TODAY, role=DecisionRole.CHAMPION),
            Attendance(stakeholder_id=somebody.id, interaction_id=meeting.id),
            ExternalId(stakeholder_id=somebody.id, source="salesforce", kind="person", key="XK-CANARY-77"),
        ))  # fmt: skip
    draw_line(book, 1, 2, LineKind.INFLUENCE, "Linienwort")
    remove_line(book, draw_line(book, 2, 1, LineKind.CONFLICT, "Zweigwort"))
    change_person(book, 1, {"personal_agenda": "Be as Quetzalina Zwyrtek is"}, TODAY)
    with book.step("A series") as session:
        session.add(Series(account_id=1, title="Lunch", starts=TODAY, uid="u", changed=""))
        session.flush()
        session.add(SeriesPerson(series_id=1, stakeholder_id=2))
    with book.step("Change person “Quetzalina Zwyrtek”") as session:
        somebody = session.exec(select(Stakeholder).where(col(Stakeholder.id) == 2)).one()
        somebody.phone, somebody.mobile = "0699 424242", "0699 424242"
    book.undo()
    book.redo()
    goal = add_record(book, 1, "goal", {"text": "Win Quetzalina Zwyrtek (quetza@example.test) over"}, today=TODAY)
    change_record(book, "goal", goal, {"note": 'She said "call Quetzalina Zwyrtek"\nsoon'}, TODAY)
    with book.step("A fact") as session:
        session.add(Fact(plan_id=1, text="Their line stands still", told_by_id=2))
    book.close()
    connection = sqlite3.connect(path)
    fields = json.dumps({"title": {"text": "ask Quetzalina Zwyrtek", "before": ""}})
    connection.execute(
        "INSERT INTO draft (form, record, account_id, step, at, fields) VALUES ('a', 'goal:1', 1, 1, '', ?)",
        (fields,),
    )
    connection.execute(
        "INSERT INTO draft (form, record, account_id, step, at, fields)"
        ' VALUES (\'b\', \'stakeholder:2\', 1, 1, \'\', \'{"title": {"text": "Wunderfitz", "before": ""}}\')'
    )
    connection.commit()
    connection.close()
    return path


def left_in(path: Path) -> set[str]:
    """The canaries that the bytes of a file hold, however they are written."""
    data = path.read_bytes().decode("utf-8", "replace").casefold()
    return {word for word in CANARIES if word.casefold() in data}


def test_nothing_is_left_in_the_book_and_its_side_files(kamtui: Kamtui, person: Path) -> None:
    assert left_in(person) == set(CANARIES)
    answer = kamtui("purge", "zwyrtek", "--yes")
    assert answer.code == 0
    for path in (found for found in person.parent.rglob("*") if found.is_file()):
        assert left_in(path) == set(), path
    assert json.loads(kamtui("check", "--json").out)["ok"]


def test_nothing_is_left_even_where_sqlite_does_not_wipe_what_it_deletes(
    kamtui: Kamtui, person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lax = tuple((name, "0", 0) if name == "secure_delete" else (name, *rest) for name, *rest in file.SETTINGS)
    monkeypatch.setattr(file, "SETTINGS", lax)
    assert kamtui("purge", "zwyrtek", "--yes").code == 0
    assert left_in(person) == set()


def test_what_is_not_theirs_stays(kamtui: Kamtui, person: Path) -> None:
    kamtui("purge", "zwyrtek", "--yes")
    connection = sqlite3.connect(person)
    rows = {
        "SELECT name, personal_agenda FROM stakeholder": [("S. Lang", "Be as (forgotten) is")],
        "SELECT title FROM series": [("Lunch",)],
        "SELECT text FROM goal": [("Win (forgotten) ((forgotten)) over",)],
        "SELECT subject, notes FROM interaction": [("Lunch with (forgotten)", "They liked it")],
        "SELECT note FROM goal": [('She said "call (forgotten)"\nsoon',)],
        "SELECT text, told_by_id FROM fact": [("Their line stands still", None)],
        "SELECT count(*) FROM attendance": [(0,)],
        "SELECT form, json_extract(fields, '$.title.text') FROM draft": [("a", "ask (forgotten)")],
        "SELECT min(json_valid(coalesce(old, 0))), min(json_valid(coalesce(new, 0))) FROM change": [(1, 1)],
    }  # fmt: skip
    for query, expected in rows.items():
        assert connection.execute(query).fetchall() == expected, query
    connection.close()


def test_undo_ends_there_and_says_so_and_goes_on_afterwards(kamtui: Kamtui, person: Path) -> None:
    answer = kamtui("purge", "zwyrtek", "--yes")
    assert "Undo ends here." in answer.err
    assert kamtui("undo").err == "There is nothing to undo. Undo ends at “Forget a person”.\n"
    assert kamtui("redo").code == 1
    steps = [step["what"] for step in json.loads(kamtui("history", "--json").out)]
    assert steps[0] == "Forget a person"
    assert "New person “(forgotten)”" in steps
    book = Book.open(person)
    change_record(book, "goal", 1, {"text": "Another"}, TODAY)
    book.close()
    assert kamtui("undo").err == "Undone: Change goal “Win (forgotten) ((forgotten)) over”\n"


def test_backups_that_still_hold_them_are_named_and_a_new_one_does_not(kamtui: Kamtui, person: Path) -> None:
    old = Path(kamtui("backup").out.strip())
    answer = kamtui("purge", "#2", "--yes")
    assert answer.out.splitlines() == [str(old)]
    assert "These backups still hold them" in answer.err
    others = [path for path in old.parent.glob("*.db") if path != old]
    assert len(others) == 1
    assert "after-purge" in others[0].name
    assert left_in(others[0]) == set()
    assert left_in(old) == set(CANARIES)


def test_a_part_of_the_name_that_still_stands_somewhere_is_told(kamtui: Kamtui, person: Path) -> None:
    book = Book.open(person)
    add_record(book, 1, "risk", {"text": "Zwyrtek may leave"}, today=TODAY)
    book.close()
    assert "A part of the name still stands in risk #1: look whom it means." in kamtui("purge", "#2", "--yes").err


def test_a_namesake_is_not_touched(kamtui: Kamtui, person: Path) -> None:
    book = Book.open(person)
    with book.step("Namesake") as session:
        session.add(Stakeholder(account_id=1, name="Quetzalina Zwyrtek jun."))
    book.close()
    answer = kamtui("purge", "#2", "--yes")
    assert "Somebody else is called alike: other texts were left as they are." in answer.err
    connection = sqlite3.connect(person)
    assert connection.execute("SELECT text FROM goal").fetchone() == ("Win Quetzalina Zwyrtek ((forgotten)) over",)
    assert connection.execute("SELECT name FROM stakeholder").fetchall() == [
        ("S. Lang",),
        ("Quetzalina Zwyrtek jun.",),
    ]
    connection.close()


def test_nobody_is_forgotten_without_being_asked_or_told(kamtui: Kamtui, person: Path) -> None:
    answer = kamtui("purge", "zwyrtek")
    assert answer.code == 1
    assert "Undo ends here and cannot bring them back" in answer.err
    assert "add --yes" in answer.err
    assert left_in(person) == set(CANARIES)


@pytest.mark.parametrize(
    ("text", "words"),
    [("nobody", "Nobody fits “nobody”"), ("#99", "Nobody fits “#99”"), ("a", "2 people fit “a”"), (" ", "Who?")],
)
def test_who_is_not_one_person_is_refused(kamtui: Kamtui, person: Path, text: str, words: str) -> None:
    answer = kamtui("purge", text, "--yes")
    assert answer.code == 1
    assert words in answer.err
    assert left_in(person) == set(CANARIES)


def test_another_programs_id_finds_them(kamtui: Kamtui, person: Path) -> None:
    assert kamtui("purge", "XK-CANARY-77", "--yes").code == 0
    assert left_in(person) == set()
