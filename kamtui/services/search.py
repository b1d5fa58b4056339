"""Find the account or person somebody means: by id, by another program's id, or by any part of the name."""

from dataclasses import dataclass

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.overview import account_id, find_accounts, read_names
from kamtui.text import fold_name


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several that fit.

    Attributes:
        id: Its id.
        name: Its name.
        status: How it is tracked, as stored.
    """

    id: int
    name: str
    status: str


class Ambiguous(Refused):
    """Several fit; the caller shows them.

    Attributes:
        candidates: All of them, by name.
    """

    def __init__(self, text: str, candidates: tuple[Candidate, ...], kind: str = "accounts") -> None:
        super().__init__(f"{len(candidates)} {kind} fit “{text}”: write more of the name, or the number.")
        self.candidates = candidates


def find_account(book: Book, text: str) -> int:
    """Find the one account that a text means.

    `#12` is the account's own id; then an external id counts, upper and lower case told apart; then the whole name,
    then any part of it, both without case and accents. An account that is not archived goes before archived ones.

    Args:
        book: The book; it is read by plain SQL.
        text: As somebody wrote it.

    Returns:
        The account's id.

    Raises:
        Ambiguous: Several fit.
        Refused: None fits.
    """
    wanted = text.strip()
    with book.rows() as connection:
        if wanted.startswith("#") and wanted[1:].isdecimal():
            return _by_id(account_id(connection, wanted[1:]), wanted)
        known = find_accounts(connection, (wanted,))
        if len(known) == 1:
            return known[0]
        accounts = read_names(connection)
    folded = " ".join(fold_name(wanted).split())
    if not folded:
        raise Refused("Which account? Write its number as #12, or a part of its name.")
    names = [(Candidate(*row), fold_name(row[1])) for row in accounts]
    whole = [candidate for candidate, name in names if name == folded]
    return _only(text, whole or [candidate for candidate, name in names if folded in name])


def _by_id(found: int | None, wanted: str) -> int:
    if found is None:
        raise Refused(f"There is no account {wanted}.")
    return found


def _only(text: str, found: list[Candidate]) -> int:
    live = [candidate for candidate in found if candidate.status != "archived"]
    fitting = live or found
    if not fitting:
        raise Refused(f"No account fits “{text}”: kamtui accounts lists them all.")
    if len(fitting) > 1:
        raise Ambiguous(
            text, tuple(sorted(fitting, key=lambda candidate: (fold_name(candidate.name), candidate.id)))
        )
    return fitting[0].id
