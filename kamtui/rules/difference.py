"""Where two texts differ: what they share at both ends is left out, but for a little to recognise the place by."""

AROUND = 12
"""Characters that are kept of what the texts share, on either side."""


def shorten_difference(old: str, new: str, room: int, more: str = "…") -> tuple[str, str]:
    """Shorten two texts to the part in which they differ.

    Args:
        old: The text before.
        new: The text after.
        room: Characters both may have together; texts that fit stay whole.
        more: The mark that something was left out.

    Returns:
        Both texts, shortened; they may still be longer than the room, and are then cut at their ends.
    """
    if len(old) + len(new) <= room:
        return old, new
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    differing = len(old) + len(new) - 2 * (start + end)
    around = max(0, min(AROUND, (room - differing - 4 * len(more)) // 4))
    begin, after = max(0, start - around), max(0, end - around)
    if around == AROUND:  # where there is room enough for words, whole ones
        begin, after = _word_edge(old, begin, start), _word_edge(old[::-1], after, end)
    lead, trail = more if begin else "", more if after else ""
    kept_old, kept_new = (text[begin : len(text) - after] for text in (old, new))
    return lead + kept_old + trail, lead + kept_new + trail


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:  # a note may have a million of them
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _word_edge(text: str, place: int, end: int) -> int:
    """The place, or the beginning of the next word where there is one before the end."""
    if not place or text[place - 1] == " ":
        return place
    blank = text.find(" ", place, end)
    return blank + 1 if blank >= 0 else place
