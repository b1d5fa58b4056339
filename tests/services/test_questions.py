"""The bank of questions and the user's own file, and what becomes of a finding."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.services.accounts import create_account
from kamtui.services.findings import make_of_finding
from kamtui.services.plan import add_record, change_record, load_plan
from kamtui.services.question_bank import folded, load_bank
from kamtui.services.questions import ask_from_bank, asked_already, toggle_answered, toggle_applicable
from kamtui.text import cells
from kamtui.vocabulary_plan import AnswerState, FindingKind, QuestionGroup

TODAY = date(2026, 11, 21)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    book = Book.open(tmp_path / "book.db", create=True)
    create_account(book, {"name": "Brenner AG"}, TODAY)
    yield book
    book.close()


def own(folder: Path, text: str) -> Path:
    path = folder / "questions.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_bank_has_about_fifty_questions_in_all_groups(tmp_path: Path) -> None:
    bank = load_bank(tmp_path / "none.txt")
    assert bank.problem == ""
    assert 45 <= len(bank.questions) <= 60
    assert {question.group for question in bank.questions} == set(QuestionGroup)
    assert len({question.key for question in bank.questions}) == len(bank.questions)
    for question in bank.questions:
        assert question.text.endswith("?")
        assert cells(question.text) <= 66, "it is read whole in a terminal of 80 columns"


def test_the_users_file_adds_and_leaves_out(tmp_path: Path) -> None:
    ours = load_bank(tmp_path / "none.txt")
    gone = next(question for question in ours.questions if question.group is QuestionGroup.TEAM)
    path = own(
        tmp_path,
        f"# mine\n[Our Team]\n- {gone.text.upper()}\n[needs]\nDo they need a bridge?\n\n[trends]\n-\nWhat rises?\n",
    )
    bank = load_bank(path)
    assert bank.problem == ""
    texts = [question.text for question in bank.questions]
    assert gone.text not in texts
    assert "Do they need a bridge?" in texts
    assert [question.text for question in bank.questions if question.group is QuestionGroup.TRENDS] == [
        "What rises?"
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("Who is it?\n", "line 1 stands below no heading: write one such as [needs] above it."),
        ("\n[nedes]\n", "line 2 names no group: there are our team, who is on it, trends,"),
        (f"[needs]\n{'x' * 501}?\n", "line 2 is longer than 500 characters."),
    ],
)
def test_what_is_wrong_in_it_is_one_sentence_and_the_rest_is_taken(tmp_path: Path, content: str, said: str) -> None:
    bank = load_bank(own(tmp_path, f"{content}[needs]\nDo they need a bridge?\n"))
    assert said in bank.problem
    assert "\n" not in bank.problem
    assert "Do they need a bridge?" in [question.text for question in bank.questions]


def test_a_file_that_is_no_text_leaves_ours_alone(tmp_path: Path) -> None:
    path = tmp_path / "questions.txt"
    path.write_bytes(b"[needs]\n\xff\xfe\x00")
    bank = load_bank(path)
    assert bank.problem.endswith("is no text in UTF-8, so only our own questions are here.")
    assert bank.questions == load_bank(tmp_path / "none.txt").questions


def test_a_folder_of_that_name_is_said_too(tmp_path: Path) -> None:
    (tmp_path / "questions.txt").mkdir()
    assert "cannot be read" in load_bank(tmp_path / "questions.txt").problem


@given(st.text())
def test_two_wordings_of_one_question_are_the_same(text: str) -> None:
    assert folded(f"  {text}  ?") == folded(text)


def test_questions_are_asked_once_however_they_are_worded(book: Book, tmp_path: Path) -> None:
    first, second, *_ = load_bank(tmp_path / "none.txt").questions
    (key,) = ask_from_bank(book, 1, [first], TODAY)
    change_record(book, "question", key, {"text": "Whom do they like?"}, TODAY)
    assert asked_already(book, 1, [first, second]) == {first.key}
    assert len(ask_from_bank(book, 1, [first, second], TODAY)) == 1
    steps = len(book.history(50))
    assert ask_from_bank(book, 1, [first, second], TODAY) == ()
    assert len(book.history(50)) == steps


def test_an_answer_answers_and_its_loss_opens_again(book: Book) -> None:
    key = add_record(book, 1, "question", {"text": "Who decides?"}, today=TODAY)

    def state() -> object:
        return next(
            row.values["state"] for row in load_plan(book, 1, TODAY).sections["questions"] if row.kind == "question"
        )

    with pytest.raises(Refused, match="no answer"):
        toggle_answered(book, key)
    change_record(book, "question", key, {"answer": "The board"}, TODAY)
    assert state() is AnswerState.ANSWERED
    change_record(book, "question", key, {"answer": None}, TODAY)
    assert state() is AnswerState.OPEN
    assert toggle_applicable(book, key) is AnswerState.NOT_APPLICABLE
    change_record(book, "question", key, {"answer": "The board"}, TODAY)
    assert state() is AnswerState.NOT_APPLICABLE
    assert toggle_applicable(book, key) is AnswerState.ANSWERED


def test_a_question_past_its_day_is_late_while_it_is_open(book: Book) -> None:
    key = add_record(book, 1, "question", {"text": "Who?", "due": date(2026, 11, 18), "owner": "ME"}, today=TODAY)
    (_, row) = load_plan(book, 1, TODAY).sections["questions"]
    assert row.late_days == 3
    change_record(book, "question", key, {"answer": "She"}, TODAY)
    (_, row) = load_plan(book, 1, TODAY).sections["questions"]
    assert row.late_days == 0


def test_a_finding_becomes_one_action_and_one_risk(book: Book) -> None:
    key = add_record(
        book, 1, "finding", {"text": "Late", "kind": FindingKind.WEAKNESS, "note": "Seen"}, today=TODAY
    )
    make_of_finding(book, key, "action")
    make_of_finding(book, key, "risk")
    for kind in ("action", "risk"):
        with pytest.raises(Refused, match="already"):
            make_of_finding(book, key, kind)
    plan = load_plan(book, 1, TODAY).sections
    assert plan["swot"][0].values["note"] == "Seen\nBecame the action “Late”\nBecame the risk “Late”"
    assert [row.values["text"] for row in plan["risks"]] == ["Late"]
    book.undo()
    assert load_plan(book, 1, TODAY).sections["risks"] == ()


def test_a_finding_that_is_gone_becomes_nothing(book: Book) -> None:
    with pytest.raises(Refused, match="not in the book any more"):
        make_of_finding(book, 99, "risk")
