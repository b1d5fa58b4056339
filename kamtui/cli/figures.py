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
    figures = view.figures
    match section:
        case "opportunities":
            for one in figures.weighted:
                value = glyph("unknown") if one.value is None else write_money_short(one.value, one.currency)
                left_out = f", {len(one.left_out)} left out" if one.left_out else ""
                yield f"weighted: {one.currency} {value} of {one.counted} open{left_out}"
            for won in figures.won:
                value = glyph("unknown") if won.value is None else write_money_short(won.value, won.currency)
                yield f"won: {won.currency} {value}"
        case "targets":
            for row in view.sections[section]:
                gap = figures.gaps.get(row.id)
                if gap is not None and gap.why:
                    yield f"{row.values['name']}: {gap.why[0].text}"
            yield from (cause.text for cause in figures.breaks)
        case "kpis":
            for row in view.sections[section]:
                standing = figures.standings.get(row.id)
                if standing is not None and standing.value is not None:
                    yield f"{row.values['name']}: {standing.value.value}, {standing.why[0].text}"
        case "cases":
            for row in view.sections[section]:
                age = figures.ages.get(row.id)
                if age is not None and age.flags:
                    yield f"{row.values['number']}: {', '.join(age.flags)}"
        case "ideas":
            counts = (f"Q{quarter} {year} {count}" for (year, quarter), count in figures.ideas.items())
            yield ", ".join(counts)
        case _:
            return
