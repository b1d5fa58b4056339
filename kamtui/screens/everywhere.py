"""The keys that work everywhere, and the places that digits lead to."""

from textual.binding import Binding, BindingType

from kamtui.widgets.place_header import PLACES as NAMES

PLACES = tuple(name.lower() for name in NAMES)
"""The places in the order of their digits."""

EVERYWHERE: list[BindingType] = [
    *(
        Binding(
            str(digit),
            f"go('{place}')",
            place.capitalize(),
            show=False,
            id=f"go.{place}",
            tooltip=f"Go to {place}",
        )
        for digit, place in enumerate(PLACES, 1)
    ),
    Binding(
        "left_square_bracket",
        "step(-1)",
        "Account before",
        key_display="[",
        show=False,
        id="account.previous",
        tooltip="Make the account before the current one",
    ),
    Binding(
        "right_square_bracket",
        "step(1)",
        "Next account",
        key_display="]",
        show=False,
        id="account.next",
        tooltip="Make the next account the current one",
    ),
    Binding(
        "c",
        "log_contact",
        "Log contact",
        show=False,
        id="contact.log",
        tooltip="Log a contact: who was there, how they stood, what was said",
    ),
    Binding(
        "C",
        "contacts",
        "Contacts",
        show=False,
        id="contact.list",
        tooltip="Contacts of the current account: look at them, change them, remove them",
    ),
    Binding(
        "a",
        "add_action",
        "Add action",
        show=False,
        id="action.add",
        tooltip="Add an action in one line, as send draft @me ^fri #brenner",
    ),
    Binding("u", "undo", "Undo", show=False, id="undo", tooltip="Take the last step back, also tomorrow"),
    Binding(
        "U",
        "undo_steps",
        "Undo list",
        show=False,
        id="undo.steps",
        tooltip="Show every step by name, and undo back to one of them",
    ),
    Binding("ctrl+r", "redo", "Redo", show=False, id="redo", tooltip="Do again what was taken back"),
    Binding(
        "colon,ctrl+p",
        "palette",
        "Palette",
        show=False,
        id="palette",
        tooltip="Search every command and every account",
    ),
    Binding(
        "question_mark",
        "help",
        "help",
        key_display="?",
        show=False,
        id="help",
        tooltip="Show the keys of this place",
    ),
    Binding(
        "f7",
        "drafts",
        "Drafts",
        show=False,
        id="drafts",
        tooltip="Drafts: show what was typed and not saved",
    ),
    Binding(
        "f6",
        "copy_drafts",
        "Copy of drafts",
        show=False,
        id="drafts.copy-elsewhere",
        tooltip="Write what was typed and not saved into a file elsewhere",
    ),
    Binding(
        "f8",
        "backups",
        "Backups",
        show=False,
        id="backups",
        tooltip="Backups: see what each holds, and go back to one",
    ),
    Binding("ctrl+q", "quit", "Quit", show=False, id="quit", tooltip="Leave kamtui"),
]
"""The app's own keys, in the order of the palette."""
