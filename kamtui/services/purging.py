"""Forgetting a person who asks for it: found, told what goes, forgotten, and told what still holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kamtui.book import backups, purging
from kamtui.book.book import Book
from kamtui.book.copying import remove
from kamtui.book.errors import Refused
from kamtui.models.contents import GRID, OTHERS, RECORDS
from kamtui.services.safekeeping import second_folder
from kamtui.services.search import Ambiguous, Candidate
from kamtui.text import fold_name

BEFORE, AFTER = "before-purge", "after-purge"
"""The reasons in the names of the backups."""
WORD = 4
"""Letters that a part of a name must have to be looked for by itself."""
LABELS = {shape.table: shape.label for shape in (*RECORDS.values(), *GRID.values(), *OTHERS.values())}
"""What a person calls a record, by its table."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to be forgotten.

    Attributes:
        id: Their id.
        name: Their name.
        account: The account they are with.
    """

    id: int
    name: str
    account: str


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What became of it.

    Attributes:
        rows: Rows of their own that are gone, those in the history among them.
        mentions: Texts in which the name was replaced.
        backup: The new backup, which does not hold them.
        held: Backups that still hold them.
        still: Records, as `action #12`, whose texts have a part of the name.
        shared_name: Whether somebody else has the name, so that texts were left as they are.
    """

    rows: int
    mentions: int
    backup: Path
    held: tuple[Path, ...]
    still: tuple[str, ...]
    shared_name: bool


def find_person(book: Book, text: str) -> Person:
    """Find the one person that a text means: `#12`, another program's id, or any part of the name.

    Raises:
        Ambiguous: Several fit.
        Refused: None fits.
    """
    wanted = text.strip()
    with book.rows() as connection:
        people = [Person(*row) for row in purging.list_people(connection)]
        known = purging.known_as(connection, wanted)
    if wanted.startswith("#") and wanted[1:].isdecimal():
        return _only(wanted, [person for person in people if person.id == int(wanted[1:])])
    if by_id := [person for person in people if person.id in known]:
        return _only(wanted, by_id)
    folded = " ".join(fold_name(wanted).split())
    if not folded:
        raise Refused("Who? Write the number as #12, or a part of the name.")
    named = [(person, fold_name(person.name)) for person in people]
    whole = [person for person, name in named if name == folded]
    return _only(wanted, whole or [person for person, name in named if folded in name])


def _only(text: str, found: Sequence[Person]) -> Person:
    if not found:
        raise Refused(f"Nobody fits “{text}”.")
    if len(found) > 1:
        candidates = (Candidate(one.id, f"{one.name} · {one.account}", "") for one in found)
        raise Ambiguous(text, tuple(sorted(candidates, key=lambda one: (fold_name(one.name), one.id))), "people")
    return found[0]


def forget_person(book: Book, person: Person, second: Path | None = None) -> Forgotten:
    """Forget a person for good: rows, readings, history, drafts, mentions by name; undo ends here.

    A backup is made before and taken away once the new one is verified: it would hold them for ever.

    Args:
        book: The book.
        person: Who.
        second: The second folder of backups; None when none is set.

    Raises:
        BookError: They were not forgotten; nothing was changed.
    """
    if book.is_read_only:
        raise Refused("Not forgotten: the book was opened only to look into it.")
    before = book.backup(BEFORE)
    with book.rows() as connection:
        texts = purging.unique_texts(connection, person.id)
    try:
        purged = purging.purge(book.path, person.id, book.now())
    except BaseException:
        remove(before)  # it holds nothing that the book does not
        raise
    after = book.backup(AFTER)
    remove(before)
    folder = backups.folder_of(book.path)
    folders = (folder, *((second_folder(folder, second),) if second else ()))
    held = [path for each in folders for path in purging.still_held(each, person.id, texts or (person.name,))]
    with book.rows() as connection:
        left = purging.mentions_of(connection, _words(person.name))
    return Forgotten(
        sum(purged.rows.values()),
        purged.mentions,
        after,
        tuple(path for path in held if path != after),
        tuple(f"{LABELS.get(table, table)} #{key}" for table, key in left),
        person.name not in texts,
    )


def _words(name: str) -> tuple[str, ...]:
    """The parts of a name that tell something by themselves."""
    return tuple(word for word in name.replace(".", " ").split() if len(word) >= WORD)
