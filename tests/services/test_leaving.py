"""Somebody leaves: the history stays, the reports are seen to, and a risk tells what hung on them."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.models.actions import Action
from kamtui.models.engagement import Attendance, Interaction
from kamtui.rules.people_flags import flags_of
from kamtui.rules.plan import PlanRow
from kamtui.services.accounts import create_account
from kamtui.services.leaving import mark_left, what_hangs_on
from kamtui.services.people import load_people
from kamtui.services.people_editing import change_person, create_person, draw_line
from kamtui.services.plan import load_plan
from kamtui.vocabulary import Stance
from kamtui.vocabulary_people import LineKind
from kamtui.vocabulary_plan import Visibility

TODAY = date(2026, 11, 21)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book in which much hangs on R. Vogt (2)."""
    found = Book.open(tmp_path / "book.db", create=True)
    create_account(found, {"name": "Brenner AG", "owner": "L. Aubry"}, TODAY)
    boss = create_person(found, 1, {"name": "Brenner"}, TODAY)
    vogt = create_person(
        found,
        1,
        {"name": "R. Vogt", "title": "Buyer", "influence": "high", "role": "champion", "stance": "mentor"},
        TODAY,
        under=boss,
    )
    lang = create_person(found, 1, {"name": "S. Lang"}, TODAY, under=vogt)
    create_person(found, 1, {"name": "M. Huber"}, TODAY, under=vogt)
    draw_line(found, vogt, lang, LineKind.INFLUENCE)
    with found.step("What else there is") as session:
        met = Interaction(account_id=1, day=TODAY)
        session.add(met)
        session.flush()
        session.add(Attendance(interaction_id=met.id, stakeholder_id=vogt))
        session.add(Action(account_id=1, title="Send the offer", person_id=vogt))
        secret = Action(account_id=1, title="Secret gift", person_id=vogt, visibility=Visibility.PRIVATE)
        session.add(secret)
    yield found
    found.close()


def risks(book: Book) -> tuple[PlanRow, ...]:
    """The risks of the account's plan."""
    return load_plan(book, 1, TODAY).sections["risks"]


def chart(book: Book) -> list[str]:
    """The chart as an indented list."""
    return ["  " * row.depth + row.name for row in load_people(book, 1, TODAY).people]


def test_what_hangs_on_a_person_is_listed(book: Book) -> None:
    assert what_hangs_on(book, 2, TODAY) == (
        "2 report to them: S. Lang, M. Huber",
        "map state falls from 3 to 1",
        "no champion is left",
        "R. Vogt influences S. Lang",
        "open actions for them: Send the offer, Secret gift",
    )
    assert what_hangs_on(book, 4, TODAY) == ()


def test_an_influence_that_nobody_knows_is_not_taken_for_a_low_one(book: Book) -> None:
    mark_left(book, 3, TODAY, "flag")
    low = create_person(book, 1, {"name": "K. Ebner", "influence": "low"}, TODAY)
    mark_left(book, low, TODAY, "flag")
    assert [risk.values["impact"] for risk in risks(book)] == [3, 2]


def test_one_step_sets_the_day_moves_the_reports_and_raises_a_risk(book: Book) -> None:
    mark_left(book, 2, TODAY, "up")
    assert chart(book) == ["Brenner", "  R. Vogt", "  S. Lang", "  M. Huber"]
    gone = load_people(book, 1, TODAY).by_id[2]
    assert (gone.left_on, gone.stance) == (TODAY, Stance.MENTOR)
    (risk,) = risks(book)
    assert risk.values["text"] == "R. Vogt, Buyer: gone as of 21 Nov 2026"
    assert (risk.values["likelihood"], risk.values["impact"], risk.values["owner"]) == (5, 5, "L. Aubry")
    assert "- 2 report to them: S. Lang, M. Huber" in str(risk.values["note"])
    assert "Send the offer" in str(risk.values["note"])
    assert book.history(1)[0].what == "“R. Vogt” left on 21 Nov 2026"
    book.undo()
    assert risks(book) == ()
    assert chart(book) == ["Brenner", "  R. Vogt", "    S. Lang", "    M. Huber"]


def test_private_records_are_told_on_the_screen_and_not_in_the_risk(book: Book) -> None:
    mark_left(book, 2, TODAY, "up")
    assert "Secret gift" not in str(risks(book)[0].values["note"])


def test_reports_that_stay_are_flagged(book: Book) -> None:
    mark_left(book, 2, TODAY, "flag")
    assert chart(book) == ["Brenner", "  R. Vogt", "    S. Lang", "    M. Huber"]
    texts = [flag.text for flag in flags_of(load_people(book, 1, TODAY))]
    assert "S. Lang: reports to R. Vogt, who has left" in texts


def test_the_account_is_the_poorer_at_once_and_the_past_is_not(book: Book) -> None:
    mark_left(book, 2, TODAY, "up")
    assert load_people(book, 1, TODAY).map_state.value == 1
    assert load_people(book, 1, TODAY + timedelta(days=1), TODAY - timedelta(days=1)).by_id[2].counts


def test_a_day_of_leaving_in_the_form_raises_the_risk_too(book: Book) -> None:
    change_person(book, 2, {"left_on": TODAY}, TODAY)
    assert len(risks(book)) == 1
    change_person(book, 2, {"left_on": TODAY - timedelta(days=1)}, TODAY)
    assert len(risks(book)) == 1, "they have left before"


def test_who_has_left_or_was_never_there_cannot_leave(book: Book) -> None:
    mark_left(book, 2, TODAY, "up")
    with pytest.raises(Refused, match="left on 21 Nov 2026 already"):
        mark_left(book, 2, TODAY, "up")
    vacancy = create_person(book, 1, {"name": "CFO ?", "is_vacancy": True}, TODAY)
    with pytest.raises(Refused, match="is a vacancy"):
        mark_left(book, vacancy, TODAY, "up")
    with pytest.raises(Refused, match="not in the book any more"):
        mark_left(book, 99, TODAY, "up")
