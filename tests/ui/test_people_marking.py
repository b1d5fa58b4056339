"""Several people take one stance, role or influence at once, in one step."""

from datetime import timedelta

from kamtui.services.contacts import load_contacts
from kamtui.services.people_editing import change_person
from kamtui.vocabulary import DecisionRole, Influence, Stance
from tests.screens import screen_line
from tests.ui.peopled import TODAY, Firm, firm, opened, people_of, screen_text, settle, toasts

__all__ = ["firm"]


def stances(firm: Firm) -> list[Stance | None]:
    return [firm.person(name).stance for name in ("R. Vogt", "S. Lang", "M. Huber")]


async def test_marked_people_take_stance_and_role_in_one_step_and_one_undo(firm: Firm) -> None:
    before = stances(firm)
    async with opened(firm, (80, 24)) as (app, pilot):
        await pilot.press("j", "space", "space", "j", "space")
        await settle(app, pilot)
        assert "3 marked" in screen_text(app)
        assert "•├─ R. Vogt" in screen_text(app)
        await pilot.press("plus")
        await settle(app, pilot)
        assert stances(firm) == [2, 0, 2]
        assert firm.steps()[0] == "Stance of 2 people: one better"  # M. Huber is a mentor already
        await pilot.press("u")
        assert stances(firm) == before
        await pilot.press("0")
        assert stances(firm) == [0, 0, 0]
        assert firm.steps()[0] == "Stance of 3 people: neutral"
        await pilot.press("r", "4", "i", "1")
        await settle(app, pilot)
        for name in ("R. Vogt", "S. Lang", "M. Huber"):
            assert firm.person(name).role is DecisionRole.USER
            assert firm.person(name).influence is Influence.LOW
        assert firm.steps()[:2] == ["Influence of 3 people: low", "Role of 3 people: user"]
        await pilot.press("v", "v")
        await settle(app, pilot)
        assert "• R. Vogt" in screen_text(app)
        await pilot.press("up")
        assert people_of(app).person is None, "an empty field"
        assert [people_of(app).check_action(verb, ()) for verb in ("remove", "role", "edit")] == [True, True, None]
        await pilot.press("down", "v", "c")
        await settle(app, pilot)
        assert "Log a contact with R. Vogt and 2 others" in screen_text(app)
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        assert load_contacts(firm.book, firm.brenner)[0].people == ("R. Vogt", "S. Lang", "M. Huber")
        await pilot.press("v", "escape", "escape", "g", "plus")
        await settle(app, pilot)
        assert "marked" not in screen_text(app)
        assert firm.steps()[0] == "Stance of “Dr. Ada Brenner”: supporter"


async def test_a_contact_from_a_page_is_with_that_person_and_marks_that_a_view_hides_are_let_be(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "space", "space", "g", "enter")
        await settle(app, pilot)
        await pilot.press("c")
        await settle(app, pilot)
        assert "Log a contact with Dr. Ada Brenner ─" in screen_text(app)
        await pilot.press("escape", "c")
        await settle(app, pilot)
        assert "Log a contact with R. Vogt and 1 other" in screen_text(app)
        await pilot.press("escape")
        change_person(firm.book, firm.person("R. Vogt").id, {"left_on": TODAY - timedelta(days=1)}, TODAY)
        await settle(app, pilot)
        assert "2 marked" in screen_text(app)
        await pilot.press("v", "0")
        await settle(app, pilot)
        assert "1 marked" in screen_text(app)
        assert firm.steps()[0] == "Stance of “S. Lang”: neutral"


async def test_a_vacancy_among_the_marked_refuses_all_and_whom_the_search_hides_is_left_alone(firm: Firm) -> None:
    before = stances(firm)
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "space", "j", "space", "minus")
        await settle(app, pilot)
        assert stances(firm) == before
        assert "“CFO ?” is a vacancy" in toasts(app)[0]
        await pilot.press("escape", "slash", *"vogt", "enter", "minus")
        await settle(app, pilot)
        assert "1 marked" in screen_text(app)
        assert stances(firm) == [0, before[1], before[2]]
        await pilot.press("right_square_bracket", "left_square_bracket")
        await settle(app, pilot)
        assert "marked" not in screen_text(app)
        assert "•" not in screen_line(app, "R. Vogt")


async def test_marked_people_are_removed_and_moved_in_one_step_and_the_rest_is_for_one_alone(firm: Firm) -> None:
    before = firm.tree()
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "space", "j", "j", "space", "delete")
        await settle(app, pilot)
        assert "Remove 2 people" in screen_text(app)
        assert "R. Vogt, M. Huber" in screen_text(app)
        assert "3 who reported there move up" in screen_text(app)
        await pilot.press("enter")  # the cursor stands on keep
        assert firm.tree() == before
        await pilot.press("delete", "1")
        await settle(app, pilot)
        assert firm.tree() == ["Dr. Ada Brenner", "  S. Lang", "  CFO ?", "  I. Keller"]
        assert firm.steps()[0] == "Remove 2 people"
        assert toasts(app) == ["Removed: 2 people, 3 who reported there move up · u brings them back"]
        await pilot.press("u")
        await settle(app, pilot)
        assert firm.tree() == before
        await pilot.press("g", "j", "j", "space", "j", "j", "space")
        await settle(app, pilot)
        assert "M move 2" in screen_text(app)
        await pilot.press("M", "k", "k")
        await pilot.pause()
        assert "Move   2 people under whom?" in screen_text(app)
        await pilot.press("t")
        await settle(app, pilot)
        assert firm.tree()[-2:] == ["S. Lang", "I. Keller"]
        assert firm.steps()[0] == "Move 2 people to the top"
        await pilot.press("g", "e")
        await settle(app, pilot)
        assert "Dr. Ada Brenner alone: one at a time, 2 are marked" in screen_text(app)
