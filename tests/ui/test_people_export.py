"""People are exported from their place: as what, where to, and without the private note."""

from pathlib import Path

from textual.widgets import Input

from kamtui.services.people_editing import change_person
from tests.ui.peopled import TODAY, Firm, firm, opened, screen_text, settle, toasts

__all__ = ["firm"]


async def test_people_go_out_as_what_is_chosen_without_the_private_note(firm: Firm, tmp_path: Path) -> None:
    change_person(firm.book, firm.person("R. Vogt").id, {"private_note": "likes sailing"}, TODAY)
    begins = {
        "1": "# Brenner AG\n",
        "2": "Brenner AG: people\n",
        "3": "flowchart LR\n",
        "4": '\ufeff"id"',
        "5": "BEGIN",
    }
    async with opened(firm) as (app, pilot):
        for digit, begin in begins.items():
            await pilot.press("x", digit)
            await settle(app, pilot)
            proposed = Path(app.screen.query_one(Input).value).name
            assert proposed.startswith("brenner-ag-people-2026-11-21.")
            path = tmp_path / proposed
            app.screen.query_one(Input).value = str(path)
            await pilot.press("enter")
            await settle(app, pilot)
            assert f"Written: {path}" in toasts(app)
            text = path.read_bytes().decode()
            assert text.startswith(begin)
            assert "R. Vogt" in text
            assert "sailing" not in text


async def test_leaving_the_choice_writes_nothing_and_nobody_is_no_file(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("x", "escape")
        await settle(app, pilot)
        assert "Export people" not in screen_text(app)
        app.desk.current_id = firm.empty
        app.screen.account_changed()  # type: ignore[attr-defined]
        await pilot.press("x")
        await settle(app, pilot)
        assert "Export people" not in screen_text(app)
