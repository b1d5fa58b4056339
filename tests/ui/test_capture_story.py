"""Contacts and actions are captured from anywhere, in keys: nothing typed is lost, one key saves."""

import re
from datetime import date

import pytest
from textual import events
from textual.widgets import Input, TextArea

from kamtui.book.book import Book
from kamtui.models.account import Account
from kamtui.models.cadence import Series
from kamtui.models.people import Stakeholder
from kamtui.screens.dialogs.contacts import ContactsDialog
from kamtui.screens.dialogs.log_contact import LogContact
from kamtui.screens.dialogs.quick_action import QuickAction
from kamtui.services.contacts import Contact, load_contact, load_contacts
from kamtui.services.engagement import log_contact
from kamtui.settings import Settings
from kamtui.text import cells
from kamtui.vocabulary import AccountStatus, Stance
from kamtui.vocabulary_plan import InteractionKind
from tests.ui.conftest import Opened, Visit

TODAY = date(2026, 11, 21)
WIDE = "佐藤 美咲"
HOSTILE = "[/x] \x1b[31m\u202e[@click=app.quit()]"
SIX = ("R. Vogt", "Marta Li", "Jens Kohl", "Ana Ruiz", "Piet Bos", WIDE)


@pytest.fixture
def book(empty_book: Book) -> Book:
    """An account with six people, and one that nobody is known of."""
    with empty_book.step("Accounts") as session:
        session.add(Account(name="Brenner AG", status=AccountStatus.KEY, touch_days=30))
        session.add(Account(name="Kappa", status=AccountStatus.KEY))
        session.flush()
        for position, name in enumerate(SIX):
            session.add(Stakeholder(account_id=1, name=name, title="Head of purchasing", position=position))
    return empty_book


def stances(book: Book) -> dict[int | str, Stance | None]:
    """Who took part in the newest contact of the first account, and how they stood."""
    return dict(load_contact(book, load_contacts(book, 1)[0].id)[1].people)


async def write(kam: Visit, text: str) -> None:
    """Paste into what has the keys."""
    focused = kam.app.focused
    assert isinstance(focused, Input | TextArea)
    focused.post_message(events.Paste(text))
    await kam.settle()


