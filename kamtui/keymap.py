"""The user's own keys: which clash, and which name nothing. Textual lets the loser's key vanish silently."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from textual.binding import Binding, BindingType
from textual.dom import DOMNode

Scope = tuple[str, Iterable[Iterable[BindingType]]]
"""A place's name, and the bindings that are in force together there: the screen's, its widgets', the app's."""


MODULES = (
    "kamtui.screens.calendar",
    "kamtui.screens.people",
    "kamtui.screens.plan",
    "kamtui.screens.dialogs.account_form",
    "kamtui.screens.dialogs.contacts",
    "kamtui.screens.dialogs.meetings",
    "kamtui.screens.dialogs.quick_action",
    "kamtui.screens.dialogs.path_dialog",
    "kamtui.screens.dialogs.drafts",
    "kamtui.screens.dialogs.help",
    "kamtui.screens.dialogs.help_choose",
    "kamtui.screens.dialogs.history",
    "kamtui.screens.dialogs.palette",
    "kamtui.screens.dialogs.person_lines",
    "kamtui.screens.dialogs.person_page",
    "kamtui.screens.dialogs.plans",
    "kamtui.screens.dialogs.preview",
    "kamtui.screens.dialogs.sign_offs",
    "kamtui.screens.dialogs.readings",
    "kamtui.screens.dialogs.touch_rules",
    "kamtui.screens.dialogs.why",
    "kamtui.screens.dialogs.word_choice",
    "kamtui.widgets.filter_input",
    "kamtui.widgets.heat_grid",
    "kamtui.widgets.two_by_two",
    "kamtui.widgets.white_space",
)
"""What has keys of its own and is not loaded at the start."""


def declared_scopes(app: Iterable[BindingType]) -> Iterator[Scope]:
    """Every class of ours with keys: a place's together with those of lists and of the app, others by themselves.

    Args:
        app: The app's own bindings.
    """
    for module in MODULES:
        import_module(module)
    from kamtui.screens.base import PlaceScreen
    from kamtui.widgets.table import Table

    for kind in _kinds(DOMNode):
        if kind.__module__.startswith("kamtui.") and (own := kind.__dict__.get("BINDINGS")):
            is_place = issubclass(kind, PlaceScreen)
            yield kind.__name__.removesuffix("Screen"), (own, Table.BINDINGS, app) if is_place else (own,)


def _kinds(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)


def keymap_problems(keys: Mapping[str, str], scopes: Iterable[Scope]) -> Iterator[str]:
    """Say what is wrong with the user's keys, a sentence each.

    Args:
        keys: Keys parted by commas, by binding id.
        scopes: Every place with its bindings.
    """
    known: set[str] = set()
    told: set[tuple[str, str]] = set()
    for place, groups in scopes:
        owners: dict[str, str] = {}
        for binding in _declared(groups):
            known.add(binding.id or "")
            for key in _keys(keys.get(binding.id or "", binding.key)):
                first = owners.setdefault(key, binding.id or "")
                pair = (first, binding.id or "")
                is_users = first in keys or binding.id in keys
                if first != binding.id and is_users and pair not in told:
                    told.add(pair)
                    yield (
                        f"The key {key} does two things in {place}: {first} and {binding.id}. "
                        "Give one of them another in the settings file."
                    )
    for name in sorted(set(keys) - known):
        yield f"The settings file gives keys to {name}, which is nothing kamtui can do. The names are in the guide."


def _declared(groups: Iterable[Iterable[BindingType]]) -> Iterator[Binding]:
    for group in groups:
        for binding in group:
            if isinstance(binding, Binding) and binding.id:
                yield binding


def _keys(text: str) -> list[str]:
    return [key.strip() for key in text.split(",") if key.strip()]
