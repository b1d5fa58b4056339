"""`add`: an action from one line."""

from kamtui.cli.call import Call
from kamtui.cli.output import tell
from kamtui.services.adding import add_action
from kamtui.services.search import find_account


def add(call: Call, account: str, text: str) -> None:
    """Add an action to an account.

    Args:
        call: The call it was asked for with.
        account: Which account, unless the line names one.
        text: The line: `send draft @me ^fri !high`.

    Raises:
        Refused: The account cannot be found, or the action not saved; nothing was changed.
        NotUnderstood: The line cannot be read.
    """
    with call.open_book(write=True) as book:
        account_id = find_account(book, account)
        added = add_action(book, text, call.today, account_id, me=call.settings.me)
    tell(f"Added: {added.told(call.today)}")
