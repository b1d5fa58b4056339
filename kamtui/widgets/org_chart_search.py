"""Whom a search of the org chart finds."""

from collections.abc import Iterable

from kamtui.text import fold_name
from kamtui.widgets.org_chart_values import ChartPerson


def searched(person: ChartPerson) -> str:
    """What a search looks at in a person, folded for comparison."""
    outside = "outside" if person.is_outside else ""
    vacancy = "vacancy" if person.is_vacancy else ""
    told = (
        person.name,
        person.title,
        person.unit,
        person.role,
        person.owner,
        *person.champion_of,
        outside,
        vacancy,
    )
    return fold_name("\n".join(told))


def find(people: Iterable[tuple[int, str]], text: str) -> list[int]:
    """The people in whom every word of a text is found.

    Args:
        people: Each with what `searched` says of them.
        text: What somebody typed; upper and lower case and accents do not matter.
    """
    words = fold_name(text).split()
    return [id for id, told in people if all(word in told for word in words)]
