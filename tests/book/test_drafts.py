"""Drafts in the book: kept beside the steps, gone with the save and not before it."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.book.drafts import Draft, Typed, is_changed_since
from kamtui.book.errors import BookError, Refused
from kamtui.models.account import Account

FORM = "account:new"


def draft(text: str = "Brenner", form: str = FORM, record: str = "account:new") -> Draft:
    return Draft(form, record, None, {"name": Typed(text, "")}, at="2026-11-21T12:00:00.000Z")


def keep(book: Book, *drafts: Draft) -> None:
    book.drafts.hand_over({each.form: each for each in drafts})
    book.drafts.write(1)


def texts(book: Book) -> list[str]:
    return [each.fields["name"].text for each in book.list_drafts()]


def add_account(book: Book, name: str) -> int:
    with book.step(f"New account “{name}”") as session:
        account = Account(name=name)
        session.add(account)
        session.flush()
        assert account.id is not None
        return account.id


def test_a_draft_outlives_the_program(book: Book, path: Path) -> None:
    keep(book, draft("Brenner"), draft("Ziel", "goal:5", "goal:5"))
    keep(book, draft("Brenner AG"))
    book.close()
    again = Book.open(path)
    (new, goal) = sorted(again.list_drafts(), key=lambda each: each.form)
    assert (new.form, new.record, new.account_id, new.fields) == (
        FORM,
        FORM,
        None,
        {"name": Typed("Brenner AG", "")},
    )
    assert goal.at.startswith("2026-11-21T12:00")
    again.close()


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "営業\u200d🦊 " * 500, "[bold]\x1b]0;x\x07\n\t\"'\\", "half \ud83d of a pair"]
)
def test_whatever_was_typed_comes_back_as_it_was(book: Book, text: str) -> None:
    keep(book, draft(text))
    assert texts(book) == [text]


def test_a_draft_is_no_step_and_nothing_to_undo(book: Book) -> None:
    keep(book, draft())
    assert book.history() == []
    assert book.undo() is None


def test_the_save_takes_the_draft_away_in_its_own_transaction(book: Book, path: Path) -> None:
    keep(book, draft(), draft("Ziel", "goal:5", "goal:5"))
    statements: list[str] = []
    with book.drafts.settling(FORM):
        with book.step("New account") as session:
            driver = session.connection().connection.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.set_trace_callback(statements.append)
            session.add(Account(name="Brenner"))
        driver.set_trace_callback(None)
    assert texts(book) == ["Ziel"]
    ends = [said.split()[0] for said in statements if said.split()[0] in ("BEGIN", "COMMIT", "ROLLBACK")]
    assert ends == ["COMMIT"]
    assert any(said.startswith("DELETE FROM draft") for said in statements)


def test_undoing_the_save_does_not_bring_the_draft_back(book: Book) -> None:
    keep(book, draft())
    with book.drafts.settling(FORM):
        add_account(book, "Brenner")
    assert book.undo() is not None
    assert texts(book) == []


def test_a_save_that_fails_keeps_the_draft(book: Book) -> None:
    keep(book, draft())
    with pytest.raises(Refused), book.drafts.settling(FORM), book.step("New account") as session:
        session.add(Account(name=""))
    assert texts(book) == ["Brenner"]


def test_a_commit_that_fails_keeps_the_draft(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(book, draft())

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    def save() -> None:
        with book.drafts.settling(FORM), book.step("New") as session:
            session.add(Account(name="Brenner"))
            session.flush()
            monkeypatch.setattr(session, "commit", full)

    with pytest.raises(BookError, match="the disk is full"):
        save()
    assert texts(book) == ["Brenner"]
    with book.rows() as connection:
        assert connection.execute("SELECT count(*) FROM account").fetchone() == (0,)


def test_other_steps_leave_drafts_alone(book: Book) -> None:
    keep(book, draft())
    add_account(book, "Banque Léman")
    book.undo()
    assert texts(book) == ["Brenner"]


def test_what_waited_to_be_written_does_not_come_back_after_the_save(book: Book) -> None:
    book.drafts.hand_over({FORM: draft()})
    with book.drafts.settling(FORM):
        add_account(book, "Brenner")
    book.drafts.write(1)
    assert texts(book) == []


def test_a_save_without_a_step_takes_the_draft_away_too(book: Book) -> None:
    keep(book, draft())
    with book.drafts.settling(FORM):
        pass
    book.drafts.write(1)
    assert texts(book) == []


def test_what_waited_is_written_after_a_save_that_failed(book: Book) -> None:
    book.drafts.hand_over({FORM: draft()})
    with pytest.raises(Refused), book.drafts.settling(FORM), book.step("New account") as session:
        session.add(Account(name=""))
    book.drafts.write(1)
    assert texts(book) == ["Brenner"]


def test_what_could_not_be_written_is_written_the_next_time(book: Book, path: Path) -> None:
    keep(book, draft("Bren"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    book.drafts.hand_over({FORM: draft("Brenner"), "goal:5": draft("Ziel", "goal:5", "goal:5")})
    with pytest.raises(BookError, match="not kept on the disk: another program holds the book's file"):
        book.drafts.write(0)
    book.drafts.hand_over({FORM: draft("Brenner AG")})
    other.close()
    book.drafts.write(0)
    assert sorted(texts(book)) == ["Brenner AG", "Ziel"]


def test_a_book_open_for_reading_refuses_drafts_and_says_so(book: Book, path: Path) -> None:
    beside = Book.open(path, write=False)
    beside.drafts.hand_over({FORM: draft()})
    with pytest.raises(BookError, match="the book is read-only"):
        beside.drafts.write(0)
    beside.close()
    assert texts(book) == []


def test_after_the_book_is_closed_nothing_is_written(book: Book, path: Path) -> None:
    book.drafts.hand_over({FORM: draft()})
    book.close()
    book.drafts.write(0)
    again = Book.open(path)
    assert texts(again) == []
    again.close()


def test_a_draft_knows_whether_its_record_was_changed_since(book: Book) -> None:
    key = add_account(book, "Brenner")
    seen = Draft(f"account:{key}", f"account:{key}", key, {}, step=1)
    with book.rows() as connection:
        assert not is_changed_since(connection, seen)
    add_account(book, "Banque Léman")
    with book.rows() as connection:
        assert not is_changed_since(connection, seen)
        assert not is_changed_since(connection, draft())
    book.undo()
    book.undo()
    with book.rows() as connection:
        assert is_changed_since(connection, seen)


def test_a_draft_is_not_written_into_another_book_that_has_taken_the_place(book: Book, path: Path) -> None:
    away = path.rename(path.with_name("elsewhere.db"))
    shutil.copyfile(away, path)  # as a folder that is synchronised does
    with pytest.raises(BookError, match="What you type is not kept on the disk: another file has taken the place"):
        keep(book, draft("first"))
    assert book.drafts.has_waiting
    away.replace(path)
    book.drafts.write(1)
    assert texts(book) == ["first"]
