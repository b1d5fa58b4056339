"""Which discovery questions an account has, by plain SQL."""

from typing import NamedTuple

from kamtui.book.book import Book


class Asked(NamedTuple):
    """A question of an account.

    Attributes:
        text: As it is worded there.
        bank: The question of the bank it is; None for one of the user's own.
    """

    text: str
    bank: str | None


def read_asked(book: Book, account_id: int) -> list[Asked]:
    """Read the questions of an account.

    Args:
        book: Where to look.
        account_id: Whose.
    """
    with book.rows() as connection:
        found = connection.execute("SELECT text, bank FROM question WHERE account_id = ?", (account_id,))
        return [Asked(text, bank) for text, bank in found]
