"""What is computed of a plan's records, as exports write it: lines under a section's table, values in JSON."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from kamtui.exports.fields import day_markdown, money_markdown
from kamtui.exports.markdown import Markdown, bullet, escape, inside, items
from kamtui.models.contents import RECORDS
from kamtui.reading import money_json, write_number
from kamtui.rules.figures import Figures
from kamtui.rules.judged import Cause, Judged, shortened
from kamtui.rules.plan import PlanRow, PlanView
from kamtui.rules.revenue import count_reasons

QUOTED = re.compile("“.*”", re.DOTALL)
"""A name in a sentence, from the first opening quotation mark to the last closing one."""


def figures_markdown(section: str, view: PlanView) -> Iterator[Markdown]:
    """A list under the table of a section; nothing where nothing is computed of it.

    Nothing in it depends on the day it is written on, but for figures that are computed of today.

    Args:
        section: The section's key.
        view: The plan, without private records.
    """
    told: Mapping[str, Callable[[PlanView], Iterator[str]]] = {
        "opportunities": _opportunities,
        "targets": _targets,
        "ideas": _ideas,
        "kpis": _kpis,
    }
    lines = [bullet(Markdown(line)) for line in told[section](view)] if section in told else []
    if lines:
        yield items(lines)


def _opportunities(view: PlanView) -> Iterator[str]:
    for one in view.figures.weighted:
        amount = "?" if one.value is None else money_markdown(one.value, one.currency)
        left_out = f"; {_revenue(one.left_out)}" if one.left_out else ""
        yield f"Weighted: {amount}, amount x probability of {one.counted} open{left_out}"
    for won in view.figures.won:
        yield f"Won: {'?' if won.value is None else money_markdown(won.value, won.currency)}"
    if view.figures.lost:
        told = (
            f"{count} x {inside(reason or 'no reason said')}"
            for reason, count in count_reasons(view.figures.lost.values()).items()
        )
        yield f"Lost: {', '.join(told)}"


def _targets(view: PlanView) -> Iterator[str]:
    for row in view.sections["targets"]:
        gap = view.figures.gaps.get(row.id)
        if gap is not None and gap.why:
            yield f"{_name(row)}: {_revenue(gap.why)}"
    for cause in view.figures.breaks:
        yield escape(cause.text[:1].upper() + cause.text[1:])


def _ideas(view: PlanView) -> Iterator[str]:
    told = [f"{count} in Q{quarter} {year}" for (year, quarter), count in view.figures.ideas.items()]
    if told:
        yield f"Pitched: {', '.join(told)}"


def _kpis(view: PlanView) -> Iterator[str]:
    for row in view.sections["kpis"]:
        standing = view.figures.standings.get(row.id)
        readings = [
            f"{write_number(one.value)} on {day_markdown(one.day)}" for one in view.figures.readings.get(row.id, ())
        ]
        where = f"{standing.value.value}, " if standing is not None and standing.value is not None else ""
        computed = view.figures.computed.get(row.id)
        why = f"; computed: {_sentence(computed.why)}" if computed is not None else ""
        if readings or why:
            yield f"{_name(row)}: {where}{', '.join(readings) or '?'}{why}"


def _name(row: PlanRow) -> Markdown:
    return escape(shortened(str(row.values[RECORDS[row.kind].title])))


def _revenue(why: tuple[Cause, ...]) -> str:
    """Causes of an amount: an arithmetic stays as it is, the names that are quoted in it are escaped."""
    return "; ".join(QUOTED.sub(lambda found: inside(found[0]), cause.text) for cause in why)


def _sentence(why: tuple[Cause, ...]) -> str:
    return "; ".join(inside(cause.text) for cause in why)


def row_figures_json(row: PlanRow, figures: Figures, currency: str) -> dict[str, Any]:
    """What is computed of one record.

    Args:
        row: The record.
        figures: What is computed of the plan.
        currency: The account's currency.
    """
    if row.kind == "target":
        gap = figures.gaps.get(row.id, Judged[int](None))
        value = None if gap.value is None else money_json(gap.value, currency)
        return {"gap": {"value": value, "why": _texts(gap.why)}}
    if row.kind == "kpi":
        standing = figures.standings.get(row.id)
        computed = figures.computed.get(row.id)
        readings = figures.readings.get(row.id, ())
        return {
            "ready": figures.ready.get(row.id),
            "computed": None if computed is None else {"why": _texts(computed.why)},
            "standing": None
            if standing is None
            else {"value": None if standing.value is None else standing.value.value, "why": _texts(standing.why)},
            "readings": [{"day": one.day.isoformat(), "value": f"{one.value:f}"} for one in readings],
        }
    if row.kind == "case" and (age := figures.ages.get(row.id)) is not None:
        return {"age_days": age.days, "flags": list(age.flags)}
    return {}


def figures_json(figures: Figures) -> dict[str, Any]:
    """What is computed of a plan as a whole."""
    return {
        "weighted": [
            {
                "value": None if one.value is None else money_json(one.value, one.currency),
                "currency": one.currency,
                "opportunities": one.counted,
                "why": _texts(one.left_out),
            }
            for one in figures.weighted
        ],
        "won": [
            {
                "value": None if one.value is None else money_json(one.value, one.currency),
                "currency": one.currency,
                "opportunities": one.deals,
            }
            for one in figures.won
        ],
        "lost": [
            {"reason": reason or None, "opportunities": count}
            for reason, count in count_reasons(figures.lost.values()).items()
        ],
        "notes": _texts(figures.breaks),
        "ideas": [
            {"year": year, "quarter": quarter, "ideas": count} for (year, quarter), count in figures.ideas.items()
        ],
    }


def _texts(why: tuple[Cause, ...]) -> list[str]:
    return [cause.text for cause in why]
