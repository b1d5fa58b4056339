"""The plan as values: rows, gaps and the whole view that screens and exports show."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from kamtui.rules.figures import Figures
from kamtui.rules.judged import Cause, Judged
from kamtui.rules.whitespace import Grid
from kamtui.vocabulary_plan import PlanStatus, Visibility


class Link(NamedTuple):
    """Another record that a field names.

    Attributes:
        id: Its key.
        name: What it is called.
    """

    id: int
    name: str

    def __str__(self) -> str:
        """What a person reads."""
        return self.name


class NewName(NamedTuple):
    """Somebody or something that a field names and that is not in the book yet: saving the field enters it.

    Attributes:
        name: What it is called.
    """

    name: str

    def __str__(self) -> str:
        """What a person reads."""
        return self.name


Links = Mapping[str, tuple[Link, ...]]
"""What fields can name, by kind of record, in the order it is offered."""


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """One record of a plan as it is stored, before anything is judged.

    Attributes:
        kind: Its kind, as `goal`.
        id: Its key.
        parent: Key of the record it serves; None where it serves none.
        title: What it is called.
        values: What a person entered, by field name; unknown is None.
    """

    kind: str
    id: int
    parent: int | None
    title: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of a section.

    Attributes:
        kind: The record's kind, as `goal`; `group` for the line above the unassigned actions.
        id: The record's key; 0 for a group.
        level: 0 for a goal, 1 for an objective, 2 for its action; 1 for an unassigned action; else 0.
        parent: Key of the row it serves.
        values: What a person entered, by field name in the order of the form; a group has only `title`.
        progress: Percent of the way, of goals and objectives only, with its arithmetic.
        late_days: Days past due of what is still open; 0 when not late.
        gaps: What is missing, without naming the record.
        asked: How many things were asked for to find the gaps.
    """

    kind: str
    id: int
    level: int
    parent: int | None
    values: Mapping[str, object]
    progress: Judged[int] | None = None
    late_days: int = 0
    gaps: tuple[Cause, ...] = ()
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the plan lacks.

    Attributes:
        section: Key of the section it is in.
        row: Kind and key of the record to jump to; None for an empty section.
        text: What is missing, naming the record.
    """

    section: str
    row: tuple[str, int] | None
    text: str


class Signed(NamedTuple):
    """The newest sign-off of a plan.

    Attributes:
        day: When.
        name: Who signed it.
        role: As what; None when unknown.
        changes: How many records of the plan differ from what was signed.
    """

    day: date
    name: str
    role: str | None
    changes: int

    @property
    def since(self) -> str:
        """How far the plan has gone from what was signed, in words."""
        if not self.changes:
            return "unchanged"
        return f"{self.changes} change{'' if self.changes == 1 else 's'} since"


class PlanListed(NamedTuple):
    """One of an account's plans.

    Attributes:
        id: Its key.
        starts: First day of the period.
        ends: Last day of the period.
        status: Where it stands.
        is_current: Whether it is the one that is worked on.
        signed: When it was signed last, and by whom; None while it was not.
    """

    id: int
    starts: date | None
    ends: date | None
    status: PlanStatus
    is_current: bool
    signed: tuple[date, str] | None = None

    @property
    def title(self) -> str:
        """What it is called."""
        return plan_title(self.starts, self.ends)


@dataclass(frozen=True, slots=True)
class PlanView:
    """An account's plan, judged.

    Attributes:
        account_id: Key of the account.
        account: Its name.
        currency: Its ISO 4217 currency.
        owner: Our key account manager, when known.
        plan_id: Key of the plan; None while the account has none.
        title: "Plan 2026", "Plan 2026–27", or "Plan" without a period.
        starts: First day of the period.
        ends: Last day of the period.
        status: Where the plan stands; None without a plan.
        sections: Rows by section key, in the order they are shown.
        gaps: Everything that is missing, in the order of the sections.
        completeness: Percent of what a plan asks for that is there; its arithmetic, then the gaps.
        tags: The account's tags.
        links: What fields of the plan's records can name.
        white_space: The account's offerings by its units; it stands in the current plan.
        plans: All plans of the account, the newest first.
        signed: Who signed it last; None while nobody did.
        figures: What is computed of its records beside their progress.
    """

    account_id: int
    account: str
    currency: str
    owner: str | None
    plan_id: int | None
    title: str
    starts: date | None
    ends: date | None
    status: PlanStatus | None
    sections: Mapping[str, tuple[PlanRow, ...]]
    gaps: tuple[Gap, ...]
    completeness: Judged[int]
    tags: tuple[str, ...] = ()
    links: Links = field(default_factory=dict)
    white_space: Grid = field(default_factory=Grid)
    plans: tuple[PlanListed, ...] = ()
    signed: Signed | None = None
    figures: Figures = field(default_factory=Figures)

    @property
    def is_past(self) -> bool:
        """Whether it is one of the account's plans that are not worked on any more."""
        return any(plan.id == self.plan_id and not plan.is_current for plan in self.plans)

    @property
    def is_begun(self) -> bool:
        """Whether it says anything: an account without a plan may still have actions, opportunities, cases."""
        return self.plan_id is not None or any(self.sections.values()) or bool(self.white_space.entered)


def plan_title(starts: date | None, ends: date | None) -> str:
    """Name a plan by the years of its period."""
    first, last = starts or ends, ends or starts
    if first is None or last is None:
        return "Plan"
    if first.year == last.year:
        return f"Plan {first.year}"
    same_century = first.year // 100 == last.year // 100
    return f"Plan {first.year}–{last.year % 100:02}" if same_century else f"Plan {first.year}–{last.year}"


def day_of(values: Mapping[str, object], name: str) -> date | None:
    """The day a field holds; None when it is unknown."""
    value = values.get(name)
    return value if isinstance(value, date) else None


def without_private(view: PlanView) -> PlanView:
    """The plan as it may leave the book: without private records, what serves them, and every word on them.

    Figures stay as they are; they may count what is not shown.
    """
    sections = {key: tuple(_shared(rows)) for key, rows in view.sections.items()}
    kept = {(row.kind, row.id) for rows in sections.values() for row in rows}
    return replace(
        view,
        sections=MappingProxyType(
            {key: tuple(_without(row, kept) for row in rows) for key, rows in sections.items()}
        ),
        gaps=tuple(gap for gap in view.gaps if gap.row is None or gap.row in kept),
        completeness=_naming(view.completeness, kept),
        figures=view.figures.without(kept),
    )


def _shared(rows: Iterable[PlanRow]) -> Iterator[PlanRow]:
    """The rows that are not private and serve none that is; a group only with something below it."""
    hidden: set[tuple[str, int]] = set()
    above: dict[int, tuple[str, int]] = {}
    group: PlanRow | None = None
    for row in rows:
        if row.kind == "group":
            group = row
            continue
        above[row.level] = (row.kind, row.id)
        serves = None if row.parent is None else above.get(row.level - 1)
        if row.values.get("visibility") is Visibility.PRIVATE or serves in hidden:
            hidden.add((row.kind, row.id))
            continue
        if group is not None:
            yield group
            group = None
        yield row


def _without(row: PlanRow, kept: Container[tuple[str, int]]) -> PlanRow:
    return row if row.progress is None else replace(row, progress=_naming(row.progress, kept))


def _naming(judged: Judged[int], kept: Container[tuple[str, int]]) -> Judged[int]:
    """The same value with only those causes that name no record or one that is kept."""
    return Judged(
        judged.value, tuple(cause for cause in judged.why if cause.record is None or cause.record in kept)
    )
