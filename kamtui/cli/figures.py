"""What is computed of a plan's section, as lines of text under its table."""

from collections.abc import Iterator

from kamtui.reading import write_money_short
from kamtui.rules.plan import PlanView
from kamtui.theme import glyph


def figure_lines(section: str, view: PlanView) -> Iterator[str]:
    """What the records of a section come to.

    Args:
        section: Its key.
        view: The plan.
    """
    told = {"opportunities": _opportunities, "targets": _targets, "kpis": _kpis, "cases": _cases, "ideas": _ideas}
    if section in told:
        yield from told[section](view)


def _opportunities(view: PlanView) -> Iterator[str]:
    for one in view.figures.weighted:
        left_out = f", {len(one.left_out)} left out" if one.left_out else ""
        yield f"weighted: {_amount(one.value, one.currency)} of {one.counted} open{left_out}"
    for won in view.figures.won:
        yield f"won: {_amount(won.value, won.currency)}"


def _targets(view: PlanView) -> Iterator[str]:
    for row in view.sections["targets"]:
        gap = view.figures.gaps.get(row.id)
        if gap is not None and gap.why:
            yield f"{row.values['name']}: {gap.why[0].text}"
    yield from (cause.text for cause in view.figures.breaks)


def _kpis(view: PlanView) -> Iterator[str]:
    for row in view.sections["kpis"]:
        standing = view.figures.standings.get(row.id)
        if standing is not None and standing.value is not None:
            yield f"{row.values['name']}: {standing.value.value}, {standing.why[0].text}"


def _cases(view: PlanView) -> Iterator[str]:
    for row in view.sections["cases"]:
        age = view.figures.ages.get(row.id)
        if age is not None and age.flags:
            yield f"{row.values['number']}: {', '.join(age.flags)}"


def _ideas(view: PlanView) -> Iterator[str]:
    yield ", ".join(f"Q{quarter} {year} {count}" for (year, quarter), count in view.figures.ideas.items())


def _amount(minor: int | None, currency: str) -> str:
    return f"{currency} {glyph('unknown') if minor is None else write_money_short(minor, currency)}"
