"""All commands of the command line: what they are called with, and what does them.

What does them is imported when it is called for, so that `--help` and each command load no more than they need.
"""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, cast

import typer

from kamtui import __version__
from kamtui.cli.arguments import Account, Force, Json, call_of
from kamtui.cli.call import Call, RunApp
from kamtui.cli.export_commands import EXPORTS
from kamtui.cli.front import WrongUsage
from kamtui.cli.output import prepare_streams, say

SELDOM = 100_000
"""Objects made before garbage is looked for: a command is over soon, and looking takes a tenth of its time."""

ABOUT = """A key account manager's book of business in a terminal.

Without a command the app opens: kamtui, kamtui --book FILE, or kamtui FILE.db."""

WHAT_AN_ACCOUNT_IS = (
    "ACCOUNT is a number (#12), another program's id, or any part of a name that fits exactly one account."
)

WRONG_USAGE = cast("type[typer.BadParameter]", typer.BadParameter.__mro__[1])
"""Typer's class of all wrong usage, which it does not export; it has the same methods as the one it does."""


def demo(
    context: typer.Context,
    write: Annotated[str, typer.Option(metavar="PATH", help="Only write the book there, to keep it.")] = "",
    accounts: Annotated[int, typer.Option(min=1, metavar="N", help="How many accounts.")] = 30,
    seed: Annotated[int, typer.Option(metavar="N", help="Which ones are generated beyond the first 30.")] = 1,
) -> None:
    """Open the app on an example book that is thrown away afterwards."""
    from kamtui.cli.demo import keep_demo, open_demo

    call = call_of(context)
    if write:
        keep_demo(Path(write).expanduser(), call.today, accounts, seed)
    elif code := open_demo(call, accounts, seed):
        raise typer.Exit(code)


def accounts(
    context: typer.Context,
    text: Annotated[
        str, typer.Option("--filter", metavar="TEXT", help="Narrow it as in the app: 'tier:star late owner:me'.")
    ] = "",
    as_json: Json = False,
) -> None:
    """List the portfolio, key accounts first."""
    from kamtui.cli.listing import print_accounts

    print_accounts(call_of(context), text, as_json=as_json)


def people(
    context: typer.Context,
    account: Account,
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="Chart, roles and stances as they were on this day.")
    ] = "",
    as_json: Json = False,
) -> None:
    """Show the people of an account: the chart, and what needs attention."""
    from kamtui.cli.people import print_people

    print_people(call_of(context), account, as_of, as_json=as_json)


def plan(context: typer.Context, account: Account, as_json: Json = False) -> None:
    """Show the plan of an account, every section."""
    from kamtui.cli.plans import print_plan

    print_plan(call_of(context), account, as_json=as_json)


def log(
    context: typer.Context,
    account: Account,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="What was said; further lines are the note.", show_default=False)
    ],
    *,
    kind: Annotated[
        str, typer.Option(metavar="KIND", help="meeting, call, email, note, event or letter; else the first word.")
    ] = "",
    on: Annotated[str, typer.Option("--on", metavar="DATE", help="Its day, if not today.")] = "",
    with_: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="PERSON[:STANCE]", help="Who took part; stances are -2 to +2, as Vogt:+1."),
    ] = None,
) -> None:
    """Log a contact with an account.

    Lines of TEXT that begin with "- [ ]", "!", "+" or "?" become an action, a risk, an idea, an open question.
    """
    from kamtui.cli.log import log

    log(call_of(context), account, text, kind=kind, on=on, people=with_ or ())


def add(
    context: typer.Context,
    account: Account,
    text: Annotated[
        str,
        typer.Argument(metavar="TEXT", help="As 'send draft @me ^fri !high'.", show_default=False),
    ],
) -> None:
    """Add an action to an account from one line.

    In it @ says who, ^ until when, ! how urgent, # another account.
    """
    from kamtui.cli.add import add

    add(call_of(context), account, text)


