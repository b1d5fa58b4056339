"""The plan's periods: other plans of the account to read, a new one, closing, signing, changes since, preview."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from textual import events, on
from textual.binding import Binding

from kamtui.book.errors import Refused
from kamtui.models.contents import GRID, OTHERS, RECORDS
from kamtui.reading import write_day_short
from kamtui.rules.plan import PlanListed, PlanRow, PlanView
from kamtui.screens.base import say
from kamtui.screens.plan_lines import Key
from kamtui.screens.plan_place import PlanShown
from kamtui.screens.white_space_writing import WhiteSpaceWriting
from kamtui.services.history_dated import DATED
from kamtui.services.plan import load_plan
from kamtui.text import cells, fit
from kamtui.theme import glyph
from kamtui.widgets.record_strip import RecordStrip
from kamtui.widgets.white_space import WhiteSpaceGrid

READS = frozenset({
    "pane", "export", "next_gap", "fold", "back", "why", "history", "show_view",
    "plans", "sign", "changes", "preview",
})  # fmt: skip
"""What may be done with a past plan."""
GRID_READS = ("why", "outline")
"""What a grid may be asked for in a past plan."""
MOST_NAME = 24
"""Cells of a name in the head."""
CHANGED = frozenset(
    {shape.table for shape in (*RECORDS.values(), *GRID.values(), OTHERS["plan"], OTHERS["sign_off"])}
    | {dated.table for dated in DATED}
)
"""Tables whose rows a plan shows."""
PAST = "A past plan stays as it is"
"""What is said where a past plan would be changed."""


class PlanPeriods(WhiteSpaceWriting):
    """The plan with the account's other plans: a past one is shown in the same place and cannot be changed."""

    concerns = WhiteSpaceWriting.concerns | CHANGED
    _chosen_plan: tuple[int, int] | None = None
    """Account and plan, where it is not the current plan that is shown."""

    # -------------------------------------------------------------- a past plan

    @property
    def is_past(self) -> bool:
        """Whether a plan is shown that is not worked on any more."""
        return self.shown.view is not None and self.shown.view.is_past

    def load(self) -> PlanShown:
        """Read the plan that was chosen, as long as its account is the current one and it is in the book."""
        if self._chosen_plan is not None and self._chosen_plan[0] == self.desk.current_id:
            account, plan = self._chosen_plan
            try:
                view = load_plan(self.desk.book, account, self.desk.today, plan)
            except Refused:  # undoing has taken it away
                view = None
            if view is not None and view.is_past:
                return PlanShown(view, {})
        self._chosen_plan = None
        return super().load()

    def show_plan(self, plan: PlanListed) -> None:
        """Show one of the account's plans."""
        view = self.shown.view
        self._chosen_plan = None if view is None or plan.is_current else (view.account_id, plan.id)
        self.reload()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Mute what would change a past plan."""
        if self.is_past and action in self._own_actions() - READS:
            return None
        return super().check_action(action, parameters)

    def _own_actions(self) -> frozenset[str]:
        """The actions of the place's own keys."""
        return frozenset(
            binding.action.partition("(")[0]
            for kind in type(self).__mro__
            if issubclass(kind, PlanPeriods)
            for binding in kind.__dict__.get("BINDINGS", ())
            if isinstance(binding, Binding)
        )

    def on_key(self, event: events.Key) -> None:
        """Say why a key does nothing in a past plan; one that does something never comes here."""
        found = self.active_bindings.get(event.key)
        if self.is_past and found is not None and found.node is self and not found.enabled:
            event.prevent_default()
            self._say_past()

    def on_paste(self, event: events.Paste) -> None:
        """Nothing is pasted into a past plan."""
        if self.is_past:
            event.prevent_default()
            event.stop()
            self._say_past()

    def begin_edit(self) -> None:
        """Edit the title of the record under the cursor, but not in a past plan."""
        if self.is_past:
            self._say_past()
        else:
            super().begin_edit()

    @on(WhiteSpaceGrid.Asked)
    def _grid_of_past_asked(self, message: WhiteSpaceGrid.Asked) -> None:
        if self.is_past and message.verb not in GRID_READS:
            message.prevent_default()
            self._say_past()

    @on(WhiteSpaceGrid.StateWanted)
    def _state_in_past_wanted(self, message: WhiteSpaceGrid.StateWanted) -> None:
        if self.is_past:
            message.prevent_default()
            self._say_past()

    def _say_past(self) -> None:
        view = self.shown.view
        if view is not None:
            say(self, f"{view.title} is read only: esc goes back to the current plan", PAST)

    def begin_new(self, *, below_it: bool) -> None:
        """Write a new record, but not where the last plan is closed: what it leaves open would be left behind."""
        view = self.shown.view
        if view is not None and view.plan_id is None and view.plans:
            say(self, f"{view.plans[0].title} is closed: Y, then n begins the next one", "No plan to write in")
            return
        super().begin_new(below_it=below_it)

    def leave_past(self) -> bool:
        """Go back to the current plan; False where that is shown already."""
        if not self.is_past:
            return False
        self._chosen_plan = None
        self.reload()
        self.refresh_bindings()
        return True

    # --------------------------------------------------------------- how it looks

    @property
    def is_grid(self) -> bool:
        """Whether the section is a grid; a past plan has none, as the white space is the account's."""
        return super().is_grid and not self.is_past

    def show_lines(self, at: PlanRow | None = None) -> None:
        """Show the section's lines; a past plan says of an empty one where its records are."""
        if not (self.is_past and self.section.grid):
            super().show_lines(at)
        if not self.is_past or self.rows:
            return
        if self.section.grid:
            self.query_one("#body").remove_class("-grid")
            self.table.set_rows(())
            self.query_one(RecordStrip).visible = False
        parents = {record.parent for record in self.section.levels}
        is_of_account = bool(self.section.grid) or parents == {"account_id"}
        where = ("They are kept with the account:", "the current plan shows them as they are now.")
        nowhere = ("This plan had none.", "")
        self.nothing_yet.display = True
        self.nothing_yet.show(
            f"No {self.section.short.lower()} here", where if is_of_account else nowhere, (("esc", "current plan"),)
        )

    def _facts(self, view: PlanView, *, is_wide: bool) -> Iterator[tuple[str, str]]:
        """Beside the title: how the plan stands, and who signed it."""
        if view.is_past:
            yield ("past · read only · ", "watch")
        if view.status is None and view.plans:
            yield (f"not begun · {view.plans[0].title} is closed", "muted")
            return
        yield from super()._facts(view, is_wide=is_wide)
        yield from signed_parts(view, self.desk.today, is_wide=is_wide)

    # -------------------------------------------------------------------- plans

    def action_plans(self) -> None:
        """Show the account's plans."""
        from kamtui.screens.dialogs.plans import PlansDialog  # only when asked for

        if (view := self.shown.view) is not None:
            self.app.push_screen(PlansDialog(view, self.desk.today), self._plan_wanted)

    def _plan_wanted(self, wanted: Any) -> None:
        from kamtui.screens.dialogs import plans  # loaded already

        view = self.shown.view
        if wanted is None or view is None:
            return
        verb, plan = wanted
        self.app.clear_notifications()
        if verb == "begin":
            self.app.push_screen(plans.new_plan_form(self.desk, view), self._begun)
        elif plan is not None and verb == "show":
            self.show_plan(plan)
        elif plan is not None and verb == "change":
            self.app.push_screen(plans.change_plan_form(self.desk, view, plan))
        elif plan is not None and verb == "close":
            self.app.push_screen(plans.close_plan_form(self.desk, view, plan), self._when_closed(plan))

    def _begun(self, begun: Any) -> None:
        from kamtui.screens.dialogs.plans import carried_in_words  # loaded already

        if begun is not None:
            self._chosen_plan = None
            self.reload()
            labels = {kind: record.label for kind, record in RECORDS.items()}
            say(self, f"{carried_in_words(begun, labels)} · u takes it back", f"{begun.title} begun")

    def _when_closed(self, plan: PlanListed) -> Callable[[int | None], None]:
        def closed(lessons: int | None) -> None:
            if lessons is not None:
                learned = f"{lessons} lesson{'' if lessons == 1 else 's'} noted"
                say(self, f"{learned} · Y, then n begins the next plan", f"{plan.title} closed")

        return closed

    # ----------------------------------------------------------------- sign-off

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
            self._sign()

    def _sign(self) -> None:
        from kamtui.screens.dialogs.sign_offs import sign_form  # loaded already

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
            self._sign()
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
        if record is not None:
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
