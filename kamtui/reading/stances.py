"""Stances as people write them: one key (`+`, `-`, `0`, `X`, `1` to `5`) in the app, `+1` or a word elsewhere."""

from kamtui.reading.words import NotUnderstood, plain_words
from kamtui.vocabulary import Stance

SCALE = {str(place): value for place, value in enumerate(Stance, 1)}
"""The keys of the scale, from 1 (enemy) to 5 (mentor)."""

_SIGNED = {
    "--": Stance.ENEMY, "-2": Stance.ENEMY,
    "-": Stance.NON_SUPPORTER, "-1": Stance.NON_SUPPORTER,
    "0": Stance.NEUTRAL,
    "+": Stance.SUPPORTER, "+1": Stance.SUPPORTER,
    "++": Stance.MENTOR, "+2": Stance.MENTOR,
}  # fmt: skip
_UNKNOWN = ("", "x", "?", "unknown")


def press_stance(key: str, before: Stance | None) -> Stance | None:
    """Return the stance that one key makes of the one before; None is no reading.

    `+` raises and `-` lowers, from neutral where there is none yet; `0` is neutral, `X` no reading, and
    `1` to `5` name the five stances from enemy to mentor.

    Args:
        key: The key.
        before: The reading so far.

    Raises:
        KeyError: The key is none of these.
    """
    if key in "+-":
        by = 1 if key == "+" else -1
        return Stance(max(-2, min(2, (before or 0) + by)))
    if key in "xX":
        return None
    return Stance.NEUTRAL if key == "0" else SCALE[key]


def read_stance(text: str) -> Stance | None:
    """Return the stance a text means; None where it says that nobody knows.

    A bare `1` or `2` is refused: on the keyboard's scale it is an enemy, and on paper a supporter.

    Args:
        text: As the user wrote it: `+1`, `-2`, `0`, `supporter`, `X`.

    Raises:
        NotUnderstood: The text is no stance.
    """
    words = plain_words(text)
    if words in _UNKNOWN:
        return None
    if words in _SIGNED:
        return _SIGNED[words]
    for value in Stance:
        if words.replace(" ", "-") == value.label:
            return value
    raise NotUnderstood(
        "a stance", text, "write -2, -1, 0, +1 or +2, or enemy, non-supporter, neutral, supporter, mentor"
    )
