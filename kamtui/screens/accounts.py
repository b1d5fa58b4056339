"""Accounts: the portfolio as a list, filtered as one types; the account under the cursor is the current one."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget

from kamtui.screens.account_card import AccountCard, figure_parts, strip_causes, why_entries
from kamtui.screens.account_columns import ORDERS, account_columns, main_currency
from kamtui.screens.base import WIDE, OpenPlace, PlaceScreen, say
from kamtui.screens.desk import Desk
from kamtui.services.portfolio import AccountRow, Portfolio, load_portfolio
from kamtui.vocabulary import AccountStatus
from kamtui.widgets.columns import Column
from kamtui.widgets.frame import CauseStrip, EmptyState, PlaceLine
from kamtui.widgets.parts import Parts
from kamtui.widgets.table import Table

NEEDS_AN_ACCOUNT = frozenset({"filter", "scope"})
"""What a book without accounts does not offer."""
NEEDS_A_ROW = frozenset(
    {"open_plan", "edit_account", "sort", "reverse", "export_plan", "why", "archive", "history"}
)
"""What an empty list does not offer."""


class AccountsScreen(PlaceScreen[Portfolio]):
    """The account list, with the strip of causes below it or the account's card beside it."""

    place = "accounts"
    purpose = "Your portfolio"
    concerns = frozenset({
        "account", "action", "annual_revenue", "attendance", "business_unit", "competitor", "goal", "holiday",
        "interaction", "objective", "plan", "plan_review", "question", "role_reading", "series",
        "series_occurrence", "service_case", "stakeholder", "stance_reading", "tier_override", "touch_rule",
        "white_space",
    })  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open_plan", "open", id="account.open", tooltip="Open the account's plan"),
        Binding("n", "new_account", "new", id="account.new", tooltip="Enter a new account"),
        Binding("e", "edit_account", "edit", id="account.edit", tooltip="Change the account"),
        Binding("slash", "filter", "filter", key_display="/", id="account.filter",
                tooltip="Filter by name, unit, person, tag, or as tier:star late"),
        Binding("s", "sort", "sort", id="account.sort", tooltip="Sort by the next figure"),
        Binding("o", "scope", "all or key", id="account.scope", tooltip="Show all accounts, or just the key ones"),
        Binding("x", "export_plan", "export", id="account.export",
                tooltip="Write the account's plan as Markdown, or those of the accounts marked with space"),
        Binding("S", "reverse", "Reverse", show=False, id="account.reverse", tooltip="Turn the order round"),
        Binding("equals_sign", "why", "Why", show=False, key_display="=", id="account.why",
                tooltip="Show the causes of the account's figures"),
        Binding("H", "history", "History", show=False, id="account.history",
                tooltip="Show what was changed in the account, field by field"),
        Binding("delete", "archive", "Archive", show=False, id="account.archive",
                tooltip="Archive the account, or those marked with space; u takes it back"),
        Binding("escape", "clear", "Clear", show=False, id="account.clear",
                tooltip="Take the filter and the marks away"),
    ]  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._order = 0
        self._is_reversed = False
        self._shows_all = desk.portfolio.key == 0
        self._filter = ""
        self._is_filtering = False
        self._main = main_currency(desk.portfolio.rows)
        self._sorted: Sequence[AccountRow] = self._sort(desk.portfolio)
        self._shown: Sequence[AccountRow] = self._narrow()
        self._offered = self._offers()
        if self._shown:
            desk.current_id = self._shown[0].id

    # -------------------------------------------------------------------- frame

    def compose_place(self) -> Iterable[Widget]:
        """The heading, the list, the strip; on a very wide screen the card."""
        with Container(id="heading"):
            yield PlaceLine()
        with Horizontal(id="body"):
            with Vertical(id="list"):
                yield Table[AccountRow](self._columns, key=lambda row: row.id, rows=self._shown, can_mark=True)
                yield EmptyState()
                yield CauseStrip()
            yield AccountCard(self.desk)

    def on_mount(self) -> None:
        """The keys go to the list; what it shows is shown as in every place."""
        table = self.query_one(Table)
        table.focus()
        self.watch(table, "under_cursor", self._went_to, init=False)

    @property
    def _row(self) -> AccountRow | None:
        """The account that the keys act on: the one under the cursor, none where the filter found none."""
        return self.query_one(Table).row if self._shown else None

    def _columns(self, width: int) -> Sequence[Column[AccountRow]]:
        return account_columns(width, self.desk.today, self._main)

    # ------------------------------------------------------------ load and show

    def load(self) -> Portfolio:
        """The app keeps the portfolio, as every place needs it."""
        return self.desk.portfolio

    def show(self, value: Portfolio) -> None:
        """Show the accounts that the scope and the filter let through."""
        main = main_currency(value.rows)
        if main != self._main:
            self._main = main
            self.query_one(Table).forget()
        if value.key == 0:
            self._shows_all = True
        self._sorted = self._sort(value)
        self._show_rows()
        if self.desk.current_id is not None:
            self.query_one(Table).move_to(self.desk.current_id)

    def _sort(self, portfolio: Portfolio) -> Sequence[AccountRow]:
        """All rows in the order in force."""
        return ORDERS[self._order].sort(portfolio.rows, turned=self._is_reversed)

    def _narrow(self) -> Sequence[AccountRow]:
        """The rows that are shown: a filter looks at every account, without one the scope decides."""
        if self._filter:
            from kamtui.services.filtering import read_filter  # not needed for the first frame

            return read_filter(self._filter, self.desk.today, self.desk.settings.me).choose(self._sorted)
        if self._shows_all:
            return [row for row in self._sorted if row.facts.status != AccountStatus.ARCHIVED]
        return [row for row in self._sorted if row.facts.status == AccountStatus.KEY]

    def _show_rows(self) -> None:
        self._shown = self._narrow()
        self.desk.order = [row.id for row in self._shown]
        table = self.query_one(Table)
        table.set_rows(self._shown)
        table.display = bool(self._shown)
        self._show_empty()
        self._show_heading()
        self._show_account()
        if self._offered != (offers := self._offers()):
            self._offered = offers
            self.refresh_bindings()

    def _show_heading(self) -> None:
        portfolio = self.desk.portfolio
        wide = self.size.width >= WIDE
        order = ORDERS[self._order]
        hint: Parts = (("/", "accent"),)
        if not self._is_filtering:
            text = self._filter or ("tier, name, person, tag" if wide else "filter")
            hint = (("/ ", "accent"), (text, "fg" if self._filter else "muted"))
        scope = "" if self._filter else " · all" if self._shows_all else " · key accounts"
        way = order.back if self._is_reversed else order.words
        words = f" · {way}" if wide or self._is_reversed else f" · {order.short}"
        count = f"{len(self._shown)} of {portfolio.total}"
        marked = len(self._marked_here())
        marks: Parts = ((f"{marked} marked", "accent"), (" · ", "muted")) if marked else ()
        self.query_one(PlaceLine).show(
            "Accounts", hint, (*marks, (count, "fg"), (scope if wide else "", "muted"), (words, "muted"))
        )

    def _show_empty(self) -> None:
        empty = self.query_one(EmptyState)
        empty.display = not self._shown
        if self._shown:
            return
        if self.desk.portfolio.total == 0 and not self._filter:
            empty.show(
                "No accounts yet",
                ("One row for each customer: what it is worth, who knows", "it, what comes next."),
                (
                    ("n", "enter the first one"),
                    ("kamtui import FILE", "take them from a CSV"),
                    ("kamtui demo", "look at an example book"),
                ),
            )
        elif self._filter:
            empty.show("Nothing fits the filter", (self._filter,), (("esc", "take it away"), ("/", "change it")))
        else:
            empty.show(
                "No key accounts",
                ("Key accounts have plans; the others are watched.",),
                (("o", "show all"), ("n", "enter one")),
            )

    def _show_account(self) -> None:
        row = self.query_one(Table).row if self._shown else None
        strip, card = self.query_one(CauseStrip), self.query_one(AccountCard)
        if card.display:
            card.show(row)
        if row is None:
            strip.clear()
        else:
            strip.show(row.name, figure_parts(row), strip_causes(row))

    def on_resize(self) -> None:
        """The heading says more where there is room, and so does the card."""
        self._show_heading()
        self._show_account()

    # ------------------------------------------------------------------- cursor

    def _went_to(self, row: AccountRow | None) -> None:
        """Another account is under the cursor: it is the current one from this frame on."""
        if row is not None:
            self.desk.current_id = row.id
            self._shown_for = row.id
        self._show_account()
        self.show_frame()

    @on(Table.Opened)
    def _opened(self, message: Table.Opened) -> None:
        self.post_message(OpenPlace("plan", message.row.id))

    # ------------------------------------------------------------------- filter

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now; while the filter is typed, its own keys."""
        if action == "filter" and self._is_filtering:
            return False
        if action in NEEDS_A_ROW:
            return bool(self._shown)
        if action == "scope" and self._filter:
            return False  # a filter looks at every account
        return action not in NEEDS_AN_ACCOUNT or bool(self.desk.portfolio.total)

    def _offers(self) -> tuple[bool, ...]:
        """What the keys depend on: whether there are accounts, whether some are shown, whether a filter is on."""
        return bool(self.desk.portfolio.total), bool(self._shown), bool(self._filter)

    def action_filter(self) -> None:
        """Open the filter line over the heading."""
        from kamtui.widgets.filter_input import FilterInput  # an Input takes time to import

        if self._is_filtering:
            return
        self._is_filtering = True
        entry = FilterInput(self._filter)
        self.query_one("#heading").mount(entry)
        entry.focus()
        self._show_heading()

    def on_input_changed(self, message: Any) -> None:
        """Filter at every key; named so that the message's class need not be imported."""
        self._filter = message.control.text
        self._show_rows()

    def on_filter_input_moved(self, message: Any) -> None:
        """Go on moving in the list while typing."""
        self.query_one(Table).action_move(message.by)

    def on_filter_input_left(self, message: Any) -> None:
        """Go back to the list, with the filter or without."""
        self._is_filtering = False
        self.query("FilterInput").remove()
        self.query_one(Table).focus()
        if not message.keep:
            self._filter = ""
        self._show_rows()

    def action_clear(self) -> None:
        """Take away what was said in the corner; then the filter; without one, the marks."""
        self.app.clear_notifications()
        if self._filter:
            self._filter = ""
            self._show_rows()
        else:
            self.query_one(Table).unmark()

    # --------------------------------------------------------- order and scope

    def action_sort(self) -> None:
        """Sort by the next figure."""
        self._order = (self._order + 1) % len(ORDERS)
        self._is_reversed = False
        self._sort_again()

    def action_reverse(self) -> None:
        """Turn the order round."""
        self._is_reversed = not self._is_reversed
        self._sort_again()

    def action_scope(self) -> None:
        """Show all accounts, or the key accounts only."""
        self._shows_all = not self._shows_all
        self._show_rows()

    def _sort_again(self) -> None:
        self._sorted = self._sort(self.desk.portfolio)
        self._show_rows()

    # -------------------------------------------------------------------- verbs

    def action_open_plan(self) -> None:
        """Open the plan of the account."""
        if (row := self._row) is not None:
            self.post_message(OpenPlace("plan", row.id))

    def action_new_account(self) -> None:
        """Enter a new account."""
        from kamtui.screens.dialogs.account_form import new_account  # forms load the models

        self.app.push_screen(new_account(self.desk), self._saved)

    def action_edit_account(self) -> None:
        """Change the account under the cursor."""
        from kamtui.screens.dialogs.account_form import change_account  # forms load the models

        row = self._row
        form = None if row is None else self.attempt(lambda: change_account(self.desk, row.id), "Not read")
        if form is not None:
            self.app.push_screen(form, self._saved)

    def _saved(self, account_id: int | None) -> None:
        """Stand on what was saved, even where the scope or the filter would hide it."""
        if account_id is None:
            return
        desk = self.desk
        desk.current_id = account_id
        if account_id not in desk.portfolio.by_id:  # a long list is still being read again
            fresh = self.attempt(
                lambda: load_portfolio(desk.book, desk.today, desk.settings.thresholds, ids=[account_id]),
                "Not read",
            )
            if fresh is not None:
                desk.portfolio = desk.portfolio.with_rows(fresh)
                self.reload()
        if account_id not in {row.id for row in self._shown}:
            self._filter, self._shows_all = "", True
            self._show_rows()
        self.query_one(Table).move_to(account_id)

    def _marked_here(self) -> set[int]:
        """The marked accounts that are on the list; one that the filter hides is not acted on."""
        marked = self.query_one(Table).marked
        return {row.id for row in self._shown if row.id in marked} if marked else set()

    @on(Table.Marked)
    def _count_marks(self) -> None:
        self._show_heading()

    def action_archive(self) -> None:
        """Archive the account, or the marked ones; an archived one comes back."""
        from kamtui.services.accounts import archive_account, restore_account  # these load the models

        table = self.query_one(Table)
        ids = sorted(self._marked_here()) or ([self._row.id] if self._row else [])
        if not ids:
            return
        by_id = self.desk.portfolio.by_id
        archived = [key for key in ids if by_id[key].status is AccountStatus.ARCHIVED]
        back = len(archived) == len(ids)
        change = restore_account if back else archive_account
        wanted = ids if back else [key for key in ids if key not in archived]
        if self.attempt(lambda: change(self.desk.book, wanted) or True):
            table.unmark()
            what = by_id[ids[0]].name if len(ids) == 1 else f"{len(ids)} accounts"
            say(self, f"{what} · u takes it back", "Restored" if back else "Archived")

    def action_why(self) -> None:
        """Show the causes of the account's figures."""
        from kamtui.screens.dialogs.why import WhyDialog  # only when asked for

        row = self._row
        if row is not None:
            self.app.push_screen(WhyDialog(row.name, why_entries(row, self.desk.today)), self._jump)

    def action_history(self) -> None:
        """Show what was changed in the account and in all that hangs on it."""
        from kamtui.screens.dialogs.history import account_history  # only when asked for

        if (row := self._row) is not None:
            self.attempt(lambda: self.app.push_screen(account_history(self.desk, row.id, row.name)), "Not read")

    def _jump(self, record: tuple[str, int] | None) -> None:
        """Go to the record that is a cause."""
        if record is None:
            return
        self.desk.target = record
        self.post_message(OpenPlace("people" if record[0] == "stakeholder" else "plan", self.desk.current_id))

    def action_export_plan(self) -> None:
        """Write the plan of the account as Markdown, or the plans of the marked ones."""
        marked = self._marked_here()
        if len(marked) > 1:
            from kamtui.screens.dialogs.export_marked import export_plans  # only when asked for

            export_plans(self, self.desk, [row.id for row in self._shown if row.id in marked])
            return
        from kamtui.screens.dialogs.export import export_plan  # only when asked for

        account_id = next(iter(marked), self._row.id if self._row else None)
        if account_id is not None:
            export_plan(self, self.desk, account_id)
