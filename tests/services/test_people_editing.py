"""Changing people: each change is one step that undo takes back, and nothing closes a circle."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.models.account import BusinessUnit
from kamtui.models.engagement import Attendance, Interaction
from kamtui.models.people import StanceReading
from kamtui.services.accounts import create_account
from kamtui.services.people import load_people
from kamtui.services.people_editing import (
    change_line,
    change_person,
    create_person,
    draw_line,
    move_among_siblings,
    move_person,
    remove_line,
    remove_person,
    set_influence,
    set_role,
    set_stance,
)
from kamtui.services.people_records import PersonTwice
from kamtui.vocabulary import DecisionRole, Influence, Stance
from kamtui.vocabulary_people import LineKind, StanceWord

TODAY = date(2026, 11, 21)
Enter = Callable[..., int]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with two accounts."""
    found = Book.open(tmp_path / "book.db", create=True)
    create_account(found, {"name": "Brenner AG"}, TODAY)
    create_account(found, {"name": "Kappa GmbH"}, TODAY)
    yield found
    found.close()


@pytest.fixture
def enter(book: Book) -> Enter:
    """Enter a person."""

    def enter(name: str, under: int | None = None, **more: object) -> int:
        after = more.pop("after", None)
        assert after is None or isinstance(after, int)
        return create_person(book, 1, {"name": name} | more, TODAY, under=under, after=after)

    return enter


def names(book: Book) -> list[str]:
    """The chart as an indented list."""
    return ["  " * row.depth + row.name for row in load_people(book, 1, TODAY).people]


def stances(book: Book, key: int) -> list[tuple[date, int | None]]:
    """All readings of a person."""
    readings = load_people(book, 1, TODAY).by_id[key].readings
    return [(seen.day, None if seen.value is None else int(seen.value)) for seen in readings]


def last_step(book: Book) -> str:
    """What was done last."""
    return book.history(1)[0].what


# Entering and changing.


def test_a_person_is_entered_in_one_step_with_role_and_stance(book: Book, enter: Enter) -> None:
    boss = enter("Brenner")
    key = enter("Vogt", boss, role="champion", stance="mentor", title="Buyer")
    row = load_people(book, 1, TODAY).by_id[key]
    assert (row.role, row.stance, row.reports_to_id, row.title) == (
        DecisionRole.CHAMPION,
        Stance.MENTOR,
        boss,
        "Buyer",
    )
    assert last_step(book) == "New person “Vogt”"
    book.undo()
    assert names(book) == ["Brenner"]
    book.redo()
    assert load_people(book, 1, TODAY).by_id[key].stance is Stance.MENTOR


def test_a_sibling_stands_right_behind_and_shares_the_manager(book: Book, enter: Enter) -> None:
    boss = enter("Brenner")
    vogt = enter("Vogt", boss)
    enter("Huber", boss)
    enter("Lang", after=vogt)
    enter("Root")
    assert names(book) == ["Brenner", "  Vogt", "  Lang", "  Huber", "Root"]


def test_many_siblings_behind_the_first_keep_their_order(book: Book, enter: Enter) -> None:
    first = enter("First")
    enter("Last")
    for number in range(15):
        enter(f"Between {number}", after=first)
    assert names(book) == ["First", *(f"Between {number}" for number in reversed(range(15))), "Last"]


def test_a_form_changes_fields_and_dates_what_is_dated(book: Book, enter: Enter) -> None:
    key = enter("Vogt", stance="neutral")
    change_person(
        book, key, {"influence": "high", "role": DecisionRole.SPONSOR, "stance": StanceWord.SUPPORTER}, TODAY
    )
    row = load_people(book, 1, TODAY).by_id[key]
    assert (row.influence, row.role, row.stance) == (Influence.HIGH, DecisionRole.SPONSOR, Stance.SUPPORTER)
    steps = len(book.history())
    change_person(book, key, {"influence": "high", "role": "sponsor", "stance": "supporter"}, TODAY)
    assert len(book.history()) == steps, "nothing differs"
    change_person(book, key, {"stance": None}, TODAY)
    assert load_people(book, 1, TODAY).by_id[key].stance is None


def test_a_new_manager_in_the_form_puts_the_person_last_there(book: Book, enter: Enter) -> None:
    boss, key = enter("Brenner"), enter("Vogt")
    enter("Huber", boss)
    change_person(book, key, {"reports_to_id": boss}, TODAY)
    assert names(book) == ["Brenner", "  Huber", "  Vogt"]


