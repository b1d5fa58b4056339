"""`check`, `where` and `config`: whether the book is sound, where things are, and the settings."""

from collections.abc import Iterator
from pathlib import Path

from kamtui.book import backups, file
from kamtui.book.checking import Verdict
from kamtui.book.errors import Refused
from kamtui.cli.call import Call
from kamtui.cli.output import say, say_json, tell
from kamtui.places import settings_path
from kamtui.settings import DEFAULT_FILE, load_settings


def print_check(call: Call, *, as_json: bool) -> bool:
    """Read the book whole, restore its newest backup to try it, and print what was found.

    Returns:
        Whether both are sound.
    """
    with call.open_book() as book:
        verdict = book.check()
    newest = None if verdict.newest_backup is None else str(verdict.newest_backup)
    if as_json:
        say_json(
            {
                "book": str(verdict.book),
                "format": verdict.format,
                "integrity": "; ".join(verdict.integrity) or "ok",
                "foreign_keys": verdict.foreign_keys,
                "settings": verdict.settings,
                "newest_backup": newest,
                "backup_rows": verdict.backup_rows if newest and not verdict.backup_problem else None,
                "backup_is_current": verdict.is_current if newest else None,
                "backup_problem": verdict.backup_problem or None,
                "ok": verdict.ok,
            }
        )
    else:
        say(_lines(verdict))
    if verdict.backup_problem:
        tell(verdict.backup_problem)
    return verdict.ok


def _lines(verdict: Verdict) -> Iterator[str]:
    """What was found, for a person; the last line is the verdict."""
    newest = verdict.newest_backup
    sound = " (sound)" if newest and not verdict.backup_problem else ""
    yield f"Book           {verdict.book}"
    yield f"Format         {verdict.format}"
    yield f"Integrity      {'; '.join(verdict.integrity) or 'ok'}"
    yield f"Lost links     {verdict.foreign_keys}"
    yield f"Settings       all {len(verdict.settings)} that keep it safe are in force"
    yield f"Newest backup  {newest or 'none'}{sound}"
    if sound:
        with_book = ", equal to the book as it is now" if verdict.is_current else ", which has gone on since"
        yield f"Restored       {verdict.backup_rows} rows, to try it{with_book}"
    yield f"Verdict        {_verdict(verdict)}"


def _verdict(verdict: Verdict) -> str:
    is_book_sound = not verdict.integrity and not verdict.foreign_keys
    if not is_book_sound:
        return "The book is damaged: restore a backup. kamtui backups lists them."
    if verdict.backup_problem:
        return "The book is sound, its newest backup is not: make a new one with kamtui backup."
    return (
        "Sound." if verdict.newest_backup else "The book is sound. It has no backup yet: kamtui backup makes one."
    )


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
