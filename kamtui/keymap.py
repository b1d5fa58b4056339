"""The user's own keys: which clash, and which name nothing. Textual lets the loser's key vanish silently."""

from collections.abc import Iterable, Iterator, Mapping

from textual.binding import Binding, BindingType

Scope = tuple[str, Iterable[Iterable[BindingType]]]
"""A place's name, and the bindings that are in force together there: the screen's, its widgets', the app's."""


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
