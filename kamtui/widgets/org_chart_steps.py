"""From a person of the org chart to the next: pure steps, the same at each width."""

from bisect import bisect_left

from kamtui.widgets.org_chart_layout import Seating


def step_in(seating: Seating, place: int) -> int:
    """The manager of whoever sits there; the place itself at the top."""
    above = seating.manager[place]
    return above if above >= 0 else place


def step_out(seating: Seating, place: int) -> int:
    """The first report that is shown; the place itself without any."""
    return place + 1 if seating.seats[place].reports else place


def step_line(seating: Seating, place: int, by: int) -> int:
    """The next line of the outline.

    Args:
        seating: Everybody who is shown.
        place: Where one stands.
        by: How many lines down; negative is up. The ends hold.
    """
    return max(0, min(place + by, len(seating.seats) - 1))


def step_box(seating: Seating, place: int, by: int) -> int:
    """The box below in the same column, whoever's report that is.

    Args:
        seating: Everybody who is shown.
        place: Where one stands.
        by: How many boxes down; negative is up. The ends hold.
    """
    seat = seating.seats[place]
    column = seating.columns[seat.depth]
    at = bisect_left(column.slots, seat.slot) + by
    return column.places[max(0, min(at, len(column.places) - 1))]


def step_sibling(seating: Seating, place: int, by: int) -> int:
    """The next report of the same manager, or the next at the top; the place itself where there is none.

    Args:
        seating: Everybody who is shown.
        place: Where one stands.
        by: 1 for the next, -1 for the one before.
    """
    depth, above = seating.seats[place].depth, seating.manager[place]
    beside = step_box(seating, place, by)
    return beside if seating.seats[beside].depth == depth and seating.manager[beside] == above else place
