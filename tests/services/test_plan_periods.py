"""Plans follow each other: what is open is carried, what was done stays, and each is one step."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.rules.plan import PlanListed, PlanView
from kamtui.services.accounts import create_account
from kamtui.services.plan import add_record, load_plan
from kamtui.services.plan_periods import change_plan, close_plan, list_plans, propose_period, start_plan
from kamtui.vocabulary import ActionStatus, Measure
from kamtui.vocabulary_plan import FindingKind, PlanStatus, RiskStatus

TODAY = date(2026, 11, 21)


class Desk:
    """A book with one account, and its plans."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.account = create_account(book, {"name": "Brenner AG"}, TODAY)

    def add(self, kind: str, parent: int | None = None, /, **values: object) -> int:
        return add_record(self.book, self.account, kind, values, parent=parent, today=TODAY)

    def plan(self, plan_id: int | None = None) -> PlanView:
        return load_plan(self.book, self.account, TODAY, plan_id)

    def titles(self, section: str, plan_id: int | None = None) -> list[str]:
        return [
            str(row.values.get("text") or row.values.get("title")) for row in self.plan(plan_id).sections[section]
        ]

    def plans(self) -> tuple[PlanListed, ...]:
        return list_plans(self.book, self.account)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    book = Book.open(tmp_path / "book.db", create=True)
    yield Desk(book)
    book.close()


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """A plan with open and done things of every kind."""
    fact = desk.add("fact", text="Margins are thin")
    grow = desk.add("goal", text="Grow Linz")
    win = desk.add("objective", grow, text="Win the line", fact_id=fact)
    desk.add("action", win, title="Value case", status=ActionStatus.DONE)
    desk.add("action", win, title="Pilot offer")
    done = desk.add("objective", grow, text="Meet the CFO")
    desk.add("action", done, title="Lunch", status=ActionStatus.DONE)
    reached = desk.add(
        "goal", text="Renewed", measure=Measure.NUMBER, start_value=Decimal(0), target_value=Decimal(1),
        now_value=Decimal(1),
    )  # fmt: skip
    desk.add("objective", reached, text="Sign it", measure=Measure.YES_NO, now_value=Decimal(1))
    desk.add("action", title="Passes")
    desk.add("finding", text="One buyer", kind=FindingKind.WEAKNESS, objective_id=done)
    desk.add("finding", text="Good name", kind=FindingKind.STRENGTH, objective_id=win)
    desk.add("risk", text="They merge")
    desk.add("risk", text="Strike", status=RiskStatus.CLOSED)
    desk.add("question", text="Who signs?")
    desk.add("lesson", text="Call earlier")
    return desk


def test_the_new_plan_takes_what_is_open_and_the_old_one_keeps_what_was_done(busy: Desk) -> None:
    (old,) = busy.plans()
    begun = start_plan(busy.book, busy.account, {}, TODAY)
    assert begun.title == "Plan 2027"
    assert begun.carried == {"fact": 1, "finding": 2, "goal": 1, "objective": 1, "action": 1, "risk": 1}
    view = busy.plan()
    assert (view.plan_id, view.starts, view.ends) == (begun.plan_id, date(2027, 1, 1), date(2027, 12, 31))
    assert busy.titles("goals") == ["Grow Linz", "Win the line", "Pilot offer", "Unassigned actions", "Passes"]
    assert busy.titles("risks") == ["They merge"]
    assert "Who signs?" in busy.titles("questions")
    assert busy.titles("lessons") == []
    assert busy.titles("goals", old.id) == [
        "Grow Linz", "Win the line", "Value case", "Meet the CFO", "Lunch", "Renewed", "Sign it",
    ]  # fmt: skip
    assert busy.titles("facts", old.id) == busy.titles("facts") == ["Margins are thin"]
    assert busy.titles("risks", old.id) == ["They merge", "Strike"]
    assert busy.plan(old.id).is_past
    assert not view.is_past


def test_links_lead_to_what_was_carried(busy: Desk) -> None:
    start_plan(busy.book, busy.account, {}, TODAY)
    view = busy.plan()
    (fact,) = view.sections["facts"]
    objective = view.sections["goals"][1]
    assert objective.values["fact_id"] == (fact.id, "Margins are thin")
    buyer, name = view.sections["swot"]
    assert buyer.values["objective_id"] is None, "its objective was reached and stays behind"
    assert name.values["objective_id"] == (objective.id, "Win the line")


