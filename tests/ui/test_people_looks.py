"""Looking at people: the ways to show them, the page of one, a past day, a unit, a search, many of them."""

import re
from datetime import timedelta

import pytest

from kamtui.book.book import Book
from kamtui.models.account import BusinessUnit
from kamtui.models.engagement import Attendance, Interaction
from kamtui.models.people import Stakeholder
from kamtui.screens.people_why import why_entries
from kamtui.screens.person_told import page_lines
from kamtui.services.people import load_person
from kamtui.services.people_editing import change_person
from kamtui.vocabulary import Stance
from kamtui.vocabulary_plan import InteractionKind
from tests.screens import screen_line
from tests.ui.peopled import TODAY, Firm, firm, opened, people_of, screen_text, settle, type_in
from tests.ui.planned import to_section

__all__ = ["firm"]


def met(book: Book, account: int, people: list[int], ours: str, days: int = 5) -> None:
    """Log a meeting."""
    with book.step("Log meeting") as session:
        one = Interaction(
            account_id=account, day=TODAY - timedelta(days=days), kind=InteractionKind.MEETING, subject="Audit",
            our_people=ours,
        )  # fmt: skip
        session.add(one)
        session.flush()
        session.add_all(Attendance(interaction_id=one.id, stakeholder_id=person) for person in people)


async def test_each_view_keeps_the_person_under_the_cursor(firm: Firm) -> None:
    met(firm.book, firm.brenner, [firm.person("S. Lang").id], "Jana Kern")
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "j")
        titles = []
        for _ in range(4):
            await pilot.press("v")
            await pilot.pause()
            titles.append(people_of(app).views.title)
            person = people_of(app).person
            assert person is not None
            assert person.name == "S. Lang"
        assert titles == ["by attention", "influence by stance", "who talks to whom", ""]


