"""Every key has a name, a word and a sentence; terminals can send it; on one screen it means one thing."""

import pytest
from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen

import kamtui.app
from kamtui.screens.base import PlaceScreen
from kamtui.widgets.key_footer import key_name
from tools.keys import all_bindings, declaring_classes, own_bindings

NEVER_ARRIVE = {
    "ctrl+h": "is backspace",
    "ctrl+i": "is tab",
    "ctrl+m": "is enter",
    "ctrl+left_square_bracket": "is escape",
    "shift+enter": "is enter",
    "ctrl+enter": "is enter",
}
OFTEN_TAKEN = {"ctrl+g", "ctrl+n", "ctrl+o", "ctrl+p", "ctrl+q", "ctrl+s", "ctrl+t", "ctrl+z"}
ALONE_BECAUSE = {"quit": "the palette has it too, and closing the window loses nothing"}
"""Bindings whose only key a terminal or multiplexer may take, each with the reason why that is no dead end."""

OWN = [(kind, binding) for kind in declaring_classes() for binding in own_bindings(kind)]
NAMES = [f"{kind.__name__}-{binding.key}" for kind, binding in OWN]


@pytest.mark.parametrize(("kind", "binding"), OWN, ids=NAMES)
def test_a_key_says_what_it_is(kind: type[DOMNode], binding: Binding) -> None:
    assert binding.id, "without an id nobody can remap it"
    assert binding.description, "without a description the palette cannot list it"
    assert binding.tooltip, "without a tooltip help has nothing to say of it"
    assert not binding.tooltip.endswith("."), "a label has no full stop"


@pytest.mark.parametrize(("kind", "binding"), OWN, ids=NAMES)
def test_a_terminal_can_send_it(kind: type[DOMNode], binding: Binding) -> None:
    assert binding.key not in NEVER_ARRIVE, f"{binding.key} {NEVER_ARRIVE.get(binding.key)}"
    assert not binding.key.startswith(("ctrl+shift+", "alt+", "super+", "hyper+", "meta+"))
    assert not binding.priority, "a key with priority acts while somebody types"
    if binding.key in OFTEN_TAKEN and binding.id not in ALONE_BECAUSE:
        others = {other.key for other in own_bindings(kind) if other.action == binding.action}
        assert others - OFTEN_TAKEN, f"{binding.key} may be taken by the terminal and is the only key"


def test_every_exception_is_still_needed() -> None:
    assert set(ALONE_BECAUSE) <= {binding.id for _, binding in OWN}


@pytest.mark.parametrize("kind", [kind for kind in declaring_classes() if issubclass(kind, Screen)])
def test_a_key_stands_once_on_a_screen(kind: type[Screen[object]]) -> None:
    found: dict[str, set[str]] = {}
    bindings = all_bindings(kind)
    if not issubclass(kind, ModalScreen):  # a dialog takes all keys
        bindings += all_bindings(kamtui.app.KamApp)
    for _, binding in bindings:
        found.setdefault(binding.key, set()).add(binding.action)
    assert {key: actions for key, actions in found.items() if len(actions) > 1} == {}


def test_one_name_means_one_action() -> None:
    meanings: dict[str, set[tuple[str, str]]] = {}
    for kind, binding in OWN:
        meanings.setdefault(str(binding.id), set()).add((kind.__name__, binding.action))
    meanings["quit"].discard(
        ("Dialog", "app.quit")
    )  # the app's own: a dialog takes all keys, and hands this one on
    assert {name: meant for name, meant in meanings.items() if len(meant) > 1} == {}


TWO_MEANINGS = {
    "/": "a filter in lists; in the calendar, where nothing is filtered, a day to go to",
    "<": "out a level in the plan, where rows have levels; the month before in the calendar",
    ">": "in a level in the plan; the next month in the calendar",
    "h": "left: folding in the plan, the day before in the calendar",
    "l": "right: unfolding in the plan, the next day in the calendar",
    "r": "the role among people; rescheduling in the calendar, where nobody has a role",
    "s": "sorting lists; skipping in the calendar, whose order is that of the days",
    "N": "the note in your own editor in the plan; somebody beside the person among people, as n is below",
    "o": "all or key accounts in the list; one below, as in editors, in the plan",
    "S": "the list sorted the other way round, as s sorts it; signing in the plan, which is not sorted",
}
"""Letters that do different things in two places, each with the reason."""


def test_a_letter_means_one_thing_in_all_places() -> None:
    meanings: dict[str, set[str]] = {}
    for kind, binding in OWN:
        if issubclass(kind, PlaceScreen | App) and len(key_name(binding)) == 1:
            meanings.setdefault(key_name(binding), set()).add(binding.description.casefold().split()[0])
    assert {letter for letter, meant in meanings.items() if len(meant) > 1} == set(TWO_MEANINGS)
