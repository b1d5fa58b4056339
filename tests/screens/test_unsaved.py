"""What is typed and not saved: when it is looked at, when it is written, and what happens when that fails."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Event

import pytest

from kamtui.book.book import Book
from kamtui.book.drafts import Draft, DraftStore, Typed
from kamtui.book.errors import BookError, Refused
from kamtui.models.account import Account
from kamtui.screens.unsaved import TOLD_AFTER, Unsaved

FORM = "account:new"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    found = Book.open(tmp_path / "book.db", create=True)
    yield found
    found.close()


class Stage:
    """A form somebody types in, and a clock that goes on when told to."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.typed: dict[str, Typed] = {}
        self.said: list[str] = []
        self.due: list[Callable[[], None]] = []
        self.unsaved = Unsaved(book)
        self.unsaved.begin(
            lambda _, do: self.due.append(do), lambda text, title: self.said.append(f"{title}: {text}")
        )
        self.unsaved.watch(FORM, FORM, None, self.look)

    def look(self) -> Mapping[str, Typed]:
        return dict(self.typed)

    def type(self, text: str) -> None:
        self.typed = {"name": Typed(text)} if text else {}

    def go_on(self) -> None:
        """Half a second later."""
        self.look_again()
        self.wait()

    def look_again(self) -> None:
        """Half a second later, but the disk is still at work."""
        (do,), self.due = self.due, []
        do()

    def wait(self) -> None:
        """Wait until the disk has said yes or no."""
        writer = self.unsaved._writer
        if writer is not None:
            writer.join()

    def kept(self) -> list[str]:
        return [draft.fields["name"].text for draft in self.book.list_drafts()]


@pytest.fixture
def stage(book: Book) -> Stage:
    return Stage(book)


@pytest.fixture
def writes(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Draft | None]]:
    """What was written to the disk, one entry a transaction."""
    found: list[Mapping[str, Draft | None]] = []
    write_all = DraftStore._write_all

    def counted(self: DraftStore, waiting: Mapping[str, Draft | None], patience: float) -> None:
        write_all(self, waiting, patience)
        found.append(waiting)

    monkeypatch.setattr(DraftStore, "_write_all", counted)
    return found


def test_what_is_typed_is_kept_half_a_second_later(stage: Stage) -> None:
    stage.type("Bren")
    stage.go_on()
    assert stage.kept() == ["Bren"]
    stage.type("Brenner")
    stage.go_on()
    assert stage.kept() == ["Brenner"]


def test_while_nothing_is_typed_nothing_is_written(stage: Stage, writes: list[object]) -> None:
    stage.go_on()
    stage.go_on()
    assert writes == []
    stage.type("Bren")
    for _ in range(4):
        stage.go_on()
    assert len(writes) == 1


def test_without_an_open_form_nobody_looks(stage: Stage) -> None:
    stage.type("Bren")
    stage.go_on()
    stage.unsaved.leave(FORM)
    stage.go_on()
    assert stage.due == []
    assert stage.kept() == ["Bren"]


def test_taking_everything_away_again_takes_the_draft_away(stage: Stage) -> None:
    stage.type("Bren")
    stage.go_on()
    stage.type("")
    stage.go_on()
    assert stage.kept() == []


def test_leaving_keeps_the_last_letters_too(stage: Stage) -> None:
    stage.type("Brenner")
    kept = stage.unsaved.leave(FORM)
    assert kept is not None
    assert kept.fields == {"name": Typed("Brenner")}
    assert stage.unsaved.keep_now()
    assert stage.kept() == ["Brenner"]


def test_keeping_now_is_done_when_it_returns(stage: Stage) -> None:
    stage.type("Brenner")
    assert stage.unsaved.keep_now()
    assert stage.kept() == ["Brenner"]


@pytest.mark.parametrize("is_first", [True, False])
def test_a_broken_form_does_not_take_the_others_along(stage: Stage, is_first: bool) -> None:
    stage.type("Brenner")
    stage.go_on()

    def broken() -> Mapping[str, Typed]:
        raise RuntimeError("its widget is gone")

    if is_first:
        stage.unsaved.leave(FORM)
    stage.unsaved.watch("goal:5", "goal:5", 1, broken)
    stage.unsaved.watch(FORM, FORM, None, stage.look)
    stage.type("Brenner AG")
    assert stage.unsaved.keep_now()
    assert stage.kept() == ["Brenner AG"]
    assert [draft.form for draft in stage.unsaved.remembered()] == [FORM]


def save(stage: Stage, name: str) -> None:
    with stage.unsaved.saving(FORM), stage.book.step("New account") as session:
        session.add(Account(name=name))


def test_saving_ends_it(stage: Stage) -> None:
    stage.type("Brenner")
    stage.go_on()
    save(stage, "Brenner")
    assert stage.kept() == []
    assert stage.unsaved.offered(FORM) is None
    stage.unsaved.keep_now()
    assert stage.kept() == []


def test_what_was_not_saved_is_kept_and_goes_on_being_kept(stage: Stage) -> None:
    stage.type("Brenner")
    stage.go_on()
    with pytest.raises(Refused):
        save(stage, "")
    assert stage.kept() == ["Brenner"]
    assert stage.unsaved.offered(FORM) is not None or stage.unsaved.all()
    stage.type("Brenner AG")
    stage.go_on()
    assert stage.kept() == ["Brenner AG"]


def test_a_save_that_fails_halfway_leaves_what_was_typed(stage: Stage) -> None:
    stage.type("Brenner")
    stage.go_on()

    def save_two() -> None:
        with stage.unsaved.saving(FORM):
            for name in ("Brenner", ""):
                with stage.book.step("New account") as session:
                    session.add(Account(name=name))

    with pytest.raises(Refused):
        save_two()
    stage.go_on()
    assert stage.kept() == ["Brenner"]


def test_a_disk_that_says_no_is_told_once_and_tried_again_until_it_says_yes(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise BookError("What you type is not kept on the disk: the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(DraftStore, "_write_all", full)
        for letters in range(1, TOLD_AFTER + 4):
            stage.type("x" * letters)
            stage.go_on()
        assert stage.said == ["Not kept: What you type is not kept on the disk: the disk is full."]
        assert not stage.unsaved.keep_now()
        stage.unsaved.leave(FORM)
        assert stage.due, "it goes on trying without a form"
        stage.wait()
    stage.go_on()
    assert stage.kept() == ["x" * (TOLD_AFTER + 3)]


def test_a_disk_that_says_no_late_is_tried_again_though_the_form_is_gone(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, may_answer = Event(), Event()

    def slow_and_full(*_: object) -> None:
        asked.set()
        may_answer.wait()
        raise BookError("What you type is not kept on the disk: the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(DraftStore, "_write_all", slow_and_full)
        stage.type("Brenner")
        stage.unsaved.leave(FORM)
        asked.wait()
        stage.look_again()
        may_answer.set()
        stage.wait()
    stage.go_on()
    assert stage.kept() == ["Brenner"]


def test_another_program_reopens_what_was_kept(stage: Stage) -> None:
    stage.type("Brenner")
    stage.unsaved.leave(FORM)
    stage.unsaved.keep_now()
    later = Stage(stage.book)
    draft = later.unsaved.offered(FORM)
    assert draft is not None
    assert draft.fields == {"name": Typed("Brenner")}