def test_a_name_of_somebody_who_is_there_is_asked_about(book: Book, enter: Enter) -> None:
    first = enter("Renée Vogt")
    with pytest.raises(PersonTwice, match="is with this account already") as refused:
        enter("renee vogt")
    assert refused.value.person_id == first
    other = create_person(book, 1, {"name": "Renée Vogt"}, TODAY, allow_same_name=True)
    assert other != first
    create_person(book, 2, {"name": "Renée Vogt"}, TODAY)
    lang = enter("Lang")
    with pytest.raises(PersonTwice):
        change_person(book, lang, {"name": "Renée Vogt"}, TODAY)
    change_person(book, other, {"title": "The other one"}, TODAY)


def test_places_nobody_fills_and_leavers_may_share_a_name(book: Book, enter: Enter) -> None:
    enter("Buyer ?", is_vacancy=True)
    enter("Buyer ?", is_vacancy=True)
    gone = enter("Vogt")
    change_person(book, gone, {"left_on": TODAY}, TODAY)
    enter("Vogt")
    assert names(book) == ["Buyer ?", "Buyer ?", "Vogt", "Vogt"]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"name": ""}, "Name: it cannot be empty"),
        ({"name": "   "}, "Name: it cannot be empty"),
        ({"name": "A", "influence": "huge"}, "Influence: choose one of"),
        ({"name": "A", "touch_days": 0}, "Touch every: it is too small"),
        ({"name": "A", "unit_id": 1}, "Unit: it is not one of this account's"),
        ({"name": "A", "reports_to_id": 99}, "Reports to: this person is not in the book any more"),
        ({"name": "A", "is_vacancy": None}, "Vacancy: it is yes or no"),
        ({"name": "A ?", "is_vacancy": True, "stance": "mentor"}, "is a vacancy"),
        ({"name": "A", "stance": "friend"}, "Stance: choose one of"),
    ],
)
def test_what_cannot_be_saved_is_refused_and_nothing_is_changed(
    book: Book, values: dict[str, object], reason: str
) -> None:
    with book.step("A unit of the other account") as session:
        session.add(BusinessUnit(account_id=2, name="Hall"))
    steps = len(book.history())
    with pytest.raises(Refused, match=reason):
        create_person(book, 1, values, TODAY)
    assert names(book) == []
    assert len(book.history()) == steps


def test_a_boss_in_another_account_is_refused(book: Book, enter: Enter) -> None:
    stranger = create_person(book, 2, {"name": "Stranger"}, TODAY)
    key = enter("Vogt")
    for attempt in (
        lambda: move_person(book, key, stranger),
        lambda: change_person(book, key, {"reports_to_id": stranger}, TODAY),
        lambda: enter("Lang", stranger),
    ):
        with pytest.raises(Refused, match="“Stranger” is with another account"):
            attempt()


def test_a_person_has_one_boss_and_a_second_takes_the_firsts_place(book: Book, enter: Enter) -> None:
    one, two = enter("One"), enter("Two")
    key = enter("Vogt", one)
    move_person(book, key, two)
    assert names(book) == ["One", "Two", "  Vogt"]


# Stances, roles, influence.


def test_six_stances_of_a_meeting_are_one_step_and_one_undo(book: Book, enter: Enter) -> None:
    keys = [enter(f"Person {number}") for number in range(6)]
    set_stance(book, keys, Stance.SUPPORTER, TODAY)
    assert last_step(book) == "Stance of 6 people: supporter"
    assert all(row.stance is Stance.SUPPORTER for row in load_people(book, 1, TODAY).people)
    book.undo()
    assert all(row.stance is None for row in load_people(book, 1, TODAY).people)


def test_a_stance_of_the_same_day_is_corrected_and_one_of_another_day_is_added(book: Book, enter: Enter) -> None:
    key = enter("Vogt")
    before = TODAY - timedelta(days=7)
    set_stance(book, [key], Stance.NEUTRAL, before)
    set_stance(book, [key], Stance.SUPPORTER, TODAY)
    set_stance(book, [key], Stance.MENTOR, TODAY)
    assert stances(book, key) == [(before, 0), (TODAY, 2)]
    assert last_step(book) == "Stance of “Vogt”: mentor"
    book.undo()
    assert stances(book, key) == [(before, 0), (TODAY, 1)]
    set_stance(book, [key], None, TODAY)
    assert stances(book, key) == [(before, 0), (TODAY, None)]


