"""Signing the plan, what has changed since, and the plan as it would be exported."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from kamtui.reading import write_day_short
from kamtui.rules.plan import PlanView
from kamtui.screens.base import say
from kamtui.screens.plan_lines import Key
from kamtui.screens.plan_place import BY_KEY
from kamtui.screens.white_space_writing import WhiteSpaceWriting
from kamtui.text import cells, fit
from kamtui.theme import glyph

CELL = "white_space"
"""The kind of a cell, and the section it is in."""
MOST_NAME = 24
"""Cells of a name in the head."""
PAST = "A past plan stays as it is"
"""What is said where a past plan would be changed."""


class PlanSigning(WhiteSpaceWriting):
    """The plan that is signed, compared with what was signed, and previewed."""

    def action_sign(self) -> None:
        """Sign the plan, or show who did."""
        from kamtui.screens.dialogs.sign_offs import SignOffsDialog  # only when asked for
        from kamtui.services.signoff import list_sign_offs

        view = self.shown.view
        if view is None:
            return
        if view.plan_id is None:
            say(self, "There is no plan yet: n begins one", "Nothing to sign")
            return
        signed = list_sign_offs(self.desk.book, view.plan_id)
        if signed:
            dialog = SignOffsDialog(_name(view), signed, self.desk.today, can_sign=not view.is_past)
            self.app.push_screen(dialog, self._sign_off_chosen)
        elif view.is_past:
            say(self, f"Nobody has signed {view.title}", PAST)
        else:
            self.sign()

    def sign(self) -> None:
        """Open the form in which the plan is signed."""
        from kamtui.screens.dialogs.sign_offs import sign_form  # only when asked for

        if (view := self.shown.view) is not None:
            self.app.push_screen(sign_form(self.desk, view), self._signed)

    def _signed(self, key: int | None) -> None:
        if key is not None:
            say(self, "D tells what has changed since · u takes it back", "Signed")

    def _sign_off_chosen(self, chosen: Any) -> None:
        from kamtui.screens.dialogs.preview import PreviewDialog  # only when asked for

        view = self.shown.view
        if chosen is None or view is None:
            return
        if chosen == "sign":
            self.sign()
            return

        def left(is_export: bool | None) -> None:
            from kamtui.screens.dialogs.export import export_text  # only when asked for

            if is_export:
                export_text(self, self.desk, view, chosen.text, f"plan signed {chosen.day}")
            else:
                self.action_sign()

        self.app.push_screen(PreviewDialog(f"Signed by {chosen.name}"[:50], _name(view), chosen.text), left)

    def action_changes(self) -> None:
        """Tell what has changed since the plan was signed."""
        from kamtui.screens.dialogs.changes_since import ChangesDialog  # only when asked for
        from kamtui.services.signoff import load_since

        view = self.shown.view
        if view is None:
            return
        plan = view.plan_id
        if view.signed is None or plan is None:
            say(self, "S signs it" if not view.is_past else f"Nobody has signed {view.title}", "Not signed yet")
            return
        since = self.attempt(lambda: load_since(self.desk.book, view.account_id, plan, self.desk.today), "Not read")
        if since is not None:
            self.app.push_screen(ChangesDialog(_name(view), since, self.desk.today), self._go_to_change)

    def _go_to_change(self, record: Key | None) -> None:
        if record is not None and record[0] == CELL:
            self.show_section(BY_KEY[CELL])
            self.set_focus(self.body)
            self._go_to_cell(record)
        elif record is not None:
            self.desk.target = record
            self._take_target()

    # ------------------------------------------------------------------ preview

    def action_preview(self) -> None:
        """Show the plan as it would be exported."""
        from kamtui.screens.dialogs.export import markdown_of, nothing_to_export  # only when asked for
        from kamtui.screens.dialogs.preview import PreviewDialog

        view = self.shown.view
        if view is None or nothing_to_export(self, view):
            return
        dialog = PreviewDialog(
            "Preview", _name(view), markdown_of(view, self.desk), "internal: stays with us", "internal"
        )
        self.app.push_screen(dialog, self._previewed)

    def _previewed(self, is_export: bool | None) -> None:
        if is_export:
            self.action_export()

    def action_export(self) -> None:
        """Write the plan that is shown as Markdown."""
        from kamtui.screens.dialogs.export import export_plan  # only when asked for

        if (view := self.shown.view) is not None:
            export_plan(self, self.desk, view.account_id, view.plan_id)


def signed_parts(view: PlanView, today: date, *, is_wide: bool) -> Iterator[tuple[str, str]]:
    """Who signed a plan and how far it has gone from that; on a narrow line without the name.

    Args:
        view: The plan.
        today: The day from which days are written.
        is_wide: Whether there is room for words.
    """
    signed = view.signed
    if signed is None:
        return
    name = fit(signed.name, min(MOST_NAME, cells(signed.name)), more=glyph("more")).rstrip()
    who = f" by {name}" if is_wide else ""
    yield (f" · signed {write_day_short(signed.day, today)}{who}", "muted")
    if signed.changes:
        yield (f", {signed.since}" if is_wide else f", {signed.changes} since", "watch")
        yield (" (D)", "muted")


def _name(view: PlanView) -> str:
    return f"{view.account} · {view.title}"
