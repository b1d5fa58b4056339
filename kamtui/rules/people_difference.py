"""What is different between two days in the map of an account's people, in sentences of one line."""

from collections.abc import Iterator

from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.vocabulary import Stance

UNKNOWN = "?"
"""What stands for a value that nobody knew."""


def differences(before: PeopleView, after: PeopleView) -> tuple[str, ...]:
    """What has come, gone and changed between two days, in the order of the later chart.

    Args:
        before: The people on the earlier day.
        after: The people on the later day.
    """
    told: list[str] = []
    for row in after.people:
        was = before.by_id.get(row.id)
        told += [
            f"{row.name}: {what}"
            for what in (_new(row, after) if was is None else _changed(was, row, before, after))
        ]
    told += [f"{row.name}: not in the chart any more" for row in before.people if row.id not in after.by_id]
    for name, old, new in (
        ("map state", before.map_state.value, after.map_state.value),
        ("single-threaded", before.single_threaded.value, after.single_threaded.value),
    ):
        if old != new:
            told.append(f"{name}: {_or_unknown(old)} > {_or_unknown(new)}")
    return tuple(told)


def _new(row: PersonRow, view: PeopleView) -> Iterator[str]:
    under = f", reports to {_above(row, view)}" if row.reports_to_id is not None else ""
    yield f"new{under}"


def _changed(was: PersonRow, row: PersonRow, before: PeopleView, after: PeopleView) -> Iterator[str]:
    if was.name != row.name:
        yield f"was called {was.name}"
    if was.is_vacancy and not row.is_vacancy:
        yield "the place is filled"
    if row.has_left and not was.has_left:
        yield "has left"
    if was.has_left and not row.has_left:
        yield "is back"
    if was.reports_to_id != row.reports_to_id:
        yield f"reports to {_above(row, after)}, before {_above(was, before)}"
    if was.stance is not row.stance:
        yield f"stance {_stance(was.stance)} > {_stance(row.stance)}"
    for name, old, new in (
        ("title", was.title, row.title),
        ("unit", was.unit, row.unit),
        ("role", was.role and was.role.label, row.role and row.role.label),
        ("influence", was.influence, row.influence),
        ("we are", was.level_now and was.level_now.label, row.level_now and row.level_now.label),
        ("speaks for", ", ".join(was.champion_of), ", ".join(row.champion_of)),
    ):
        if old != new:
            yield f"{name} {_or_unknown(old)} > {_or_unknown(new)}"
    lines_before = {(line.id, line.kind): line for line in was.lines if line.is_outgoing}
    lines_after = {(line.id, line.kind): line for line in row.lines if line.is_outgoing}
    yield from (f"now {line.told}" for key, line in lines_after.items() if key not in lines_before)
    yield from (f"no longer {line.told}" for key, line in lines_before.items() if key not in lines_after)


def _above(row: PersonRow, view: PeopleView) -> str:
    above = view.by_id.get(row.reports_to_id or 0)
    return "nobody" if above is None else above.name


def _stance(stance: Stance | None) -> str:
    return UNKNOWN if stance is None else stance.label


def _or_unknown(value: object) -> str:
    return UNKNOWN if value in (None, "") else str(value)
