"""The plan as the screen and the command line use it: what is read, and what each action of the user does."""

import sqlite3
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.models.account import Account
from kamtui.models.actions import Plan
from kamtui.models.contents import SECTIONS
from kamtui.rules.plan import PlanRow, PlanView
from kamtui.services.plan import (
    add_record,
    add_records,
    change_record,
    cycle_visibility,
    indent_record,
    load_plan,
    move_record,
    outdent_record,
    remove_record,
    toggle_done,
)
from kamtui.vocabulary import ActionStatus, Measure
from kamtui.vocabulary_plan import Evidence, FactKind, PlanStatus, RiskStatus, Side, Stage, Visibility

TODAY = date(2026, 11, 21)
BRENNER, OTHER = 1, 2
Add = Callable[..., int]


def open_book(folder: Path) -> Book:
    book = Book.open(folder / "book.db", create=True)
    with book.step("Accounts") as session:
        session.add(Account(name="Brenner [AG]", owner="M. Egger", tags="linz, , packaging"))
        session.add(Account(name="Kappa GmbH", currency="CHF"))
    return book


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = open_book(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def add(book: Book) -> Add:
    """Add a record by its title."""

    def added(kind: str, title: str, *, account: int = BRENNER, **more: Any) -> int:
        places = {name: more.pop(name) for name in ("parent", "below") if name in more}
        name = {"action": "title", "opportunity": "name"}.get(kind, "text")
        return add_record(book, account, kind, {name: title, **more}, today=TODAY, **places)

    return added


def view(book: Book, account: int = BRENNER, plan_id: int | None = None) -> PlanView:
    return load_plan(book, account, TODAY, plan_id)


def row(book: Book, kind: str, key: int) -> PlanRow:
    rows = [row for rows in view(book).sections.values() for row in rows]
    return next(row for row in rows if (row.kind, row.id) == (kind, key))


def outline(book: Book, section: str = "goals") -> list[str]:
    """The rows of a section as an indented list of titles."""
    return ["  " * row.level + title_of(row) for row in view(book).sections[section]]


def title_of(row: PlanRow) -> str:
    return str(next(row.values[name] for name in ("title", "text", "name") if name in row.values))


def newest(book: Book) -> str:
    return book.history(1)[0].what


def stored(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything the book holds besides its history."""
    with sqlite3.connect(path) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
            for name in names
            if name not in ("step", "change") and not name.startswith("sqlite_")
        }


def test_an_account_without_a_plan_has_an_empty_one(book: Book) -> None:
    found = view(book)
    assert (found.account, found.currency, found.owner) == ("Brenner [AG]", "EUR", "M. Egger")
    assert found.tags == ("linz", "packaging")
    assert (found.plan_id, found.title, found.starts, found.ends, found.status) == (None, "Plan", None, None, None)
    assert {key: len(rows) for key, rows in found.sections.items()} == {section.key: 0 for section in SECTIONS}
    assert found.completeness.value == 0
    assert [gap.section for gap in found.gaps] == ["facts", "opportunities", "goals", "risks", "team"]


def test_an_account_that_is_not_there_is_refused(book: Book) -> None:
    with pytest.raises(Refused, match="not in the book"):
        load_plan(book, 99, TODAY)
    with pytest.raises(Refused, match="not in the book"):
        add_record(book, 99, "fact", {"text": "x"}, today=TODAY)


def test_the_first_record_makes_the_plan_of_this_year(book: Book, add: Add) -> None:
    add("goal", "Grow")
    found = view(book)
    assert (found.title, found.status) == ("Plan 2026", PlanStatus.ACTIVE)
    assert (found.starts, found.ends) == (date(2026, 1, 1), date(2026, 12, 31))
    add("goal", "Renew")
    assert view(book).plan_id == found.plan_id
    assert outline(book) == ["Grow", "Renew"]


def test_one_undo_takes_the_first_record_and_its_plan_back(book: Book, add: Add) -> None:
    before = stored(book.path)
    add("goal", "Grow")
    assert newest(book) == "New goal “Grow”"
    book.undo()
    assert stored(book.path) == before
    book.redo()
    assert outline(book) == ["Grow"]


def test_values_come_back_as_what_they_are(book: Book, add: Add) -> None:
    goal = add(
        "goal",
        "Grow",
        side="customer",
        measure="percent",
        start_value=Decimal("3.10"),
        target_value=2,
        due=date(2027, 1, 31),
        note="one\r\ntwo\x1b[31m\n",
    )
    values = row(book, "goal", goal).values
    assert values["side"] is Side.CUSTOMER
    assert values["measure"] is Measure.PERCENT
    assert str(values["start_value"]) == "3.10"
    assert values["target_value"] == Decimal(2)
    assert values["now_value"] is None
    assert values["due"] == date(2027, 1, 31)
    assert values["visibility"] is Visibility.INTERNAL
    assert values["note"] == "one\ntwo[31m"
    assert list(values)[:2] == ["text", "side"], "the order of the form"
    entered = {"text": " two\nlines ", "kind": FactKind.KPI, "evidence": "told"}
    fact = add_record(book, BRENNER, "fact", entered, today=TODAY)
    assert row(book, "fact", fact).values["kind"] is FactKind.KPI
    assert row(book, "fact", fact).values["text"] == "two lines"
    assert row(book, "fact", fact).values["evidence"] is Evidence.TOLD
    milestone = add("action", "Acceptance", is_milestone=True)
    assert row(book, "action", milestone).values["is_milestone"] is True


def test_an_opportunity_has_its_newest_stage_and_its_currency(book: Book, add: Add) -> None:
    key = add("opportunity", "Line 2", amount=120_000_000)
    values = row(book, "opportunity", key).values
    assert (values["stage"], values["currency"]) == (Stage.POTENTIAL, "EUR")
    change_record(book, "opportunity", key, {"stage": Stage.PROPOSED}, TODAY)
    change_record(book, "opportunity", key, {"stage": "won", "amount": 1}, TODAY + timedelta(days=3))
    values = row(book, "opportunity", key).values
    assert (values["stage"], values["amount"]) == (Stage.WON, 1)
    assert [(day, stage) for _, _, day, stage, _ in stored(book.path)["opportunity_stage"]] == [
        ("2026-11-21", "potential"),
        ("2026-11-21", "proposed"),
        ("2026-11-24", "won"),
    ]


def test_saving_a_form_unchanged_changes_nothing(book: Book, add: Add) -> None:
    key = add("opportunity", "Line 2")
    steps = len(book.history())
    before = stored(book.path)
    change_record(book, "opportunity", key, dict(row(book, "opportunity", key).values), TODAY)
    assert stored(book.path) == before
    assert len(book.history()) == steps


def test_a_stage_dated_ahead_does_not_hide_a_change(book: Book, add: Add) -> None:
    key = add("opportunity", "Line 2")
    change_record(book, "opportunity", key, {"stage": "proposed"}, TODAY + timedelta(days=9))
    change_record(book, "opportunity", key, {"stage": "lost"}, TODAY)
    assert row(book, "opportunity", key).values["stage"] is Stage.LOST


def test_a_new_record_comes_below_the_one_that_was_chosen(book: Book, add: Add) -> None:
    first = add("goal", "First")
    add("goal", "Last")
    second = add("goal", "Second", below=first)
    add("goal", "Third", below=second)
    assert outline(book) == ["First", "Second", "Third", "Last"]


def test_several_come_below_each_other_in_one_step(book: Book, add: Add) -> None:
    first = add("risk", "First")
    add("risk", "Last")
    before = stored(book.path)
    keys = add_records(book, BRENNER, "risk", [{"text": f"{n}"} for n in range(20)], below=first, today=TODAY)
    assert len(set(keys)) == 20
    assert outline(book, "risks") == ["First", *(str(number) for number in range(20)), "Last"]
    assert book.history(1)[0].what == "New risk “0” and 19 more"
    book.undo()
    assert stored(book.path) == before


def test_where_one_of_several_is_refused_none_is_added(book: Book, add: Add) -> None:
    add("risk", "First")
    with pytest.raises(Refused, match="cannot be empty"):
        add_records(book, BRENNER, "risk", [{"text": "Good"}, {"text": " "}], today=TODAY)
    assert outline(book, "risks") == ["First"]


def test_there_is_always_room_below_a_record(book: Book, add: Add) -> None:
    first = add("goal", "First")
    add("goal", "Last")
    for number in range(25):
        add("goal", f"{number}", below=first)
    assert outline(book) == ["First", *(f"{number}" for number in reversed(range(25))), "Last"]


def test_the_tree_shows_what_serves_what(book: Book, add: Add) -> None:
    goal = add("goal", "Grow")
    win = add("objective", "Win", parent=goal)
    add("objective", "Second", parent=goal)
    add("action", "Pilot", parent=win)
    add("action", "Loose")
    add("action", "Of another account", account=OTHER)
    assert outline(book) == ["Grow", "  Win", "    Pilot", "  Second", "Unassigned actions", "  Loose"]
    assert row(book, "action", 1).parent == win


def test_nothing_serves_what_is_not_there(book: Book, add: Add) -> None:
    with pytest.raises(Refused, match="serves a goal"):
        add("objective", "Win")
    with pytest.raises(Refused, match="not in the book"):
        add("objective", "Win", parent=77)
    theirs = add("goal", "Theirs", account=OTHER)
    with pytest.raises(Refused, match="another account"):
        add("objective", "Win", parent=theirs)
    assert view(book).plan_id is None


@pytest.mark.parametrize(
    ("kind", "values", "field"),
    [
        ("goal", {"text": "  "}, "text"),
        ("goal", {}, "text"),
        ("goal", {"text": "x" * 30_000}, "text"),
        ("goal", {"text": "Grow", "measure": "kilos"}, "measure"),
        ("goal", {"text": "Grow", "measure": None}, "measure"),
        ("goal", {"text": "Grow", "due": "tomorrow"}, "due"),
        ("goal", {"text": "Grow", "now_value": Decimal("1e400")}, "now_value"),
        ("goal", {"text": "Grow", "now_value": Decimal("NaN")}, "now_value"),
        ("goal", {"text": "Grow", "now_value": "3"}, "now_value"),
        ("risk", {"text": "Price", "likelihood": 6}, "likelihood"),
        ("risk", {"text": "Price", "likelihood": True}, "likelihood"),
        ("opportunity", {"name": "Line", "probability": 101}, "probability"),
        ("opportunity", {"name": "Line", "amount": 1.5}, "amount"),
        ("opportunity", {"name": "Line", "currency": "euro"}, "currency"),
        ("action", {"title": "Ask", "note": "x" * 200_000}, "note"),
        ("action", {"title": "Ask", "is_milestone": "yes"}, "is_milestone"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field(
    book: Book, kind: str, values: dict[str, Any], field: str
) -> None:
    before = stored(book.path)
    with pytest.raises(Refused) as refused:
        add_record(book, BRENNER, kind, values, today=TODAY)
    assert refused.value.field == field
    assert refused.value.message.endswith(".")
    assert stored(book.path) == before


def test_a_change_keeps_what_was_not_entered(book: Book, add: Add) -> None:
    goal = add("goal", "Grow", owner="ME", note="why")
    change_record(book, "goal", goal, {"owner": " ", "due": TODAY}, TODAY)
    values = row(book, "goal", goal).values
    assert (values["text"], values["owner"], values["due"], values["note"]) == ("Grow", None, TODAY, "why")
    assert newest(book) == "Change goal “Grow”"
    change_record(book, "goal", goal, {"due": None}, TODAY)
    assert newest(book) == "Change due of goal “Grow”"
    with pytest.raises(Refused, match="cannot be empty"):
        change_record(book, "goal", goal, {"text": ""}, TODAY)


def test_what_is_gone_is_refused_in_a_sentence(book: Book) -> None:
    for act in (
        lambda: change_record(book, "goal", 7, {"text": "x"}, TODAY),
        lambda: remove_record(book, "risk", 7),
        lambda: move_record(book, "goal", 7, 1),
        lambda: indent_record(book, "goal", 7),
        lambda: outdent_record(book, "action", 7),
        lambda: toggle_done(book, "action", 7, TODAY),
        lambda: cycle_visibility(book, "fact", 7),
    ):
        with pytest.raises(Refused, match="not in the book any more"):
            act()


def test_a_heading_cannot_be_changed(book: Book) -> None:
    for act in (
        lambda: change_record(book, "group", 0, {"title": "x"}, TODAY),
        lambda: remove_record(book, "group", 0),
        lambda: indent_record(book, "group", 0),
        lambda: toggle_done(book, "group", 0, TODAY),
        lambda: cycle_visibility(book, "group", 0),
    ):
        with pytest.raises(Refused, match="heading"):
            act()


def test_removing_takes_what_serves_along_and_undo_brings_all_back(book: Book, add: Add) -> None:
    goal = add("goal", "Grow")
    win = add("objective", "Win", parent=goal)
    add("action", "Pilot", parent=win)
    add("action", "Draft", parent=win)
    add("goal", "Renew")
    before = stored(book.path)
    remove_record(book, "objective", win)
    assert newest(book) == "Remove objective “Win” and 2 below it"
    assert outline(book) == ["Grow", "Renew"]
    book.undo()
    remove_record(book, "goal", goal)
    assert newest(book) == "Remove goal “Grow” and 3 below it"
    assert outline(book) == ["Renew"]
    book.undo()
    assert stored(book.path) == before


def test_records_move_among_their_own_siblings(book: Book, add: Add) -> None:
    goal = add("goal", "Grow")
    objectives = [add("objective", name, parent=goal) for name in ("A", "B", "C")]
    add("objective", "Elsewhere", parent=add("goal", "Renew"))
    assert move_record(book, "objective", objectives[2], -1)
    assert newest(book) == "Move objective “C” up"
    assert move_record(book, "objective", objectives[2], -1)
    assert outline(book)[:4] == ["Grow", "  C", "  A", "  B"]
    steps = len(book.history())
    assert not move_record(book, "objective", objectives[2], -1)
    assert not move_record(book, "objective", objectives[1], 1)
    assert len(book.history()) == steps


def test_imported_records_without_a_place_can_be_moved(book: Book, add: Add) -> None:
    keys = [add("fact", name) for name in "ABCD"]
    with book.step("As an import leaves them") as session:
        session.connection().exec_driver_sql("UPDATE fact SET position = 0")
    assert move_record(book, "fact", keys[3], -1)
    assert outline(book, "facts") == ["A", "B", "D", "C"]
    assert move_record(book, "fact", keys[0], 1)
    assert outline(book, "facts") == ["B", "A", "D", "C"]


def test_unassigned_actions_move_within_their_account(book: Book, add: Add) -> None:
    add("action", "Theirs", account=OTHER)
    ours = [add("action", "One"), add("action", "Two")]
    assert move_record(book, "action", ours[0], 1)
    assert outline(book) == ["Unassigned actions", "  Two", "  One"]


def test_a_goal_becomes_an_objective_of_the_goal_above(book: Book, add: Add) -> None:
    above = add("goal", "Grow")
    add("objective", "Win", parent=above)
    goal = add("goal", "Renew", owner="ME", side="customer", horizon="long", note="first")
    kind, key = indent_record(book, "goal", goal)
    assert (kind, outline(book)) == ("objective", ["Grow", "  Win", "  Renew"])
    values = row(book, kind, key).values
    assert (values["owner"], str(values["horizon"])) == ("ME", "long")
    assert values["note"] == "first\n\nWhose: the customer's"
    assert newest(book) == "Make goal “Renew” an objective"


def test_an_objective_becomes_an_action_and_its_measure_is_kept_in_the_note(book: Book, add: Add) -> None:
    goal = add("goal", "Grow")
    add("objective", "Win", parent=goal)
    objective = add(
        "objective",
        "Second supporter",
        parent=goal,
        owner="ME",
        due=TODAY,
        target_value=4,
        now_value=1,
        visibility="customer",
    )
    kind, key = indent_record(book, "objective", objective)
    assert (kind, outline(book)) == ("action", ["Grow", "  Win", "    Second supporter"])
    values = row(book, kind, key).values
    assert (values["owner"], values["due"], values["visibility"]) == ("ME", TODAY, Visibility.CUSTOMER)
    assert values["status"] is ActionStatus.OPEN
    assert values["note"] == "Target: 4\nNow: 1"


def test_an_unassigned_action_goes_to_the_last_objective(book: Book, add: Add) -> None:
    goal = add("goal", "Grow")
    add("objective", "Win", parent=goal)
    add("objective", "Second", parent=goal)
    add("goal", "Renew")
    action = add("action", "Loose", status="doing")
    assert indent_record(book, "action", action) == ("action", action)
    assert outline(book) == ["Grow", "  Win", "  Second", "    Loose", "Renew"]


def test_what_cannot_go_deeper_says_why(book: Book, add: Add) -> None:
    loose = add("action", "Loose")
    first = add("goal", "First")
    with pytest.raises(Refused, match="no objective above"):
        indent_record(book, "action", loose)
    win = add("objective", "Win", parent=first)
    pilot = add("action", "Pilot", parent=win)
    second = add("goal", "Second")
    third = add("objective", "Third", parent=second)
    for kind, key, reason in (
        ("goal", first, "would serve nothing"),
        ("goal", second, "would serve nothing"),
        ("objective", win, "would serve nothing"),
        ("objective", third, "no objective above"),
        ("action", pilot, "cannot go deeper"),
        ("fact", add("fact", "Scrap"), "have levels"),
    ):
        with pytest.raises(Refused, match=reason):
            indent_record(book, kind, key)
    assert outline(book) == ["First", "  Win", "    Pilot", "Second", "  Third", "Unassigned actions", "  Loose"]


def test_an_action_becomes_an_objective_below_the_one_it_served(book: Book, add: Add) -> None:
    goal = add("goal", "Grow")
    win = add("objective", "Win", parent=goal)
    add("objective", "Second", parent=goal)
    action = add("action", "Pilot", parent=win, status="done", owner="JK")
    kind, key = outdent_record(book, "action", action)
    assert (kind, outline(book)) == ("objective", ["Grow", "  Win", "  Pilot", "  Second"])
    assert row(book, kind, key).values["note"] == "Status: done\nDone on: 2026-11-21"
    assert row(book, kind, key).values["owner"] == "JK"


def test_an_objective_becomes_a_goal_and_keeps_its_actions(book: Book, add: Add) -> None:
    goal = add("goal", "Grow")
    add("goal", "Renew")
    win = add("objective", "Win", parent=goal, owner="ME")
    add("action", "Pilot", parent=win)
    bare = add("objective", "Bare", parent=goal)
    assert outdent_record(book, "objective", bare)[0] == "goal"
    kind, key = outdent_record(book, "objective", win)
    assert outline(book) == ["Grow", "Win", "  Win", "    Pilot", "Bare", "Renew"]
    assert row(book, kind, key).values["owner"] == "ME"


def test_what_cannot_go_further_out_says_why(book: Book, add: Add) -> None:
    for kind, reason in (("goal", "outermost"), ("action", "no objective"), ("risk", "have levels")):
        with pytest.raises(Refused, match=reason):
            outdent_record(book, kind, add(kind, "X"))


def test_in_and_out_again_leaves_the_outline_as_it_was(book: Book, add: Add) -> None:
    add("goal", "Grow")
    goal = add("goal", "Renew")
    before = outline(book)
    kind, key = indent_record(book, "goal", goal)
    assert outdent_record(book, kind, key)[0] == "goal"
    assert outline(book) == before


def test_done_and_open_again(book: Book, add: Add) -> None:
    action = add("action", "Pilot", status="doing")
    toggle_done(book, "action", action, TODAY)
    values = row(book, "action", action).values
    assert (values["status"], values["done_on"]) == (ActionStatus.DONE, TODAY)
    assert newest(book) == "Done: action “Pilot”"
    toggle_done(book, "action", action, TODAY)
    values = row(book, "action", action).values
    assert (values["status"], values["done_on"]) == (ActionStatus.OPEN, None)
    assert newest(book) == "Open again: action “Pilot”"
    risk = add("risk", "Price", status="mitigating")
    toggle_done(book, "risk", risk, TODAY)
    assert row(book, "risk", risk).values["status"] is RiskStatus.CLOSED
    toggle_done(book, "risk", risk, TODAY)
    assert row(book, "risk", risk).values["status"] is RiskStatus.OPEN


def test_a_done_action_knows_its_day_and_an_open_one_has_none(book: Book, add: Add) -> None:
    day = date(2026, 11, 3)
    action = add("action", "Pilot", status="done", done_on=day)
    assert row(book, "action", action).values["done_on"] == day
    change_record(book, "action", action, {"status": "open", "done_on": day}, TODAY)
    assert row(book, "action", action).values["done_on"] is None
    change_record(book, "action", action, {"status": "done"}, TODAY)
    assert row(book, "action", action).values["done_on"] == TODAY


def test_what_is_not_done_by_hand_says_why(book: Book, add: Add) -> None:
    goal = add("goal", "Grow")
    add("objective", "Win", parent=goal)
    for kind, reason in (
        ("goal", "measure"),
        ("objective", "measure"),
        ("fact", "evidence"),
        ("opportunity", "stage"),
    ):
        key = goal if kind in ("goal", "objective") else add(kind, "X")
        with pytest.raises(Refused, match=reason):
            toggle_done(book, kind, key, TODAY)


def test_visibility_goes_round(book: Book, add: Add) -> None:
    goal = add("goal", "Grow")
    seen = [cycle_visibility(book, "goal", goal) for _ in range(3)]
    assert seen == [Visibility.CUSTOMER, Visibility.PRIVATE, Visibility.INTERNAL]
    assert [step.what for step in book.history(3)] == [
        "Goal “Grow” kept internal",
        "Goal “Grow” kept private",
        "Goal “Grow” shown to the customer",
    ]


def test_the_newest_plan_that_is_not_closed_is_the_current_one(book: Book, add: Add) -> None:
    add("goal", "Of 2026")
    add("action", "Loose")
    with book.step("Plans") as session:
        for year, status in ((2025, "active"), (2027, "draft"), (2028, "closed")):
            session.add(
                Plan(
                    account_id=BRENNER,
                    starts=date(year, 1, 1),
                    ends=date(year + 1, 6, 30),
                    status=PlanStatus(status),
                )
            )
    found = view(book)
    assert (found.title, found.status) == ("Plan 2027–28", PlanStatus.DRAFT)
    assert outline(book) == ["Unassigned actions", "  Loose"]
    older = view(book, plan_id=1)
    assert [title_of(row) for row in older.sections["goals"]] == ["Of 2026"]
    with pytest.raises(Refused, match="no such plan"):
        view(book, OTHER, 1)


def test_what_an_account_has_without_a_plan_is_shown(book: Book, add: Add) -> None:
    add("opportunity", "Line 2")
    add("action", "Loose")
    with book.step("Without a plan") as session:
        session.connection().exec_driver_sql("DELETE FROM plan")
    found = view(book)
    assert found.plan_id is None
    assert outline(book, "opportunities") == ["Line 2"]
    assert outline(book) == ["Unassigned actions", "  Loose"]


def test_a_big_plan_asks_no_more_of_the_book_than_a_small_one(book: Book, add: Add) -> None:
    def asked() -> int:
        statements: list[str] = []
        with book.rows() as connection:
            connection.set_trace_callback(statements.append)
            view(book)
            connection.set_trace_callback(None)
        return len(statements)

    goal = add("goal", "Grow")
    small = asked()
    for number in range(8):
        objective = add("objective", f"{number}", parent=goal)
        for action in range(4):
            add("action", f"{action}", parent=objective)
    assert asked() == small
    assert small < 3 * len(SECTIONS)


KINDS = ("goal", "objective", "action", "risk")
STEPS = st.lists(st.tuples(st.sampled_from("aaaaoiimxtv"), st.sampled_from(KINDS), st.integers(0, 9)), max_size=25)


@settings(max_examples=15)
@given(STEPS)
def test_whatever_is_done_can_be_undone_and_every_outline_stays_whole(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int]]
) -> None:
    book = open_book(tmp_path_factory.mktemp("book"))
    try:
        states = [stored(book.path)]
        for act, kind, number in steps:
            keys = [row.id for rows in view(book).sections.values() for row in rows if row.kind == kind]
            try:
                do(book, act, kind, keys[number % len(keys)] if keys else 0, number)
            except Refused:
                assert stored(book.path) == states[-1], "what is refused changes nothing"
            if stored(book.path) != states[-1]:
                states.append(stored(book.path))
            check_outline(view(book))
        for state in reversed(states[:-1]):
            book.undo()
            assert stored(book.path) == state
    finally:
        book.close()


def do(book: Book, act: str, kind: str, key: int, number: int) -> None:
    match act:
        case "a":
            name = "title" if kind == "action" else "text"
            above = {"objective": "goal", "action": "objective"}.get(kind)
            parents = [row.id for row in view(book).sections["goals"] if row.kind == above]
            parent = parents[number % len(parents)] if parents and number else None
            add_record(book, BRENNER, kind, {name: f"{kind} {number}"}, parent=parent, below=key, today=TODAY)
        case "i":
            indent_record(book, kind, key)
        case "o":
            outdent_record(book, kind, key)
        case "m":
            move_record(book, kind, key, 1 if number % 2 else -1)
        case "x":
            remove_record(book, kind, key)
        case "t":
            toggle_done(book, kind, key, TODAY)
        case _:
            cycle_visibility(book, kind, key)


def check_outline(found: PlanView) -> None:
    """Every row stands right below what it serves, and nothing of the account is missing."""
    above: dict[int, PlanRow] = {}
    for row in found.sections["goals"]:
        above[row.level] = row
        if row.level:
            serves = above[row.level - 1]
            assert row.parent == (None if serves.kind == "group" else serves.id)


def test_bad_input_is_refused_in_one_sentence_and_changes_nothing(book: Book, add: Add) -> None:
    goal = add("goal", "Grow")
    objective = add("objective", "Win", parent=goal)
    action = add("action", "Pilot", parent=objective)
    second = add("action", "Then", parent=objective)
    change_record(book, "action", second, {"waits_for_id": action}, TODAY)
    before = stored(book.path)
    for attempt, sentence in (
        (lambda: indent_record(book, "goal", goal), "would serve nothing|nothing it could serve|first"),
        (lambda: change_record(book, "action", action, {"waits_for_id": action}, TODAY), "cannot wait for itself"),
        (lambda: change_record(book, "action", action, {"waits_for_id": second}, TODAY), "wait for each other"),
        (lambda: add_record(book, BRENNER, "opportunity", {"name": "x", "probability": 400}, today=TODAY), "large"),
        (
            lambda: add_record(book, BRENNER, "idea", {"title": "x", "person_id": 99}, today=TODAY),
            "not in the book",
        ),
    ):
        with pytest.raises(Refused, match=sentence) as refused:
            attempt()
        assert "\n" not in str(refused.value)
        assert stored(book.path) == before
