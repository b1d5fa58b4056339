"""Which parts of an account team nobody plays [RAIN]."""

from collections.abc import Iterable

from kamtui.rules.plan import Gap, PlanRow
from kamtui.vocabulary_plan import TeamRole

SECTION = "team"
"""The section the team stands in."""


def uncovered_roles(roles: Iterable[object]) -> tuple[TeamRole, ...]:
    """The roles that nobody has, in their order; `other` is no role to cover."""
    there = set(roles)
    return tuple(role for role in TeamRole if role is not TeamRole.OTHER and role not in there)


def team_gaps(section: str, rows: Iterable[PlanRow]) -> tuple[Gap, ...]:
    """Name the roles that nobody has as one gap; an empty team is a gap of its own.

    Args:
        section: Key of any section; only the team's has this gap.
        rows: Its rows.
    """
    rows = tuple(rows)
    missing = uncovered_roles(row.values.get("role") for row in rows)
    if section != SECTION or not rows or not missing:
        return ()
    return (Gap(section, None, f"Our team: no {', no '.join(role.label for role in missing)}"),)


def is_team_asked(rows: Iterable[PlanRow]) -> int:
    """How many things are asked of a team as such: once there is somebody, that all roles are covered."""
    return int(any(True for _ in rows))
