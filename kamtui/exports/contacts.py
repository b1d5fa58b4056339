"""People as vCard 3.0, the version that Outlook, Google and Apple all take [RFC 2426]."""

import re
from collections.abc import Iterator
from datetime import date

from kamtui.exports.content_lines import content, escaped
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.text import scrub

TITLES = frozenset({"dr", "dr.", "prof", "prof.", "ing", "ing.", "dipl.-ing.", "mag", "mag.", "mr", "mr.", "mrs",
                    "mrs.", "ms", "ms.", "sir", "frau", "herr", "dr.-ing.", "di", "mme", "m."})  # fmt: skip
"""What may stand before a name without being one."""
PARTICLES = frozenset(
    {
        "van",
        "von",
        "de",
        "den",
        "der",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "la",
        "le",
        "ten",
        "ter",
        "zu",
        "zur",
        "af",
    }
)
"""What belongs to the family name behind it."""


def people_vcard(view: PeopleView, *, today: date) -> bytes:
    """Write everybody who is there as vCard 3.0: no vacancies, nobody who left, never the private note.

    A card is made to be passed on, also to its own person: decision role, stance and influence are in none.

    Args:
        view: The people.
        today: The day that counts as their revision.

    Returns:
        UTF-8 without a byte order mark, lines ended by CRLF and folded at 75 octets.
    """
    return content(line for person in view.present for line in _card(person, view, today))


def _card(person: PersonRow, view: PeopleView, today: date) -> Iterator[str]:
    for name, value in _facts(person, view, today):
        if value:
            yield f"{name}:{value}"


def _facts(person: PersonRow, view: PeopleView, today: date) -> Iterator[tuple[str, str]]:
    values = person.values
    manager = view.by_id.get(person.reports_to_id or 0)
    yield "BEGIN", "VCARD"
    yield "VERSION", "3.0"
    yield "PRODID", "-//kamtui//kamtui//EN"
    yield "UID", f"kamtui-person-{person.id}"
    yield "N", ";".join(map(escaped, name_parts(person.name)))
    yield "FN", escaped(person.name)
    department = _text(values.get("department")) or person.unit or ""
    yield "ORG", ";".join(map(escaped, filter(None, (view.account, department))))
    yield "TITLE", escaped(person.title or "")
    yield "EMAIL;TYPE=INTERNET,WORK", escaped(_text(values.get("email")))
    yield "TEL;TYPE=WORK,VOICE", escaped(_text(values.get("phone")))
    yield "TEL;TYPE=CELL,VOICE", escaped(_text(values.get("mobile")))
    if manager is not None and manager.counts:
        yield "X-MS-MANAGER", escaped(manager.name)
        yield "X-EVOLUTION-MANAGER", escaped(manager.name)
        yield "item1.X-ABRELATEDNAMES", escaped(manager.name)
        yield "item1.X-ABLabel", "_$!<Manager>!$_"
    yield "NOTE", escaped(_note(person))
    yield "CATEGORIES", ",".join(map(escaped, filter(None, ("kamtui", view.account))))
    yield "REV", f"{today.isoformat()}T00:00:00Z"
    yield "END", "VCARD"


def _note(person: PersonRow) -> str:
    """What a person who opens the card may see; how somebody stands to us stays in the book."""
    return "Adviser from outside" if person.is_outside else ""


def _text(value: object) -> str:
    return "" if value is None else str(value)


def name_parts(name: str) -> tuple[str, str, str, str, str]:
    """A name as the five parts of N: family, given, further given, title before, and what stands behind.

    The last word is the family name with the particles before it; a comma says that the family name comes
    first. Where nothing tells the parts apart, the whole name is the family name: no letter is lost.

    Args:
        name: As it is written.
    """
    text = " ".join(scrub(name).split())
    family, comma, rest = text.partition(",")
    if comma and rest.strip():
        given, *further = rest.split()
        return family.strip(), given, " ".join(further), "", ""
    words = text.split()
    before: list[str] = []
    while len(words) > 1 and words[0].casefold() in TITLES:
        before.append(words.pop(0))
    if len(words) < 2 or not _is_latin(text):
        return " ".join(words), "", "", " ".join(before), ""
    begin = len(words) - 1
    while begin > 1 and words[begin - 1].casefold() in PARTICLES:
        begin -= 1
    given, *further = words[:begin]
    return " ".join(words[begin:]), given, " ".join(further), " ".join(before), ""


def _is_latin(text: str) -> bool:
    """Whether a name is written so that its family name comes last: not in kanji, hangul or the like."""
    return not re.search("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]", text)
