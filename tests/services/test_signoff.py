"""A signed plan keeps its text, and what has changed since is counted and told record by record."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.models.people import Stakeholder
from kamtui.rules.plan import Signed
from kamtui.services.accounts import create_account
from kamtui.services.plan import (
    add_record,
    change_record,
    cycle_visibility,
    load_plan,
    move_record,
    remove_record,
    toggle_done,
)
from kamtui.services.plan_periods import change_plan, start_plan
from kamtui.services.purging import find_person, forget_person
from kamtui.services.signoff import list_sign_offs, load_since, sign_plan
from kamtui.services.whitespace import add_offerings, add_units, change_cell
from kamtui.vocabulary_plan import CellState, Stage, Visibility

TODAY = date(2026, 11, 21)
OTT = {"name": "H. Ott", "role": "Head of sales", "note": "Go"}


class Desk:
    """A book with a plan of a goal, an action and an opportunity, and another account."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.account = create_account(book, {"name": "Brenner AG"}, TODAY)
        self.other = create_account(book, {"name": "Kappa"}, TODAY)
        self.goal = self.add("goal", text="Grow Linz")
        self.objective = self.add("objective", self.goal, text="Win the line")
        self.action = self.add("action", self.objective, title="Pilot offer")
        self.sale = self.add("opportunity", name="Line 3", stage=Stage.POTENTIAL)

    def add(self, kind: str, parent: int | None = None, /, **values: object) -> int:
        return add_record(self.book, self.account, kind, values, parent=parent, today=TODAY)

    def change(self, kind: str, key: int, **values: object) -> None:
        change_record(self.book, kind, key, values, TODAY)

    @property
    def plan(self) -> int:
        found = load_plan(self.book, self.account, TODAY).plan_id
        assert found is not None
        return found

    @property
    def signed(self) -> Signed | None:
        return load_plan(self.book, self.account, TODAY).signed

    def since(self, plan: int | None = None) -> list[str]:
        """The changes, a line a field."""
        found = load_since(self.book, self.account, plan or self.plan, TODAY)
        assert found is not None
        signed = load_plan(self.book, self.account, TODAY, plan or self.plan).signed
        assert signed is not None
        assert signed.changes == len(found.changes)
        return [
            line
            for change in found.changes
            for line in (
                f"{change.happened} {change.kind} {change.title}",
                *(f"  {f.label}: {f.old} > {f.new}" for f in change.fields if change.happened == "changed"),
            )
        ]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    book = Book.open(tmp_path / "book.db", create=True)
    yield Desk(book)
    book.close()


def test_signing_freezes_the_whole_plan_as_text(desk: Desk) -> None:
    desk.add("risk", text="Our secret", visibility=Visibility.PRIVATE)
    assert desk.signed is None
    sign_plan(desk.book, desk.account, OTT, TODAY)
    assert desk.signed == Signed(TODAY, "H. Ott", "Head of sales", 0)
    desk.change("goal", desk.goal, text="Grow all plants")
    (frozen,) = list_sign_offs(desk.book, desk.plan)
    assert (frozen.day, frozen.name, frozen.role, frozen.note) == (TODAY, "H. Ott", "Head of sales", "Go")
    assert "### Grow Linz\n" in frozen.text
    assert "- [ ] Pilot offer" in frozen.text
    assert "secret" not in frozen.text
    assert "Signed" not in frozen.text


def test_the_people_are_frozen_with_the_plan_as_they_stood(desk: Desk) -> None:
    with desk.book.step("New person") as session:
        session.add(
            Stakeholder(account_id=desk.account, name="Rosa Vogt", title="Plant manager", private_note="shy")
        )
    sign_plan(desk.book, desk.account, OTT, TODAY)
    with desk.book.step("Another person") as session:
        session.add(Stakeholder(account_id=desk.account, name="Ewa Lis"))
    (frozen,) = list_sign_offs(desk.book, desk.plan)
    assert "## People" in frozen.text
    assert "| Rosa Vogt | Plant manager |" in frozen.text
    assert "Ewa Lis" not in frozen.text
    assert "shy" not in frozen.text


