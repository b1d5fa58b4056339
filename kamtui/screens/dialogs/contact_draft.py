"""A contact as texts: what its dialog starts with, what of it is kept as a draft, and how that is read again."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from kamtui.book.drafts import NEW, Typed
from kamtui.reading.stances import read_stance
from kamtui.services.contacts import Around, Contact
from kamtui.text import safe_line
from kamtui.widgets.person_list import Picked

PEOPLE = "People"
"""The draft's field of those who took part; the others are called as the record's fields."""
_PERSON = r"(?:#(?P<id>\d+) )?(?P<name>.*?)(?: (?P<stance>[+-][12]|0))?"


def new_key(account_id: int, series: tuple[int, date] | None) -> str:
    """What the form of a new contact is known by: an occurrence of a series has one of its own.

    Args:
        account_id: The account.
        series: The series and the day of the occurrence by the rule; None for none.
    """
    return f"interaction:{NEW}:{account_id}" + ("" if series is None else f":{series[0]}:{series[1]}")


def series_of(key: str) -> tuple[int, date] | None:
    """The occurrence that a form of a new contact is of, by what it is known by."""
    parts = key.split(":")
    return (int(parts[3]), date.fromisoformat(parts[4])) if len(parts) == 5 else None


def write_people(picked: Sequence[Picked]) -> str:
    """Those who took part as one text: `#12 R. Vogt +1; Hannah Zoe`."""
    return "; ".join(_write(one) for one in picked)


def _write(one: Picked) -> str:
    key = f"#{one.who} " if isinstance(one.who, int) else ""
    stance = "" if one.stance is None else f" {one.stance:+d}" if one.stance else " 0"
    return f"{key}{safe_line(one.name).replace(';', ',')}{stance}"


def read_people(text: str, around: Around) -> tuple[Picked, ...]:
    """Those a draft names; who is gone meanwhile is left out.

    Args:
        text: As `write_people` wrote it.
        around: The account's people.
    """
    known = {one.id: one.name for one in around.people}
    found: list[Picked] = []
    for part in text.split("; "):
        read = re.fullmatch(_PERSON, part.strip(), re.DOTALL)
        if read is None or not (read["name"] or read["id"]):
            continue
        stance = read_stance(read["stance"] or "")
        if read["id"] is None:
            found.append(Picked(read["name"], read["name"], stance))
        elif int(read["id"]) in known:
            found.append(Picked(int(read["id"]), known[int(read["id"])], stance))
    return tuple(found)


def picked_of(contact: Contact, around: Around) -> tuple[Picked, ...]:
    """Those who take part in a contact, as the dialog's list has them."""
    known = {one.id: one.name for one in around.people}
    return tuple(
        Picked(who, who if isinstance(who, str) else known[who], stance)
        for who, stance in contact.people
        if isinstance(who, str) or who in known
    )


def differing(now: Mapping[str, str], first: Mapping[str, str]) -> dict[str, Typed]:
    """The fields whose texts are not as they were, each with what it said."""
    return {name: Typed(text, first[name]) for name, text in now.items() if text != first[name]}
