"""Logging a contact from People: with whoever was gone to, and with nobody who is merely under the cursor."""

from kamtui.screens.dialogs.log_contact import LogContact
from kamtui.services.contacts import load_contacts
from kamtui.services.people_editing import remove_person
from tests.ui.peopled import Firm, firm, opened, screen_text, settle

__all__ = ["firm"]


async def test_somebody_nobody_went_to_is_offered_first_and_not_there(firm: Firm) -> None:
    remove_person(firm.book, firm.person("Dr. Ada Brenner").id)
    firm.add("Zoe Hahn", firm.person("M. Huber").id)
    async with opened(firm) as (app, pilot):
        await pilot.press("c")
        await settle(app, pilot)
        assert "Log a contact ─" in screen_text(app)
        assert "there" not in screen_text(app)
        assert screen_text(app).index("R. Vogt") < screen_text(app).index("M. Huber")
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        assert load_contacts(firm.book, firm.brenner)[0].people == ()
        await pilot.press(
            "j", "delete"
        )  # the cursor comes to rest on the vacancy, then on the one after it by itself
        await settle(app, pilot)
        await pilot.press("delete", "c")
        await settle(app, pilot)
        assert "Log a contact ─" in screen_text(app)
        await pilot.press("plus")
        await settle(app, pilot)
        assert "Log a contact with M. Huber ─" in screen_text(app)
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        assert load_contacts(firm.book, firm.brenner)[0].people == ("M. Huber",)


async def test_somebody_one_went_to_is_there_is_named_and_one_key_takes_them_out(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("j", "c")
        await settle(app, pilot)
        assert "Log a contact with R. Vogt ─" in screen_text(app)
        await pilot.press("down", "space")
        await settle(app, pilot)
        assert "Log a contact with R. Vogt and 1 other ─" in screen_text(app)
        await pilot.press("delete", "up", "delete")
        await settle(app, pilot)
        assert "Log a contact ─" in screen_text(app)


async def test_from_the_page_of_a_person_a_contact_is_logged_with_them(firm: Firm) -> None:
    async with opened(firm) as (app, pilot):
        await pilot.press("enter")
        await settle(app, pilot)
        assert "c log contact" in screen_text(app)
        await pilot.press("c")
        await settle(app, pilot)
        assert isinstance(app.screen, LogContact)
        assert "with Dr. Ada Brenner ─" in screen_text(app)
        await pilot.press("ctrl+s")
        await settle(app, pilot)
        assert load_contacts(firm.book, firm.brenner)[0].people == ("Dr. Ada Brenner",)
