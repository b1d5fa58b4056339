"""Save a copy elsewhere: what is typed and not saved, as a file beside the book that does not take it."""

import json
from pathlib import Path
from typing import Any

from textual.app import App

from kamtui.book.drafts import Draft
from kamtui.exports.write import write_new
from kamtui.screens.base import say
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.path_dialog import PathDialog


class CopyDialog(PathDialog[Path | None]):
    """The drafts as JSON, and the file they go to.

    Args:
        drafts: What is typed and not saved.
        path: The file that is proposed.
    """

    def __init__(self, drafts: tuple[Draft, ...], path: Path) -> None:
        self._written = drafts_json(drafts)
        texts = sum(len(draft.fields) for draft in drafts)
        outlook = f"{texts} {'text' if texts == 1 else 'texts'} that the book does not have"
        super().__init__("Save a copy elsewhere", "", path, self._written, (outlook,))

    def path_changed(self) -> None:
        """Nothing was agreed: a file that is there is never replaced."""

    def write(self, path: Path, typed: str) -> tuple[str, str]:
        """Write the file, or say why not."""
        if not typed.strip() or path.is_dir():
            return "That is a folder: add a file name.", "bad"
        if not path.parent.is_dir():
            return f"There is no folder {path.parent}: make it first, or choose another.", "bad"
        try:
            # Half of a surrogate pair, should a terminal have sent one, is written as JSON would escape it.
            write_new(path, self._written.encode("utf-8", "backslashreplace"))
        except FileExistsError:
            return "A file of that name is there and stays as it is: choose another name.", "bad"
        self.dismiss(path)
        return "", ""


def copy_drafts(app: App[Any], desk: Desk) -> None:
    """Offer to write all that is typed and not saved into a file.

    Args:
        app: The running app.
        desk: What lies on the desk.
    """
    drafts = desk.unsaved.all()

    def written(path: Path | None) -> None:
        if path is not None:
            say(app.screen, str(path), "Copy written")

    if drafts:
        app.push_screen(CopyDialog(drafts, free_path(Path.home() / f"kamtui-drafts-{desk.today}.json")), written)
    else:
        say(app.screen, "Everything that was typed is saved", "Nothing to copy")


def free_path(path: Path) -> Path:
    """The path, with a number behind its name where a file of that name is there."""
    found, number = path, 2
    while found.exists():
        found, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return found


def drafts_json(drafts: tuple[Draft, ...]) -> str:
    """Drafts as JSON, to be read by a person too."""
    listed = [
        {
            "record": draft.record,
            "account": draft.account_id,
            "typed": draft.at,
            "fields": {name: typed._asdict() for name, typed in draft.fields.items()},
        }
        for draft in drafts
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"
