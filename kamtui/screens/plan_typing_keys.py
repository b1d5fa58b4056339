"""The keys of writing in the plan, and how a value is written, in as many cells as there are."""

from collections.abc import Sequence

from kamtui.widgets.parts import Parts, width_of

TYPING = (("enter", "save"), ("tab", "next value"), ("esc", "leave"))
NAMING = (("down", "names"), *TYPING)
"""The keys where a name is typed that is known already."""
DROP = ("f5", "drop it")
"""The key that takes away what was typed before and not saved."""
FAILED = (("enter", "try again"), ("f6", "copy elsewhere"), ("esc", "leave"))
"""The keys after a save that failed; all of them have room in 80 columns."""
PICKING = (("space", "or a-z"), ("enter", "save"), ("tab", "next"), ("esc", "leave"))
"""The keys while a value is typed or picked."""
BETWEEN_HINTS = 3
"""Blanks behind a hint."""


def told_how(how: str, keys: Sequence[tuple[str, str]], room: int) -> Parts:
    """How a value may be written, where the keys have room beside it; else the keys alone."""
    told: Parts = ((f"{how}   ", "fg"),)
    short = hints([(key, word.removesuffix(" value")) for key, word in keys], room)
    fits = how and len(short) == 2 * len(keys) and width_of(told) + width_of(short) <= room + BETWEEN_HINTS
    return (*told, *short) if fits else hints(keys, room)


def hints(keys: Sequence[tuple[str, str]], room: int) -> Parts:
    """Keys with their words, as many as fit whole; the way out stays to the last."""
    for gone in ("", "down", "tab", "space", "enter"):
        keys = [hint for hint in keys if hint[0] != gone]
        parts = tuple(part for key, word in keys for part in ((key, "accent"), (f" {word}   ", "muted")))
        if width_of(parts) <= room + BETWEEN_HINTS:
            break
    return parts
