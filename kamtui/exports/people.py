"""An account's people as JSON for programs; the private note stays in the book."""

from datetime import date
from enum import Enum
from typing import Any

from kamtui.fieldspec import Audience, FieldKind
from kamtui.models.contents import OTHERS
from kamtui.reading import money_json
from kamtui.rules.judged import Cause, Judged
from kamtui.rules.people import PersonRow, known_stances, trend_cause
from kamtui.rules.people_flags import flags_of
from kamtui.rules.people_view import PeopleView, Share
from kamtui.rules.plan import Link

ENTERED = tuple(
    spec
    for spec in OTHERS["stakeholder"].specs
    if spec.audience is not Audience.PRIVATE
    and spec.name
    not in ("name", "title", "role", "stance", "influence", "unit_id", "reports_to_id", "is_vacancy", "left_on")
)
"""The fields that follow in both, in the order of the form."""


def people_json(view: PeopleView) -> dict[str, Any]:
    """Give the people as JSON writes them: what was entered, and what is judged with its causes.

    Args:
        view: The people.

    Returns:
        What `json.dumps` takes.
    """
    return {
        "account": view.account,
        "account_id": view.account_id,
        "currency": view.currency,
        "as_of": view.day.isoformat(),
        "map_state": judged_json(view.map_state),
        "single_threaded": judged_json(view.single_threaded),
        "role_coverage": judged_json(view.role_coverage),
        "reached": judged_json(view.reached),
        "top": judged_json(view.top),
        "units": [
            {"id": key, "name": name, "single_threaded": judged_json(view.by_unit[key])}
            for key, name in view.units
            if key in view.by_unit
        ],
        "flags": [flag.text for flag in flags_of(view)],
        "people": [_person_json(row, view) for row in view.people],
    }


def _person_json(row: PersonRow, view: PeopleView) -> dict[str, Any]:
    above = view.by_id.get(row.reports_to_id or 0)
    found: dict[str, Any] = {
        "id": row.id,
        "name": row.name,
        "title": row.title,
        "reports_to": None if above is None else {"id": above.id, "name": above.name},
        "level": row.depth,
        "unit": row.unit,
        "decision_role": row.role.value if row.role else None,
        "influence": row.influence.value if row.influence else None,
        "stance": None if row.stance is None else int(row.stance),
        "trend": {
            "value": row.trend.value if row.trend else None,
            "why": [trend_cause(known_stances(row.readings))],
        },
        "coverage": judged_json(row.coverage),
        "last_touch": _iso(row.last_touch),
        "due": _iso(row.touch.due),
        "touch": row.touch.state.value,
        "key_player": judged_json(Judged(row.is_key, (Cause(_key_cause(row)),))),
        "quiet": row.is_quiet,
        "is_vacancy": row.is_vacancy,
        "left_on": _iso(row.left_on),
        "champion_of": list(row.champion_of),
        "lines": [
            {"kind": line.kind.value, "to": {"id": line.other_id, "name": line.other}, "note": line.note}
            for line in row.lines
            if line.is_outgoing
        ],
        "stances": [
            {
                "day": seen.day.isoformat(),
                "value": None if seen.value is None else int(seen.value),
                "note": seen.note,
            }
            for seen in row.readings
        ],
    }
    for spec in ENTERED:
        value = row.values.get(spec.name)
        if isinstance(value, int) and spec.kind is FieldKind.MONEY:
            value = money_json(value, view.currency)
        found[spec.name] = plain(value)
    return found


def _key_cause(row: PersonRow) -> str:
    if not row.counts:
        return "nobody fills the place" if row.is_vacancy else "has left"
    return f"influence {row.influence.label if row.influence else 'unknown'}"


def judged_json(judged: Judged[Any]) -> dict[str, Any]:
    """A judged value as JSON holds it: the value, and why."""
    return {"value": plain(judged.value), "why": [cause.text for cause in judged.why]}


def plain(value: Any) -> Any:
    """A value as JSON and spreadsheets hold it."""
    if isinstance(value, Share | Link):
        return value._asdict()
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
