"""Logging, changing and removing contacts; each call is one step that undo takes back.

The ORM is imported inside, as showing contacts does not need it.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kamtui.book.book import Book
from kamtui.book.contact_rows import contact_rows
from kamtui.book.errors import Refused
from kamtui.models.contents import OTHERS
from kamtui.reading.follow_ups import FollowUp, new_follow_ups, read_follow_ups
from kamtui.rules.clock_changes import missing_hour
from kamtui.rules.judged import quoted
from kamtui.services.colleagues import Ours, spell_names
from kamtui.services.contacts import Contact, load_around, load_contact
from kamtui.services.plan_entry import read_entry
from kamtui.text import clean_line

SHAPE = OTHERS["interaction"]
"""What is entered of a contact."""
NAMED = 2
"""People who are named in the history; of more, one and how many others."""
CALLED = {"action": "action", "risk": "risk", "idea": "idea", "question": "open question"}
"""What the records are called that lines of a note become."""


class Logged(NamedTuple):
    """What came of a contact.

    Attributes:
        interaction_id: Its key.
        told: What was done, a few words each: the contact itself first.
    """

    interaction_id: int
    told: tuple[str, ...]


def log_contact(book: Book, account_id: int, contact: Contact, today: date, *, me: str = "") -> Logged:
    """Log a contact in one step.

    The step holds who took part and how they stood to us, people who were not known yet, the actions, risks, ideas
    and open questions of the note, and the occurrence it was of. The next touch that was planned for the account
    and for those who took part is over with it.

    Args:
        book: Where to.
        account_id: The account.
        contact: What was entered.
        today: The day it is logged.
        me: The user's own initials, for `@me`.

    Returns:
        Its key and what was done.

    Raises:
        Refused: Something cannot be saved as it is; nothing was changed.
    """
    from kamtui.services import contact_records as records

    around = load_around(book, account_id)
    ours = Ours(around.colleagues, me)
    _refuse_missing_hour(contact, _zone(book, series=contact.series[0] if contact.series else None))
    entered = read_contact(contact, today, ours)
    follow_ups = understood(read_follow_ups(contact.note, today))
    names = [_name(who, {one.id: one.name for one in around.people}) for who, _ in contact.people]
    title = title_of(contact, names)
    with book.step(f"Log {title}") as session:
        people, made = records.resolve_people(session, account_id, contact.people)
        interaction_id = records.add_contact(session, account_id, entered)
        records.set_present(session, interaction_id, contact.day, people)
        records.end_planned_touches(session, account_id, contact.day, people)
        source = records.Source(account_id, interaction_id, contact, people, ours)
        records.add_follow_ups(session, source, follow_ups, today)
        if contact.series is not None:
            records.mark_occurrence_done(session, account_id, contact.series, interaction_id)
    told = [title[:1].upper() + title[1:], *follow_ups_in_words(follow_ups)]
    told += [f"new person {name}" for name in made]
    return Logged(interaction_id, tuple(told))


def change_contact(book: Book, contact_id: int, contact: Contact, today: date, *, me: str = "") -> Logged:
    """Change a contact in one step: what it was, who took part, and how they stood to us then.

    Lines of the note that were not there before become records; what came of the others stays as it is.

    Args:
        book: Where it is.
        contact_id: Its key.
        contact: What was entered; its series is passed over.
        today: The day of the change.
        me: The user's own initials, for `@me`.

    Raises:
        Refused: Something cannot be saved as it is, or the contact is gone; nothing was changed.
    """
    from kamtui.services import contact_records as records

    account_id, before = load_contact(book, contact_id)
    around = load_around(book, account_id)
    ours = Ours(around.colleagues, me)
    if (contact.day, contact.time) != (before.day, before.time):  # what came in by an import stands
        _refuse_missing_hour(contact, _zone(book, contact_id=contact_id))
    entered = read_contact(contact, today, ours)
    follow_ups = understood(new_follow_ups(contact.note, before.note, today))
    names = [_name(who, {one.id: one.name for one in around.people}) for who, _ in contact.people]
    title = title_of(contact, names)
    with book.step(f"Change {title}") as session:
        people, made = records.resolve_people(session, account_id, contact.people)
        records.fill_contact(session, contact_id, entered)
        records.set_present(session, contact_id, contact.day, people)
        source = records.Source(account_id, contact_id, contact, people, ours)
        records.add_follow_ups(session, source, follow_ups, today)
    told = [title[:1].upper() + title[1:], *follow_ups_in_words(follow_ups)]
    told += [f"new person {name}" for name in made]
    return Logged(contact_id, tuple(told))


def remove_contact(book: Book, contact_id: int) -> str:
    """Remove a contact with the stances seen there; what was promised there stays.

    Args:
        book: Where it is.
        contact_id: Its key.

    Returns:
        What was removed, in words.

    Raises:
        Refused: It is gone.
    """
    from kamtui.services import contact_records as records

    account_id, contact = load_contact(book, contact_id)
    known = {one.id: one.name for one in load_around(book, account_id).people}
    title = title_of(contact, [_name(who, known) for who, _ in contact.people])
    with book.step(f"Remove {title}") as session:
        records.remove_contact(session, contact_id)
    return title


def read_contact(contact: Contact, today: date, ours: Ours) -> dict[str, object]:
    """Clean what was entered of a contact.

    Args:
        contact: What was entered.
        today: The day it is saved.
        ours: Our people; their names are spelt as they are known.

    Raises:
        Refused: Its day lies ahead, or a text is too long.
    """
    if contact.day > today:
        raise Refused("A contact was today or before: what is to come goes into the calendar.", "day")
    values = {
        "kind": contact.kind,
        "day": contact.day,
        "time": contact.time,
        "subject": contact.subject or None,
        "our_people": spell_names(contact.our_people, ours) or None,
        "notes": contact.note or None,
    }
    return read_entry(SHAPE, values)


def _zone(book: Book, *, series: int | None = None, contact_id: int | None = None) -> str:
    """The zone of the series that a contact is of; empty for the clocks of this machine."""
    with contact_rows(book) as rows:
        return rows.zone(series=series, contact_id=contact_id)


def _refuse_missing_hour(contact: Contact, zone: str) -> None:
    if missing := missing_hour(contact.day, contact.time or "", zone):
        raise Refused(f"{missing[:1].upper()}{missing[1:]}: the clocks were put forward over it.", "time")


def understood(follow_ups: Sequence[FollowUp]) -> Sequence[FollowUp]:
    """The lines that become records.

    Raises:
        Refused: One of them cannot be read.
    """
    problem = next((one.problem for one in follow_ups if one.problem), "")
    if problem:
        raise Refused(problem, "notes")
    return follow_ups


def follow_ups_in_words(follow_ups: Sequence[FollowUp]) -> list[str]:
    """How many records of each kind there are: `2 actions`, `1 open question`."""
    counts = Counter(one.kind.value for one in follow_ups)
    return [
        f"{counts[kind]} {word}{'s' if counts[kind] > 1 else ''}" for kind, word in CALLED.items() if counts[kind]
    ]


def title_of(contact: Contact, names: Sequence[str]) -> str:
    """What the history calls a contact: `call with R. Vogt and 2 others`, `meeting “Quarterly”`.

    Args:
        contact: The contact.
        names: Those who took part.
    """
    kind = contact.kind.label
    if len(names) > NAMED:
        return f"{kind} with {quoted(names[0])[1:-1]} and {len(names) - 1} others"
    if names:
        return f"{kind} with {' and '.join(quoted(name)[1:-1] for name in names)}"
    about = clean_line(contact.subject) or clean_line(contact.note.strip().partition("\n")[0])
    return f"{kind} {quoted(about)}" if about else kind


def _name(who: int | str, known: dict[int, str]) -> str:
    return clean_line(who) if isinstance(who, str) else known.get(who, "somebody")
