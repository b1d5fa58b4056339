"""Changing who is on the chart, in keys: entering, moving, drawing lines, leaving, removing, and drafts of it."""

from kamtui.screens.dialogs.person_form import new_person
from kamtui.services.people import load_people
from kamtui.vocabulary import AccountStatus, Stance
from kamtui.vocabulary_people import LineKind
from tests.screens import screen_line
from tests.ui.peopled import Firm, firm, opened, people_of, screen_text, settle, toasts, type_in

__all__ = ["firm"]

TREE = ["Dr. Ada Brenner", "  R. Vogt", "    S. Lang", "    CFO ?", "  M. Huber", "    I. Keller"]


async def test_a_report_is_entered_below_the_person(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "n")
        await pilot.pause()
        assert "under R. Vogt" in screen_text(app)
        await type_in(pilot, "Eva Roth")
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        assert firm.tree() == [*TREE[:4], "    Eva Roth", *TREE[4:]]
        assert people_of(app).person is not None
        assert people_of(app).person.name == "Eva Roth"  # type: ignore[union-attr]


async def test_a_sibling_stands_right_behind_the_person(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "j", "N")
        await pilot.pause()
        await type_in(pilot, "Eva Roth")
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        assert firm.tree() == [*TREE[:3], "    Eva Roth", *TREE[3:]]


async def test_the_same_name_is_kept_twice_when_it_is_saved_twice(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("n")
        await pilot.pause()
        await type_in(pilot, "s. lang")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "press ctrl+s again to keep both" in screen_text(app)
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        assert "  s. lang" in firm.tree()


async def test_the_first_person_of_an_account(firm: Firm) -> None:
    async with opened(firm, account=firm.empty) as (app, pilot):
        assert "No people yet" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        await type_in(pilot, "Eva Roth")
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        assert "Eva Roth" in screen_line(app, "▌ Eva")
        await pilot.press("plus")
        assert people_of(app).person is not None
        assert people_of(app).person.stance is Stance.SUPPORTER  # type: ignore[union-attr]


async def test_a_form_that_is_left_keeps_what_was_typed(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "e")
        await pilot.pause()
        await type_in(pilot, " jun.")
        await pilot.press("escape")
        await pilot.pause()
        assert firm.person("R. Vogt").name == "R. Vogt"
        await pilot.press("1", "f7")
        await pilot.pause()
        assert "Person “R. Vogt” · Brenner AG" in screen_text(app)
        await pilot.press("enter")
        await settle(app, pilot)
        assert "not saved, f5 drops it" in screen_text(app)
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        assert firm.person("R. Vogt jun.").title == "Head of purchasing"
        assert people_of(app).place == "people"


async def test_a_new_person_who_was_typed_is_offered_for_the_same_account_alone(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("n")
        await pilot.pause()
        await type_in(pilot, "Half a name")
        await pilot.press("escape")
        await pilot.pause()
        desk = people_of(app).desk
        form = new_person(desk, load_people(firm.book, firm.empty, desk.today), beside=None, is_report=True)
        assert not form.form.kept()
        await pilot.press("1", "f7")
        await pilot.pause()
        await pilot.press("enter")
        await settle(app, pilot)
        assert "Half a name" in screen_text(app)
        assert "not saved, f5 drops it" in screen_text(app)


async def test_a_person_moves_with_all_reports_and_a_circle_is_refused(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "M", "j")
        await pilot.pause()
        assert "Move   R. Vogt under whom?" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "circle" in toasts(app)[0]
        await pilot.press("j", "j", "enter")
        await settle(app, pilot)
        assert firm.tree() == [
            "Dr. Ada Brenner", "  M. Huber", "    I. Keller", "    R. Vogt", "      S. Lang", "      CFO ?",
        ]  # fmt: skip
        assert people_of(app).person is not None
        assert people_of(app).person.name == "R. Vogt"  # type: ignore[union-attr]
        await pilot.press("u")
        assert firm.tree() == TREE


async def test_a_move_is_given_up_and_another_goes_to_the_top(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "M", "j", "plus", "escape")
        await pilot.pause()
        assert firm.tree() == TREE
        assert firm.person("S. Lang").stance is Stance.NON_SUPPORTER
        assert "map state" in screen_text(app)
        await pilot.press("M", "t")
        await settle(app, pilot)
        assert "R. Vogt" in firm.tree()


async def test_siblings_change_their_order(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "J")
        assert firm.tree()[1] == "  M. Huber"
        await pilot.press("K")
        assert firm.tree() == TREE
        await pilot.press("K")
        assert toasts(app) == ["Not moved: R. Vogt is the first one here already"]


async def test_who_is_removed_leaves_the_reports_to_the_manager(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "delete")
        await pilot.pause()
        assert toasts(app) == ["Removed: R. Vogt, 2 who reported there move up · u brings it back"]
        assert firm.tree() == ["Dr. Ada Brenner", "  S. Lang", "  CFO ?", "  M. Huber", "    I. Keller"]
        await pilot.press("u")
        assert firm.tree() == TREE


async def test_who_leaves_is_shown_so_and_the_reports_move_up(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "W")
        await pilot.pause()
        assert "2 report to them: S. Lang" in screen_text(app)
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        gone = firm.person("R. Vogt")
        assert gone.has_left
        assert gone.readings
        assert firm.person("S. Lang").reports_to_id == firm.person("Dr. Ada Brenner").id
        assert "left" in screen_line(app, "R. Vogt")
        assert toasts(app) == ["Has left: R. Vogt · a risk stands in the plan · u takes it back"]
        assert "due" not in screen_line(app, "In touch")
        await pilot.press("u")
        assert firm.tree() == TREE


async def test_a_line_is_drawn_and_removed(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "L")
        await pilot.pause()
        assert "No lines yet" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("right", "tab", "right", "tab")
        await type_in(pilot, "old rivalry")
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        (line,) = firm.person("R. Vogt").lines
        assert line.kind is LineKind.CONFLICT
        assert line.note == "old rivalry"
        assert "in conflict with" in screen_text(app)
        await pilot.press("delete")
        await pilot.pause()
        assert firm.person("R. Vogt").lines == ()
        await pilot.press("escape", "u")
        await pilot.pause()
        assert len(firm.person("R. Vogt").lines) == 1


async def test_without_an_account_n_says_where_to_begin(firm: Firm) -> None:
    async with opened(firm, account=None) as (app, pilot):
        assert "No account yet" in screen_text(app)
        await pilot.press("n")
        await pilot.pause()
        assert toasts(app) == ["No account yet: People belong to an account: 1 goes to Accounts"]


async def test_an_archived_account_says_so(firm: Firm) -> None:
    from kamtui.services.accounts import archive_account

    archive_account(firm.book, [firm.brenner])
    async with opened(firm) as (app, _):
        assert "archived · map state" in screen_text(app)
        assert app.desk.portfolio.by_id[firm.brenner].status is AccountStatus.ARCHIVED
