"""The checksum beside a backup, in the form of `sha256sum`: it shows a byte that changed where SQLite sees nothing.

SQLite's own check finds torn pages and broken trees, but not a letter that became another one within a text.
"""

import hashlib
from pathlib import Path

from kamtui.book import file

ENDING = ".sha256"
"""What the name of a seal adds to that of its backup."""


def seal_of(backup: Path) -> Path:
    """Where a backup's seal lies."""
    return backup.with_name(backup.name + ENDING)


def digest(path: Path) -> str:
    """The checksum of a file. Never of an open book: closing the file would drop SQLite's own lock on it."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_seal(path: Path, of: str, checksum: str) -> None:
    """Write a seal whole to the disk.

    Args:
        path: Where; nothing may be there.
        of: The name of the backup it speaks of.
        checksum: The backup's `digest`.
    """
    file.make_private_file(path)
    path.write_text(f"{checksum}  {of}\n", encoding="utf-8", newline="\n")
    file.sync_file(path)


def is_broken(backup: Path) -> bool:
    """Whether a backup is not what was sealed; one without a seal cannot be judged, and is not called broken."""
    try:
        words = seal_of(backup).read_text(encoding="utf-8", errors="replace").split()
    except FileNotFoundError:
        return False
    return not words or words[0] != digest(backup)
