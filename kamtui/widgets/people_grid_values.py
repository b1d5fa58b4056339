"""Where people stand in the grid of influence by stance, and the steps from one to the next."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kamtui.vocabulary import Influence
from kamtui.widgets.org_chart_values import ChartPerson

INFLUENCES = (Influence.HIGH, Influence.MEDIUM, Influence.LOW)
"""The influences from the top row down."""
STANCES = (-2, -1, 0, 1, 2)
"""The stances from the left column to the right, as on the scale."""
UNPLACED = len(INFLUENCES)
"""The row of whoever's stance or influence nobody knows, spread over the columns."""
ROWS = UNPLACED + 1
"""The rows."""


class Spot(NamedTuple):
    """Where one stands.

    Attributes:
        row: The row, 0 on top.
        column: The column, 0 at the left.
        item: The place of the person in the field; 0 in an empty one.
    """

    row: int
    column: int
    item: int = 0


class Field(NamedTuple):
    """A field of the grid."""

    row: int
    column: int


Fields = Mapping[Field, Sequence[ChartPerson]]
"""The people of each field that has any."""


def arrange(people: Iterable[ChartPerson]) -> Fields:
    """Put people in their fields; vacancies and those who left stand to nobody any more.

    Args:
        people: Anybody, in the order in which they are to stand.
    """
    fields: dict[Field, list[ChartPerson]] = {}
    unplaced = 0
    for person in people:
        if person.is_vacancy or person.left:
            continue
        if person.stance is None or person.influence is None:
            field = Field(UNPLACED, unplaced % len(STANCES))
            unplaced += 1
        else:
            field = Field(INFLUENCES.index(person.influence), STANCES.index(person.stance))
        fields.setdefault(field, []).append(person)
    return fields


def find(fields: Fields, id: int) -> Spot | None:
    """Where a person stands; None who is not in the grid."""
    for field, people in fields.items():
        for item, person in enumerate(people):
            if person.id == id:
                return Spot(*field, item)
    return None


def at(fields: Fields, spot: Spot) -> ChartPerson | None:
    """Who stands at a spot; None in an empty field."""
    people = fields.get(Field(spot.row, spot.column), ())
    return people[spot.item] if spot.item < len(people) else None


def clamp(fields: Fields, spot: Spot) -> Spot:
    """The spot, or the next one above it in its field."""
    count = len(fields.get(Field(spot.row, spot.column), ()))
    return spot._replace(item=max(0, min(spot.item, count - 1)))


def step_down(fields: Fields, spot: Spot, by: int) -> Spot:
    """The next person of the field, then the field below; the row of the unplaced only where somebody is in it.

    Args:
        fields: Who stands where.
        spot: Where one stands.
        by: 1 down, -1 up.
    """
    item = spot.item + by
    if 0 <= item < len(fields.get(Field(spot.row, spot.column), ())):
        return spot._replace(item=item)
    row = spot.row + by
    if not 0 <= row < ROWS or (row == UNPLACED and Field(row, spot.column) not in fields):
        return spot
    last = len(fields.get(Field(row, spot.column), ())) - 1
    return Spot(row, spot.column, 0 if by > 0 else max(0, last))


def step_beside(fields: Fields, spot: Spot, by: int) -> Spot:
    """The field beside, at the same height.

    Args:
        fields: Who stands where.
        spot: Where one stands.
        by: 1 right, -1 left.
    """
    column = spot.column + by
    if not 0 <= column < len(STANCES) or (spot.row == UNPLACED and Field(spot.row, column) not in fields):
        return spot
    return clamp(fields, Spot(spot.row, column, spot.item))


def share_lines(fields: Fields, lines: int) -> tuple[int, ...]:
    """How many lines each row gets: what it needs, and the longest ones less where there are too few.

    Args:
        fields: Who stands where.
        lines: The lines of all rows; each row gets one at least.
    """
    shares = [
        max(1, *(len(fields.get(Field(row, column), ())) for column in range(len(STANCES)))) for row in range(ROWS)
    ]
    while sum(shares) > lines and max(shares) > 1:
        longest = max(shares)
        excess = sum(shares) - lines
        at_top = [row for row in range(ROWS) if shares[row] == longest]
        below = max((share for share in shares if share < longest), default=1)
        cut = min(longest - below, max(1, excess // len(at_top)))
        # The lower row gives first: who has influence is seen longest.
        for row in reversed(at_top):
            taken = min(cut, sum(shares) - lines)
            shares[row] -= max(0, taken)
    return tuple(shares)
