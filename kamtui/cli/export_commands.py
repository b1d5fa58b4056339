"""The commands below `kamtui export`: what they are called with, and what does them."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from kamtui.cli.arguments import Account, Force, Output, call_of


class Audience(StrEnum):
    """For whom a plan is exported."""

    INTERNAL = "internal"
    CUSTOMER = "customer"


class PeopleFormat(StrEnum):
    """What an account's people are exported as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    MERMAID = "mermaid"
    CSV = "csv"
    VCARD = "vcard"


class TableFormat(StrEnum):
    """What a table is exported as."""

    CSV = "csv"
    JSON = "json"


def export_plan(
    context: typer.Context,
    account: Account,
    *,
    audience: Annotated[Audience, typer.Option("--for", help="Whom it is for.")] = Audience.INTERNAL,
    mermaid: Annotated[bool, typer.Option("--mermaid", help="Draw the chart of the people with Mermaid.")] = False,
    output: Output = "-",
    force: Force = False,
) -> None:
    """Write the plan of an account in Markdown."""
    from kamtui.cli.exporting import write_plan

    write_plan(
        call_of(context),
        account,
        output,
        for_customer=audience is Audience.CUSTOMER,
        force=force,
        mermaid=mermaid,
    )


def export_people(
    context: typer.Context,
    account: Account,
    *,
    format: Annotated[PeopleFormat, typer.Option(help="What they are written as.")] = PeopleFormat.TEXT,
    exact: Annotated[
        bool,
        typer.Option("--exact", help="Leave texts as they are, though a spreadsheet may run them as formulas."),
    ] = False,
    output: Output = "-",
    force: Force = False,
) -> None:
    """Write the people of an account: the chart, a table, or cards for an address book."""
    from kamtui.cli.people import write_people

    write_people(call_of(context), account, output, format.value, exact=exact, force=force)


def export_calendar(
    context: typer.Context,
    account: Annotated[str, typer.Option(metavar="ACCOUNT", help="Only of this account; else of all.")] = "",
    output: Output = "-",
    force: Force = False,
) -> None:
    """Write series of meetings and what is due as a calendar file (iCalendar)."""
    from kamtui.cli.agenda import write_calendar_file

    write_calendar_file(call_of(context), account, output, force=force)


def export_accounts(
    context: typer.Context,
    format: Annotated[TableFormat, typer.Option(help="What it is written as.")] = TableFormat.CSV,
    exact: Annotated[
        bool,
        typer.Option("--exact", help="Leave texts as they are, though a spreadsheet may run them as formulas."),
    ] = False,
    output: Output = "-",
    force: Force = False,
) -> None:
    """Write every account as a table, archived ones too."""
    from kamtui.cli.exporting import write_accounts

    write_accounts(call_of(context), output, as_json=format is TableFormat.JSON, exact=exact, force=force)


EXPORTS: dict[str, Callable[..., None]] = {
    "plan": export_plan,
    "people": export_people,
    "accounts": export_accounts,
    "calendar": export_calendar,
}
"""What can be exported."""
