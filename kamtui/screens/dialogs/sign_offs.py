"""Sign-offs: the form in which a plan is signed, and the list of those who signed it with what they signed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import ClassVar, Literal

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from kamtui.reading import write_day
from kamtui.rules.plan import PlanView
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.screens.dialogs.record_form import RecordForm
from kamtui.services.signoff import SIGN_OFF, Frozen, sign_plan
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

FRAME = 7
"""Rows of the dialog that are not the list."""

Chosen = Frozen | Literal["sign"] | None
"""The sign-off that is to be read, or that one more is wanted."""


def sign_form(desk: Desk, view: PlanView) -> RecordForm[int]:
    """The form in which a plan is signed; its result is the key of the sign-off.

    Args:
        desk: What lies on the desk.
        view: The plan.
    """

    def save(values: Mapping[str, object]) -> int:
        return sign_plan(desk.book, view.account_id, values, desk.today, chosen=desk.settings.thresholds)

    return RecordForm(
        f"Sign {view.title}",
        view.account,
        desk=desk,
        key=f"sign_off:new:{view.plan_id}",
        record="sign_off:new",
        account_id=view.account_id,
        specs=SIGN_OFF.specs,
        initial={"day": desk.today},
        save=save,
        is_new=True,
    )


class SignOffsDialog(Dialog[Chosen]):
    """Who signed a plan, the newest first; enter reads what was signed.

    Args:
        context: The plan.
        signed: Its sign-offs.
        today: The day from which days are written.
        can_sign: Whether one more may be added.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("esc", "back"),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("S,n", "sign", "Sign", show=False, id="sign-offs.sign", tooltip="Sign the plan as it is now")
    ]

    def __init__(self, context: str, signed: Sequence[Frozen], today: date, *, can_sign: bool) -> None:
        super().__init__("Sign-offs", context)
        self._signed, self._today, self._can_sign = signed, today, can_sign

    def compose_dialog(self) -> Iterable[Widget]:
        """The list."""
        columns: tuple[Column[Frozen], ...] = (
            Column("day", "Day", 16, self._day),
            Column("who", "Who", 0, lambda one: ((one.name, "fg"),)),
            Column("role", "Role", 18, _said(lambda one: one.role)),
            Column("note", "Note", 18, _said(lambda one: one.note)),
        )
        table = Table[Frozen](
            columns, key=lambda one: one.id, rows=self._signed, ground="surface", opens="read what was signed"
        )
        table.styles.margin = (1, 0)
        yield table

    def _day(self, one: Frozen) -> Parts:
        return ((write_day(one.day, self._today), "fg"),)

    def on_mount(self) -> None:
        """The keys go to the list."""
        super().on_mount()
        self.query_one(Table).focus()
        sign = (("S", "sign again"),) if self._can_sign else ()
        self.foot.offer(("enter", "read"), *sign, *self.FOOT)

    def on_resize(self) -> None:
        """The list takes no more room than it needs."""
        super().on_resize()
        self.query_one(Table).styles.height = max(3, min(len(self._signed) + 2, self.size.height - FRAME))

    def action_sign(self) -> None:
        """Sign the plan once more."""
        if self._can_sign:
            self.dismiss("sign")

    @on(Table.Opened)
    def _read(self, message: Table.Opened) -> None:
        self.dismiss(message.row)


def _said(value: Callable[[Frozen], str | None]) -> Callable[[Frozen], Parts | None]:
    def cell(one: Frozen) -> Parts | None:
        text = value(one)
        return ((" ".join(text.split("\n")), "muted"),) if text else None

    return cell