def test_beginning_a_plan_is_one_step_and_undone_as_one(busy: Desk) -> None:
    before = busy.plan()
    start_plan(busy.book, busy.account, {}, TODAY)
    assert busy.book.history(1)[0].what == "Begin Plan 2027"
    busy.book.undo()
    assert busy.plan() == before
    busy.book.redo()
    assert busy.titles("risks") == ["They merge"]


def test_a_closed_plan_still_hands_on_what_is_open(busy: Desk) -> None:
    (old,) = busy.plans()
    assert close_plan(busy.book, old.id, "- Ask for the budget first\n\n  Talk to the plant \n", TODAY) == 2
    assert busy.titles("lessons", old.id) == ["Call earlier", "Ask for the budget first", "Talk to the plant"]
    assert busy.plan().status is None
    assert start_plan(busy.book, busy.account, {}, TODAY).carried["action"] == 1
    assert [(plan.title, plan.status, plan.is_current) for plan in busy.plans()] == [
        ("Plan 2027", PlanStatus.ACTIVE, True),
        ("Plan 2026", PlanStatus.CLOSED, False),
    ]


def test_closing_is_one_step_and_undone_as_one(busy: Desk) -> None:
    before = busy.plan()
    (old,) = busy.plans()
    close_plan(busy.book, old.id, "One\nTwo", TODAY)
    assert busy.book.history(1)[0].what == "Close Plan 2026"
    with pytest.raises(Refused, match=r"^Plan 2026 is closed already\.$"):
        close_plan(busy.book, old.id, "", TODAY)
    busy.book.undo()
    assert busy.plan() == before


def test_the_first_entry_after_a_closed_plan_begins_one_that_overlaps_none(busy: Desk) -> None:
    (old,) = busy.plans()
    close_plan(busy.book, old.id, "", TODAY)
    busy.add("risk", text="New")
    assert [plan.title for plan in busy.plans()] == ["Plan 2027", "Plan 2026"]


@pytest.mark.parametrize(
    ("values", "sentence", "field"),
    [
        ({"starts": date(2026, 6, 1)}, "The period overlaps Plan 2026, 1 Jan 2026 to 31 Dec 2026.", "starts"),
        ({"ends": date(2026, 6, 1)}, "To: the plan would end before it begins.", "ends"),
        ({"starts": date(2025, 1, 1), "ends": date(2025, 12, 31)}, 
         "From: the new plan would begin before Plan 2026.", "starts"),
        ({"starts": None, "ends": None}, "From: it cannot be empty.", "starts"),
        ({"status": "waiting"}, "Status: choose one of draft, active, closed.", "status"),
        ({"starts": "soon"}, "From: it is not a day.", "starts"),
    ],
)  # fmt: skip
def test_a_period_that_does_not_fit_is_refused(
    busy: Desk, values: dict[str, object], sentence: str, field: str
) -> None:
    steps = len(busy.book.history(100))
    with pytest.raises(Refused) as refused:
        start_plan(busy.book, busy.account, values, TODAY)
    assert (refused.value.message, refused.value.field) == (sentence, field)
    assert len(busy.book.history(100)) == steps


def test_period_and_status_are_changed_but_never_into_another_plan(busy: Desk) -> None:
    (old,) = busy.plans()
    new = start_plan(busy.book, busy.account, {}, TODAY).plan_id
    change_plan(busy.book, new, {"ends": date(2027, 6, 30)})
    assert busy.plan().ends == date(2027, 6, 30)
    assert busy.book.history(1)[0].what == "Change period of Plan 2027"
    change_plan(busy.book, old.id, {"status": PlanStatus.CLOSED})
    assert busy.book.history(1)[0].what == "Change status of Plan 2026"
    for plan, values, field in (
        (old.id, {"ends": date(2027, 1, 1)}, "ends"),
        (new, {"starts": date(2026, 12, 31)}, "starts"),
        (new, {"status": None}, "status"),
        (999, {"ends": None}, ""),
    ):
        with pytest.raises(Refused) as refused:
            change_plan(busy.book, plan, values)
        assert refused.value.field == field
    busy.book.undo()
    busy.book.undo()
    assert busy.plan().ends == date(2027, 12, 31)


def test_an_account_without_a_plan_begins_with_this_year(desk: Desk) -> None:
    assert propose_period(desk.plans(), TODAY) == (date(2026, 1, 1), date(2026, 12, 31))
    begun = start_plan(desk.book, desk.account, {}, TODAY)
    assert (begun.title, begun.carried) == ("Plan 2026", {})
    with pytest.raises(Refused, match="not in the book"):
        start_plan(desk.book, 999, {}, TODAY)
