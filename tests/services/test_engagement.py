"""Contacts are logged, changed and removed in one step each; actions are added from one line."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.models.account import Account
from kamtui.models.cadence import Series
from kamtui.models.people import Stakeholder
from kamtui.models.team import TeamMember
from kamtui.reading import NotUnderstood
from kamtui.services.adding import add_action, completions, load_known, understand
from kamtui.services.cadence import create_series, move_occurrence
from kamtui.services.contacts import Contact, find_attendee, load_around, load_contact, load_contacts
from kamtui.services.engagement import change_contact, log_contact, remove_contact
from kamtui.services.plan import load_plan
from kamtui.services.portfolio import load_portfolio
from kamtui.services.search import Ambiguous
from kamtui.vocabulary import AccountStatus, Stance
from kamtui.vocabulary_plan import InteractionKind

TODAY = date(2026, 11, 21)
BRENNER, KAPPA = 1, 2
VOGT, LI, OTHER = 1, 2, 3
CALL = Contact(InteractionKind.CALL, TODAY, subject="Prices")
HOSTILE = "[/x] \x1b[31m\u202eevil \U0001f468\u200d\U0001f469 [@click=app.quit()]"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True)
    with opened.step("Accounts") as session:
        session.add(
            Account(
                name="Brenner [AG]", owner="M. Egger", touch_on=TODAY + timedelta(days=9), status=AccountStatus.KEY
            )
        )
        session.add(Account(name="Kappa GmbH"))
        session.flush()
        session.add(Stakeholder(account_id=BRENNER, name="R. Vogt", title="CFO", position=1, touch_on=TODAY))
        session.add(Stakeholder(account_id=BRENNER, name="李美咲", position=2, touch_on=TODAY))
        session.add(Stakeholder(account_id=KAPPA, name="Otto", position=1))
        session.add(TeamMember(account_id=BRENNER, name="Lena Aubry", position=1))
        session.add(
            Series(account_id=BRENNER, title="Review", starts=TODAY, uid="u", sequence=0, changed="2026-11-21")
        )
    yield opened
    opened.close()


def rows(book: Book, sql: str) -> list[Any]:
    with book.rows() as connection:
        return connection.execute(sql).fetchall()


def test_a_contact_is_one_step_with_all_that_came_of_it(book: Book) -> None:
    before = len(book.history())
    note = "hello\n- [ ] send draft @lena ^fri !high\n! they may leave\n+ a portal\n? who signs"
    contact = replace(CALL, time="14:30", note=note, people=((VOGT, Stance.SUPPORTER),))
    logged = log_contact(book, BRENNER, contact, TODAY, me="ME")
    assert logged.told == ("Call with R. Vogt", "1 action", "1 risk", "1 idea", "1 open question")
    assert len(book.history()) == before + 1
    assert book.history()[0].what == "Log call with R. Vogt"
    assert rows(book, "SELECT title, owner, due, person_id, interaction_id, note FROM action") == [
        ("send draft", "Lena Aubry", "2026-11-27", VOGT, 1, "Priority: high")
    ]
    assert rows(book, "SELECT title, day, channel, person_id FROM idea") == [
        ("a portal", "2026-11-21", "call", VOGT)
    ]
    assert rows(book, "SELECT text FROM risk UNION SELECT text FROM question ORDER BY text") == [
        ("they may leave",), ("who signs",),
    ]  # fmt: skip
    assert rows(book, "SELECT day, value, interaction_id FROM stance_reading") == [("2026-11-21", 1, 1)]
    assert book.undo() is not None
    for table in ("interaction", "attendance", "stance_reading", "action", "risk", "idea", "question", "plan"):
        assert rows(book, f"SELECT count(*) FROM {table}") == [(0,)]


def test_the_last_touch_moves_at_once_and_planned_touches_end(book: Book) -> None:
    log_contact(book, BRENNER, replace(CALL, people=((VOGT, None),)), TODAY)
    assert load_portfolio(book, TODAY, {}).by_id[BRENNER].touch.days == 0
    assert rows(book, "SELECT touch_on FROM account WHERE id = 1") == [(None,)]
    assert rows(book, "SELECT id, touch_on FROM stakeholder WHERE account_id = 1") == [
        (VOGT, None),
        (LI, str(TODAY)),
    ]


def test_a_contact_logged_late_ends_no_plan_made_since(book: Book) -> None:
    log_contact(book, BRENNER, CALL, TODAY)
    with book.step("Plan a touch") as session:
        account = session.get(Account, BRENNER)
        assert account is not None
        account.touch_on = TODAY + timedelta(days=3)
    log_contact(book, BRENNER, replace(CALL, day=TODAY - timedelta(days=7)), TODAY)
    assert rows(book, "SELECT touch_on FROM account WHERE id = 1") == [("2026-11-24",)]


def test_nobody_is_asked_for_a_stance(book: Book) -> None:
    log_contact(book, BRENNER, replace(CALL, people=((VOGT, None), (LI, Stance.ENEMY))), TODAY)
    assert rows(book, "SELECT stakeholder_id, value FROM stance_reading") == [(LI, -2)]
    assert load_around(book, BRENNER).people[1].stance is Stance.ENEMY


def test_somebody_new_is_made_in_the_same_step_and_once(book: Book) -> None:
    logged = log_contact(
        book, KAPPA, replace(CALL, people=(("Zoë  Hahn", Stance.NEUTRAL), ("zoe hahn", None))), TODAY
    )
    assert logged.told[-1] == "new person Zoë Hahn"
    assert [one.name for one in load_around(book, KAPPA).people] == ["Otto", "Zoë Hahn"]
    assert load_contacts(book, KAPPA)[0].people == ("Zoë Hahn",)


@pytest.mark.parametrize("people", [((OTHER, None),), ((999, None),), (("  ", None),)])
def test_who_is_no_one_of_theirs_is_refused_and_nothing_is_kept(book: Book, people: Any) -> None:
    with pytest.raises(Refused):
        log_contact(book, BRENNER, replace(CALL, people=people, note="! risk"), TODAY)
    assert load_contacts(book, BRENNER) == ()
    assert rows(book, "SELECT count(*) FROM risk") == [(0,)]


def test_a_day_ahead_a_bad_line_and_a_gone_account_are_refused(book: Book) -> None:
    with pytest.raises(Refused, match="today or before"):
        log_contact(book, BRENNER, replace(CALL, day=TODAY + timedelta(days=1)), TODAY)
    with pytest.raises(Refused, match="“gaga” is not a day"):
        log_contact(book, BRENNER, replace(CALL, note="- [ ] call ^gaga"), TODAY)
    with pytest.raises(Refused, match="not in the book"):
        log_contact(book, 99, CALL, TODAY)
    with pytest.raises(Refused, match="Subject"):
        log_contact(book, BRENNER, replace(CALL, subject="x" * 200_000), TODAY)
    assert rows(book, "SELECT count(*) FROM interaction") == [(0,)]


def test_an_hour_that_its_night_leaves_out_is_refused(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    night = replace(CALL, day=date(2026, 3, 29), time="02:30")
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "Europe/Vienna")
        time.tzset()
        with pytest.raises(Refused, match="02:30 does not exist that day: the clocks were put forward"):
            log_contact(book, BRENNER, night, TODAY)
    time.tzset()
    assert not load_contacts(book, BRENNER)


def test_an_hour_is_only_refused_where_it_is_new_and_by_the_clocks_of_its_series(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    night = replace(CALL, day=date(2026, 3, 29), time="02:30")
    tokyo, vienna = (
        create_series(book, BRENNER, {"title": "Call", "starts": night.day, "zone": zone})
        for zone in ("Asia/Tokyo", "Europe/Vienna")
    )
    with monkeypatch.context() as changed:
        changed.setenv("TZ", "UTC")
        time.tzset()
        plain = log_contact(book, BRENNER, night, TODAY).interaction_id
        with pytest.raises(Refused, match="does not exist"):
            log_contact(book, BRENNER, replace(night, series=(vienna, night.day)), TODAY)
        changed.setenv("TZ", "Europe/Vienna")
        time.tzset()
        change_contact(book, plain, replace(night, subject="Kept"), TODAY)
        with pytest.raises(Refused, match="02:45 does not exist"):
            change_contact(book, plain, replace(night, time="02:45"), TODAY)
        theirs = log_contact(book, BRENNER, replace(night, series=(tokyo, night.day)), TODAY).interaction_id
        change_contact(book, theirs, replace(night, time="02:45"), TODAY)
    time.tzset()
    assert load_contact(book, plain)[1].subject == "Kept"
    assert load_contact(book, theirs)[1].time == "02:45"


def test_capturing_makes_no_plan_unless_something_needs_one(book: Book) -> None:
    log_contact(book, BRENNER, replace(CALL, note="- [ ] call\n+ idea\n? who"), TODAY)
    assert rows(book, "SELECT count(*) FROM plan") == [(0,)]
    view = load_plan(book, BRENNER, TODAY)
    assert [row.values["title"] for row in view.sections["ideas"]] == ["idea"]
    log_contact(book, BRENNER, replace(CALL, note="! risk"), TODAY)
    assert [row.values["text"] for row in load_plan(book, BRENNER, TODAY).sections["risks"]] == ["risk"]


def test_the_occurrence_it_was_of_is_done_and_open_again_without_it(book: Book) -> None:
    logged = log_contact(book, BRENNER, replace(CALL, series=(1, TODAY)), TODAY)
    assert rows(book, "SELECT day, state, interaction_id FROM series_occurrence") == [("2026-11-21", "done", 1)]
    remove_contact(book, logged.interaction_id)
    assert rows(book, "SELECT count(*) FROM series_occurrence") == [(0,)]
    with pytest.raises(Refused, match="series"):
        log_contact(book, KAPPA, replace(CALL, series=(1, TODAY)), TODAY)


def test_a_day_that_the_rule_does_not_give_any_more_is_no_reason_against_the_contact(book: Book) -> None:
    yesterday = TODAY - timedelta(days=1)
    log_contact(book, BRENNER, replace(CALL, series=(1, yesterday)), TODAY)
    assert rows(book, "SELECT day, state, interaction_id FROM series_occurrence") == [("2026-11-20", "done", 1)]


def test_a_meeting_that_was_moved_stays_moved_without_the_contact(book: Book) -> None:
    move_occurrence(book, 1, TODAY, TODAY - timedelta(days=1))
    logged = log_contact(book, BRENNER, replace(CALL, series=(1, TODAY)), TODAY)
    remove_contact(book, logged.interaction_id)
    assert rows(book, "SELECT day, state, moved_to, interaction_id FROM series_occurrence") == [
        ("2026-11-21", "moved", "2026-11-20", None)
    ]


def test_a_contact_changes_with_people_stances_and_new_lines_only(book: Book) -> None:
    note = "- [ ] call back"
    people = ((VOGT, Stance.SUPPORTER), (LI, Stance.NEUTRAL))
    key = log_contact(book, BRENNER, replace(CALL, note=note, people=people), TODAY).interaction_id
    account, contact = load_contact(book, key)
    assert (account, contact.people) == (BRENNER, people)
    yesterday = TODAY - timedelta(days=1)
    changed = replace(contact, day=yesterday, people=((VOGT, Stance.MENTOR),), note=note + "\n! they may leave")
    logged = change_contact(book, key, changed, TODAY)
    assert logged.told == ("Call with R. Vogt", "1 risk")
    assert rows(book, "SELECT stakeholder_id, day, value FROM stance_reading") == [(VOGT, str(yesterday), 2)]
    assert rows(book, "SELECT count(*) FROM action") == [(1,)]
    assert load_contacts(book, BRENNER)[0].people == ("R. Vogt",)
    assert book.undo() is not None
    assert load_contact(book, key)[1] == contact


def test_a_removed_contact_takes_its_stances_and_leaves_its_promises(book: Book) -> None:
    key = log_contact(
        book, BRENNER, replace(CALL, note="- [ ] call", people=((VOGT, Stance.MENTOR),)), TODAY
    ).interaction_id
    assert remove_contact(book, key) == "call with R. Vogt"
    assert rows(book, "SELECT count(*) FROM stance_reading") == [(0,)]
    assert rows(book, "SELECT title, interaction_id FROM action") == [("call", None)]
    with pytest.raises(Refused, match="not in the book any more"):
        remove_contact(book, key)
    book.undo()
    assert load_contacts(book, BRENNER)[0].actions == 1
    assert load_around(book, BRENNER).people[0].stance is Stance.MENTOR


def test_who_left_may_still_have_been_there_and_a_seat_that_is_empty_now_too(book: Book) -> None:
    key = log_contact(book, BRENNER, replace(CALL, people=((VOGT, None),)), TODAY).interaction_id
    with book.step("Leave") as session:
        person = session.get(Stakeholder, VOGT)
        assert person is not None
        person.is_vacancy = True
    contact = load_contact(book, key)[1]
    assert VOGT in [one.id for one in load_around(book, BRENNER).people]
    change_contact(book, key, replace(contact, subject="Other"), TODAY)
    assert load_contacts(book, BRENNER)[0].people == ("R. Vogt",)


def test_hostile_texts_are_cleaned_on_their_way_in(book: Book) -> None:
    contact = replace(CALL, subject=HOSTILE, note=f"! {HOSTILE}", our_people=HOSTILE, people=((HOSTILE, None),))
    log_contact(book, BRENNER, contact, TODAY)
    stored = rows(book, "SELECT subject, our_people, notes FROM interaction")[0]
    stored += rows(book, "SELECT text FROM risk")[0] + rows(book, "SELECT name FROM stakeholder WHERE id = 4")[0]
    for text in stored:
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "[/x]" in text


def test_our_people_are_spelt_as_they_are_known(book: Book) -> None:
    log_contact(book, BRENNER, replace(CALL, our_people="lena aubry,  me,Guest "), TODAY, me="MB")
    assert load_contacts(book, BRENNER)[0].our_people == "Lena Aubry, MB, Guest"


def test_a_person_is_found_by_number_by_whole_name_or_by_a_part(book: Book) -> None:
    around = load_around(book, BRENNER)
    assert [find_attendee(around, text).id for text in ("#1", "vogt", "美咲", "r. vogt")] == [VOGT, VOGT, LI, VOGT]
    with pytest.raises(Refused, match="Nobody of Brenner"):
        find_attendee(around, "otto")
    log_contact(book, BRENNER, replace(CALL, people=(("S. Vogt", None),)), TODAY)
    with pytest.raises(Ambiguous, match="2 people fit"):
        find_attendee(load_around(book, BRENNER), "vogt")


# ---------------------------------------------------------------- one line


def test_an_action_is_added_from_one_line(book: Book) -> None:
    added = add_action(book, "send [/x] draft @me ^fri #kappa !low", TODAY, BRENNER, me="ME")
    assert added.told(TODAY) == "send [/x] draft, ME, due Fri 27 Nov, low priority (Kappa GmbH)"
    assert rows(book, "SELECT account_id, title, owner, due, note, objective_id FROM action") == [
        (KAPPA, "send [/x] draft", "ME", "2026-11-27", "Priority: low", None)
    ]
    assert book.history()[0].what == "New action “send [/x] draft”"


def test_the_current_account_goes_without_saying_and_none_is_asked_for(book: Book) -> None:
    assert add_action(book, "call", TODAY, BRENNER).account_id == BRENNER
    with pytest.raises(Refused, match="Which account"):
        add_action(book, "call", TODAY)


@pytest.mark.parametrize("line", ["call #zzz", "call #a", "^fri", "call ^gaga", "call !soon", "call @a @b", ""])
def test_what_cannot_be_understood_changes_nothing(book: Book, line: str) -> None:
    with pytest.raises((Refused, NotUnderstood)):
        add_action(book, line, TODAY, BRENNER)
    assert rows(book, "SELECT count(*) FROM action") == [(0,)]


def test_words_with_a_mark_are_completed_so_that_they_are_understood(book: Book) -> None:
    known = load_known(book, BRENNER, "ME")
    for word, wanted in (("#bre", BRENNER), ("#ap", KAPPA)):
        ((written, _),) = completions(word, known, ())
        assert understand(f"call {written}", TODAY, known).account_id == wanted
    assert completions("@", known, ())[:2] == [("@me", "ME"), ('@"Lena Aubry"', "Lena Aubry")]
    assert understand('call @"Lena Aubry"', TODAY, known, 1).owner == "Lena Aubry"
    assert understand("call @aub", TODAY, known, 1).owner == "Lena Aubry"
    assert completions("!m", known, ()) == [("!medium", "")]
    assert completions("^f", known, ("fri", "sat")) == [("^fri", "")]
    assert completions("f", known, ()) == []


def test_an_account_whose_name_has_quotes_is_named_by_its_number(book: Book) -> None:
    with book.step("Quotes") as session:
        session.add(Account(name='The “Best" Co'))
    known = load_known(book, None, "")
    ((written, _),) = completions("#best", known, ())
    assert understand(f"call {written}", TODAY, known).account == 'The “Best" Co'
