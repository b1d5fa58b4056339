"""Which actions wait for which."""

from collections.abc import Mapping

from kamtui.book.book import Book


def load_waiting(book: Book, account_id: int) -> Mapping[int, str]:
    """What an account's actions wait for.

    Args:
        book: Where to look.
        account_id: Whose actions.

    Returns:
        By an action's key the title of the one it waits for; nothing waits for what is done or dropped.
    """
    with book.rows() as connection:
        found = connection.execute(
            """SELECT action.id, first.title FROM action JOIN action AS first ON first.id = action.waits_for_id
            WHERE action.account_id = ? AND first.status IN ('open', 'doing')""",
            (account_id,),
        ).fetchall()
    return dict(found)
