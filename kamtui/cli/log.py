"""`log`: a contact in one line, or with a note of several lines."""

from collections.abc import Sequence
from datetime import date

from kamtui.book.errors import Refused
from kamtui.cli.call import Call
from kamtui.cli.output import tell
from kamtui.reading import NotUnderstood, write_day
from kamtui.reading.past_days import read_past_day
from kamtui.reading.stances import read_stance
from kamtui.services.contacts import Around, Contact, find_attendee, load_around
from kamtui.services.engagement import log_contact
from kamtui.services.search import Ambiguous, find_account
from kamtui.vocabulary import Stance
from kamtui.vocabulary_plan import InteractionKind

SUBJECT = 120
"""Characters up to which a first line is the subject; a longer one is a note."""
WHAT_FIRST = {"mail": "email", "mailed": "email", "called": "call", "phoned": "call", "met": "meeting"}
"""Words at the beginning that say the kind, besides the kinds' own names."""


def log(call: Call, account: str, text: str, *, kind: str, on: str, people: Sequence[str]) -> None:
    """Log a contact.

    Args:
        call: The call it was asked for with.
        account: Which account.
        text: What was said: the first line is the subject, its other lines are the note.
        kind: What it was; empty to take it from the first word of the text.
        on: Its day; empty for today.
        people: Who took part, each perhaps with a stance: `Vogt:+1`.

    Raises:
        Refused: Something cannot be found or saved; nothing was changed.
        NotUnderstood: A day or a stance cannot be read.
    """
    if not text.strip():
        raise Refused("There is nothing to log: write what was said.")
    day = read_past_day(on, call.today) if on.strip() else call.today
    with call.open_book(write=True) as book:
        account_id = find_account(book, account)
        around = load_around(book, account_id)
        there = tuple(_attendee(around, one) for one in people)
        contact = make_contact(text, _kind(kind, text), day, there)
        logged = log_contact(book, account_id, contact, call.today, me=call.settings.me)
    first, *others = logged.told
    when = [] if day == call.today else [write_day(day, call.today)]
    tell(f"Logged for {around.account}: {', '.join((first, *when, *others))}")


def make_contact(
    text: str, kind: InteractionKind, day: date, people: tuple[tuple[int | str, Stance | None], ...]
) -> Contact:
    """The contact a text says: its first line is the subject unless it is long or becomes a record.

    Args:
        text: What was written.
        kind: What it was.
        day: Its day.
        people: Who took part.
    """
    from kamtui.reading.follow_ups import read_follow_ups

    first, _, rest = text.strip().partition("\n")
    if len(first) > SUBJECT or read_follow_ups(first, day):
        return Contact(kind, day, note=text, people=people)
    return Contact(kind, day, subject=first, note=rest.strip("\n"), people=people)


def _kind(kind: str, text: str) -> InteractionKind:
    known = {each.value: each for each in InteractionKind}
    if wanted := kind.strip().casefold():
        if wanted not in known:
            raise Refused(f"“{kind}” is no kind of contact: write {', '.join(known)}.")
        return known[wanted]
    first = (text.split() or [""])[0].strip(":,.").casefold()
    return known.get(WHAT_FIRST.get(first, first), InteractionKind.MEETING)


def _attendee(around: Around, text: str) -> tuple[int, Stance | None]:
    """Who took part, and the stance behind the colon."""
    name, colon, stance = text.rpartition(":")
    if not colon:
        return find_attendee(around, text).id, None
    try:
        return find_attendee(around, name).id, read_stance(stance)
    except (Refused, NotUnderstood):
        # The colon may belong to a name.
        try:
            return find_attendee(around, text).id, None
        except Ambiguous:
            raise
        except Refused:
            pass
        raise
