"""`backup`, `backups` and `restore`: copies of the book, what they hold, and the way back."""

import shlex
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from kamtui.book import file
from kamtui.book.backups import NAME, Backup, folder_of, list_backups
from kamtui.book.book import Book, utc_now
from kamtui.book.errors import BookError, Refused
from kamtui.book.holdings import Holdings
from kamtui.book.lock import BookLock
from kamtui.book.restoring import Restored, restore
from kamtui.book.verifying import look_into, verify
from kamtui.cli import front
from kamtui.cli.call import Call
from kamtui.cli.exporting import STANDARD_OUTPUT, refuse_the_book, taken
from kamtui.cli.output import say, say_json, tell, width
from kamtui.cli.tables import Column, draw_table

BY_HAND = "by-hand"
"""The reason in a backup's name when somebody asked for it."""
COLUMNS = (
    Column("When"),
    Column("Why"),
    Column("Accounts", "right", spare=2),
    Column("Size", "right", spare=3),
    Column("Newest step", least=14, spare=1),
    Column("File"),
)


def back_up(call: Call, output: str, *, force: bool) -> None:
    """Copy the book and verify the copy.

    Args:
        call: The call it was asked for with.
        output: The copy's name; empty puts it among the book's backups.
        force: Whether a file that is there may be replaced.

    Raises:
        Refused: The copy cannot be put where it is wanted.
    """
    if output == STANDARD_OUTPUT:
        raise Refused("A backup is a file that is read back: name one with -o.")
    with call.open_book() as book:
        if not output:
            say([str(book.backup(BY_HAND))])
            return
        path = Path(output)
        refuse_the_book(call, path)
        if path.exists() and not force:
            raise Refused(taken(path))
        # The copy is made and verified under another name, so that the wanted one never holds half a book.
        with tempfile.TemporaryDirectory(prefix=".kamtui-", dir=path.resolve().parent) as folder:
            book.backup(BY_HAND, Path(folder)).replace(path)
            file.sync_folder(path.resolve().parent)
    say([str(path)])


def print_backups(call: Call, *, as_json: bool) -> None:
    """Print the book's backups, the newest first, with what each holds."""
    folder = folder_of(call.book_path)
    found = [(backup, _holdings(backup)) for backup in list_backups(folder)]
    if as_json:
        say_json([_for_programs(*one) for one in found])
    elif found:
        tell(f"In {folder}:")
        say(draw_table(COLUMNS, [_row(*one) for one in found], width()))
    else:
        tell(f"There are no backups in {folder} yet.")


def _holdings(backup: Backup) -> Holdings | str:
    """What a backup holds, or why that cannot be said."""
    try:
        return look_into(backup.path) if backup.size else f"{backup.path} was never finished."
    except BookError as error:
        return str(error)


def _for_programs(backup: Backup, holdings: Holdings | str) -> dict[str, object]:
    known = holdings if isinstance(holdings, Holdings) else None
    return {
        "file": str(backup.path),
        "at": backup.at.isoformat().replace("+00:00", "Z"),
        "reason": backup.reason,
        "size": backup.size,
        "format": known and known.format,
        "step": known and known.step,
        "step_at": known and (known.at or None),
        "what": known and (known.what or None),
        "rows": known and dict(known.counts),
        "problem": None if known else holdings,
    }


def _row(backup: Backup, holdings: Holdings | str) -> list[str]:
    accounts, what = "?", "damaged"
    if isinstance(holdings, Holdings):
        accounts, what = f"{holdings.counts.get('account', 0)}", holdings.what or "nothing yet"
    return [when(backup.at), words(backup.reason), accounts, size(backup.size), what, backup.path.name]


def when(at: datetime) -> str:
    """An instant by the user's own clock, to the minute."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def words(reason: str) -> str:
    """A reason as people read it."""
    return reason.replace("-", " ")


def size(count: int) -> str:
    """Bytes as people read them."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{-(-count // 1000)} kB"


def restore_backup(call: Call, named: str, *, is_sure: bool) -> None:
    """Put a backup in the book's place; the book as it is now is kept.

    Args:
        call: The call it was asked for with.
        named: The backup's file, or its name among the book's backups.
        is_sure: Whether not to ask.

    Raises:
        Refused: It was not wanted after all, or nobody could be asked.
    """
    source, path = _find(call, named), call.book_path
    verify(source)
    if not is_sure:
        _ask(source, path)
    file.make_private_folder(path.parent)
    lock = BookLock(path)
    try:
        restored = restore(path, source, utc_now())
    finally:
        lock.release()
    Book.open(path).close()  # a backup of an older format is brought up to date, and any can be opened
    for sentence in _what_happened(call, restored):
        tell(sentence)


def _find(call: Call, named: str) -> Path:
    path = Path(named).expanduser()
    among = folder_of(call.book_path) / named
    return among if not path.exists() and len(path.parts) == 1 and among.exists() else path


def _ask(source: Path, path: Path) -> None:
    if not front.has_terminal():
        raise Refused(f"Restoring replaces {path}: say --yes where nobody can be asked.")
    held = look_into(source)
    tell(f"{source} holds {held.counts.get('account', 0)} accounts; its newest step is “{held.what}”.")
    tell(f"It takes the place of {path}, which is backed up before. Restore it? (y/n)")
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise Refused("Nothing was changed.")


def _what_happened(call: Call, restored: Restored) -> list[str]:
    named = NAME.match(restored.source.name)
    at = f"{restored.source}"
    if named is not None:
        at = when(datetime.strptime(named["at"] + "+0000", "%Y%m%dT%H%M%SZ%z"))
    told = [f"Restored: the book is as it was at {at}." if named else f"Restored: the book is now that of {at}."]
    if restored.before is not None:
        own = ["--book", call.named_book] if call.named_book else []
        back = shlex.join(["kamtui", *own, "restore", restored.before.name])
        told += [f"The book as it was before: {restored.before}", f"To go back: {back}"]
    if restored.damaged is not None:
        told.append(f"The book that could not be read is kept: {restored.damaged}")
    return told
