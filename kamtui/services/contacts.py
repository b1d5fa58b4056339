"""Reading contacts: an account's list of them, one to be changed, and who may take part."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kamtui.book.book import Book
from kamtui.book.contact_rows import contact_rows
from kamtui.book.errors import Refused
from kamtui.services.search import Ambiguous, Candidate
from kamtui.text import fold_name
from kamtui.vocabulary import Stance
from kamtui.vocabulary_plan import InteractionKind


class Attendee(NamedTuple):
    """One of the customer's people who may take part.

    Attributes:
        id: Key of the person.
        name: As the person is called.
        title: The person's place there; empty when not known.
        stance: How the person stands to us as last seen; None when nobody knows.
        is_gone: Whether the person left.
    """

    id: int
    name: str
    title: str
    stance: Stance | None
    is_gone: bool


class ContactListed(NamedTuple):
    """A contact of an account's list.

    Attributes:
        id: Its key.
        day: Its day.
        time: Its time of day as 14:30; None for none.
        kind: What it was.
        subject: What it was about; empty when nobody said.
        notes: What was noted; empty for nothing.
        our_people: Who of us took part; empty when nobody said.
        people: Names of the customer's people who took part.
        actions: How many actions were promised there.
    """

    id: int
    day: date
    time: str | None
    kind: InteractionKind
    subject: str
    notes: str
    our_people: str
    people: tuple[str, ...]
    actions: int


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact as entered.

    Attributes:
        kind: What it was.
        day: Its day.
        time: Its time of day as 14:30; None for none.
        subject: What it was about.
        note: What was noted; its lines may become records.
        our_people: Who of us took part, parted by commas.
        people: The customer's people, each with the stance seen, None for none. In the place of an id a name stands
            for somebody who is not known yet.
        series: The series it was an occurrence of, and its day by the rule.
    """

    kind: InteractionKind
    day: date
    time: str | None = None
    subject: str = ""
    note: str = ""
    our_people: str = ""
    people: tuple[tuple[int | str, Stance | None], ...] = ()
    series: tuple[int, date] | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What a form of a contact needs to know.

    Attributes:
        account_id: The account.
        account: Its name.
        people: Its people in the order of their chart, those who left last.
        colleagues: Our people by name, those of its team first.
    """

    account_id: int
    account: str
    people: tuple[Attendee, ...]
    colleagues: tuple[str, ...]


def load_around(book: Book, account_id: int) -> Around:
    """Read who may take part in a contact with an account.

    Args:
        book: Where to look.
        account_id: The account.

    Raises:
        Refused: There is no such account.
    """
    with contact_rows(book) as rows:
        name = rows.account_name(account_id)
        if name is None:
            raise Refused("This account is not in the book.")
        people = tuple(
            Attendee(one.id, one.name, one.title or "", _stance(one.stance), one.left_on is not None)
            for one in rows.people(account_id)
        )
        return Around(account_id, name, people, tuple(rows.colleagues(account_id)))


def load_contacts(book: Book, account_id: int) -> tuple[ContactListed, ...]:
    """Read an account's contacts, newest first.

    Args:
        book: Where to look.
        account_id: The account.
    """
    with contact_rows(book) as rows:
        return tuple(
            ContactListed(
                one.id,
                date.fromisoformat(one.day),
                one.time,
                InteractionKind(one.kind),
                one.subject or "",
                one.notes or "",
                one.our_people or "",
                tuple((one.people or "").split("\n")) if one.people else (),
                one.actions,
            )
            for one in rows.contacts(account_id)
        )


def load_contact(book: Book, contact_id: int) -> tuple[int, Contact]:
    """Read one contact to change it.

    Args:
        book: Where to look.
        contact_id: Its key.

    Returns:
        The account and what was entered.

    Raises:
        Refused: It is gone.
    """
    with contact_rows(book) as rows:
        found = rows.contact(contact_id)
        if found is None:
            raise Refused("This contact is not in the book any more.")
        account_id, kind, day, time, subject, notes, our_people = found
        people = tuple((person, _stance(stance)) for person, _, stance in rows.present(contact_id))
    contact = Contact(
        InteractionKind(str(kind)),
        date.fromisoformat(str(day)),
        None if time is None else str(time),
        str(subject or ""),
        str(notes or ""),
        str(our_people or ""),
        people,
    )
    return int(str(account_id)), contact


def find_attendee(around: Around, text: str) -> Attendee:
    """Find the one person of an account that a text means: `#12`, the whole name, or any part of it.

    Args:
        around: The account's people.
        text: As somebody wrote it.

    Raises:
        Ambiguous: Several fit.
        Refused: None fits.
    """
    wanted = text.strip()
    if wanted.startswith("#") and wanted[1:].isdecimal():
        found = [one for one in around.people if one.id == int(wanted[1:])]
    else:
        folded = " ".join(fold_name(wanted).split())
        names = [(one, " ".join(fold_name(one.name).split())) for one in around.people]
        whole = [one for one, name in names if name == folded]
        found = whole or [one for one, name in names if folded and folded in name]
    live = [one for one in found if not one.is_gone] or found
    if not live:
        raise Refused(f"Nobody of {around.account} fits “{wanted}”.")
    if len(live) > 1:
        raise Ambiguous(text, tuple(Candidate(one.id, one.name, "") for one in live), "people")
    return live[0]


def _stance(value: int | None) -> Stance | None:
    return None if value is None else Stance(value)
