"""Which actions wait for which."""

from collections.abc import Mapping

from kamtui.book.book import Book
from kamtui.book.plan_rows import read_waiting


def load_waiting(book: Book, account_id: int) -> Mapping[int, str]:
    """What an account's actions wait for.

    Args:
        book: Where to look.
        account_id: Whose actions.

    Returns:
        By an action's key the title of the one it waits for; nothing waits for what is done or dropped.
    """
    with book.rows() as connection:
        return read_waiting(connection, account_id)
