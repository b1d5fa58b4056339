"""The people of an account as a list, those first who deserve attention first."""

from collections.abc import Sequence
from typing import NamedTuple

from kamtui.rules.judged import Judged
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.rules.significance import judge_significance
from kamtui.screens.base import WIDE
from kamtui.screens.people_cells import budget_parts, key_parts, touch_parts, word_parts
from kamtui.text import fold_name
from kamtui.widgets.columns import Column
from kamtui.widgets.parts import Parts
from kamtui.widgets.stance import STANCE, stance_cell


class RankedPerson(NamedTuple):
    """A person with the points that rank them.

    Attributes:
        person: The person.
        points: Points and their causes.
    """

    person: PersonRow
    points: Judged[int]


def rank(view: PeopleView, wanted: str = "") -> list[RankedPerson | None]:
    """Those who count, the weightiest first; vacancies and leavers are on the chart alone.

    Args:
        view: The people.
        wanted: Words that name, title, unit or role have to have.
    """
    ranked = [RankedPerson(person, judge_significance(person)) for person in view.present if fits(person, wanted)]
    ranked.sort(key=lambda one: (-(one.points.value or 0), fold_name(one.person.name)))
    return list(ranked)


def fits(person: PersonRow, wanted: str) -> bool:
    """Whether every word of a text is in a person's name, title, unit or role, as on the chart."""
    if not wanted:
        return True
    role = person.role.label if person.role else ""
    state = ("outside" if person.is_outside else "", "vacancy" if person.is_vacancy else "")
    known = (person.name, person.title or "", person.unit or "", role, person.owner or "", *person.champion_of)
    told = fold_name(" ".join((*known, *state)))
    return all(word in told for word in fold_name(wanted).split())


def ranked_columns(width: int, currency: str) -> Sequence[Column[RankedPerson]]:
    """The columns that a list of so many cells shows.

    Args:
        width: Cells of the list.
        currency: The currency of budgets.
    """
    columns: list[Column[RankedPerson]] = [
        Column("points", "Points", 6, lambda one: ((str(one.points.value), "fg"),), "right"),
        Column("name", "Person", 0, _name),
        Column("stance", "Stance", STANCE, lambda one: stance_cell(one.person.stance, one.person.trend)),
        Column("role", "Role", 14, lambda one: word_parts(one.person.role)),
    ]
    if width >= WIDE:
        columns.append(Column("influence", "Influence", 9, lambda one: word_parts(one.person.influence)))
    columns.append(Column("touch", "Touched  ", 9, lambda one: touch_parts(one.person), "right"))
    if width >= WIDE:
        columns.append(Column("budget", "Budget", 14, lambda one: budget_parts(one.person, currency) or None))
    columns.append(Column("key", "", 1, lambda one: key_parts(one.person)))
    return columns


def _name(one: RankedPerson) -> Parts:
    title = one.person.title
    return ((one.person.name, "fg", "n"), *((("  " + title, "muted"),) if title else ()))