async def test_the_ranked_list_puts_first_who_needs_attention(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("v")
        await pilot.pause()
        text = screen_text(app)
        assert text.index("R. Vogt") < text.index("M. Huber") < text.index("I. Keller")
        assert "CFO ?" not in text
        await pilot.press("g", "minus")
        await pilot.pause()
        assert firm.steps()[0].startswith("Stance of")


async def test_who_talks_to_whom_names_our_people(firm: Firm) -> None:
    met(firm.book, firm.brenner, [firm.person("R. Vogt").id, firm.person("S. Lang").id], "Jana Kern, M. Eder")
    met(firm.book, firm.brenner, [firm.person("R. Vogt").id], "jana kern", days=40)
    async with opened(firm) as (app, pilot):
        await pilot.press("v", "v", "v")
        await pilot.pause()
        heading = screen_line(app, "M. Eder")
        assert "jana kern" in heading.lower()
        assert "2 x  5 d" in screen_line(app, "R. Vogt")


async def test_who_was_never_touched_is_marked_the_same_in_each_view(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        for view in range(4):
            if view != 2:  # influence by stance says nothing of contacts
                rows = screen_text(app).splitlines()
                assert any(re.search("Dr. Ada Brenner .* never !", row) for row in rows), view
                assert any(re.search("I. Keller .* never( |$)(?!!)", row) for row in rows), view
            await pilot.press("v")
            await pilot.pause()


async def test_the_page_tells_everything_and_leads_to_the_form(firm: Firm) -> None:
    met(firm.book, firm.brenner, [firm.person("R. Vogt").id], "Jana Kern")
    change_person(firm.book, firm.person("R. Vogt").id, {"private_note": "likes sailing"}, TODAY)
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "enter")
        await pilot.pause()
        text = screen_text(app)
        for told in ("Head of purchasing", "decision maker", "+1 supporter", "meeting  Audit", "likes sailing",
                     "Reports to", "Leads", "never exported"):  # fmt: skip
            assert told in text
        await pilot.press("e")
        await settle(app, pilot)
        assert "ctrl+s save" in screen_text(app)


async def test_a_past_day_shows_stances_as_they_were_and_changes_nothing(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("z")
        await pilot.pause()
        await type_in(pilot, "1 oct")
        assert "Thu 1 Oct" in screen_text(app)
        await pilot.press("enter")
        await settle(app, pilot)
        assert "as of 1 Oct" in screen_text(app)
        assert " 0 " in screen_line(app, "R. Vogt")
        await pilot.press("j", "plus")
        await pilot.pause()
        assert "A past day stays as it was" in screen_text(app)
        await pilot.press("escape", "escape")
        await settle(app, pilot)
        assert "as of" not in screen_text(app)
        assert "+1" in screen_line(app, "R. Vogt")


async def test_the_difference_since_a_day_is_told(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("Z")
        await pilot.pause()
        await type_in(pilot, "1 oct")
        await pilot.press("enter")
        await settle(app, pilot)
        assert "R. Vogt: stance neutral" in screen_text(app)


async def test_a_unit_is_shown_alone(firm: Firm) -> None:
    with firm.book.step("New unit") as session:
        unit = BusinessUnit(account_id=firm.brenner, name="Linz plant", position=1)
        session.add(unit)
        session.flush()
        unit_id = unit.id
    change_person(firm.book, firm.person("M. Huber").id, {"unit_id": unit_id}, TODAY)
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "j", "j", "j", "o")
        await settle(app, pilot)
        assert "R. Vogt" not in screen_text(app)
        assert "Linz plant" in screen_line(app, "map state")
        await pilot.press("escape")
        await settle(app, pilot)
        assert "R. Vogt" in screen_text(app)


async def test_a_search_narrows_the_people_in_every_view(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("slash")
        await pilot.pause()
        await type_in(pilot, "buyer")
        assert "M. Huber" not in screen_text(app)
        await pilot.press("enter", "v")
        await pilot.pause()
        assert "S. Lang" in screen_text(app)
        assert "R. Vogt" not in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "R. Vogt" in screen_text(app)


async def test_the_next_account_is_shown_and_the_person_is_found_again(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "j", "right_square_bracket")
        await settle(app, pilot)
        assert "No people yet" in screen_text(app)
        await pilot.press("left_square_bracket")
        await settle(app, pilot)
        person = people_of(app).person
        assert person is not None
        assert person.name == "S. Lang"


async def test_a_cause_in_accounts_leads_to_the_person(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        app.desk.target = ("stakeholder", firm.person("I. Keller").id)
        await pilot.press("1", "3")
        await settle(app, pilot)
        person = people_of(app).person
        assert person is not None
        assert person.name == "I. Keller"


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_hostile_names_and_many_people_are_pleasant(firm: Firm, size: tuple[int, int]) -> None:
    chief = firm.person("Dr. Ada Brenner").id
    for name in ("X", "[b]" + "w" * 117, "א" * 40, "田中 健一", "a\u202eb [@click=quit]x"):
        firm.add(name, chief, title="T" * 200)
    async with opened(firm, size) as (app, pilot):
        for key in ("G", "k", "b", "v", "v", "v", "v", "enter"):
            await pilot.press(key)
            await pilot.pause()
            assert all(len(line) <= size[0] for line in screen_text(app).splitlines())
            assert "\u202e" not in screen_text(app)


def crowd(firm: Firm) -> None:
    """Five levels with 1, 6, 27, 66 and 190 people."""
    with firm.book.step("Import people") as session:
        above: list[Stakeholder] = []
        for level, count in enumerate((1, 6, 27, 66, 190)):
            row = [
                Stakeholder(
                    account_id=firm.empty,
                    name=f"Person {level}-{place}",
                    title="Buyer of everything",
                    position=place + 1,
                    reports_to_id=above[place % len(above)].id if above else None,
                )
                for place in range(count)
            ]
            session.add_all(row)
            session.flush()
            above = row


async def test_two_hundred_ninety_people_open_folded_and_anybody_is_found(firm: Firm) -> None:
    crowd(firm)
    async with opened(firm, (80, 24), account=firm.empty) as (app, pilot):
        text = screen_text(app)
        assert "Person 0-0" in text
        assert "Person 1-5" in text
        assert "Person 2-0" not in text
        await pilot.press("slash")
        await pilot.pause()
        await type_in(pilot, "person 4-189")
        await pilot.press("enter", "G", "plus")
        await pilot.pause()
        person = people_of(app).person
        assert person is not None
        assert (person.name, person.stance) == ("Person 4-189", Stance.SUPPORTER)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert "Person 4-189" in screen_text(app)


async def test_the_outline_of_the_plan_counts_the_people_and_leads_to_them(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("2", *to_section("people")[:-1])
        await settle(app, pilot)
        assert " 5  • " in screen_line(app, "▌   People")
        await pilot.press("enter")
        await settle(app, pilot)
        assert people_of(app).place == "people"


async def test_why_tells_which_stances_a_trend_compares(firm: Firm) -> None:
    entries = why_entries(firm.person("R. Vogt"), firm.view)
    stance = next(entry for entry in entries if entry.label == "Stance")
    assert stance.causes[0].text == "rising: 0, +1 after 0"


async def test_why_and_the_page_say_whose_interval_counts(firm: Firm) -> None:
    vogt = firm.person("R. Vogt")
    touch = next(entry for entry in why_entries(vogt, firm.view) if entry.label == "In touch")
    page = page_lines(load_person(firm.book, vogt.id, TODAY), TODAY, 60)
    (told,) = (line.parts[0][0] for line in page if line is not None and line.label == "In touch")
    assert vogt.interval.why == "every 30 d: as nobody set an interval"
    assert told == vogt.interval.why
    assert vogt.interval.why in [cause.text for cause in touch.causes]
