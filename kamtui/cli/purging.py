"""`purge`: forget a person for good."""

import sys

from kamtui.book.errors import Refused
from kamtui.cli.call import Call
from kamtui.cli.output import say, tell
from kamtui.services.purging import Forgotten, Person, find_person, forget_person
from kamtui.text import safe_line

SHOWN = 10
"""Records that are named at most."""


def purge_person(call: Call, text: str, *, yes: bool) -> None:
    """Forget a person, after asking.

    Args:
        call: The call it was asked for with.
        text: Who, as somebody wrote it.
        yes: Whether not to ask.

    Raises:
        Refused: Nobody or several fit, or it was not wanted after all.
    """
    with call.open_book(write=True) as book:
        person = find_person(book, text)
        if not yes:
            _ask(person)
        _report(forget_person(book, person, call.settings.second_folder))


def _ask(person: Person) -> None:
    """Say what goes, and have the word typed that lets it go."""
    tell(
        f"{person.name} ({person.account}, #{person.id}) goes for good: what is stored of them, what the history "
        "and the drafts have of them, and their name in other texts. Undo ends here and cannot bring them back."
    )
    if not sys.stdin.isatty():
        raise Refused("Nothing was forgotten: add --yes where nobody can be asked.")
    sys.stderr.write("Type forget to go on: ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() != "forget":
        raise Refused("Nothing was forgotten.")


def _report(done: Forgotten) -> None:
    """Say what is gone, and what still holds the person."""
    tell(f"Forgotten: {done.rows} rows, and the name in {done.mentions} texts. Undo ends here.")
    tell(f"A new backup without them: {done.backup}")
    if done.shared_name:
        tell("Somebody else is called alike: other texts were left as they are.")
    if done.still:
        more = f" and {len(done.still) - SHOWN} more" if len(done.still) > SHOWN else ""
        tell(f"A part of the name still stands in {', '.join(done.still[:SHOWN])}{more}: look whom it means.")
    if done.held:
        tell("These backups still hold them; delete the files to forget them there too:")
        say(safe_line(str(path)) for path in done.held)
