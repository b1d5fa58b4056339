"""`people` and `export people`: an account's stakeholders as text, JSON, Markdown, Mermaid, a table or vCards."""

from kamtui.book.errors import Refused
from kamtui.cli.call import Call
from kamtui.cli.output import say, say_json, width
from kamtui.exports.people_file import PeopleFile, people_file
from kamtui.reading import read_day
from kamtui.reading.words import NotUnderstood
from kamtui.services.people import load_people
from kamtui.services.search import find_account
from kamtui.theme import use_ascii


def print_people(call: Call, account: str, as_of: str, *, as_json: bool) -> None:
    """Print an account's people.

    Args:
        call: The call it was asked for with.
        account: The account, as somebody wrote it.
        as_of: A past day to show, as somebody wrote it; empty for today.
        as_json: Whether programs read it.

    Raises:
        Refused: There is no such account, or the day is none or lies ahead.
    """
    from kamtui.cli.people_lines import people_lines  # an export needs neither

    day = None
    if as_of:
        try:
            day = read_day(as_of, call.today)
        except NotUnderstood as error:
            raise Refused(f"--as-of: {error}") from error
    with call.open_book() as book:
        view = load_people(book, find_account(book, account), call.today, day, chosen=call.settings.thresholds)
    if as_json:
        from kamtui.exports.people import people_json  # only for programs

        say_json(people_json(view))
        return
    use_ascii(call.settings.glyphs == "ascii")
    say(people_lines(view, width()))


def write_people(call: Call, account: str, output: str, kind: PeopleFile, *, exact: bool, force: bool) -> None:
    """Export an account's people.

    Args:
        call: The call it was asked for with.
        account: The account, as somebody wrote it.
        output: A file's name, or `-`.
        kind: What they are written as.
        exact: Whether texts of the CSV go without the guard against formulas.
        force: Whether a file that is there may be replaced.

    Raises:
        Refused: There is no such account, or the file cannot be put where it is wanted.
    """
    from kamtui.cli.exporting import deliver

    with call.open_book() as book:
        view = load_people(book, find_account(book, account), call.today, chosen=call.settings.thresholds)
    data = people_file(view, kind, call.today, exact=exact)
    deliver(call, data, output, force=force)