def test_what_was_seen_in_a_meeting_stays_beside_what_is_set_by_hand(book: Book, enter: Enter) -> None:
    key = enter("Vogt")
    with book.step("Meet") as session:
        met = Interaction(account_id=1, day=TODAY)
        session.add(met)
        session.flush()
        session.add(Attendance(interaction_id=met.id, stakeholder_id=key))
        session.add(StanceReading(stakeholder_id=key, day=TODAY, value=Stance.NEUTRAL, interaction_id=met.id))
    set_stance(book, [key], Stance.SUPPORTER, TODAY)
    assert stances(book, key) == [(TODAY, 0), (TODAY, 1)]
    set_stance(book, [key], Stance.ENEMY, TODAY)
    assert stances(book, key) == [(TODAY, 0), (TODAY, -2)]


def test_a_vacancy_has_no_stance(book: Book, enter: Enter) -> None:
    key = enter("CFO ?", is_vacancy=True)
    with pytest.raises(Refused, match="nobody is there"):
        set_stance(book, [key], Stance.NEUTRAL, TODAY)


def test_a_role_is_dated_and_the_same_role_is_not_noted_twice(book: Book, enter: Enter) -> None:
    key = enter("Vogt")
    set_role(book, key, DecisionRole.USER, TODAY - timedelta(days=10))
    steps = len(book.history())
    set_role(book, key, DecisionRole.USER, TODAY)
    assert len(book.history()) == steps
    set_role(book, key, DecisionRole.SPONSOR, TODAY)
    assert last_step(book) == "Role of “Vogt”: sponsor"
    set_role(book, key, None, TODAY)
    assert load_people(book, 1, TODAY).by_id[key].role is None
    assert load_people(book, 1, TODAY, TODAY - timedelta(days=1)).by_id[key].role is DecisionRole.USER


def test_influence_is_set_and_taken_back(book: Book, enter: Enter) -> None:
    key = enter("Vogt")
    set_influence(book, key, Influence.HIGH)
    assert load_people(book, 1, TODAY).map_state.value == 2
    assert last_step(book) == "Influence of “Vogt”: high"
    book.undo()
    assert load_people(book, 1, TODAY).map_state.value == 1


# Moving.


def test_a_person_moves_with_everybody_below(book: Book, enter: Enter) -> None:
    boss = enter("Brenner")
    vogt, huber = enter("Vogt", boss), enter("Huber", boss)
    enter("Lang", vogt)
    assert move_person(book, vogt, huber)
    assert names(book) == ["Brenner", "  Huber", "    Vogt", "      Lang"]
    assert last_step(book) == "Move “Vogt” under “Huber”"
    assert not move_person(book, vogt, huber)
    move_person(book, vogt, None)
    assert names(book) == ["Brenner", "  Huber", "Vogt", "  Lang"]
    assert last_step(book) == "Move “Vogt” to the top"


def test_several_move_in_one_step_and_whoever_stands_below_one_of_them_stays_there(
    book: Book, enter: Enter
) -> None:
    boss = enter("Brenner")
    vogt, huber = enter("Vogt", boss), enter("Huber", boss)
    lang, keller = enter("Lang", vogt), enter("Keller", huber)
    moser = enter("Moser", lang)
    before = names(book)
    assert move_person(book, (vogt, moser, keller), None)
    assert names(book) == ["Brenner", "  Huber", "Vogt", "  Lang", "    Moser", "Keller"]
    assert last_step(book) == "Move 3 people to the top"
    assert not move_person(book, (vogt, moser, keller), None)
    book.undo()
    assert names(book) == before
    with pytest.raises(Refused, match="a circle, Vogt > Lang > Vogt"):
        move_person(book, (keller, vogt), lang)
    assert names(book) == before, "nobody moves where one cannot"


def test_a_circle_is_refused_and_its_chain_told(book: Book, enter: Enter) -> None:
    boss = enter("Brenner")
    vogt = enter("Vogt", boss)
    lang = enter("Lang", vogt)
    with pytest.raises(Refused, match="a circle, Brenner > Vogt > Lang > Brenner"):
        move_person(book, boss, lang)
    with pytest.raises(Refused, match="“Vogt” cannot report to themselves"):
        move_person(book, vogt, vogt)
    with pytest.raises(Refused, match="a circle"):
        change_person(book, boss, {"reports_to_id": vogt}, TODAY)
    assert names(book) == ["Brenner", "  Vogt", "    Lang"]


