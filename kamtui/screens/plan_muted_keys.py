"""Why a key of the plan does nothing at the moment, in one sentence, so that none is simply dead."""

from collections.abc import Mapping
from typing import NamedTuple

ELSEWHERE: Mapping[str, tuple[str, str]] = {
    "question_bank": ("Questions from the bank", "Questions has them; ctrl+q leaves kamtui"),
    "put_aside": ("Nothing put aside", "In Questions it says that a question does not apply"),
    "bring_ready": ("Ready-made figures", "Figures has them"),
    "make": ("Nothing made", "In SWOT+ it makes an action or a risk of a finding"),
    "show_view": ("No other view", "SWOT+, Risks and the values of a figure have one"),
}
"""What keys of single sections do: title and sentence, by action."""
VERBS = {"edit_cell": "edit", "edit_all": "edit", "remove": "remove", "done": "mark as done"}
"""What some keys do with a record."""


class Told(NamedTuple):
    """What is said of a key that does nothing.

    Attributes:
        title: What was not done.
        text: Why, and the way out.
    """

    title: str
    text: str


def why_nothing(action: str, *, has_record: bool, has_line: bool, is_outside: bool) -> Told:
    """Say why a key of a record did nothing.

    Args:
        action: What the key does, where it does something.
        has_record: Whether the cursor of the section is on a record.
        has_line: Whether it is on anything.
        is_outside: Whether the keys go to the outline.
    """
    title = f"Nothing to {VERBS[action]}" if action in VERBS else "No record chosen"
    if not has_line and not has_record:
        return Told(title, "Nothing is written here yet: n begins")
    if is_outside:
        return Told(title, "The keys are in the outline: enter goes to the records")
    return Told(title, "This line is a heading")
