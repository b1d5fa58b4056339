"""In each mode of People the footer says what the keys do now, and an empty screen says why it is empty."""

from kamtui.widgets.key_footer import KeyFooter
from tests.ui.peopled import Firm, firm, opened, people_of, screen_text, settle, toasts, type_in

__all__ = ["firm"]


async def test_while_somebody_is_moved_the_footer_says_what_enter_does_and_no_other_key_acts(firm: Firm) -> None:
    async with opened(firm, (80, 24)) as (app, pilot):

        def offered() -> dict[str, str]:
            return {hint.keys: hint.word for hint in people_of(app).query_one(KeyFooter).hints()}

        assert offered()["enter"] == "open"
        await pilot.press("M")
        await pilot.pause()
        assert offered() == {"enter": "place", "t": "to the top", "esc": "leave it", "?": "help"}
        await pilot.press("v", "plus", "slash")
        assert people_of(app).views.is_chart
        assert firm.steps()[0].startswith("Role")
        await pilot.press("t")
        assert toasts(app) == ["Not moved: Dr. Ada Brenner is at the top already"]
        assert offered()["enter"] == "open"


async def test_a_key_of_the_chart_says_in_another_view_where_it_acts(firm: Firm) -> None:
    async with opened(firm, (80, 24)) as (app, pilot):
        await pilot.press("v", "b")
        assert toasts(app) == ["No chart here: That is for the chart: v goes on to it"]


async def test_a_search_counts_and_where_nobody_fits_it_says_so_and_leads_back(firm: Firm) -> None:
    async with opened(firm, (80, 24)) as (app, pilot):
        await pilot.press("slash")
        await type_in(pilot, "vog")
        assert "1 of 6" in screen_text(app)
        await type_in(pilot, "z")
        assert "Nobody fits the filter" in screen_text(app)
        await pilot.press("enter", "slash")
        await settle(app, pilot)
        assert "0 of 6" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "esc back" in screen_text(app)
        await pilot.press("escape", "j")
        await settle(app, pilot)
        assert "Nobody fits" not in screen_text(app)
        assert "esc back" not in screen_text(app)
        assert people_of(app).person == firm.person("S. Lang")
