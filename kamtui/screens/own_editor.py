"""The user's own editor on the terminal of the running app."""

import os
from typing import Any

from textual.app import App, SuspendNotSupported

from kamtui.services.long_text import EditorFailed, LongText, find_editor


def has_own_editor() -> bool:
    """Whether the user has named an editor; nobody is to end up in one unasked."""
    return any(os.environ.get(name, "").strip() for name in ("VISUAL", "EDITOR"))


def write_in_own_editor(app: App[Any], note: LongText) -> str:
    """Lend the terminal to the user's own editor until it ends.

    Args:
        app: The running app.
        note: The text on its way.

    Returns:
        What was written, cleaned.

    Raises:
        EditorFailed: Nothing came back; the text is as it was.
    """
    command = find_editor(os.environ)
    failed: BaseException | None = None
    text = ""
    try:
        with app.suspend():
            # Textual takes the terminal back only if nothing is raised in here.
            try:
                text = note.edit(command)
            except BaseException as error:  # noqa: BLE001 - raised again once the terminal is ours
                failed = error
    except SuspendNotSupported:
        raise EditorFailed("This terminal cannot be lent to an editor: write the text in the form.") from None
    if failed is not None:
        raise failed
    return text
