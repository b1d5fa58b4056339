"""An account's people: read and judged, today and as of a day, however many they are."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.models.account import BusinessUnit
from kamtui.models.actions import Action
from kamtui.models.cadence import TouchRule
from kamtui.models.customer import Competitor
from kamtui.models.engagement import Attendance, Interaction
from kamtui.rules.org_tree import tree_order
from kamtui.rules.people_view import Share
from kamtui.services.accounts import change_account, create_account
from kamtui.services.importing import apply_import, plan_import
from kamtui.services.people import load_people, load_person, people_difference
from kamtui.services.people_editing import (
    change_person,
    create_person,
    draw_line,
    move_person,
    remove_person,
    set_influence,
    set_role,
    set_stance,
)
from kamtui.services.portfolio import load_portfolio
from kamtui.vocabulary import DecisionRole, Influence, Stance, Trend
from kamtui.vocabulary_cadence import TouchRuleOf
from kamtui.vocabulary_people import Coverage, LineKind

PEOPLE = Path(__file__).parent.parent / "fixtures" / "import" / "adventureworks" / "people.csv"
TODAY = date(2026, 11, 21)
Enter = Callable[..., int]


@pytest.fixture
def clock() -> SimpleNamespace:
    """What time it is; tests set the day."""
    return SimpleNamespace(day=TODAY)


@pytest.fixture
def book(tmp_path: Path, clock: SimpleNamespace) -> Iterator[Book]:
    """A book with one account."""
    found = Book.open(
        tmp_path / "book.db",
        create=True,
        clock=lambda: datetime(clock.day.year, clock.day.month, clock.day.day, 12, tzinfo=UTC),
    )
    create_account(found, {"name": "Brenner AG"}, TODAY)
    yield found
    found.close()


@pytest.fixture
def enter(book: Book) -> Enter:
    """Enter a person."""

    def enter(name: str, under: int | None = None, **values: object) -> int:
        return create_person(book, 1, {"name": name} | values, TODAY, under=under)

    return enter


def meet(book: Book, day: date, *people: int, account: int = 1) -> int:
    """Log a contact."""
    with book.step("Meet") as session:
        met = Interaction(account_id=account, day=day, subject="Lunch", our_people="AB")
        session.add(met)
        session.flush()
        session.add_all(Attendance(interaction_id=met.id, stakeholder_id=key) for key in people)
        return met.id or 0


def names(book: Book, as_of: date | None = None) -> list[str]:
    """The chart as an indented list."""
    return ["  " * row.depth + row.name for row in load_people(book, 1, TODAY, as_of).people]


def test_people_come_depth_first_with_what_is_known_of_them(book: Book, enter: Enter) -> None:
    boss = enter("Dr. A. Brenner", title="CEO", influence="high", role="approver")
    vogt = enter("R. Vogt", boss, stance="supporter", budget=50_000_000, approval="alone")
    enter("M. Huber", boss)
    enter("S. Lang", vogt)
    found = load_people(book, 1, TODAY)
    assert names(book) == ["Dr. A. Brenner", "  R. Vogt", "    S. Lang", "  M. Huber"]
    assert found.roots == (boss,)
    first, second = found.people[:2]
    assert (first.role, first.influence, first.is_key, first.is_quiet) == (
        DecisionRole.APPROVER,
        Influence.HIGH,
        True,
        True,
    )
    assert (second.stance, second.trend, second.budget) == (Stance.SUPPORTER, None, 50_000_000)
    assert str(second.values["reports_to_id"]) == "Dr. A. Brenner"
    assert (found.account, found.currency, found.top.value) == ("Brenner AG", "EUR", ("Dr. A. Brenner",))


def test_coverage_reach_and_touch_come_from_contacts(book: Book, enter: Enter) -> None:
    vogt, lang = enter("R. Vogt"), enter("S. Lang")
    for days in (10, 100, 400):
        meet(book, TODAY - timedelta(days=days), vogt)
    meet(book, TODAY + timedelta(days=3), lang)
    found = load_people(book, 1, TODAY)
    assert found.by_id[vogt].coverage.value is Coverage.SEVERAL
    assert found.by_id[vogt].touch.days == 10
    assert found.by_id[lang].coverage.value is Coverage.NONE
    assert found.reached.value == Share(1, 2)


def test_the_nearest_rule_says_how_often_to_be_in_touch(book: Book, enter: Enter) -> None:
    with book.step("Rules") as session:
        session.add(TouchRule(whose=TouchRuleOf.ROLE, word="coach", days=20))
        session.add(BusinessUnit(account_id=1, name="Linz", touch_days=50))
    change_account(book, 1, {"status": "key"}, TODAY)
    own = enter("Own", touch_days=7, role="coach", unit_id=1)
    by_role, by_unit = enter("Role", role="coach", unit_id=1), enter("Unit", unit_id=1, influence="high")
    nobody = enter("Nobody", unit_id=1)
    meet(book, TODAY, own, by_role, by_unit, nobody)
    found = load_people(book, 1, TODAY).by_id
    due = {key: row.touch.due and (row.touch.due - TODAY).days for key, row in found.items()}
    assert due == {own: 7, by_role: 20, by_unit: 50, nobody: None}
    assert found[by_unit].interval.why == "every 50 d: set for the unit Linz"
    assert load_person(book, by_unit, TODAY).row.interval == found[by_unit].interval


def test_vacancies_and_leavers_stand_in_the_chart_but_are_not_judged(book: Book, enter: Enter) -> None:
    boss = enter("CFO ?", is_vacancy=True, influence="high")
    gone = enter("R. Vogt", boss, influence="high", stance="mentor")
    change_person(book, gone, {"left_on": TODAY}, TODAY)
    found = load_people(book, 1, TODAY)
    assert names(book) == ["CFO ?", "  R. Vogt"]
    assert found.map_state.value == 0
    assert not any(row.is_key or row.counts for row in found.people)
    assert found.reached.value is None


def test_somebody_who_leaves_tomorrow_still_counts_today(book: Book, enter: Enter) -> None:
    key = enter("R. Vogt", influence="high")
    change_person(book, key, {"left_on": TODAY + timedelta(days=1)}, TODAY)
    assert load_people(book, 1, TODAY).by_id[key].counts


def test_a_unit_is_shown_alone_with_the_units_inside_it(book: Book, enter: Enter) -> None:
    with book.step("Units") as session:
        session.add(BusinessUnit(account_id=1, name="Linz"))
        session.flush()
        session.add(BusinessUnit(account_id=1, name="Linz, hall 2", parent_id=1))
    boss = enter("Brenner")
    enter("Vogt", boss, unit_id=1)
    inside = enter("Lang", boss, unit_id=2)
    found = load_people(book, 1, TODAY, unit_id=1)
    assert [(row.name, row.depth) for row in found.people] == [("Vogt", 0), ("Lang", 0)]
    assert found.reached.value == Share(0, 2)
    assert [row.id for row in load_people(book, 1, TODAY, unit_id=2).people] == [inside]
    with pytest.raises(Refused, match="not one of the account's"):
        load_people(book, 1, TODAY, unit_id=9)


def test_lines_are_told_from_both_ends(book: Book, enter: Enter) -> None:
    vogt, huber = enter("R. Vogt"), enter("M. Huber")
    draw_line(book, vogt, huber, LineKind.INFLUENCE, "golf")
    found = load_people(book, 1, TODAY).by_id
    assert [(line.told, line.is_outgoing) for line in found[vogt].lines] == [("influences M. Huber", True)]
    assert [(line.told, line.note) for line in found[huber].lines] == [("is influenced by R. Vogt", "golf")]


def test_who_speaks_for_a_competitor_is_known(book: Book, enter: Enter) -> None:
    key = enter("S. Lang")
    with book.step("Rivals") as session:
        session.add_all(Competitor(account_id=1, name=name, champion_id=key) for name in ("Kappa", "Lambda"))
    assert load_people(book, 1, TODAY).by_id[key].champion_of == ("Kappa", "Lambda")


def test_a_page_has_history_contacts_promises_and_the_private_note(book: Book, enter: Enter) -> None:
    boss = enter("Brenner")
    key = enter("R. Vogt", boss, role="evaluator", private_note="Sails")
    report = enter("S. Lang", key)
    set_role(book, key, DecisionRole.APPROVER, TODAY + timedelta(days=1))
    met = meet(book, TODAY - timedelta(days=5), key, report)
    with book.step("Promises") as session:
        session.add(Action(account_id=1, title="Send the offer", person_id=key, due=TODAY - timedelta(days=2)))
        session.add(Action(account_id=1, title="From the lunch", interaction_id=met))
        session.add(Action(account_id=1, title="For Lang", interaction_id=met, person_id=report))
    page = load_person(book, key, TODAY + timedelta(days=1))
    assert [seen.role for seen in page.role_history] == [DecisionRole.APPROVER, DecisionRole.EVALUATOR]
    assert [(seen.id, seen.subject) for seen in page.interactions] == [(met, "Lunch")]
    assert [(each.title, each.late_days) for each in page.promises] == [
        ("Send the offer", 3),
        ("From the lunch", 0),
    ]
    assert page.chain == ((boss, "Brenner"),)
    assert page.reports == ((report, "S. Lang"),)
    assert page.private_note == "Sails"
    with pytest.raises(Refused, match="not in the book any more"):
        load_person(book, 99, TODAY)


# As of a day.


def test_stances_and_roles_of_a_past_day_come_from_dated_rows(book: Book, enter: Enter) -> None:
    key = enter("R. Vogt")
    for days, value in ((200, Stance.ENEMY), (100, Stance.NEUTRAL), (0, Stance.MENTOR)):
        set_stance(book, [key], value, TODAY - timedelta(days=days))
    set_role(book, key, DecisionRole.USER, TODAY - timedelta(days=150))
    set_role(book, key, DecisionRole.SPONSOR, TODAY)
    then = load_people(book, 1, TODAY, TODAY - timedelta(days=100)).by_id[key]
    assert (then.stance, then.trend, then.role) == (Stance.NEUTRAL, Trend.RISING, DecisionRole.USER)
    assert load_people(book, 1, TODAY).by_id[key].role is DecisionRole.SPONSOR


def test_the_chart_of_a_past_day_comes_from_the_change_log(
    book: Book, enter: Enter, clock: SimpleNamespace
) -> None:
    clock.day = date(2026, 10, 1)
    boss, vogt = enter("Brenner"), enter("Vogt", influence="low")
    lang = enter("Lang", boss)
    clock.day = date(2026, 11, 1)
    move_person(book, lang, vogt)
    set_influence(book, vogt, Influence.HIGH)
    draw_line(book, vogt, boss, LineKind.CONFLICT)
    change_person(book, lang, {"name": "Lang-Huber"}, TODAY)
    enter("New one", lang)
    assert names(book) == ["Brenner", "Vogt", "  Lang-Huber", "    New one"]
    assert names(book, date(2026, 10, 31)) == ["Brenner", "  Lang", "Vogt"]
    assert names(book, date(2026, 11, 1)) == names(book)
    then = load_people(book, 1, TODAY, date(2026, 10, 31))
    assert then.by_id[vogt].influence is Influence.LOW
    assert then.by_id[vogt].lines == ()
    assert then.known_since == date(2026, 10, 1)


def test_whoever_was_removed_since_stands_there_with_what_was_seen(
    book: Book, enter: Enter, clock: SimpleNamespace
) -> None:
    clock.day = date(2026, 10, 1)
    boss = enter("Brenner")
    gone = enter("Vogt", boss)
    below = enter("Lang", gone)
    set_stance(book, [gone], Stance.SUPPORTER, date(2026, 9, 1))
    clock.day = date(2026, 11, 1)
    remove_person(book, gone)
    assert names(book) == ["Brenner", "  Lang"]
    then = load_people(book, 1, TODAY, date(2026, 10, 15))
    assert [(row.name, row.stance) for row in then.people] == [
        ("Brenner", None),
        ("Vogt", Stance.SUPPORTER),
        ("Lang", None),
    ]
    assert then.by_id[below].reports_to_id == gone
    clock.day = TODAY
    book.undo()
    assert names(book, date(2026, 10, 15)) == names(book) == ["Brenner", "  Vogt", "    Lang"]


def test_before_the_book_began_the_first_chart_is_shown(book: Book, enter: Enter, clock: SimpleNamespace) -> None:
    clock.day = date(2026, 10, 1)
    boss = enter("Brenner")
    clock.day = date(2026, 10, 5)
    enter("Later", boss)
    evident = enter("Known before", boss)
    set_stance(book, [evident], Stance.NEUTRAL, date(2026, 3, 1))
    assert names(book, date(2026, 4, 1)) == ["Brenner", "  Known before"]


def test_a_day_ahead_is_refused(book: Book) -> None:
    with pytest.raises(Refused, match="lies ahead"):
        load_people(book, 1, TODAY, TODAY + timedelta(days=1))


def test_the_difference_is_told_person_by_person(book: Book, enter: Enter, clock: SimpleNamespace) -> None:
    clock.day = date(2026, 10, 1)
    boss = enter("Brenner")
    vogt = enter("Vogt", boss, influence="medium")
    huber = enter("Huber", boss)
    clock.day = date(2026, 11, 1)
    set_stance(book, [vogt], Stance.SUPPORTER, date(2026, 11, 1))
    set_role(book, vogt, DecisionRole.CHAMPION, date(2026, 11, 1))
    move_person(book, huber, vogt)
    draw_line(book, huber, boss, LineKind.INFLUENCE)
    enter("Lang", huber)
    assert people_difference(book, 1, date(2026, 10, 15), TODAY) == (
        "Vogt: stance ? > supporter",
        "Vogt: role ? > champion",
        "Huber: reports to Vogt, before Brenner",
        "Huber: now influences Brenner",
        "Lang: new, reports to Huber",
        "map state: 2 > 3",
        "single-threaded: ? > critical",
    )
    assert people_difference(book, 1, TODAY, TODAY) == ()


# What comes from elsewhere.


def test_290_people_of_a_real_company_stand_in_five_levels(book: Book) -> None:
    apply_import(book, plan_import(book, [PEOPLE], TODAY, account=1))
    found = load_people(book, 1, TODAY)
    placed = tree_order({row.id: row.reports_to_id for row in found.people})
    assert Counter(each.depth for each in placed) == {0: 1, 1: 6, 2: 27, 3: 66, 4: 190}
    assert found.top.value == ("Ken J Sánchez",)
    assert found.reached.value == Share(0, 290)


@pytest.mark.parametrize("people", [3, 60])
def test_as_many_statements_read_few_people_as_many(book: Book, enter: Enter, people: int) -> None:
    for number in range(people):
        enter(f"Person {number}", stance="neutral")
    statements: list[str] = []
    with book.rows() as connection:
        connection.set_trace_callback(statements.append)
    load_people(book, 1, TODAY)
    with book.rows() as connection:
        connection.set_trace_callback(None)
    assert len(statements) == 11


def test_circles_and_managers_of_other_accounts_that_came_in_lose_nobody(book: Book, enter: Enter) -> None:
    other = create_account(book, {"name": "Other"}, TODAY)
    stranger = create_person(book, other, {"name": "Stranger"}, TODAY)
    one, two, three = enter("One"), enter("Two"), enter("Three")
    with book.step("As an old import might") as session:
        from kamtui.models.people import Stakeholder

        for key, manager in ((one, two), (two, one), (three, stranger)):
            session.get_one(Stakeholder, key).reports_to_id = manager
    assert names(book) == ["Three", "One", "  Two"]
    assert load_person(book, three, TODAY).chain == ()
    assert load_person(book, one, TODAY).row.name == "One"


@pytest.mark.parametrize(
    "name",
    ["X", "N" * 120, "שרה כהן", "\u202eevil\u202c", "Łukasz [b]O'Neil[/b]", "\U0001f469\u200d\U0001f467 田中"],
)
def test_any_name_is_kept_and_found_again(book: Book, enter: Enter, name: str) -> None:
    key = enter(name)
    assert load_people(book, 1, TODAY).by_id[key].name


def test_the_portfolio_forgets_a_stance_that_became_unknown(book: Book, enter: Enter) -> None:
    key = enter("R. Vogt", influence="high", role="approver")
    meet(book, TODAY, key)
    set_stance(book, [key], Stance.MENTOR, TODAY - timedelta(days=3))
    assert load_portfolio(book, TODAY, {}).rows[0].people[0].supports
    set_stance(book, [key], None, TODAY)
    found = load_portfolio(book, TODAY, {}).rows[0].people[0]
    assert found.stance is None
    assert load_people(book, 1, TODAY).by_id[key].stance is None
    set_stance(book, [key], Stance.NEUTRAL, TODAY + timedelta(days=1))
    assert load_portfolio(book, TODAY + timedelta(days=1), {}).rows[0].people[0].stances == (0,)
