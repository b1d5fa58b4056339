"""What the plan says of its computed figures: a line per section, words on a record, and the arithmetic."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from kamtui.reading import write_day_short, write_money, write_money_short, write_number
from kamtui.rules.figures import Figures
from kamtui.rules.judged import Cause
from kamtui.rules.kpis import Standing
from kamtui.rules.plan import PlanRow, PlanView
from kamtui.rules.ready_figures import SOURCES, quarter_of
from kamtui.rules.revenue import count_reasons
from kamtui.rules.team import uncovered_roles
from kamtui.screens.dialogs.why_entry import WhyEntry
from kamtui.theme import glyph
from kamtui.vocabulary_plan import RiskStatus
from kamtui.widgets.gauges import sparkline
from kamtui.widgets.parts import Parts

QUARTERS = 4
"""Quarters whose ideas are counted in the line of the section."""
READINGS = 3
"""Values of a figure that the strip names."""
STANDINGS = {
    Standing.REACHED: ("done", "good"),
    Standing.ON_THE_WAY: ("rising", "accent"),
    Standing.AWAY: ("due", "watch"),
}
"""Mark and ink of where a figure stands."""


def told_of_section(key: str, view: PlanView, today: date) -> Parts:
    """One line on a section as a whole; nothing where there is nothing to say.

    Args:
        key: The section's key.
        view: The plan.
        today: The day whose quarter is this one.
    """
    told: Mapping[str, Callable[[PlanView], Iterator[Parts]]] = {
        "goals": _goals,
        "opportunities": _opportunities,
        "targets": _targets,
        "kpis": _kpis,
        "cases": _cases,
        "risks": _risks,
        "team": _team,
        "ideas": lambda view: _ideas(view.figures.ideas, today),
    }
    pieces = tuple(told[key](view)) if key in told and view.sections.get(key) else ()
    return tuple(part for place, piece in enumerate(pieces) for part in (*(SEPARATOR if place else ()), *piece))


SEPARATOR: Parts = ((" · ", "muted"),)
"""What parts two things that are said of a section."""


def _goals(view: PlanView) -> Iterator[Parts]:
    """Beside actions that serve nothing, how the first goal is written."""
    if not view.is_past and all(row.kind != "goal" for row in view.sections["goals"]):
        yield (("no goal yet: ", "muted"), ("n", "accent"), (" on Unassigned actions writes one", "muted"))


def _opportunities(view: PlanView) -> Iterator[Parts]:
    figures = view.figures
    for one in figures.weighted:
        if not one.counted:
            yield ((f"{len(one.left_out)} open, none with amount and probability", "muted"),)
            continue
        amount = (
            glyph("unknown")
            if one.value is None
            else f"{one.currency} {write_money_short(one.value, one.currency)}"
        )
        open_ones = one.counted + len(one.left_out)
        count = f"{one.counted} of {open_ones}" if one.left_out else str(open_ones)
        yield (("weighted ", "muted"), (amount, "fg"), (f" from {count} open", "muted"))
    for won in figures.won:
        amount = (
            glyph("unknown")
            if won.value is None
            else f"{won.currency} {write_money_short(won.value, won.currency)}"
        )
        yield (("won ", "muted"), (amount, "fg"))
    lost = len(figures.lost)
    if lost:
        reason = next(iter(count_reasons(filter(None, figures.lost.values()))), "")
        yield (
            (f"{lost} lost", "muted"),
            *(((f", mostly {reason}" if lost > 1 else f", {reason}", "muted"),) if reason else ()),
        )


def _targets(view: PlanView) -> Iterator[Parts]:
    gaps = [gap.value for gap in view.figures.gaps.values()]
    known = [gap for gap in gaps if gap is not None]
    missing = sum(max(0, gap) for gap in known)
    if known:
        amount = write_money_short(missing, view.currency)
        yield ((amount, "fg"), (" missing", "muted")) if missing else (("no gap to any target", "muted"),)
    if len(known) < len(gaps):
        yield ((f"{len(gaps) - len(known)} not known", "watch"),)
    for cause in view.figures.breaks:
        yield ((cause.text, "muted"),)


def _kpis(view: PlanView) -> Iterator[Parts]:
    standings = [one.value for one in view.figures.standings.values()]
    for standing in Standing:
        count = standings.count(standing)
        if count:
            yield ((f"{count} ", "fg"), (standing.value, "muted"))
    unknown = standings.count(None)
    if unknown:
        yield ((f"{unknown} not known", "muted"),)


def _cases(view: PlanView) -> Iterator[Parts]:
    flagged = sum(bool(age.flags) for age in view.figures.ages.values())
    closed = sum(row.values.get("closed") is not None for row in view.sections["cases"])
    yield ((f"{len(view.figures.ages) - closed} ", "fg"), ("open", "muted"))
    if flagged:
        yield ((f"{glyph('late')} {flagged} too long", "late"),)


def _risks(view: PlanView) -> Iterator[Parts]:
    rows = view.sections["risks"]
    opened = [row for row in rows if row.values.get("status") is not RiskStatus.CLOSED]
    yield ((f"{len(opened)} ", "fg"), ("open", "muted"))
    unknown = sum(None in (row.values.get("likelihood"), row.values.get("impact")) for row in opened)
    if unknown:
        yield ((f"{unknown} not rated", "watch"),)
    yield (("v", "accent"), (" heat grid", "muted"))


def _team(view: PlanView) -> Iterator[Parts]:
    missing = uncovered_roles(row.values.get("role") for row in view.sections["team"])
    if missing:
        count = "1 role" if len(missing) == 1 else f"{len(missing)} roles"
        yield ((f"{glyph('due')} {count} nobody has: {', '.join(role.label for role in missing)}", "due"),)


def _ideas(counts: Mapping[tuple[int, int], int], today: date) -> Iterator[Parts]:
    now = quarter_of(today)
    quarters = dict.fromkeys((now, *counts))
    for year, quarter in sorted(quarters, reverse=True)[:QUARTERS]:
        name = f"Q{quarter}" if year == now[0] else f"Q{quarter} {year}"
        yield ((f"{name} ", "muted"), (str(counts.get((year, quarter), 0)), "fg"))


# ------------------------------------------------------------------- one record


def computed_from(view: PlanView, row: PlanRow) -> str:
    """From what a figure is computed, in words; empty where it is typed."""
    return SOURCES.get(view.figures.ready.get(row.id, ""), "") if row.kind == "kpi" else ""


def told_of_record(view: PlanView, row: PlanRow, today: date) -> Iterator[Parts]:
    """What is computed of one record, each in a few words, the most urgent first.

    Args:
        view: The plan.
        row: The record.
        today: The day to write days by.
    """
    figures = view.figures
    if (age := figures.ages.get(row.id)) is not None and row.kind == "case" and age.flags:
        yield ((f"{glyph('late')} {', '.join(age.flags)}", "late"),)
    if row.kind == "target" and (gap := figures.gaps.get(row.id)) is not None and gap.why:
        # Its amounts are all in the account's currency, which need not be said each time.
        yield ((gap.why[0].text.replace(f"{view.currency} ", ""), "fg"),)
    if row.kind == "kpi":
        yield from _figure(figures, row, today)


def _figure(figures: Figures, row: PlanRow, today: date) -> Iterator[Parts]:
    standing = figures.standings.get(row.id)
    if standing is not None and standing.value is not None:
        mark, token = STANDINGS[standing.value]
        yield ((f"{glyph(mark)} {standing.value.value}: {standing.why[0].text}", token),)
    if source := SOURCES.get(figures.ready.get(row.id, "")):
        yield ((f"computed from {source}", "muted"),)
    readings = figures.readings.get(row.id, ())
    if len(readings) > 1:
        line = sparkline([reading.value for reading in readings])
        newest = (
            (f"{write_number(one.value)} on {write_day_short(one.day, today)}")
            for one in readings[: -READINGS - 1 : -1]
        )
        yield (*line, (f" {', '.join(newest)}", "muted"))


# -------------------------------------------------------------------- arithmetic


def figure_entries(view: PlanView, section: str, row: PlanRow | None) -> Iterator[WhyEntry]:
    """The arithmetic of what is computed in a section, for the dialog.

    Args:
        view: The plan.
        section: The section's key.
        row: The record under the cursor, in this section.
    """
    figures = view.figures
    if section == "targets":
        targets = [one for one in view.sections["targets"] if row is None or one.id == row.id]
        for target in targets:
            gap = figures.gaps.get(target.id)
            if gap is not None:
                amount = glyph("unknown") if gap.value is None else write_money(gap.value, view.currency)
                yield WhyEntry("Gap", ((f"{target.values['name']}   ", "fg"), (amount, "fg")), gap.why)
        if figures.breaks:
            yield WhyEntry("Periods", (("not joined", "fg"),), figures.breaks)
    if section == "opportunities":
        for one in figures.weighted:
            amount = glyph("unknown") if one.value is None else write_money(one.value, one.currency)
            sentence = Cause(f"amount x probability of {one.counted} open, each currency by itself")
            yield WhyEntry("Weighted", ((amount, "fg"),), (sentence, *one.left_out))
        if figures.lost:
            reasons = tuple(
                Cause(f"{count} lost: {reason or 'nobody said why'}")
                for reason, count in count_reasons(figures.lost.values()).items()
            )
            yield WhyEntry("Lost", ((str(len(figures.lost)), "fg"),), reasons)
    if row is not None and row.kind == "kpi":
        yield from _figure_entries(figures, row)
    if row is not None and row.kind == "case" and (age := figures.ages.get(row.id)) is not None:
        text = glyph("unknown") if age.days is None else f"{age.days} d"
        flags = tuple(Cause(flag) for flag in age.flags) or (
            Cause("not too long: flagged over 14 d, or 7 d silent"),
        )
        yield WhyEntry("Age", ((text, "fg"),), flags)


def _figure_entries(figures: Figures, row: PlanRow) -> Iterator[WhyEntry]:
    standing = figures.standings.get(row.id)
    if standing is not None:
        text = glyph("unknown") if standing.value is None else standing.value.value
        yield WhyEntry("Stands", ((text, "fg"),), standing.why)
    computed = figures.computed.get(row.id)
    if computed is not None:
        value = glyph("unknown") if computed.value is None else write_value(computed.value, row)
        yield WhyEntry("Computed", ((value, "fg"),), computed.why)


def write_value(value: Decimal, row: PlanRow) -> str:
    """A figure's value with its unit."""
    unit = str(row.values.get("unit") or "")
    return f"{write_number(value)}{unit if unit == '%' else f' {unit}'.rstrip()}"
