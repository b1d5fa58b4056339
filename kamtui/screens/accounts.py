"""Accounts: the portfolio as a list, filtered as one types; the account under the cursor is the current one."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from kamtui.screens.account_columns import ORDERS, account_columns, health_number, main_currency
from kamtui.screens.base import NARROW_PLACE, AccountChosen, OpenPlace, PlaceScreen
from kamtui.screens.desk import Desk
from kamtui.services.portfolio import AccountRow, Portfolio
from kamtui.vocabulary import AccountStatus
from kamtui.widgets.table import Table

Predicate = Callable[[AccountRow], bool]


class AccountsScreen(PlaceScreen[Portfolio]):
    """The account list with the strip of causes below it, or the account's card beside it."""
