"""The plan's periods: other plans of the account to be read in the same place, a new one, closing one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from textual import events, on
from textual.binding import Binding

from kamtui.book.drafts import NEW, Draft
from kamtui.book.errors import Refused
from kamtui.models.contents import GRID, OTHERS, RECORDS
from kamtui.reading import write_day_short
from kamtui.rules.plan import PlanListed, PlanRow, PlanView
from kamtui.screens.base import say
from kamtui.screens.plan_lines import Key, NewPlace, many_of
from kamtui.screens.plan_shown import PlanShown
from kamtui.screens.plan_signing import PAST, PlanSigning, signed_parts
from kamtui.services.history_dated import DATED
from kamtui.services.plan import load_plan
from kamtui.widgets.record_strip import RecordStrip
from kamtui.widgets.white_space import WhiteSpaceGrid

READS = frozenset({
    "pane", "export", "fold", "back", "why", "history", "show_view",
    "plans", "sign", "changes", "preview",
})  # fmt: skip
"""What may be done with a past plan."""
GRID_READS = ("why", "outline")
"""What a grid may be asked for in a past plan."""
CHANGED = frozenset(
    {shape.table for shape in (*RECORDS.values(), *GRID.values(), OTHERS["plan"], OTHERS["sign_off"])}
    | {dated.table for dated in DATED}
)
"""Tables whose rows a plan shows."""


class PlanPeriods(PlanSigning):
    """The plan with the account's other plans: a past one is shown in the same place and cannot be changed."""

    concerns = PlanSigning.concerns | CHANGED
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
                return PlanShown(replace(view, gaps=()), {})  # nothing is missing that could still be done
        self._chosen_plan = None
        return super().load()

    def book_changed(self, tables: frozenset[str]) -> None:
        """Show the plan as it is now; where a first entry has begun one, say for which time."""
        before = self.shown.view
        super().book_changed(tables)
        after = self.shown.view
        if before is None or after is None or before.account_id != after.account_id or not self.is_current:
            return
        if not before.plans and after.starts is not None and after.ends is not None:
            today = self.desk.today
            days = f"{write_day_short(after.starts, today)} to {write_day_short(after.ends, today)}"
            say(self, f"{days} · Y, then e for other days", f"{after.title} begun")

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
        """Nothing is pasted into a past plan, nor where none is begun that follows a closed one."""
        if self.is_past:
            event.prevent_default()
            event.stop()
            self._say_past()
        elif self.closed_last and not self.is_writing and not self.is_grid:
            event.prevent_default()
            event.stop()
            self.offer_next()
            say(self, "begin the plan, then paste", "Not pasted")

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
        """Write a new record; where the last plan is closed, offer the next one to write it in."""
        if self.is_grid or not self.offer_next():  # the white space is the account's, not a plan's
            super().begin_new(below_it=below_it)

    @property
    def closed_last(self) -> str:
        """The title of the last plan where it is closed and no other one is begun; else nothing."""
        view = self.shown.view
        return view.plans[0].title if view is not None and view.plan_id is None and view.plans else ""

    def offer_next(self) -> bool:
        """Where the last plan is closed, open the form of the next one: it takes the keys of who writes on.

        Returns:
            Whether it is closed; what it leaves open would be left behind by another one that just began.
        """
        from kamtui.screens.dialogs import plans  # only when asked for

        view = self.shown.view
        if view is None or not self.closed_last:
            return False
        self.app.clear_notifications()
        why = f"{self.closed_last} is closed: this one takes what it leaves open"
        self.app.push_screen(plans.new_plan_form(self.desk, view, why), self._begun)
        return True

    def add_all(self, place: NewPlace, several: Iterable[Mapping[str, object]], account_id: int) -> Sequence[Key]:
        """Add new records at a place in one step, but not where the last plan is closed.

        Raises:
            Refused: It is, or one of them cannot be saved; none is.
        """
        if self.closed_last:
            raise Refused(f"{self.closed_last} is closed: esc, then n begins the next one.")
        return super().add_all(place, several, account_id)

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
            f"No {many_of(self.section)} here", where if is_of_account else nowhere, (("esc", "current plan"),)
        )

    def _facts(self, view: PlanView, *, is_wide: bool) -> Iterator[tuple[str, str]]:
        """Beside the title: how the plan stands, and who signed it."""
        if view.is_past:
            yield ("past · read only", "watch")
            if not is_wide:
                yield from signed_parts(view, self.desk.today, is_wide=False)
                return
            yield (" · ", "muted")
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

    async def resume(self, draft: Draft) -> None:
        """Open a draft where it was typed, be it of a record or of the plan itself."""
        if not self.resume_form(draft):
            await super().resume(draft)

    def resume_form(self, draft: Draft) -> bool:
        """Open a form of the plan itself where something was typed and not saved.

        Args:
            draft: What was typed.

        Returns:
            False where the draft is of a record in a section.
        """
        from kamtui.screens.dialogs import plans  # only when asked for

        kind, _, key = draft.record.partition(":")
        view = self.shown.view
        if view is None or kind not in ("plan", "sign_off"):
            return False
        plan = next((plan for plan in view.plans if str(plan.id) == key), None)
        if kind == "sign_off":
            self.sign()
        elif key == NEW:
            self.app.push_screen(plans.new_plan_form(self.desk, view), self._begun)
        elif plan is not None and draft.form != draft.record:
            self.app.push_screen(plans.close_plan_form(self.desk, view, plan), self._when_closed(plan))
        elif plan is not None:
            self.app.push_screen(plans.change_plan_form(self.desk, view, plan))
        return True

    def _begun(self, begun: Any) -> None:
        from kamtui.screens.dialogs.plans import carried_in_words  # loaded already

        if begun is not None:
            self._chosen_plan = None
            self.reload()
            self.app.clear_notifications()  # what asked for a plan has one
            labels = {kind: record.label for kind, record in RECORDS.items()}
            say(self, f"{carried_in_words(begun, labels)} · u takes it back", f"{begun.title} begun")

    def _when_closed(self, plan: PlanListed) -> Callable[[int | None], None]:
        def closed(lessons: int | None) -> None:
            if lessons is not None:
                learned = f"{lessons} lesson{'' if lessons == 1 else 's'} noted"
                say(self, f"{learned} · n begins the next plan", f"{plan.title} closed")

        return closed
