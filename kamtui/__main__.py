"""The front door: opens the app, or hands the words to the command line."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:  # `--version` loads nothing, not even typing
    from datetime import date
    from pathlib import Path

    from kamtui.settings import Settings


COMPLETION = "_KAMTUI_COMPLETE"
"""Set by the shell that asks how a command line may go on."""


def main(argv: list[str] | None = None) -> int:
    """Do what the words on the command line say.

    Args:
        argv: The words without the program's name; the process's own when not said.

    Returns:
        The exit code: 0 done, 1 refused or bad input, 2 wrong usage, 3 the book cannot be opened, 130 stopped.
    """
    os.umask(0o077)  # before any file can be made: what kamtui writes is its owner's alone
    words = sys.argv[1:] if argv is None else argv
    if words == ["--version"]:
        from kamtui import __version__  # and nothing else

        sys.stdout.write(f"kamtui {__version__}\n")
        return 0
    _forbid_core_dumps()
    try:
        code = _answer(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _let_go_of_output()
        return 0  # whoever read has seen enough
    except Exception as error:  # the program's edge: nobody is shown a traceback but who asks for it
        if os.environ.get("KAMTUI_TRACEBACK"):
            raise
        from kamtui.cli.failures import explain  # only when something went wrong
        from kamtui.cli.output import tell

        code, lines = explain(error)
        for line in lines:
            tell(line)
    return code


def _answer(words: list[str]) -> int:
    from kamtui.cli.front import book_and_day_first, read_opening  # after --version, which waits for nothing

    words = book_and_day_first(words)
    opening = read_opening(words)
    if opening is not None and COMPLETION not in os.environ:
        return _open(opening)
    from kamtui.cli.commands import run_commands  # it loads Typer, which the app must not wait for

    return run_commands(words, _run_app)


def _open(opening: dict[str, str]) -> int:
    """Open the app, or say why it cannot be."""
    from kamtui.book.book import Book
    from kamtui.book.errors import BookMissing
    from kamtui.cli.front import NO_TERMINAL, choose_today, has_terminal
    from kamtui.places import choose_book, settings_path
    from kamtui.settings import load_settings

    today = choose_today(opening.get("today"))
    book = choose_book(opening.get("book"))
    if "existing" in opening and not book.exists():
        from kamtui.book.absence import trace_of  # seldom needed

        none = f"There is no book at {book}. To make one there, start kamtui --book {book}"
        raise BookMissing(trace_of(book) or none)
    if has_terminal():
        return _run_app(book, today, load_settings(settings_path()))
    if book.exists():
        Book.open(book, write=False).close()  # what is wrong with the book is worth more than what is wrong here
    from kamtui.cli.output import tell

    tell(NO_TERMINAL)
    return 1


def _run_app(book: "Path", today: "date | None", settings: "Settings") -> int:
    from kamtui.start import run_app  # commands never load the screens

    return run_app(book, today, settings)


def _forbid_core_dumps() -> None:
    """A core dump would hold what customers said, readable by whoever reads crash reports."""
    if os.name == "posix":
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _let_go_of_output() -> None:
    """Have nothing more to flush: at its end Python would complain of the reader who left."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
