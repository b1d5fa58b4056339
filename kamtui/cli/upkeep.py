"""`backup`, `check`, `where` and `config`: the book as a file, and the settings."""

import tempfile
from pathlib import Path

from kamtui.book import backups, file
from kamtui.book.errors import Refused
from kamtui.cli.call import Call
from kamtui.cli.exporting import STANDARD_OUTPUT, refuse_the_book, taken
from kamtui.cli.output import say, say_json, tell
from kamtui.places import settings_path
from kamtui.settings import DEFAULT_FILE, load_settings

BY_HAND = "by-hand"
"""The reason in a backup's name when somebody asked for it."""


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


def print_check(call: Call, *, as_json: bool) -> bool:
    """Read the book and its newest backup whole and print what was found.

    Returns:
        Whether both are sound.
    """
    with call.open_book() as book:
        verdict = book.check()
    integrity = "; ".join(verdict.integrity) or "ok"
    newest = None if verdict.newest_backup is None else str(verdict.newest_backup)
    if as_json:
        say_json(
            {
                "book": str(verdict.book),
                "format": verdict.format,
                "integrity": integrity,
                "foreign_keys": verdict.foreign_keys,
                "newest_backup": newest,
                "backup_problem": verdict.backup_problem or None,
                "ok": verdict.ok,
            }
        )
    else:
        sound = " (sound)" if newest and not verdict.backup_problem else ""
        say(
            (
                f"Book           {verdict.book}",
                f"Format         {verdict.format}",
                f"Integrity      {integrity}",
                f"Lost links     {verdict.foreign_keys}",
                f"Newest backup  {newest or 'none'}{sound}",
            )
        )
    if verdict.backup_problem:
        tell(verdict.backup_problem)
    return verdict.ok


def print_places(call: Call, *, as_json: bool) -> None:
    """Print where things are."""
    book = call.book_path
    places = {"book": book, "backups": backups.folder_of(book), "settings": settings_path()}
    if as_json:
        say_json({name: str(path) for name, path in places.items()})
    else:
        say(f"{name.capitalize():<10}{path}" for name, path in places.items())


def print_settings(*, init: bool) -> None:
    """Print where the settings file is, and what is wrong in it.

    Args:
        init: Whether to write one that explains itself first.

    Raises:
        Refused: There is one already.
    """
    path = settings_path()
    if init:
        _write_settings(path)
        tell(f"Wrote {path}")
    say([str(path)])
    for problem in load_settings(path).problems:
        tell(problem)


def _write_settings(path: Path) -> None:
    from kamtui.exports.write import write_new  # only here

    file.make_private_folder(path.parent)
    try:
        write_new(path, DEFAULT_FILE.encode())
    except FileExistsError:
        raise Refused(f"{path} is there already: change it in an editor.") from None
