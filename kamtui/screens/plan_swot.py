"""The plan's findings: as a list or as a two-by-two, and what is made of one."""

from typing import Literal

from kamtui.screens.plan_periods import PlanPeriods


class PlanSwot(PlanPeriods):
    """The plan with a key that makes an action or a risk of a finding."""

    def is_of_section(self, action: str) -> bool | None:
        """Whether a key that only some sections have does something here; None where all have it."""
        if action == "show_view":
            return self.has_views
        if action == "make":
            return self.record is not None and self.record.kind == "finding"
        return None

    @property
    def has_views(self) -> bool:
        """Whether the section can be shown in another way."""
        return False

    def action_show_view(self) -> None:
        """Show the section in another way."""

    def action_make(self, kind: Literal["action", "risk"]) -> None:
        """Make an action or a risk of a finding."""
