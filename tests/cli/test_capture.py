"""`kamtui log` and `kamtui add`: what is said on the command line is in the book, and what cannot be is refused."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.models.account import Account
from kamtui.models.people import Stakeholder
from kamtui.services.contacts import load_contact, load_contacts
from kamtui.vocabulary import Stance
from kamtui.vocabulary_plan import InteractionKind
from tests.cli.conftest import Kamtui


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "book.db"
    monkeypatch.setenv("KAMTUI_BOOK", str(path))
    book = Book.open(path, create=True)
    with book.step("Accounts") as session:
        session.add(Account(name="Brenner AG"))
        session.add(Account(name="Brenner Süd"))
        session.flush()
        session.add(Stakeholder(account_id=1, name="R. Vogt", position=1))
        session.add(Stakeholder(account_id=1, name="Marta Li", position=2))
    book.close()
    return path


@pytest.fixture
def look(path: Path) -> Iterator[Book]:
    book = Book.open(path, write=False)
    yield book
    book.close()


def test_a_line_is_a_contact_of_today_whose_first_word_is_its_kind(kamtui: Kamtui, path: Path, look: Book) -> None:
    answer = kamtui(
        "log", "brenner ag", "call with Vogt: wants draft by friday", "--with", "vogt:+1", "--with", "Li"
    )
    assert (answer.code, answer.out) == (0, "")
    assert answer.err == "Logged for Brenner AG: Call with R. Vogt and Marta Li\n"
    (listed,) = load_contacts(look, 1)
    assert (listed.kind, listed.day, listed.subject) == (
        InteractionKind.CALL, date(2026, 11, 21), "call with Vogt: wants draft by friday",
    )  # fmt: skip
    assert load_contact(look, listed.id)[1].people == ((1, Stance.SUPPORTER), (2, None))


def test_further_lines_are_the_note_and_become_records(kamtui: Kamtui, path: Path, look: Book) -> None:
    text = "Quarterly\n- [ ] send draft @me ^fri\n! they may leave"
    answer = kamtui("log", "#1", text, "--kind", "event", "--on", "wed")
    assert answer.err == "Logged for Brenner AG: Event “Quarterly”, Wed 18 Nov, 1 action, 1 risk\n"
    (listed,) = load_contacts(look, 1)
    assert (listed.subject, listed.notes) == ("Quarterly", text.partition("\n")[2])
    plan = json.loads(kamtui("plan", "#1", "--json").out)
    assert plan["sections"]["risks"][0]["text"] == "they may leave"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("log", "brenner", "call"), "2 accounts fit “brenner”"),
        (("log", "#1", "  "), "There is nothing to log"),
        (("log", "#1", "x", "--kind", "lunch"), "“lunch” is no kind of contact: write meeting, call"),
        (("log", "#1", "x", "--on", "2027-01-01"), "A contact was today or before"),
        (("log", "#1", "x", "--on", "31.2."), "“31.2.” is not a day"),
        (("log", "#1", "x", "--with", "nobody"), "Nobody of Brenner AG fits “nobody”"),
        (("log", "#1", "x", "--with", "vogt:1"), "“1” is not a stance: write -2, -1, 0, +1 or +2"),
        (("log", "#1", "x", "--with", "vogt:friendly"), "“friendly” is not a stance"),
        (("log", "#1", "--", "- [ ] call ^gaga"), "“gaga” is not a day"),
        (("add", "#1", "call ^gaga"), "“gaga” is not a day"),
        (("add", "#1", "^fri"), "is not an action"),
        (("add", "#1", "call #zzz"), "No account fits “zzz”"),
        (("add", "nobody", "call"), "No account fits “nobody”"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence_and_changes_nothing(
    kamtui: Kamtui, path: Path, words: tuple[str, ...], sentence: str
) -> None:
    before = path.read_bytes()
    answer = kamtui(*words)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(sentence) or sentence in answer.err
    assert path.read_bytes() == before


def test_an_action_is_added_and_can_be_undone(kamtui: Kamtui, path: Path) -> None:
    answer = kamtui("add", "brenner ag", "send draft @me ^fri !high #süd")
    assert answer.err == "Added: send draft, me, due Fri 27 Nov, high priority (Brenner Süd)\n"
    assert kamtui("undo").err == "Undone: New action “send draft”\n"


def test_words_are_missing(kamtui: Kamtui, path: Path) -> None:
    assert kamtui("log", "#1").code == 2
    assert kamtui("add", "#1").code == 2


def test_logging_loads_no_screens(kamtui: Kamtui, path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from kamtui.__main__ import main; code = main(['--today', '2026-11-21', 'log', '#1', 'call']);"
        "assert not [name for name in sys.modules if name.partition('.')[0] == 'textual']; sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
