"""What the plan's place shows as one value, and reading it after each change."""

from collections.abc import Mapping
from dataclasses import dataclass

from kamtui.book.errors import Refused
from kamtui.rules.plan import PlanView
from kamtui.screens.desk import Desk
from kamtui.services.plan import load_plan
from kamtui.services.plan_memory import PlanMemory
from kamtui.services.waiting import load_waiting
from kamtui.widgets.parts import Parts


@dataclass(frozen=True, slots=True)
class PlanShown:
    """What the place shows.

    Attributes:
        view: The current account's plan; None where there is no account.
        waits_for: By an action's key the title of the one it waits for.
    """

    view: PlanView | None
    waits_for: Mapping[int, str]


class PlanLook:
    """Reads the current account's plan again and again; what has not changed stays the same object.

    Args:
        desk: What is open.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._memory = PlanMemory()

    def take(self) -> PlanShown:
        """Read the plan as it is now."""
        account = self._desk.current_id
        if account is None:
            return PlanShown(None, {})
        try:
            view = load_plan(self._desk.book, account, self._desk.today, memory=self._memory)
        except Refused:
            return PlanShown(None, {})  # undoing has taken the account away
        return PlanShown(view, load_waiting(self._desk.book, account))


def heading_figures(view: PlanView, *, is_wide: bool) -> Parts:
    """How complete the plan is, and how many gaps that leaves; nobody fills those of a past plan.

    Args:
        view: The plan.
        is_wide: Whether there is room for words.
    """
    if view.is_past:
        return (("esc", "accent"), (" current plan", "muted"))
    percent = f"{view.completeness.value}%"
    if not view.gaps:
        return ((percent, "fg"), (" complete" if is_wide else "", "muted"), (" · no gaps", "muted"))
    count = f"{len(view.gaps)} gap{'' if len(view.gaps) == 1 else 's'}"
    return ((percent, "fg"), (" complete · " if is_wide else " · ", "muted"), (count, "watch"))
