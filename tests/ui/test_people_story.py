"""People in keys: moving along the chart, stance, role and influence as of today, and taking it back."""

from kamtui.services.people_editing import set_stance
from kamtui.vocabulary import DecisionRole, Influence, Stance
from tests.screens import screen_line
from tests.ui.peopled import TODAY, Firm, firm, opened, people_of, screen_text, toasts

__all__ = ["firm"]


async def test_the_chart_shows_who_reports_to_whom_and_how_they_stand(firm: Firm) -> None:
    async with opened(firm) as (app, _):
        text = screen_text(app)
        assert "map state 3 · 2 of 4 key players support us" in text
        order = [text.index(name) for name in ("Dr. Ada", "R. Vogt", "S. Lang", "CFO ?", "M. Huber", "I. Keller")]
        assert order == sorted(order)
        assert "├─ R. Vogt  Head of purchasing" in text
        assert "+1 ↑  decision maker  high" in screen_line(app, "R. Vogt")
        assert "+2" in screen_line(app, "M. Huber")
        assert "vacancy" in screen_line(app, "CFO ?")


async def test_arrows_and_letters_go_along_the_lines_of_command(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        here = []
        for key in ("l", "l", "down", "h", "j", "right", "left", "left"):
            await pilot.press(key)
            person = people_of(app).person
            here.append(person.name if person else None)
        assert here[:4] == ["R. Vogt", "S. Lang", "CFO ?", "R. Vogt"]
        assert here[-1] == "Dr. Ada Brenner"


async def test_stance_is_raised_and_lowered_as_of_today_and_undo_takes_each_back(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "plus")
        assert firm.person("R. Vogt").stance is Stance.MENTOR
        assert "+2" in screen_line(app, "R. Vogt")
        await pilot.press("plus")
        assert toasts(app) == ["Stance: R. Vogt is mentor already"]
        await pilot.press("minus", "minus")
        assert firm.person("R. Vogt").stance is Stance.NEUTRAL
        await pilot.press("X")
        assert firm.person("R. Vogt").stance is None
        assert "··?··" in screen_line(app, "R. Vogt")
        await pilot.press("u", "u")
        assert firm.person("R. Vogt").stance is Stance.SUPPORTER
        assert people_of(app).person is not None
        assert people_of(app).person.name == "R. Vogt"  # type: ignore[union-attr]


async def test_a_stance_nobody_knows_begins_at_neutral(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("plus")
        assert firm.person("Dr. Ada Brenner").stance is Stance.SUPPORTER
        await pilot.press("0")
        assert firm.person("Dr. Ada Brenner").stance is Stance.NEUTRAL
        assert " 0 " in screen_line(app, "Dr. Ada")


async def test_six_stances_of_a_meeting_take_eleven_keys_and_flags_follow(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("plus", "j", "plus", "j", "minus", "j", "j", "minus", "j", "plus")
        stances = {person.name: person.stance for person in firm.view.people}
        assert stances == {
            "Dr. Ada Brenner": Stance.SUPPORTER,
            "R. Vogt": Stance.MENTOR,
            "S. Lang": Stance.ENEMY,
            "CFO ?": None,
            "M. Huber": Stance.SUPPORTER,
            "I. Keller": Stance.SUPPORTER,
        }
        assert "3 of 4 key players support us" in screen_text(app)
        assert firm.steps()[:2] == ["Stance of “I. Keller”: supporter", "Stance of “M. Huber”: supporter"]


async def test_a_vacancy_has_no_stance(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "j", "j", "plus")
        assert toasts(app) == ["Not saved: “CFO ?” is a vacancy: nobody is there to have a stance."]


async def test_a_role_is_chosen_with_one_digit(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "r")
        assert "decision maker ✓" in screen_text(app)
        await pilot.press("9")
        await pilot.pause()
        assert firm.person("R. Vogt").role is DecisionRole.SPONSOR
        assert "sponsor" in screen_line(app, "R. Vogt")
        await pilot.press("r", "0")
        await pilot.pause()
        assert firm.person("R. Vogt").role is None


async def test_influence_is_chosen_and_the_key_players_follow(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("G", "i", "j", "enter")
        await pilot.pause()
        assert firm.person("I. Keller").influence is Influence.MEDIUM
        assert "2 of 5 key players support us" in screen_text(app)


async def test_questions_choose_the_influence(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("G", "i", "question_mark")
        await pilot.pause()
        assert "Are they asked before things like this are decided?" in screen_text(app)
        await pilot.press("y", "y", "y")
        assert "high" in screen_line(app, "high")
        await pilot.press("backspace", "n", "enter")
        await pilot.pause()
        assert firm.person("I. Keller").influence is Influence.MEDIUM


async def test_questions_tell_the_stance(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("q", "y", "n", "y", "n")
        assert "non-supporter" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert firm.person("Dr. Ada Brenner").stance is Stance.NON_SUPPORTER


async def test_the_strip_says_what_is_known_of_the_person(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j")
        await pilot.pause()
        text = screen_text(app)
        assert "+1 supporter, rising · 3 readings, last 7 Nov" in text
        assert "◆ supporting key player" in text
        assert "never" in screen_line(app, "In touch")


async def test_a_stance_of_another_place_is_shown_at_once(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        set_stance(firm.book, [firm.person("S. Lang").id], Stance.MENTOR, TODAY)
        await pilot.pause()
        assert "+2" in screen_line(app, "S. Lang")


async def test_why_shows_the_causes_and_leads_to_a_person(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("equals_sign")
        await pilot.pause()
        text = screen_text(app)
        assert "Influence high: in the inner circle" in text
        assert "Attention" in text
        await pilot.press("G", *("k",) * 3)
        for _ in range(20):
            if "go there" in screen_text(app):
                break
            await pilot.press("k")
        assert "go there" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert people_of(app).person is not None
