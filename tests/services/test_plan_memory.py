"""A plan that is read again with what was made of it before says what one read for the first time says."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.models.account import Account
from kamtui.models.contents import RECORDS
from kamtui.models.people import Stakeholder
from kamtui.rules.plan import PlanRow, PlanView
from kamtui.services import plan
from kamtui.services.demo import write_demo
from kamtui.services.plan import load_plan
from kamtui.services.plan_memory import PlanMemory
from kamtui.services.readings import add_reading
from kamtui.services.signoff import sign_plan
from kamtui.services.whitespace import change_cell, clear_cells, set_state
from kamtui.services.whitespace_heads import move_head, remove_head
from kamtui.vocabulary_plan import CellState

TODAY = date(2026, 11, 21)
ACCOUNT = 1


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example account with its whole plan, written once."""
    path = tmp_path_factory.mktemp("memory") / "book.db"
    book = Book.open(path, create=True)
    write_demo(book, TODAY, accounts=1)
    book.close()
    return path


@pytest.fixture
def book(written: Path, tmp_path: Path) -> Iterator[Book]:
    shutil.copy(written, tmp_path / "book.db")
    opened = Book.open(tmp_path / "book.db")
    yield opened
    opened.close()


class Reader:
    """Somebody who reads the plan after every change."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.memory = PlanMemory()

    def read(self) -> PlanView:
        """Read it, and hold that against a reader without a memory: in writing, as 1.0 equals 1.00."""
        again = load_plan(self.book, ACCOUNT, TODAY, memory=self.memory)
        assert repr(again) == repr(load_plan(self.book, ACCOUNT, TODAY))
        return again

    def record(self, number: int) -> PlanRow:
        """Some record of the plan."""
        view = load_plan(self.book, ACCOUNT, TODAY)
        rows = [row for rows in view.sections.values() for row in rows if row.kind != "group"]
        return rows[number % len(rows)]


def rename(book: Book, row: PlanRow) -> None:
    plan.change_record(book, row.kind, row.id, {RECORDS[row.kind].title: f"Named anew after {row.id}"}, TODAY)


def add_beside(book: Book, row: PlanRow) -> None:
    title = RECORDS[row.kind].title
    plan.add_record(
        book,
        ACCOUNT,
        row.kind,
        {title: "A new one"},
        parent=row.parent if row.level else None,
        below=row.id,
        today=TODAY,
    )


def touch_a_cell(book: Book, row: PlanRow) -> None:
    grid = load_plan(book, ACCOUNT, TODAY).white_space
    cells = list(grid.cells())
    place = cells[row.id % len(cells)].place
    work: tuple[Callable[[], Any], ...] = (
        lambda: set_state(book, (place,), list(CellState)[row.id % len(CellState)]),
        lambda: clear_cells(book, (place,)),
        lambda: change_cell(book, place, {"market_value": 1_000_00 * row.id, "our_share": None}),
        lambda: move_head(book, "offering", place[0], 1),
        lambda: remove_head(book, "business_unit", place[1]),
    )
    work[row.id % len(work)]()


def rename_a_person(book: Book, row: PlanRow) -> None:
    with book.step("Rename") as session:
        people = load_plan(book, ACCOUNT, TODAY).links["stakeholder"]
        if people and (person := session.get(Stakeholder, people[row.id % len(people)].id)) is not None:
            person.name = f"Named anew after {row.id}"


def read_a_figure(book: Book, row: PlanRow) -> None:
    if row.kind == "kpi":
        add_reading(book, row.id, {"day": TODAY, "value": row.id})


def change_account(book: Book, row: PlanRow) -> None:
    with book.step("Change") as session:
        account = session.get_one(Account, ACCOUNT)
        account.owner = f"Owner {row.id}"
        account.currency = ("EUR", "CHF")[row.id % 2]


def hand_over(book: Book, row: PlanRow) -> None:
    if "owner" in row.values:
        plan.change_record(book, row.kind, row.id, {"owner": "Somebody else"}, TODAY)


CHANGES: tuple[Callable[[Book, PlanRow], object], ...] = (
    rename,
    add_beside,
    touch_a_cell,
    rename_a_person,
    read_a_figure,
    change_account,
    lambda book, row: plan.toggle_done(book, row.kind, row.id, TODAY),
    lambda book, row: plan.cycle_visibility(book, row.kind, row.id),
    lambda book, row: plan.remove_record(book, row.kind, row.id),
    lambda book, row: plan.move_record(book, row.kind, row.id, 1),
    lambda book, row: plan.indent_record(book, row.kind, row.id),
    lambda book, row: plan.outdent_record(book, row.kind, row.id),
    hand_over,
    lambda book, row: sign_plan(book, ACCOUNT, {"name": "E. Vogt", "day": TODAY}, TODAY),
    lambda book, row: book.undo(),
    lambda book, row: book.undo(),
    lambda book, row: book.redo(),
)
"""What people do to a plan, and elsewhere to what a plan shows."""


@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_changed_nothing_old_is_shown(book: Book, seed: int) -> None:
    chance = Random(seed)
    reader = Reader(book)
    reader.read()
    for _ in range(10):
        with suppress(Refused):
            chance.choice(CHANGES)(book, reader.record(chance.randrange(500)))
        reader.read()


@pytest.mark.parametrize("change", range(len(CHANGES)))
def test_what_is_linked_and_computed_is_shown_as_it_is_after_each_kind_of_change(book: Book, change: int) -> None:
    reader = Reader(book)
    sections = reader.read().sections
    for key in ("goals", "kpis", "opportunities", "questions"):
        row = next((row for row in sections[key] if row.kind != "group"), None)
        if row is not None:
            with suppress(Refused):
                CHANGES[change](book, row)
            reader.read()


def test_a_change_leaves_all_other_rows_the_objects_they_were(book: Book) -> None:
    reader = Reader(book)
    before = reader.read()
    action = next(row for row in before.sections["goals"] if row.kind == "action")
    plan.change_record(book, "action", action.id, {"note": "Written on the way"}, TODAY)
    after = reader.read()
    differing = [
        now for was, now in zip(before.sections["goals"], after.sections["goals"], strict=True) if was is not now
    ]
    assert [(row.kind, row.id) for row in differing] == [("action", action.id)]
    assert after.sections["swot"] is before.sections["swot"]
    assert after.white_space is before.white_space


def test_another_account_and_another_day_begin_anew(book: Book) -> None:
    memory = PlanMemory()
    with book.step("Another one") as session:
        session.add(Account(name="Kappa GmbH"))
    first = load_plan(book, ACCOUNT, TODAY, memory=memory)
    other = load_plan(book, 2, TODAY, memory=memory)
    assert not other.sections["goals"]
    later = date(2027, 6, 1)
    assert repr(load_plan(book, ACCOUNT, later, memory=memory)) == repr(load_plan(book, ACCOUNT, later))
    assert repr(load_plan(book, ACCOUNT, TODAY, memory=memory)) == repr(first)