async def test_six_people_with_stances_take_a_few_keys(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        keys = ["c", *"vo", "plus", *"li", "4", *"ko", "minus", *"an", "0", *"bo", "1", *WIDE[:1], "plus", "plus"]
        await kam.press(*keys, "ctrl+s")
        assert not isinstance(kam.app.screen, LogContact)
        assert stances(book) == {1: 1, 2: 1, 3: -1, 4: 0, 5: -2, 6: 2}
        assert kam.toasts() == ["Meeting with R. Vogt and 5 others: u takes it back"]
        assert len(keys) + 1 < 30


async def test_without_typing_a_name_down_and_a_stance_do(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        await kam.press("c", "plus", "down", "minus", "down", "space", "down", "X", "ctrl+s")
        assert stances(book) == {1: 1, 2: -1, 3: None, 4: None}


async def test_the_next_touch_moves_at_once(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        assert kam.app.desk.portfolio.by_id[1].touch.days is None
        await kam.press("c", "ctrl+s")
        assert kam.app.desk.portfolio.by_id[1].touch.days == 0
        row = next(line for line in kam.lines()[1:] if "Brenner AG" in line)
        assert re.search(r"\b0 d\b|today", row)
        await kam.press("u")
        assert kam.app.desk.portfolio.by_id[1].touch.days is None


async def test_lines_of_the_note_are_read_while_they_are_typed_and_saved_with_it(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        await kam.press("c", "tab", "tab", "tab")
        await write(kam, "Talked\n- [ ] send draft @me ^fri !high\n! they leave\n+ a portal\n? who signs")
        assert re.search(r"send draft +@me +Fri 27 Nov +high +action", kam.text())
        for told in (r"they leave +risk", r"a portal +idea", r"who signs +open question"):
            assert re.search(told, kam.text())
        await kam.press("ctrl+s")
        assert kam.toasts() == ["Meeting “Talked”: 1 action, 1 risk, 1 idea, 1 open question"]
        await kam.press("2")
        assert "they leave" in kam.text() or "Risks" in kam.text()


async def test_a_line_that_cannot_be_read_keeps_all_and_says_why(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        await kam.press("c", "tab", "tab", "tab")
        await write(kam, "- [ ] send ^gaga")
        assert "“gaga” is not a day" in kam.text()
        await kam.press("ctrl+s")
        assert isinstance(kam.app.screen, LogContact)
        assert load_contacts(book, 1) == ()
        await kam.press("backspace", "backspace", "backspace", "backspace", *"fri", "ctrl+s")
        assert load_contacts(book, 1)[0].actions == 1


async def test_somebody_new_is_offered_and_made_with_the_contact(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        await kam.press("right_square_bracket", "c")
        assert "nobody is known yet: type a name" in kam.text()
        await kam.type("Zoe Hahn")
        assert re.search(r"Zoe Hahn +new person", kam.text())
        await kam.press("plus", "ctrl+s")
        assert kam.toasts() == ["Meeting with Zoe Hahn: new person Zoe Hahn"]
        assert load_contacts(book, 2)[0].people == ("Zoe Hahn",)
        assert load_contacts(book, 1) == ()


async def test_a_name_that_is_typed_and_not_picked_is_picked_when_it_is_saved(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        await kam.press("c", *"vog", "ctrl+s")
        assert stances(book) == {1: None}


async def test_kind_day_time_and_our_people_are_read_as_they_are_typed(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        await kam.press("c", "shift+tab", "shift+tab", "shift+tab", "c", "tab")
        await kam.press("ctrl+u", *"wed")
        assert "Wed 18 Nov" in kam.text()
        await kam.press("enter", *"2pm", "enter", "tab", *"me", "tab")
        await kam.type("Prices")
        await kam.press("ctrl+s")
        (listed,) = load_contacts(book, 1)
        assert (listed.kind, listed.day, listed.time) == (InteractionKind.CALL, date(2026, 11, 18), "14:00")
        assert (listed.our_people, listed.subject) == ("me", "Prices")


@pytest.mark.parametrize(
    ("text", "said"), [("31.2.", "has no day 31"), ("+3d", "today or before"), ("", "empty text")]
)
async def test_a_day_that_is_none_is_refused_where_it_stands(
    visit: Opened, book: Book, text: str, said: str
) -> None:
    async with visit(book) as kam:
        await kam.press("c", *"vo", "plus", "shift+tab", "shift+tab", "ctrl+u")
        await kam.type(text)
        await kam.press("ctrl+s")
        assert said in kam.text()
        assert kam.app.focused is not None
        assert kam.app.focused.id == "day"
        await kam.press("ctrl+u", *"today", "ctrl+s")
        assert stances(book) == {1: 1}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_wrong_elsewhere_is_gone_to_and_said_until_it_is_mended(
    visit: Opened, book: Book, size: tuple[int, int]
) -> None:
    async with visit(book, size=size) as kam:
        await kam.press("c", "shift+tab", *"noon", "tab", "plus", "ctrl+s")
        assert kam.app.focused is not None
        assert kam.app.focused.id == "time"
        assert "“noon” is not a time of day: write it like 14:30, 9 or 2pm" in kam.text()
        assert "ctrl+s save" in kam.text()
        await kam.press("ctrl+u", "9")
        assert "is not a time of day" not in kam.text()
        await kam.press("ctrl+s")
        assert load_contacts(book, 1)[0].time == "09:00"


async def test_what_was_typed_waits_when_one_goes_back(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        await kam.press("c", *"vo", "plus", *"Zoe", "enter", "tab", "tab")
        await kam.type("Prices")
        await kam.press("tab")
        await write(kam, "one\ntwo")
        await kam.press("escape", "c")
        text = kam.text()
        for kept in ("Prices", "one", "two", "Zoe", "not saved"):
            assert kept in text
        await kam.press("f5")
        assert "Prices" not in kam.text()
        await kam.press("f5", "ctrl+s")
        assert stances(book) == {1: 1, 7: None}
        assert kam.app.desk.unsaved.all() == ()


async def test_what_was_typed_is_opened_from_the_list_of_drafts(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        await kam.press("c", *"vo", "plus", "escape")
        await kam.press("a", *"call", "escape", "right_square_bracket", "f7")
        assert "New contact · Brenner AG" in kam.text()
        await kam.press("down", "enter")
        assert isinstance(kam.app.screen, LogContact)
        await kam.press("ctrl+s", "f7", "enter")
        assert isinstance(kam.app.screen, QuickAction)
        assert "call" in kam.text()
        assert stances(book) == {1: 1}


async def test_an_action_is_added_in_one_line_with_completion(visit: Opened, book: Book) -> None:
    async with visit(book, settings=Settings(theme="dark", me="MB")) as kam:
        await kam.press("a")
        await kam.type("send draft @me ^fri #kap")
        assert re.search(r"send draft · Kappa · MB · due Fri 27 Nov", kam.text())
        await kam.press("tab")
        assert isinstance(kam.app.focused, Input)
        assert kam.app.focused.value == "send draft @me ^fri #Kappa "
        await kam.press("enter")
        assert kam.toasts() == ["Action added: send draft, MB, due Fri 27 Nov (Kappa)"]
        with book.rows() as connection:
            assert connection.execute("SELECT account_id, title, owner FROM action").fetchall() == [
                (2, "send draft", "MB")
            ]


async def test_days_and_priorities_are_offered_and_chosen_with_the_arrows(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        await kam.press("a")
        await kam.type("call ^t")
        assert re.search(r"today +Sat 21 Nov", kam.text())
        assert re.search(r"tomorrow +Sun 22 Nov", kam.text())
        await kam.press("down", "tab")
        await kam.type("!")
        await kam.press("tab", "enter")
        assert kam.toasts() == ["Action added: call, due Sun 22 Nov, high priority (Brenner AG)"]


async def test_a_line_that_is_refused_stays_as_it_was_typed(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        await kam.press("a")
        await kam.type("call #zzz")
        await kam.press("enter")
        assert isinstance(kam.app.screen, QuickAction)
        assert "No account fits “zzz”" in kam.text()
        await kam.press("escape", "a")
        assert "call #zzz" in kam.text()
        await kam.press("f5")
        assert "call #zzz" not in kam.text()


async def test_a_line_that_was_left_waits_for_its_own_account(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        await kam.press("a")
        await kam.type("call back")
        await kam.press("escape")
        kam.app.desk.current_id = 2
        await kam.press("a")
        assert "call back" not in kam.text()
        await kam.press("escape", "f7", "enter")
        assert re.search(r"call back · Brenner AG", kam.text())
        await kam.press("enter")
        with book.rows() as look:
            assert look.execute("SELECT account_id, title FROM action").fetchall() == [(1, "call back")]


async def test_contacts_are_listed_changed_removed_and_brought_back(visit: Opened, book: Book) -> None:
    for subject in ("First", "Second"):
        contact = Contact(InteractionKind.CALL, TODAY, subject=subject, note="a note", people=((1, Stance.MENTOR),))
        log_contact(book, 1, contact, TODAY)
    async with visit(book) as kam:
        await kam.press("C")
        assert isinstance(kam.app.screen, ContactsDialog)
        assert re.search(r"Sat 21 Nov.*call.*Second.*R. Vogt", kam.text())
        assert "a note" in kam.text()
        await kam.press("enter", "end")
        await kam.type("!")
        await kam.press("ctrl+s")
        assert "Second!" in kam.text()
        await kam.press("delete")
        assert [one.subject for one in load_contacts(book, 1)] == ["First"]
        assert "brings it back" in kam.text()
        await kam.press("u")
        assert "Second!" in kam.text()
        await kam.press("n", "ctrl+s", "escape")
        assert len(load_contacts(book, 1)) == 3


async def test_an_account_without_contacts_says_so(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        await kam.press("C")
        assert "no contact was logged yet" in kam.text()
        assert "n log   esc back" in kam.text()
        await kam.press("enter", "delete", "n", "ctrl+s", "delete")
        assert "brings it back" in kam.text()  # and not that none was logged yet
        assert "n log   esc back" in kam.text()
        await kam.press("escape")
        assert not isinstance(kam.app.screen, ContactsDialog)


async def test_without_an_account_there_is_nothing_to_log(visit: Opened, empty_book: Book) -> None:
    async with visit(empty_book) as kam:
        for key in "caC":
            await kam.press(key)
            assert "press n" in kam.toasts()[0]


@pytest.mark.parametrize("place", ["1", "2", "3", "4", "5"])
async def test_it_works_from_every_place(visit: Opened, book: Book, place: str) -> None:
    async with visit(book) as kam:
        await kam.press(place, "c")
        assert isinstance(kam.app.screen, LogContact)
        await kam.press("escape", "a")
        assert isinstance(kam.app.screen, QuickAction)
        await kam.press("escape")


async def test_in_people_the_one_under_the_cursor_is_there_already(visit: Opened, book: Book) -> None:
    async with visit(book) as kam:
        await kam.press("3", "j", "c", "ctrl+s")
        assert list(stances(book)) == [2]


async def test_a_meeting_of_the_calendar_is_done_with_its_contact_also_after_going_back(
    visit: Opened, book: Book
) -> None:
    with book.step("Series") as session:
        session.add(Series(account_id=1, title="Review", starts=TODAY, uid="u", changed="2026-11-21"))
    async with visit(book) as kam:
        kam.app.log_contact(1, (2,), (1, TODAY))
        await kam.settle()
        await kam.press("plus", "escape", "f7", "enter", "ctrl+s")
        assert stances(book) == {2: 1}
        with book.rows() as connection:
            (found,) = connection.execute("SELECT state, interaction_id FROM series_occurrence").fetchall()
        assert found == ("done", 1)


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (200, 60)])
async def test_wide_and_hostile_names_stay_in_their_columns(
    visit: Opened, book: Book, size: tuple[int, int]
) -> None:
    with book.step("Hostile") as session:
        session.add(Stakeholder(account_id=1, name=HOSTILE, title=HOSTILE * 9, position=-1))
        session.add(Stakeholder(account_id=1, name="x" * 5_000, position=-2))
    log_contact(
        book, 1, Contact(InteractionKind.CALL, TODAY, subject=HOSTILE, note=HOSTILE, people=((7, None),)), TODAY
    )
    async with visit(book, size=size) as kam:
        for keys in (("c",), ("space", "down", "plus"), ("escape", "C"), ("enter",)):
            await kam.press(*keys)
            assert all(cells(line) <= size[0] for line in kam.lines())
            assert "\x1b" not in kam.text()
        await kam.press("escape", "escape", "a")
        await kam.type("#br")
        assert all(cells(line) <= size[0] for line in kam.lines())
