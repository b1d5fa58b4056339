"""The forms of an account: a new one, and one that changes."""

from collections.abc import Mapping

from kamtui.book.errors import Refused
from kamtui.models.account import AccountEntry
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.record_form import RecordForm, never_empty
from kamtui.services.accounts import SPECS, NameTaken, create_account, load_account
from kamtui.services.accounts import change_account as write_changes
from kamtui.text import fold_name


class NewAccount:
    """Saves a new account. A name that is taken is refused once: saving it again keeps both.

    Args:
        desk: What lies on the desk.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._warned_of = ""

    def __call__(self, values: Mapping[str, object]) -> int:
        """Save it.

        Returns:
            Its id.

        Raises:
            Refused: It cannot be saved as it is, or the name is taken and that was not said before.
        """
        folded = fold_name(str(values.get("name", "")))
        try:
            return create_account(
                self._desk.book, values, self._desk.today, allow_same_name=folded == self._warned_of
            )
        except NameTaken as taken:
            self._warned_of = folded
            cause = taken.message.partition(":")[0]
            raise Refused(f"{cause}: change the name, or press ctrl+s again to keep both.", "name") from taken


def new_account(desk: Desk) -> RecordForm[int]:
    """The form of a new account; its result is the account's id.

    Args:
        desk: What lies on the desk.
    """
    defaults = {
        spec.name: AccountEntry.model_fields[spec.name].get_default() for spec in SPECS if not spec.required
    }
    return RecordForm(
        "New account",
        desk=desk,
        key="account:new",
        account_id=None,
        specs=SPECS,
        initial=defaults,
        save=NewAccount(desk),
        is_new=True,
        always=never_empty(AccountEntry),
    )


def change_account(desk: Desk, account_id: int) -> RecordForm[int]:
    """The form of an account that exists; its result is the account's id.

    Args:
        desk: What lies on the desk.
        account_id: The account.

    Raises:
        Refused: There is no such account.
    """
    values = load_account(desk.book, account_id).values

    def save(changed: Mapping[str, object]) -> int:
        write_changes(desk.book, account_id, changed, desk.today)
        return account_id

    return RecordForm(
        "Account",
        str(values["name"]),
        desk=desk,
        key=f"account:{account_id}",
        account_id=account_id,
        specs=SPECS,
        initial=values,
        save=save,
        always=never_empty(AccountEntry),
    )
