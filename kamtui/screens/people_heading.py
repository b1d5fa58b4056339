"""The line over the people of an account: map state, key players who support us, coverage, how many threads."""

from kamtui.reading import write_day_short
from kamtui.rules import people_flags
from kamtui.rules.people_view import PeopleView
from kamtui.theme import glyph
from kamtui.widgets.parts import Parts, width_of

INKS = {"no": "muted", "yes": "watch", "critical": "bad"}
THREADS = {value: (words, INKS[value]) for value, words in people_flags.THREADS.items()}
"""How many supporters carry the account, in words with their ink."""
SEPARATOR = (" · ", "muted")
EDGES = 12
"""Cells of the line that are margins and air."""


def facts_of(view: PeopleView, shown_as: str, width: int) -> tuple[Parts, Parts]:
    """What stands beside the title, and what ends at the right edge.

    Args:
        view: The people.
        shown_as: What the way of showing them is called; empty for the chart.
        width: Cells of the line; where there are few, less is said.
    """
    state = _state(view)
    before: Parts = ()
    if view.as_of is not None:
        before = ((f"as of {write_day_short(view.as_of, view.today)}", "watch"), SEPARATOR)
    if shown_as:
        before = (*before, (shown_as, "accent"), SEPARATOR)
    if unit := dict(view.units).get(view.unit_id or 0):
        before = (*before, (unit, "fg"), SEPARATOR)
    ways: list[tuple[Parts, Parts]] = [
        ((*before, *state, SEPARATOR, *_supporting(view), SEPARATOR, *_reached(view, "in 90 d")), _threads(view)),
        ((*before, *state, SEPARATOR, *_reached(view, "in 90 d")), _threads(view)),
        ((*before, *state), (*_reached(view, ""), SEPARATOR, *_threads(view))),
        ((*before, *state), _threads(view)),
    ]
    if view.as_of is not None:  # the way back matters more than what else could be told
        ways = [(facts, (("esc shows today", "muted"), SEPARATOR, *totals)) for facts, totals in ways] + ways
    for facts, totals in ways:
        if width_of(facts) + width_of(totals) + len("People") + EDGES <= width:
            return facts, totals
    return (before or state)[:-1] if before else state, _threads(view)


def _state(view: PeopleView) -> Parts:
    state = view.map_state.value
    text = glyph("unknown") if state is None else str(state)
    return (("map state ", "muted"), (text, "fg" if state == 3 else "watch"))


def _supporting(view: PeopleView) -> Parts:
    keys = [person for person in view.present if person.is_key]
    supporting = sum(person.supports for person in keys)
    if not keys:
        return (("no key player", "muted"),)
    return ((f"{supporting} of {len(keys)}", "fg"), (" key players support us", "muted"))


def _reached(view: PeopleView, words: str) -> Parts:
    share = view.reached.value
    text = glyph("unknown") if share is None else str(share)
    return (("coverage ", "muted"), (text, "fg"), (f" {words}" if words else "", "muted"))


def _threads(view: PeopleView) -> Parts:
    return (THREADS.get(view.single_threaded.value or "", (f"threads {glyph('unknown')}", "muted")),)
