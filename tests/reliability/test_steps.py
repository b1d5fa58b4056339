"""Any order of steps, undo, redo and restarts: the book always holds one of the states that its user has seen."""

import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete, text, update
from sqlmodel import Session, col, select

from kamtui.book import file, history
from kamtui.book.errors import Refused
from kamtui.models.account import Account, AnnualRevenue, BusinessUnit
from kamtui.models.people import Stakeholder, StanceReading
from kamtui.services.importing import apply_import, plan_import
from kamtui.vocabulary import AccountStatus, Stance
from tests.reliability.conftest import MEMORY
from tests.reliability.flows import TODAY, open_book
from tests.reliability.promises import promised

EXAMPLES = 120
SHARES = 4
"""The examples are shared out among as many tests, which run beside each other."""

Snapshot = dict[str, list[tuple[Any, ...]]]

names = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
amounts = st.none() | st.integers(-(10**15), 10**15)
places = st.integers(0, 5)


@cache
def empty_book() -> bytes:
    """An empty book's file: making one takes longer than copying it."""
    with tempfile.TemporaryDirectory() as folder:
        open_book(Path(folder), create=True).close()
        return (Path(folder) / "book.db").read_bytes()


class Steps(RuleBasedStateMachine):
    """A book, and what its user saw: snapshots in a row, and which of them is on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="kamtui-", dir=MEMORY if MEMORY.is_dir() else None))
        (self.folder / "book.db").write_bytes(empty_book())
        self.book = open_book(self.folder)
        self.seen = [self.snapshot()]
        self.shown = 0

    def teardown(self) -> None:
        self.book.close()
        shutil.rmtree(self.folder)

    def snapshot(self) -> Snapshot:
        """All rows of all tables that a person can change."""
        with self.book.rows() as connection:
            return {
                table: connection.execute(f'SELECT * FROM "{table}" ORDER BY id').fetchall()
                for table in history.tracked_tables(connection)
            }

    def newest(self) -> int:
        """The newest step's number."""
        return max((past.step for past in self.book.history(1)), default=0)

    def do(self, work: Callable[[], object]) -> None:
        """Do something; if that is a step, its result is the newest thing seen, and nothing can be redone."""
        before = self.newest()
        try:
            work()
        except Refused:
            assert self.newest() == before
        if self.newest() != before:
            self.seen[self.shown + 1 :] = [self.snapshot()]
            self.shown += 1

    def step(self, work: Callable[[Session], object]) -> None:
        def whole() -> None:
            with self.book.step("A step") as session:
                work(session)

        self.do(whole)

    @rule(name=names, potential=amounts)
    def add_account(self, name: str, potential: int | None) -> None:
        self.step(lambda session: session.add(Account(name=name, potential=potential)))

    @rule(name=names, place=places, stance=st.sampled_from(Stance))
    def add_person(self, name: str, place: int, stance: Stance) -> None:
        def work(session: Session) -> None:
            person = Stakeholder(name=name, account_id=place, position=place)
            session.add(person)
            session.flush()
            session.add(StanceReading(stakeholder_id=person.id, day=TODAY, value=stance))

        self.step(work)

    @rule(name=names, place=places, amount=st.integers(-(10**15), 10**15))
    def add_unit_and_revenue(self, name: str, place: int, amount: int) -> None:
        def work(session: Session) -> None:
            session.add(BusinessUnit(name=name, account_id=place, position=1))
            session.add(AnnualRevenue(account_id=place, year=2026, amount=amount))

        self.step(work)  # the second time in one account it is refused, the unit too

    @rule(name=names, place=places, potential=amounts)
    def change_account(self, name: str, place: int, potential: int | None) -> None:
        def work(session: Session) -> None:
            if account := session.get(Account, place):
                account.name, account.potential, account.parent_id = name, potential, None

        self.step(work)

    @rule(place=places)
    def remove_account_with_all_that_hangs_on_it(self, place: int) -> None:
        self.step(lambda session: session.connection().execute(delete(Account).where(col(Account.id) == place)))

    @rule(status=st.sampled_from(AccountStatus), above=places)
    def change_many(self, status: AccountStatus, above: int) -> None:
        def work(session: Session) -> None:
            session.connection().execute(update(Account).where(col(Account.id) > above).values(status=status))
            session.connection().execute(update(Stakeholder).values(title=status.value))

        self.step(work)

    @rule(place=places, name=names)
    def replace_by_plain_sql(self, place: int, name: str) -> None:
        values = {"id": place + 1, "name": name, "account": place}
        words = (
            "INSERT OR REPLACE INTO business_unit (id, name, account_id, position) VALUES (:id, :name, :account, 0)"
        )
        self.step(lambda session: session.connection().execute(text(words), values))

    @rule(name=names, potential=amounts)
    def import_file(self, name: str, potential: int | None) -> None:
        quoted = name.replace('"', '""')
        path = self.folder / "accounts.csv"
        path.write_text(f'Name,Potential\n"{quoted}",{potential or ""}\nBrenner AG,1\n', encoding="utf-8")
        self.do(lambda: apply_import(self.book, plan_import(self.book, [path], TODAY, kind="accounts")))

    @rule()
    def refused_step(self) -> None:
        def work(session: Session) -> None:
            session.add(Account(name="Half"))
            session.flush()
            session.add(Account(name=""))

        self.step(work)

    @rule()
    def undo(self) -> None:
        if self.book.undo() is None:
            assert self.shown == 0
        else:
            self.shown -= 1

    @rule()
    def redo(self) -> None:
        if self.book.redo() is None:
            assert self.shown == len(self.seen) - 1
        else:
            self.shown += 1

    @rule()
    def restart(self) -> None:
        self.book.close()
        self.book = open_book(self.folder)

    @invariant()
    def shows_what_was_seen(self) -> None:
        assert self.snapshot() == self.seen[self.shown]
        with self.book.rows() as connection:
            assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        assert not list(self.folder.glob("*-wal"))


@pytest.mark.parametrize("share", range(SHARES))
def test_the_book_always_holds_a_state_that_was_seen(share: int) -> None:
    wanted = settings(
        max_examples=EXAMPLES // SHARES,
        stateful_step_count=20,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(share)(type("Steps", (Steps,), {})), settings=wanted)


def test_every_connection_reads_its_settings_back(fast_folder: Path) -> None:
    book = open_book(fast_folder, create=True)
    wanted = {name: value for name, _, value in file.SETTINGS}
    with book.step("An account") as session:
        session.add(Account(name="Brenner AG"))
        writing = {name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    with book.read() as session:
        assert session.exec(select(Account.name)).all() == ["Brenner AG"]
        reading = {name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
    with book.rows() as connection, book.rows(apart=True) as other:
        plain = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
        apart = {name: other.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    book.close()
    assert writing == reading == plain == apart == wanted
    assert wanted["synchronous"] == 3
    assert wanted["journal_mode"] == "delete"


def test_the_examples_are_as_many_as_promised() -> None:
    assert promised("courses of steps") <= EXAMPLES
