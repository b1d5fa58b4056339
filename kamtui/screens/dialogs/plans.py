"""The plans of an account, the newest first: one is shown, begun, closed, or given another period."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from kamtui.models.actions import PlanFields
from kamtui.models.outline import specs
from kamtui.reading import write_day_short
from kamtui.rules.plan import PlanListed, PlanView
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.screens.dialogs.record_form import RecordForm, never_empty
from kamtui.services.plan_periods import LESSONS, Begun, change_plan, close_plan, propose_period, start_plan
from kamtui.theme import glyph
from kamtui.vocabulary_plan import PlanStatus
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

FRAME = 7
"""Rows of the dialog that are not the list."""


class Wanted(NamedTuple):
    """What is to be done with which plan.

    Attributes:
        verb: `show`, `begin`, `change` or `close`.
        plan: The plan under the cursor; None where there is none.
    """

    verb: str
    plan: PlanListed | None


class PlansDialog(Dialog[Wanted | None]):
    """The plans; the result says what is wanted.

    Args:
        view: The plan that is shown, which knows the others.
        today: The day from which days are written.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("n", "new plan"), ("esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "want('begin')", "New", show=False, id="plans.new",
                tooltip="Begin a new plan with what the last one leaves open"),
        Binding("e", "want('change')", "Change", show=False, id="plans.change",
                tooltip="Change period and status"),
        Binding("c", "want('close')", "Close", show=False, id="plans.close",
                tooltip="Close the plan with what was learned"),
    ]  # fmt: skip

    def __init__(self, view: PlanView, today: date) -> None:
        super().__init__("Plans", view.account)
        self._view, self._today = view, today

    def compose_dialog(self) -> Iterable[Widget]:
        """The list."""
        columns: tuple[Column[PlanListed], ...] = (
            Column("name", "Plan", 0, lambda plan: ((plan.title, "fg", "n"), *self._mark(plan))),
            Column("period", "Period", 24, self._period),
            Column("status", "Status", 7, lambda plan: ((plan.status.label, "muted"),)),
            Column("signed", "Signed", 16, self._signed),
        )
        table = Table[PlanListed](
            columns, key=lambda plan: plan.id, rows=self._view.plans, ground="surface", opens="show"
        )
        table.styles.margin = (1, 0)
        yield table

    def _mark(self, plan: PlanListed) -> Parts:
        return ((" · current", "muted"),) if plan.is_current else ()

    def _period(self, plan: PlanListed) -> Parts:
        days = [glyph("unknown") if day is None else write_day_short(day, self._today) for day in plan[1:3]]
        return ((" to ".join(days), "fg"),)

    def _signed(self, plan: PlanListed) -> Parts | None:
        if plan.signed is None:
            return None
        day, name = plan.signed
        return ((f"{write_day_short(day, self._today)} {name}", "muted"),)

    def on_mount(self) -> None:
        """The keys go to the list, on the plan that is shown."""
        super().on_mount()
        table = self.query_one(Table)
        table.focus()
        if self._view.plan_id is not None:
            table.move_to(self._view.plan_id)
        if not table.rows:
            self.foot.show((("No plan yet", "muted"),))

    def on_resize(self) -> None:
        """The list takes no more room than it needs."""
        super().on_resize()
        count = len(self._view.plans) + 2
        self.query_one(Table).styles.height = max(3, min(count, self.size.height - FRAME))

    @on(Table.Highlighted)
    def _offer(self, message: Table.Highlighted) -> None:
        plan = message.row
        if plan is not None:
            close = (("c", "close"),) if plan.status is not PlanStatus.CLOSED else ()
            self.foot.offer(("enter", "show"), ("e", "change"), *close, *self.FOOT)

    @on(Table.Opened)
    def _show(self, message: Table.Opened) -> None:
        self.dismiss(Wanted("show", message.row))

    def action_want(self, verb: str) -> None:
        """Say what is to be done with the plan under the cursor."""
        plan: PlanListed | None = self.query_one(Table).row
        if verb == "close" and plan is not None and plan.status is PlanStatus.CLOSED:
            self.foot.show(((f"{plan.title} is closed already", "muted"),))
        elif plan is not None or verb == "begin":
            self.dismiss(Wanted(verb, plan))


def new_plan_form(desk: Desk, view: PlanView, context: str = "") -> RecordForm[Begun]:
    """The form of a new plan, with the period that follows the last one; its result is what was begun.

    Args:
        desk: What lies on the desk.
        view: A plan of the account, which knows the others.
        context: What stands beside the title; the account where nothing is said.
    """
    period = propose_period(view.plans, desk.today)

    def save(values: Mapping[str, object]) -> Begun:
        return start_plan(desk.book, view.account_id, values, desk.today)

    return RecordForm(
        "New plan",
        context or view.account,
        desk=desk,
        key=f"plan:new:{view.account_id}",
        record="plan:new",
        account_id=view.account_id,
        specs=specs(PlanFields),
        initial={**period._asdict(), "status": PlanStatus.ACTIVE},
        save=save,
        is_new=True,
        always=never_empty(PlanFields),
    )


def change_plan_form(desk: Desk, view: PlanView, plan: PlanListed) -> RecordForm[int]:
    """The form of a plan's period and status; its result is the plan's key.

    Args:
        desk: What lies on the desk.
        view: A plan of the account.
        plan: The plan that is changed.
    """

    def save(values: Mapping[str, object]) -> int:
        change_plan(desk.book, plan.id, values)
        return plan.id

    return RecordForm(
        plan.title,
        view.account,
        desk=desk,
        key=f"plan:{plan.id}",
        account_id=view.account_id,
        specs=specs(PlanFields),
        initial={"starts": plan.starts, "ends": plan.ends, "status": plan.status},
        save=save,
        always=never_empty(PlanFields),
    )


def close_plan_form(desk: Desk, view: PlanView, plan: PlanListed) -> RecordForm[int]:
    """The form in which a plan is closed with its lessons; its result is how many there were.

    Args:
        desk: What lies on the desk.
        view: A plan of the account.
        plan: The plan that is closed.
    """

    def save(values: Mapping[str, object]) -> int:
        return close_plan(desk.book, plan.id, str(values.get(LESSONS.name) or ""), desk.today)

    return RecordForm(
        f"Close {plan.title}",
        view.account,
        desk=desk,
        key=f"plan:{plan.id}:lessons",
        record=f"plan:{plan.id}",
        account_id=view.account_id,
        specs=(LESSONS,),
        initial={},
        save=save,
        is_new=True,
    )


def carried_in_words(begun: Begun, labels: Mapping[str, str]) -> str:
    """What came along into a new plan, as `2 goals, 1 action`; that nothing did.

    Args:
        begun: The plan that was begun.
        labels: What one record is called, by kind.
    """
    found: Sequence[str] = [
        f"{count} {labels[kind]}{'' if count == 1 else 's'}" for kind, count in begun.carried.items()
    ]
    return f"{', '.join(found)} carried over" if found else "nothing was open"