def test_siblings_change_places(book: Book, enter: Enter) -> None:
    boss = enter("Brenner")
    keys = [enter(name, boss) for name in ("A", "B", "C")]
    assert move_among_siblings(book, keys[0], 1)
    assert names(book) == ["Brenner", "  B", "  A", "  C"]
    assert not move_among_siblings(book, keys[2], 1)
    assert move_among_siblings(book, keys[2], -1)
    assert names(book) == ["Brenner", "  B", "  C", "  A"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(moves=st.lists(st.tuples(st.integers(0, 6), st.integers(-1, 6)), max_size=12))
def test_no_moves_whatever_lose_anybody(book: Book, moves: list[tuple[int, int]]) -> None:
    keys = [row.id for row in load_people(book, 1, TODAY).people] or [
        create_person(book, 1, {"name": f"Person {number}"}, TODAY) for number in range(7)
    ]
    for who, under in moves:
        with suppress(Refused):
            move_person(book, keys[who], None if under < 0 else keys[under])
    found = load_people(book, 1, TODAY)
    assert sorted(row.id for row in found.people) == sorted(keys)
    stored = {row.id: link.id if (link := row.values["reports_to_id"]) else None for row in found.people}  # type: ignore[attr-defined]  # a link or nothing
    assert stored == {row.id: row.reports_to_id for row in found.people}, "no line of command was cut"


def test_who_is_removed_leaves_the_reports_in_their_place(book: Book, enter: Enter) -> None:
    boss = enter("Brenner")
    enter("Adler", boss)
    vogt = enter("Vogt", boss, stance="mentor")
    enter("Zorn", boss)
    enter("Lang", vogt)
    enter("Moser", vogt)
    remove_person(book, vogt)
    assert names(book) == ["Brenner", "  Adler", "  Lang", "  Moser", "  Zorn"]
    book.undo()
    assert names(book) == ["Brenner", "  Adler", "  Vogt", "    Lang", "    Moser", "  Zorn"]
    assert load_people(book, 1, TODAY).by_id[vogt].stance is Stance.MENTOR
    with pytest.raises(Refused, match="not in the book any more"):
        remove_person(book, 99)


def test_several_are_removed_in_one_step_and_reports_go_to_whoever_is_left(book: Book, enter: Enter) -> None:
    boss = enter("Brenner")
    vogt = enter("Vogt", boss)
    lang = enter("Lang", vogt)
    enter("Moser", lang)
    before = names(book)
    remove_person(book, (vogt, lang))
    assert names(book) == ["Brenner", "  Moser"]
    assert last_step(book) == "Remove 2 people"
    book.undo()
    assert names(book) == before
    with pytest.raises(Refused, match="not in the book any more"):
        remove_person(book, (vogt, 99))
    assert names(book) == before


# Lines.


def test_a_line_is_drawn_changed_and_taken_away(book: Book, enter: Enter) -> None:
    vogt, huber, lang = enter("Vogt"), enter("Huber"), enter("Lang")
    line = draw_line(book, vogt, huber, LineKind.DOTTED)
    assert last_step(book) == "Draw dotted line from “Vogt” to “Huber”"
    change_line(book, line, {"kind": "influence", "to_id": lang, "note": "golf"})
    (found,) = load_people(book, 1, TODAY).by_id[vogt].lines
    assert (found.kind, found.other_id, found.note) == (LineKind.INFLUENCE, lang, "golf")
    remove_line(book, line)
    assert load_people(book, 1, TODAY).by_id[vogt].lines == ()
    book.undo()
    assert load_people(book, 1, TODAY).by_id[vogt].lines


def test_a_line_that_makes_no_sense_is_refused(book: Book, enter: Enter) -> None:
    vogt, huber = enter("Vogt"), enter("Huber")
    stranger = create_person(book, 2, {"name": "Stranger"}, TODAY)
    draw_line(book, vogt, huber, LineKind.CONFLICT)
    for ends, kind, reason in (
        ((vogt, vogt), LineKind.DOTTED, "to somebody else"),
        ((vogt, stranger), LineKind.DOTTED, "another account"),
        ((vogt, 99), LineKind.DOTTED, "not in the book any more"),
        ((vogt, huber), LineKind.CONFLICT, "already"),
        ((huber, vogt), LineKind.CONFLICT, "already"),
    ):
        with pytest.raises(Refused, match=reason):
            draw_line(book, *ends, kind)
    draw_line(book, huber, vogt, LineKind.INFLUENCE)
    draw_line(book, vogt, huber, LineKind.INFLUENCE)
    with pytest.raises(Refused, match="not in the book any more"):
        remove_line(book, 99)
