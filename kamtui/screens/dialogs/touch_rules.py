"""How often to be in touch: of the account, and of everybody in a role and of accounts of a tier."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from kamtui.book.errors import BookError, Refused
from kamtui.reading import read_whole
from kamtui.rules.touch import DEFAULT_DAYS
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.screens.dialogs.day_line import DayLine
from kamtui.services.accounts import change_account, load_account
from kamtui.services.cadence import load_touch_rules, set_touch_rule
from kamtui.services.touch_rules import MOST_DAYS
from kamtui.vocabulary import DecisionRole, Tier
from kamtui.vocabulary_cadence import TouchRuleOf
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

ACCOUNT = "account"
"""Stands for the account in the place of a role or tier."""


class Interval(NamedTuple):
    """One line.

    Attributes:
        whose: `account`, a role or a tier.
        word: The stored word of the role or tier.
        label: What a person reads.
        days: Days between two contacts; None without a rule.
    """

    whose: str
    word: str
    label: str
    days: int | None


class TouchRulesDialog(Dialog[None]):
    """The intervals, nearest first: a person's own, in the person's form, goes before all of them.

    Args:
        desk: What lies on the desk.
        account_id: The current account; None without one.
    """

    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("e", "edit"), ("delete", "no rule"), ("esc", "back"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit", show=False, id="touch-rules.edit", tooltip="Set the days"),
        Binding("delete", "remove", "No rule", show=False, id="touch-rules.remove",
                tooltip="Take the rule away; u brings it back"),
    ]  # fmt: skip

    def __init__(self, desk: Desk, account_id: int | None) -> None:
        self._desk, self._account_id = desk, account_id
        self._account_name = "" if account_id is None else str(load_account(desk.book, account_id).values["name"])
        super().__init__("Keep in touch", self._account_name)
        columns: tuple[Column[Interval], ...] = (
            Column("label", "Nearest first", 0, lambda one: ((one.label, "fg"),)),
            Column("days", "Touch every", 12, _days, "right"),
        )
        self.table = Table[Interval](
            columns,
            key=lambda one: (one.whose, one.word),
            rows=tuple(self._lines()),
            ground="surface",
            opens="edit",
        )

    def compose_dialog(self) -> Iterable[Widget]:
        """The lines."""
        self.table.styles.height = min(len(self.table.rows) + 2, 20)
        yield self.table

    def on_mount(self) -> None:
        """The keys go to the lines."""
        super().on_mount()
        self.table.focus()
        default = f"key accounts without a rule: {DEFAULT_DAYS} d"
        self.foot.show(((default, "muted"),))

    def _lines(self) -> Iterator[Interval | None]:
        rules = load_touch_rules(self._desk.book)
        for role in DecisionRole:
            days = rules.get((TouchRuleOf.ROLE, role.value))
            yield Interval(TouchRuleOf.ROLE, role.value, f"Every {role.label}", days)
        yield None
        if self._account_id is not None:
            own = load_account(self._desk.book, self._account_id).values["touch_days"]
            yield Interval(ACCOUNT, "", self._account_name, own if isinstance(own, int) else None)
            yield None
        for tier in Tier:
            days = rules.get((TouchRuleOf.TIER, tier.value))
            yield Interval(TouchRuleOf.TIER, tier.value, f"Accounts in {tier.label.capitalize()}", days)

    # ------------------------------------------------------------------- changes

    @on(Table.Opened)
    def _opened(self) -> None:
        self.action_edit()

    def action_edit(self) -> None:
        """Set the days of the line under the cursor."""
        one = self.table.row
        if one is None:
            return

        dialog = DayLine[int](
            one.label,
            "",
            read=lambda text: read_whole(text.strip().removesuffix("d").strip(), 1, MOST_DAYS),
            tell=lambda days: ((f"touch every {days} d", "fg"),),
            hint="days between two contacts",
            verb="save",
        )
        self.app.push_screen(dialog, lambda days: None if days is None else self._set_and_show(one, days))

    def action_remove(self) -> None:
        """Take the rule away."""
        one = self.table.row
        if one is None or one.days is None:
            return
        self._set_and_show(one, None)

    def _set_and_show(self, one: Interval, days: int | None) -> None:
        """Set the days, and show them or why not."""
        try:
            self._set(one, days)
        except (Refused, BookError) as error:
            self.foot.show(((str(error), "bad"),))
            return
        self.table.set_rows(tuple(self._lines()))

    def _set(self, one: Interval, days: int | None) -> None:
        if one.whose == ACCOUNT and self._account_id is not None:
            change_account(self._desk.book, self._account_id, {"touch_days": days}, self._desk.today)
        else:
            set_touch_rule(self._desk.book, TouchRuleOf(one.whose), one.word, days)


def _days(one: Interval) -> Parts:
    return (("none", "quiet"),) if one.days is None else ((f"{one.days} d", "fg"),)