def test_what_was_added_removed_and_changed_since_is_told(desk: Desk) -> None:
    doomed = desk.add("risk", text="They merge")
    sign_plan(desk.book, desk.account, OTT, TODAY)
    assert desk.since() == []
    desk.change("goal", desk.goal, text="Grow all plants", due=date(2027, 6, 30))
    desk.change("goal", desk.goal, due=date(2027, 7, 31))
    remove_record(desk.book, "risk", doomed)
    desk.add("fact", text="Margins are thin")
    toggle_done(desk.book, "action", desk.action, TODAY)
    desk.change("opportunity", desk.sale, stage=Stage.WON)
    change_plan(desk.book, desk.plan, {"ends": date(2027, 3, 31)})
    assert desk.signed == Signed(TODAY, "H. Ott", "Head of sales", 6)
    assert desk.since() == [
        "changed plan 2026",
        "  To: Thu 31 Dec > Wed 31 Mar 2027",
        "changed action Pilot offer",
        "  Status: open > done",
        "  Done on: None > Sat 21 Nov",
        "new fact Margins are thin",
        "removed risk They merge",
        "changed goal Grow all plants",
        "  Text: Grow Linz > Grow all plants",
        "  Due: None > Sat 31 Jul 2027",
        "changed opportunity Line 3",
        "  Stage: potential > won",
    ]


def test_what_was_changed_back_counts_for_nothing(desk: Desk) -> None:
    sign_plan(desk.book, desk.account, OTT, TODAY)
    desk.change("goal", desk.goal, text="Shrink")
    desk.add("fact", text="Oops")
    desk.book.undo()
    desk.change("goal", desk.goal, text="Grow Linz")
    desk.change("opportunity", desk.sale, stage=Stage.WON)
    desk.book.undo()
    assert desk.since() == []
    assert desk.signed is not None
    assert desk.signed.changes == 0


def test_only_the_plan_counts(desk: Desk) -> None:
    sign_plan(desk.book, desk.account, OTT, TODAY)
    add_record(desk.book, desk.other, "risk", {"text": "Elsewhere"}, today=TODAY)
    desk.add("risk", text="Our secret", visibility=Visibility.PRIVATE)
    assert desk.since() == []
    cycle_visibility(desk.book, "goal", desk.goal)
    assert desk.since() == ["changed goal Grow Linz", "  Visible to: internal > customer"]
    cycle_visibility(desk.book, "goal", desk.goal)
    assert desk.since() == ["removed goal Grow Linz"]


def test_links_figures_and_cells_are_told_in_words(desk: Desk) -> None:
    fact, other = desk.add("fact", text="Margins are thin"), desk.add("action", desk.objective, title="Ask first")
    figure = desk.add("kpi", name="NPS", value=Decimal(3))
    rival = desk.add("competitor", name="Kappa")
    (unit,) = add_units(desk.book, desk.account, ["Linz"])
    place = add_offerings(desk.book, ["Boxes"])[0], unit
    change_cell(desk.book, place, {"market_value": 500000})
    sign_plan(desk.book, desk.account, OTT, TODAY)
    desk.change("objective", desk.objective, fact_id=fact)
    desk.change("action", desk.action, waits_for_id=other)
    desk.change("kpi", figure, value=Decimal("4.5"))
    change_cell(desk.book, place, {"state": CellState.COMPETITOR, "competitor_id": rival})
    assert desk.since() == [
        "changed cell Boxes · Linz",
        "  State: unknown > competitor",
        "  Competitor: None > Kappa",
        "changed action Pilot offer",
        "  Waits for: None > Ask first",
        "changed objective Win the line",
        "  Fact: None > Margins are thin",
        "changed figure NPS",
        "  Now: 3 > 4.5",
    ]


def test_a_record_that_moves_among_its_neighbours_has_changed(desk: Desk) -> None:
    desk.add("goal", text="Renew")
    sign_plan(desk.book, desk.account, OTT, TODAY)
    move_record(desk.book, "goal", desk.goal, 1)
    assert desk.since() == ["changed goal Grow Linz", "  Place: None > moved among its neighbours"]


