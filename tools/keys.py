"""Every key of kamtui, read from the bindings: for the documents, and for the tests that watch over them."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen

import kamtui.app
import kamtui.screens
import kamtui.widgets
from kamtui.screens.base import PlaceScreen
from kamtui.screens.everywhere import PLACES


def declaring_classes() -> list[type[DOMNode]]:
    """Return the classes of kamtui that declare keys: the app, the places, then the rest by name."""
    found = {
        kind
        for module in _modules(kamtui.app, kamtui.screens, kamtui.widgets)
        for kind in vars(module).values()
        if inspect.isclass(kind) and issubclass(kind, DOMNode) and kind.__module__ == module.__name__
    }
    return sorted((kind for kind in found if own_bindings(kind)), key=_order)


def own_bindings(kind: type[DOMNode]) -> list[Binding]:
    """Return the bindings that a class itself declares, one for each key."""
    return list(Binding.make_bindings(kind.__dict__.get("BINDINGS", ())))


def all_bindings(kind: type[DOMNode]) -> list[tuple[type[DOMNode], Binding]]:
    """Return the bindings of a class and of its ancestors in kamtui, each with the class that declares it."""
    return [
        (ancestor, binding)
        for ancestor in kind.__mro__
        if ancestor.__module__.startswith("kamtui.")
        for binding in own_bindings(ancestor)
    ]


def _modules(*roots: ModuleType) -> Iterator[ModuleType]:
    for root in roots:
        yield root
        for found in pkgutil.walk_packages(getattr(root, "__path__", ()), root.__name__ + "."):
            yield importlib.import_module(found.name)


def _order(kind: type[DOMNode]) -> tuple[int, str]:
    if issubclass(kind, App):
        return 0, ""
    if issubclass(kind, PlaceScreen):
        return 1, str(PLACES.index(kind.place)) if kind.place in PLACES else kind.__name__
    return (2 if not issubclass(kind, Screen) else 3), kind.__name__
