"""What the front door needs before it knows whether a command or the app is wanted; it loads no Typer."""

import os
import sys
from datetime import date

NO_TERMINAL = (
    "kamtui needs a terminal to open in. Elsewhere its commands work (kamtui --help), and kamtui demo prints."
)
"""What is said where the app cannot be drawn."""


class WrongUsage(ValueError):
    """The words on the command line cannot be followed; the message is one sentence."""


def read_opening(words: list[str]) -> dict[str, str] | None:
    """Read words that only say which book to open, and on which day.

    Args:
        words: The command line without the program's name.

    Returns:
        `book` and `today` as far as they were said; None when a command, or anything else, is among the words.
    """
    found: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        option, equals, value = word.partition("=")
        if option in ("--book", "--today"):
            given = value if equals else next(rest, None)
            if given is None:
                return None
            found[option.removeprefix("--")] = given
        elif word.endswith(".db") and not word.startswith("-") and "book" not in found:
            found |= {"book": word, "existing": word}
        else:
            return None
    return found


def book_and_day_first(words: list[str]) -> list[str]:
    """Bring `--book` and `--today` before the command, wherever they were written: no command has its own.

    Args:
        words: The command line without the program's name; what follows `--` stays as it is.
    """
    first: list[str] = []
    others: list[str] = []
    place = 0
    while place < len(words) and words[place] != "--":
        option, equals, _ = words[place].partition("=")
        taken = 1 if equals or option not in ("--book", "--today") else 2
        (first if option in ("--book", "--today") else others).extend(words[place : place + taken])
        place += taken
    return [*first, *others, *words[place:]]


def choose_today(named: str | None = None) -> date | None:
    """The day to judge on: the one named, else that of KAMTUI_TODAY; None leaves it to the clock.

    Args:
        named: As written on the command line, in any way a day can be written.

    Raises:
        WrongUsage: It is no day.
    """
    for source, text in (("--today", named), ("KAMTUI_TODAY", os.environ.get("KAMTUI_TODAY"))):
        if not text:
            continue
        try:
            return date.fromisoformat(text)
        except ValueError:
            return _read(source, text)
    return None


def _read(source: str, text: str) -> date:
    from kamtui.reading import NotUnderstood, read_day  # the usual day is in ISO form and needs none of it

    try:
        return read_day(text, clock_day())
    except NotUnderstood as error:
        raise WrongUsage(f"{source}: {error}") from error


def clock_day() -> date:
    """The clock's day where the user is."""
    return date.today()  # noqa: DTZ011 - the user's own calendar day


def has_terminal() -> bool:
    """Whether somebody can be shown the app, and can type."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
