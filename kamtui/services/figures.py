"""Computing what a plan's records say together: revenue, figures, cases, ideas; part of reading the plan."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from kamtui.book.figures import (
    count_people,
    read_contacts,
    read_readings,
    read_ready,
    read_revenues,
    read_stage_days,
    read_supported_units,
)
from kamtui.reading import write_day_plain, write_money_short
from kamtui.rules import ready_figures as ready
from kamtui.rules.cases import judge_age
from kamtui.rules.figures import Figures
from kamtui.rules.judged import Judged
from kamtui.rules.kpis import Reading, judge_standing
from kamtui.rules.plan import PlanRow
from kamtui.rules.revenue import Deal, Target, gap_to_target, sum_won, weigh
from kamtui.rules.target_periods import breaks
from kamtui.rules.whitespace import Grid
from kamtui.services.plan_memory import PlanMemory
from kamtui.vocabulary_plan import Direction, Stage

Sections = Mapping[str, Sequence[PlanRow]]
"""Rows by section."""


def load_figures(
    connection: Any, account_id: int, sections: Sections, grid: Grid, *, today: date, memory: PlanMemory
) -> Figures:
    """Compute what the rows of a plan's sections say together.

    Args:
        connection: Any connection to the book.
        account_id: Whose plan.
        sections: Its rows.
        grid: Its white space, which knows the currency.
        today: The day to judge on.
        memory: What was made of the plan when it was last read.
    """
    currency = grid.currency
    deals = _deals(connection, account_id, sections["opportunities"], currency)
    targets = [target_of(row.id, row.values) for row in sections["targets"]]
    kpis = sections["kpis"]
    days = [day for row in sections["ideas"] if isinstance(day := row.values.get("day"), date)]
    which = read_ready(connection, account_id) if kpis else {}
    computed = {
        key: _compute(name, _Source(connection, account_id, grid, days, memory), today)
        for key, name in which.items()
        if name in ready.SOURCES
    }
    readings = _readings(connection, account_id) if kpis else {}
    readings |= {key: figure.readings for key, figure in computed.items()}
    return Figures(
        weighted=weigh(deals),
        won=sum_won(deals),
        lost={deal.id: deal.reason for deal in deals if deal.stage is Stage.LOST},
        gaps={target.id: gap_to_target(target, deals, currency, write_amount) for target in targets},
        breaks=tuple(breaks(targets, write_day_plain)),
        ideas=ready.count_quarters(days),
        readings=readings,
        standings={row.id: _standing(row, readings.get(row.id, ())) for row in kpis},
        ready=which,
        computed={key: figure.now for key, figure in computed.items()},
        ages={row.id: judge_age(row.values, today) for row in sections["cases"]},
    )


def with_computed(rows: Iterable[PlanRow], figures: Figures) -> tuple[PlanRow, ...]:
    """The rows of figures, where computed ones have the value that was computed."""
    return tuple(
        replace(row, values=MappingProxyType({**row.values, "value": found.value}))
        if (found := figures.computed.get(row.id)) is not None
        else row
        for row in rows
    )


def target_of(key: int, values: Mapping[str, Any]) -> Target:
    """A target as its period and gap are judged.

    Args:
        key: Its key.
        values: Its fields.
    """
    return Target(key, str(values.get("name") or ""), values["starts"], values["ends"], values["amount"])


def write_amount(minor: int, currency: str) -> str:
    """An amount in an arithmetic, as `EUR 1.20M`."""
    return f"{currency} {write_money_short(minor, currency)}"


def _deals(connection: Any, account_id: int, rows: Iterable[PlanRow], currency: str) -> list[Deal]:
    rows = tuple(rows)
    since = read_stage_days(connection, account_id) if rows else {}
    return [_deal(row.id, row.values, since.get(row.id), currency) for row in rows]


def _deal(key: int, values: Mapping[str, Any], since: date | None, currency: str) -> Deal:
    return Deal(
        id=key,
        name=str(values["name"]),
        stage=values["stage"] or Stage.POTENTIAL,
        amount=values["amount"],
        currency=values["currency"] or currency,
        probability=values["probability"],
        close=values["expected_close"],
        since=since,
        reason=str(values["reason_lost"] or ""),
    )


def _readings(connection: Any, account_id: int) -> dict[int, tuple[Reading, ...]]:
    found: defaultdict[int, list[Reading]] = defaultdict(list)
    for key, kpi, day, value in read_readings(connection, account_id):
        found[kpi].append(Reading(key, day, value))
    return {kpi: tuple(values) for kpi, values in found.items()}


def _standing(row: PlanRow, readings: Sequence[Reading]) -> Any:
    direction, target = row.values["direction"], row.values["target"]
    is_down = direction is Direction.DOWN
    return judge_standing(
        Direction.DOWN if is_down else Direction.UP, target if isinstance(target, Decimal) else None, readings
    )


class _Source(NamedTuple):
    """What figures are computed from."""

    connection: Any
    account_id: int
    grid: Grid
    ideas: Sequence[date]
    memory: PlanMemory


def _share_of_wallet(grid: Grid) -> Judged[int]:
    return grid.share_of_wallet(grid.cells(), lambda minor: write_amount(minor, grid.currency))


def _compute(name: str, source: _Source, today: date) -> ready.Computed:
    """The value of one computed figure."""
    connection, account_id, grid, ideas, memory = source
    match name:
        case "wallet":
            share = memory.make("wallet", grid, lambda: _share_of_wallet(grid))
            return ready.compute_wallet(share, today)
        case "retention":
            return ready.compute_retention(read_revenues(connection, account_id), today)
        case "touched":
            contacts, people = read_contacts(connection, account_id), count_people(connection, account_id)
            return ready.compute_touched(contacts, people, today)
        case "supporters":
            return ready.compute_supporters(read_supported_units(connection, account_id), today)
        case _:
            return ready.compute_ideas(ideas, today)
