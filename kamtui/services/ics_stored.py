"""The series and contacts that a calendar may speak of again, as the comparison with its events asks for them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from kamtui.book.ics_rows import IcsStock, Row
from kamtui.imports.ics_merging import CALLED_OFF, Stored
from kamtui.imports.ics_naming import Came, came_as, shared_name
from kamtui.imports.ics_sorting import When
from kamtui.rules.occurrences import Fate
from kamtui.vocabulary_cadence import OccurrenceState

SERIES_FIELDS = ("title", "time", "minutes", "zone", "place", "note")
CONTACT_FIELDS = ("subject", "time", "notes", "kind", "our_people")


def stored_series(stock: IcsStock, uid: str) -> Stored:
    """A series by its name in calendars.

    Args:
        stock: The book as far as calendars speak of it.
        uid: The name.
    """
    row = stock.series[uid]
    base = stock.imported.get(("series", row["id"]))
    fates = stock.fates.get(row["id"], [])
    return Stored(
        row["id"],
        row["account"],
        _series_values(row),
        None if base is None else _series_values(base),
        {date.fromisoformat(each["day"]): _fate(each) for each in fates},
        {date.fromisoformat(each["day"]): _fate(each) for each in stock.imported_fates.get(row["id"], [])},
        None if base is None else _instant(base["changed"]),
    )


def stored_contact(stock: IcsStock, uid: str) -> Stored | None:
    """The contact that an event became, by the event's name; None where it is gone.

    Args:
        stock: The book as far as calendars speak of it.
        uid: The name.
    """
    row = stock.linked[uid]
    if row is None:
        return None
    base = stock.imported.get(("interaction", row["id"]))
    return Stored(
        row["id"],
        row["account"],
        _contact_values(row),
        None if base is None else _contact_values(base),
        is_bound=bool(row["is_bound"]),
    )


def known_events(stock: IcsStock) -> dict[str, dict[str, Came]]:
    """What imports wrote of events: by the name in their calendar, and by the one under which they are kept.

    Args:
        stock: The book as far as calendars speak of it.
    """
    found: dict[str, dict[str, Came]] = {}
    for uid, row in stock.series.items():
        wrote = stock.imported.get(("series", row["id"])) or row
        found.setdefault(shared_name(uid), {})[uid] = _came(wrote["starts"], wrote["time"], wrote["title"])
    for uid, contact in stock.linked.items():
        if contact is not None:
            wrote = stock.imported.get(("interaction", contact["id"])) or contact
            came: Came | None = _came(wrote["day"], wrote["time"], wrote["subject"])
        else:
            came = came_as(uid)  # the user took it out
        if came is not None:
            found.setdefault(shared_name(uid), {}).setdefault(uid, came)
    return found


def _came(day: str, time: str | None, title: str | None) -> Came:
    return Came(date.fromisoformat(day), time or "", title or "")


def _series_values(row: Row) -> Mapping[str, Any]:
    when = When(date.fromisoformat(row["starts"]), row["rule"] or "", bool(row["is_foreign"]))
    own = {name: row[name] for name in SERIES_FIELDS}
    return {**own, "when": when, CALLED_OFF: bool(row["is_withdrawn"])}


def _contact_values(row: Row) -> Mapping[str, Any]:
    return {**{name: row[name] for name in CONTACT_FIELDS}, "day": date.fromisoformat(row["day"])}


def _fate(row: Row) -> Fate:
    moved_to = date.fromisoformat(row["moved_to"]) if row["moved_to"] else None
    return Fate(OccurrenceState(row["state"]), moved_to, row["moved_time"] or "")


def _instant(text: str) -> datetime | None:
    """A stored instant; a book may hold what is none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
