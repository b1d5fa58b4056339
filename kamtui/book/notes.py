"""What is remembered about a book's backups, in a small file beside them; losing it costs a reminder at most."""

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from kamtui.book import file

NAME = "notes.json"
"""The file."""


class Notes(NamedTuple):
    """What is remembered.

    Attributes:
        restored: When a backup was restored last.
        second: The second folder that was reached last.
        copied: When it was found to hold the newest backup.
        drilled: When a backup was last restored to try it.
        told_of_second: Whether it was said once that there is no second folder.
    """

    restored: datetime | None = None
    second: str = ""
    copied: datetime | None = None
    drilled: datetime | None = None
    told_of_second: bool = False


def read_notes(folder: Path) -> Notes:
    """Read what is remembered; nothing where the file is missing or cannot be understood.

    Args:
        folder: A book's backups.
    """
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return Notes(
            restored=_instant(found.get("restored")),
            second=str(found.get("second", "")),
            copied=_instant(found.get("copied")),
            drilled=_instant(found.get("drilled")),
            told_of_second=bool(found.get("told_of_second")),
        )
    except (OSError, ValueError, AttributeError, TypeError):
        return Notes()


def write_notes(folder: Path, notes: Notes) -> None:
    """Remember something.

    Args:
        folder: A book's backups; it is made if it is missing.
        notes: All that is to be remembered.

    Raises:
        OSError: The disk did not let it happen.
    """
    file.make_private_folder(folder)
    values = {
        name: value.isoformat() if isinstance(value, datetime) else value for name, value in notes._asdict().items()
    }
    part = folder / f".part-{NAME}"
    with suppress(FileNotFoundError):
        part.unlink()
    file.make_private_file(part)
    part.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    part.replace(folder / NAME)


def _instant(value: object) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else None
