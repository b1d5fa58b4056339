"""Where a book lies: what synchronises its folder, what network stands between, what copies lie beside it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MOUNTS = Path("/proc/self/mountinfo")
"""Where Linux says what is mounted; other systems have none."""
BY_NAME = (
    (re.compile(r"OneDrive( - .+)?", re.IGNORECASE), "OneDrive"),
    (re.compile(r"Dropbox( \(.+\))?", re.IGNORECASE), "Dropbox"),
    (re.compile(r"Mobile Documents|iCloudDrive|iCloud Drive"), "iCloud"),
    (re.compile(r"Google ?Drive(-.+)?|GoogleDrive-.+"), "Google Drive"),
    (re.compile(r"Nextcloud|ownCloud", re.IGNORECASE), "Nextcloud"),
    (re.compile(r"CloudStorage"), "a cloud service"),
)
"""Names of folders that programs give to what they synchronise, the outermost word last."""
BY_CONTENT = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".tmp.drivedownload", "Google Drive"),
    (".owncloudsync.log", "Nextcloud"),
    (".git", "Git"),
)
"""What they lay into such a folder."""
NETWORK = re.compile(r"nfs\d*|cifs|smb\w*|fuse\..+|9p|afs|ceph|davfs|glusterfs")
"""Kinds of file system whose locks and syncs are not those of a local disk."""
CONFLICT = re.compile(
    r"""(?P<dropbox>\ \(.*\bconflicted\ copy\b.*\)|\ \(case\ conflict.*\)|_conflict-.+)
    | (?P<syncthing>\.sync-conflict-[\w-]+)
    | (?P<onedrive>-[A-Z0-9]+(?:-[A-Z0-9]+)*(?:-\d+)?)  # the other computer's name, as Windows writes it
    | (?P<drive>\ \(\d+\))""",
    re.VERBOSE,
)
"""What the programs put behind a file's name when two computers have changed it."""
ESCAPED = re.compile(r"\\([0-7]{3})")


class Risk(NamedTuple):
    """Something about a book's folder that can damage or double the book.

    Attributes:
        what: `sync` or `network`.
        name: The program, or the kind of file system.
        root: The folder from which on it holds.
    """

    what: str
    name: str
    root: Path


def risks_of(book: Path, mounts: str | None = None) -> tuple[Risk, ...]:
    """What is risky about the place of a book.

    Args:
        book: Its file.
        mounts: What is mounted, as Linux's mountinfo says it; read from the system when not given.
    """
    found = []
    for path in {book.absolute(), book.resolve()}:  # a link in a synchronised folder, and what it leads to
        found += [_syncing(path), _network(path, _mounts() if mounts is None else mounts)]
    return tuple(sorted({risk for risk in found if risk is not None}))


def conflict_copies(book: Path) -> tuple[Path, ...]:
    """Copies that a synchronising program laid beside a book, because two computers had changed it, by name."""
    try:
        beside = [path for path in book.parent.iterdir() if path.suffix == book.suffix and path != book]
    except OSError:
        return ()
    return tuple(
        sorted(
            path
            for path in beside
            if path.stem.startswith(book.stem) and CONFLICT.fullmatch(path.stem.removeprefix(book.stem))
        )
    )


def _syncing(path: Path) -> Risk | None:
    for folder in path.parents:
        for pattern, name in BY_NAME:
            if pattern.fullmatch(folder.name):
                return Risk("sync", name, folder)
        for entry, name in BY_CONTENT:
            if _is_there(folder / entry):
                return Risk("sync", name, folder)
    return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False  # a folder above that is not ours to look into


def _network(path: Path, mounts: str) -> Risk | None:
    if str(path).startswith(("\\\\", "//")):
        return Risk("network", "a share", Path(path.anchor))
    around = [(root, kind) for root, kind in _read_mounts(mounts) if root == path or root in path.parents]
    if not around:
        return None
    root, kind = max(around, key=lambda mount: len(mount[0].parts))
    return Risk("network", kind, root) if NETWORK.fullmatch(kind) else None


def _read_mounts(mounts: str) -> Iterator[tuple[Path, str]]:
    """Where something is mounted, and what kind of file system it is; the newest mount of a place comes last."""
    for line in mounts.splitlines():
        place, dash, system = line.partition(" - ")
        fields = place.split(" ")
        if dash and len(fields) > 4 and system:
            root = ESCAPED.sub(lambda found: chr(int(found[1], 8)), fields[4])
            yield Path(root), system.split(" ")[0]


def _mounts() -> str:
    try:
        return MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