def agenda(
    context: typer.Context,
    first: Annotated[str, typer.Option("--from", metavar="DATE", help="The first day; today if not said.")] = "",
    last: Annotated[str, typer.Option("--to", metavar="DATE", help="The last day; a week if not said.")] = "",
    account: Annotated[str, typer.Option(metavar="ACCOUNT", help="Only of this account; else of all.")] = "",
    as_json: Json = False,
) -> None:
    """List what is due, late first: touches, meetings, actions, renewals and more."""
    from kamtui.cli.agenda import print_agenda

    print_agenda(call_of(context), first, last, account, as_json=as_json)


def import_(
    context: typer.Context,
    file: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="CSV or iCalendar files, in any order.", show_default=False)
    ],
    *,
    kind: Annotated[
        str,
        typer.Option(
            "--as", metavar="KIND", help="accounts, people, opportunities, calendar, holidays; else found out."
        ),
    ] = "",
    source: Annotated[str, typer.Option(metavar="NAME", help="The program they come from; else found out.")] = "",
    mapping: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="Says which column is which field.")
    ] = None,
    account: Annotated[
        str, typer.Option(metavar="ACCOUNT", help="Whose rows these are that name no account.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    as_json: Json = False,
) -> None:
    """Bring in CSV files from a CRM, or calendars: what is new is made, what is known is updated."""
    from kamtui.cli.importing import Order, import_files

    if not import_files(call_of(context), Order(file, kind, source, mapping, account, dry_run, as_json)):
        raise typer.Exit(1)


def holidays(
    context: typer.Context,
    country: Annotated[
        str,
        typer.Argument(metavar="COUNTRY", help="Its two letters, as AT: its days are noted.", show_default=False),
    ] = "",
    *,
    region: Annotated[
        str, typer.Option(metavar="NAME", help="Of the country, as BY; else what is free in all of it.")
    ] = "",
    years: Annotated[str, typer.Option(metavar="YEARS", help="As 2027-2030; else this year and five more.")] = "",
    add: Annotated[str, typer.Option(metavar="DATE", help="Note a day of your own.")] = "",
    name: Annotated[str, typer.Option(metavar="TEXT", help="What that day is called.")] = "",
    remove: Annotated[str, typer.Option(metavar="DATE", help="Take a day off the list.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
    as_json: Json = False,
) -> None:
    """List the free days that series can keep off, or note those of a country or your own."""
    from kamtui.cli.holidays import HolidayOrder, holidays

    holidays(call_of(context), HolidayOrder(country, region, years, add, name, remove, dry_run, as_json))


def undo(context: typer.Context) -> None:
    """Take back the newest step, also one of yesterday."""
    from kamtui.cli.steps import undo

    undo(call_of(context))


def redo(context: typer.Context) -> None:
    """Do again what was taken back last."""
    from kamtui.cli.steps import redo

    redo(call_of(context))


def history(
    context: typer.Context,
    account: Account = "",
    limit: Annotated[
        int, typer.Option(min=0, metavar="N", help="List so many; 50 if not said.", show_default=False)
    ] = 0,
    since: Annotated[
        str, typer.Option(metavar="DATE", help="Only from this day on; of one account field by field.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, every step if not limited.")] = False,
) -> None:
    """List what was done, newest first; of one account if named.

    Of an account since a day every field that changed is told.
    """
    from kamtui.cli.steps import print_history

    print_history(call_of(context), account, limit, since, as_json=as_json)


def backup(
    context: typer.Context,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to; else beside the book.")
    ] = "",
    force: Force = False,
) -> None:
    """Copy the book and verify the copy."""
    from kamtui.cli.backups import back_up

    back_up(call_of(context), output, force=force)


def backups(context: typer.Context, as_json: Json = False) -> None:
    """List the backups, newest first, with what each holds."""
    from kamtui.cli.backups import print_backups

    print_backups(call_of(context), as_json=as_json)


def restore(
    context: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A backup, or its name among the backups.", show_default=False)
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Put a backup in the book's place; the book as it is now is backed up before."""
    from kamtui.cli.backups import restore_backup

    restore_backup(call_of(context), file, is_sure=yes)


def check(context: typer.Context, as_json: Json = False) -> None:
    """Read the whole book, restore its newest backup to try it: are they sound?"""
    from kamtui.cli.upkeep import print_check

    if not print_check(call_of(context), as_json=as_json):
        raise typer.Exit(1)


def purge(
    context: typer.Context,
    person: Annotated[
        str, typer.Argument(metavar="PERSON", help="Their number, id, or a part of the name.", show_default=False)
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Forget a person for good; undo ends there.

    The history, the drafts and the name in other texts are seen to as well.
    """
    from kamtui.cli.purging import purge_person

    purge_person(call_of(context), person, yes=yes)


def where(context: typer.Context, as_json: Json = False) -> None:
    """Say where the book, its backups and the settings file are."""
    from kamtui.cli.upkeep import print_places

    print_places(call_of(context), as_json=as_json)


def move(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the book goes.", show_default=False)],
) -> None:
    """Move the book to another folder, as out of one that is synchronised."""
    from kamtui.cli.moving import move_book

    move_book(call_of(context), folder)


def config(
    context: typer.Context,
    init: Annotated[bool, typer.Option("--init", help="Write a settings file that explains itself.")] = False,
) -> None:
    """Say where the settings file is, and what is wrong in it."""
    from kamtui.cli.upkeep import print_settings

    call_of(context)
    print_settings(init=init)


COMMANDS: tuple[Callable[..., None], ...] = (
    demo, accounts, people, plan, agenda, log, add, import_, holidays, undo,
    redo, history, backup, backups, restore, check, move, purge, where, config,
)  # fmt: skip
"""The commands in the order of the help."""


def make_commands() -> typer.Typer:
    """Put the commands together."""
    named = {"help_option_names": ["--help", "-h"]}
    commands = typer.Typer(
        help=ABOUT, epilog=WHAT_AN_ACCOUNT_IS, rich_markup_mode=None, context_settings=named, callback=_take_options
    )
    exports = typer.Typer(help="Write plans and tables.", epilog=WHAT_AN_ACCOUNT_IS, rich_markup_mode=None)
    for name, command in EXPORTS.items():
        exports.command(name)(command)
    for command in COMMANDS:
        commands.command(command.__name__.rstrip("_"))(command)
    commands.add_typer(exports, name="export")
    return commands


def _say_version(wanted: bool) -> None:
    if wanted:
        say([f"kamtui {__version__}"])
        raise typer.Exit


def _take_options(
    context: typer.Context,
    book: Annotated[
        str | None, typer.Option(metavar="PATH", help="The book; else KAMTUI_BOOK, else the default place.")
    ] = None,
    today: Annotated[
        str | None, typer.Option(metavar="DATE", help="Stands in for the clock's day, as 2026-11-21.")
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_say_version, help="Print the version.")
    ] = False,
) -> None:
    call = Call(book, today, context.obj)
    call.today  # noqa: B018 - what is no day is told to everybody, whether the command needs the day or not
    context.obj = call


def run_commands(words: list[str], run_app: RunApp) -> int:
    """Run the command that the words name.

    Args:
        words: The command line without the program's name.
        run_app: Opens the app, for the command that does.

    Returns:
        The exit code.

    Raises:
        WrongUsage: The words cannot be followed.
    """
    prepare_streams()
    gc.set_threshold(SELDOM)
    command = typer.main.get_command(make_commands())
    try:
        return command.main(words, prog_name="kamtui", standalone_mode=False, obj=run_app) or 0
    except WRONG_USAGE as error:
        raise WrongUsage(_sentence(error)) from error
    except typer.Abort:
        raise KeyboardInterrupt from None
    finally:
        gc.freeze()  # the process ends now, and Python would look through all of it once more


def _sentence(error: typer.BadParameter) -> str:
    """Typer's complaint as one line with the way out."""
    complaint = error.format_message().removeprefix("Invalid value for ").replace("Value error, ", "").rstrip(".")
    command = error.ctx.command_path if error.ctx else "kamtui"
    return f"{complaint}{'' if complaint.endswith('?') else '.'} See {command} --help"
