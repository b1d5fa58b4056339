"""Going on in the plan where something was typed and not saved."""

from kamtui.book.drafts import NEW, Draft, Typed
from kamtui.models.outline import SECTIONS
from kamtui.rules.plan import PlanRow
from kamtui.screens.plan_drafts import OLDER, place_of, record_of
from kamtui.screens.plan_pasting import PlanPasting
from kamtui.services.drafting import newest_step


class PlanResuming(PlanPasting):
    """The plan that opens a draft in its form, in its cell, or in a new line."""

    def _take_target(self) -> None:
        """Go to the record, or the draft, that another place asked for."""
        super()._take_target()
        draft, view = self.desk.resume, self.shown.view
        if draft is not None and view is not None and view.account_id == draft.account_id:
            self.desk.resume = None
            self.call_after_refresh(self.resume, draft)

    def has_note_kept(self, row: PlanRow) -> bool:
        """Whether a note of the record was written and could not be saved: its form has it."""
        draft = self.desk.unsaved.offered(record_of((row.kind, row.id)))
        return draft is not None and "note" in draft.fields

    def keep_note(self, row: PlanRow, text: str, before: str) -> bool:
        """Keep a note that could not be saved, for the record's form.

        Returns:
            Whether it is on the disk.
        """
        record = record_of((row.kind, row.id))
        account = None if self.shown.view is None else self.shown.view.account_id
        fields = {"note": Typed(text, before)}
        self.desk.unsaved.put(Draft(record, record, account, fields, newest_step(self.desk.book)))
        return self.desk.unsaved.keep_now()

    async def resume(self, draft: Draft) -> None:
        """Open a draft where it was typed.

        Args:
            draft: One of the account that is shown.
        """
        if self.is_writing:
            return
        kind, _, key = draft.record.partition(":")
        section = next(section for section in SECTIONS if kind in {record.key for record in section.levels})
        if key == NEW:
            self.show_section(section)
            self.set_focus(self.table)
            self._begin_draft(place_of(draft, section, self.rows), form=draft.form)
            return
        self.show_record(section.key, (kind, int(key)))
        field = draft.form.rstrip(OLDER).rpartition(":")[2]
        places = [place for place, cell in enumerate(self.cells_now()) if cell.field == field]
        if draft.form.startswith("cell:") and places:
            self._open(places[0], form=draft.form)
        elif draft.form.startswith("cell:"):
            # Its column is not on a screen this narrow: the form of all fields has it.
            self.desk.unsaved.put(draft._replace(form=draft.record))
            self.desk.unsaved.drop(draft.form)
            await self.run_action("edit_all")
        else:
            await self.run_action("edit_all")