def test_the_newest_sign_off_counts_and_undo_takes_it_back(desk: Desk) -> None:
    sign_plan(desk.book, desk.account, OTT, TODAY - timedelta(days=0))
    desk.add("fact", text="Margins are thin")
    sign_plan(desk.book, desk.account, {"name": "M. Eder", "day": date(2026, 11, 20)}, TODAY)
    assert desk.signed == Signed(date(2026, 11, 20), "M. Eder", None, 0)
    assert [frozen.name for frozen in list_sign_offs(desk.book, desk.plan)] == ["M. Eder", "H. Ott"]
    assert desk.book.history(1)[0].what == "Sign Plan 2026: M. Eder"
    desk.book.undo()
    assert desk.signed == Signed(TODAY, "H. Ott", "Head of sales", 1)
    desk.book.redo()
    assert desk.signed == Signed(date(2026, 11, 20), "M. Eder", None, 0)


def test_what_went_on_in_the_next_plan_is_gone_from_the_signed_one(desk: Desk) -> None:
    sign_plan(desk.book, desk.account, OTT, TODAY)
    old = desk.plan
    start_plan(desk.book, desk.account, {}, TODAY)
    assert desk.signed is None, "nobody has signed the new one"
    assert desk.since(old) == ["removed action Pilot offer"]
    signed = load_plan(desk.book, desk.account, TODAY, old).signed
    assert signed == Signed(TODAY, "H. Ott", "Head of sales", 1)


@pytest.mark.parametrize(
    ("values", "sentence", "field"),
    [
        ({"name": " "}, "Who: it cannot be empty.", "name"),
        ({}, "Who: it cannot be empty.", "name"),
        ({"name": "Ott", "day": date(2026, 11, 22)}, "Day: a plan is not signed ahead of its day.", "day"),
        ({"name": "Ott", "day": None}, "Day: it cannot be empty.", "day"),
    ],
)
def test_a_sign_off_needs_somebody_and_a_day(
    desk: Desk, values: dict[str, object], sentence: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        sign_plan(desk.book, desk.account, values, TODAY)
    assert (refused.value.message, refused.value.field) == (sentence, field)
    assert desk.signed is None


def test_without_a_plan_there_is_nothing_to_sign(desk: Desk) -> None:
    with pytest.raises(Refused, match="no plan to sign"):
        sign_plan(desk.book, desk.other, OTT, TODAY)


@pytest.mark.parametrize("name", ["Hans Ott", "Dr. O'Neil-Vogt (CFO)", "quetza_w@example.test"])
def test_somebody_who_is_forgotten_is_gone_from_what_was_signed(desk: Desk, name: str) -> None:
    with desk.book.step("New person") as session:
        session.add(Stakeholder(account_id=desk.account, name=name))
    desk.add("risk", text=f"{name} leaves")
    sign_plan(desk.book, desk.account, {"name": name}, TODAY)
    forget_person(desk.book, find_person(desk.book, name))
    (frozen,) = list_sign_offs(desk.book, desk.plan)
    assert frozen.name == "(forgotten)"
    assert "| (forgotten) leaves |" in frozen.text


@pytest.mark.parametrize("name", ["Rosa Vogt", "R. Vogt | of Linz", "Maria " + "Magdalena " * 12 + "Vogt"])
def test_what_a_signed_plan_told_of_somebody_who_is_forgotten_goes_with_the_name(desk: Desk, name: str) -> None:
    with desk.book.step("New people") as session:
        session.add(Stakeholder(account_id=desk.account, name=name, title="Plant manager"))
        session.add(Stakeholder(account_id=desk.account, name="Ewa Lis", title="Head of purchasing"))
    sign_plan(desk.book, desk.account, {"name": "H. Ott"}, TODAY)
    forget_person(desk.book, find_person(desk.book, name))
    (frozen,) = list_sign_offs(desk.book, desk.plan)
    assert "Vogt" not in frozen.text
    assert "Magdalena" not in frozen.text
    assert "Plant manager" not in frozen.text
    assert "\n(forgotten)\n" in frozen.text
    assert "\n| (forgotten) |  |  |" in frozen.text
    assert "| Ewa Lis | Head of purchasing |" in frozen.text
