"""What a plan lacks, named once each; how complete it is only sums that up [HP, KG: short plans that are used]."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kamtui.rules.judged import Cause, Judged, quoted
from kamtui.rules.plan import Gap, PlanRow, day_of
from kamtui.vocabulary import ActionStatus
from kamtui.vocabulary_plan import Evidence

OBJECTIVE, ACTION, OWNER, DAY = "no objective", "no action", "no owner", "no day"
ASSUMED = "assumed, not confirmed"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked of a record, and what of it is missing."""

    count: int
    missing: tuple[str, ...]


def days_late(due: date | None, today: date) -> int:
    """Days since the due day; 0 when it is not past or not known."""
    return max((today - due).days, 0) if due else 0


def ask_goal(values: Mapping[str, object], *, served: bool, reached: bool) -> Asked:
    """Ask a goal for an objective, an owner and a day; one that is reached has all of it."""
    return _ask({OBJECTIVE: served, **_owned(values)}, is_done=reached)


def ask_objective(values: Mapping[str, object], *, served: bool, reached: bool) -> Asked:
    """Ask an objective for an action, an owner and a day; one that is reached has all of it."""
    return _ask({ACTION: served, **_owned(values)}, is_done=reached)


def ask_action(values: Mapping[str, object], late_days: int) -> Asked:
    """Ask an action for an owner, a day and to be in time; a milestone has no work, so it needs no owner.

    One that is done has all of it, so that finishing work never makes a plan less complete; one that was
    dropped is asked for nothing.
    """
    status = values.get("status")
    is_done = status is ActionStatus.DONE
    if not isinstance(status, ActionStatus) or not (status.is_open or is_done):
        return Asked(0, ())
    wanted = _owned(values)
    if values.get("is_milestone"):
        del wanted[OWNER]
    return _ask({f"{late_days} d late": not late_days, **wanted}, is_done=is_done)


def ask_fact(values: Mapping[str, object]) -> Asked:
    """Ask a fact to be confirmed; an assumed one counts as open [MH]."""
    return _ask({ASSUMED: values.get("evidence") is not Evidence.ASSUMED})


def _owned(values: Mapping[str, object]) -> dict[str, bool]:
    return {OWNER: bool(values.get("owner")), DAY: day_of(values, "due") is not None}


def _ask(answers: Mapping[str, bool], *, is_done: bool = False) -> Asked:
    return Asked(len(answers), () if is_done else tuple(text for text, there in answers.items() if not there))


def gaps_of_section(
    key: str, title: str, wanted: str, rows: Iterable[PlanRow], names: Mapping[str, str]
) -> Iterator[Gap]:
    """Name the gaps of a section: that it is empty, or what its records lack.

    Args:
        key: The section's key.
        title: What it is called.
        wanted: Kind of its outermost records, where an empty section is a gap.
        rows: Its rows.
        names: The field that names a record, by kind.
    """
    rows = tuple(rows)
    if wanted and not any(row.kind == wanted for row in rows):
        yield Gap(key, None, f"{title}: none yet")
    for row in rows:
        if not row.gaps:
            continue
        title = quoted(str(row.values.get(names.get(row.kind, "")) or ""))
        for gap in row.gaps:
            yield Gap(key, (row.kind, row.id), f"{row.kind.capitalize()} {title}: {gap.text}")


def judge_completeness(sections: Mapping[str, Iterable[PlanRow]], gaps: Iterable[Gap], wanted: int) -> Judged[int]:
    """Sum the gaps up: the share of what a plan asks for that is there, rounded down.

    Each wanted section is asked for a record, each record for what its kind needs.

    Args:
        sections: Rows by section key.
        gaps: All that is missing.
        wanted: How many things are asked of sections as such: a record of each wanted one, and the like.

    Returns:
        0 to 100, with the arithmetic first and then each gap.
    """
    gaps = tuple(gaps)
    asked = wanted + sum(row.asked for rows in sections.values() for row in rows)
    there = asked - len(gaps)
    arithmetic = Cause(f"{there} of {asked} things a plan asks for are there")
    return Judged(there * 100 // asked, (arithmetic, *(Cause(gap.text, record=gap.row) for gap in gaps)))
