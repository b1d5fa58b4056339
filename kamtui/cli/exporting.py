"""`export`: plans and tables, to a file or to standard output."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kamtui import __version__
from kamtui.book.errors import Refused
from kamtui.cli.call import Call
from kamtui.cli.output import say_bytes, tell
from kamtui.services.search import find_account

if TYPE_CHECKING:  # a plan's export need not load what judges the portfolio
    from kamtui.services.portfolio import AccountRow

STANDARD_OUTPUT = "-"

NO_CUSTOMER_EDITION = (
    "The customer edition cannot be exported yet: nothing says so far what a customer may see, so nothing leaves."
)


def write_plan(
    call: Call, account: str, output: str, *, for_customer: bool, force: bool, mermaid: bool = False
) -> None:
    """Export an account's plan.

    Args:
        call: The call it was asked for with.
        account: The account, as somebody wrote it.
        output: A file's name, or `-`.
        for_customer: Whether the customer is to read it.
        force: Whether a file that is there may be replaced.
        mermaid: Whether the chart of the people is drawn with Mermaid.

    Raises:
        Refused: It is for the customer, or cannot be put where it is wanted.
    """
    if for_customer:
        raise Refused(NO_CUSTOMER_EDITION)
    from kamtui.exports.plan import plan_markdown  # one export does not wait for the other's modules
    from kamtui.services.glance import glance_of_plan
    from kamtui.services.people import people_of_plan
    from kamtui.services.plan_reading import load_plan

    with call.open_book() as book:
        view = load_plan(book, find_account(book, account), call.today)
        people = people_of_plan(book, view, call.today, chosen=call.settings.thresholds)
        glance = glance_of_plan(book, view, call.today, chosen=call.settings.thresholds)
    text = plan_markdown(
        view, today=call.today, version=__version__, people=people, account=glance, mermaid=mermaid
    )
    deliver(call, text.encode(), output, force=force)


def write_accounts(call: Call, output: str, *, as_json: bool, exact: bool, force: bool) -> None:
    """Export every account.

    Args:
        call: The call it was asked for with.
        output: A file's name, or `-`.
        as_json: Whether it is written as JSON rather than as CSV.
        exact: Whether texts of the CSV go without the guard against formulas.
        force: Whether a file that is there may be replaced.
    """
    from kamtui.exports.accounts import accounts_csv, accounts_json  # see above
    from kamtui.services.portfolio import load_portfolio

    with call.open_book() as book:
        rows = [_values(row) for row in load_portfolio(book, call.today, call.settings.thresholds).rows]
    if as_json:
        deliver(
            call,
            (json.dumps(accounts_json(rows), ensure_ascii=False, indent=2) + "\n").encode(),
            output,
            force=force,
        )
    else:
        deliver(call, accounts_csv(rows, exact), output, force=force)


def deliver(call: Call, data: bytes, output: str, *, force: bool) -> None:
    """Put a document where it is wanted.

    Args:
        call: The call it was asked for with; its book is never overwritten.
        data: The document.
        output: A file's name, or `-`.
        force: Whether a file that is there may be replaced.

    Raises:
        Refused: There is such a file already, or it is the book.
    """
    if output == STANDARD_OUTPUT:
        say_bytes(data)
        return
    from kamtui.exports.write import write_new  # not needed for standard output

    path = Path(output)
    refuse_the_book(call, path)
    try:
        write_new(path, data, overwrite=force)
    except FileExistsError:
        raise Refused(taken(path)) from None
    tell(f"Wrote {path}")


def taken(path: Path) -> str:
    """What is said of a name that is taken."""
    return f"{path} is there already: name another file, or add --force to replace it."


def refuse_the_book(call: Call, path: Path) -> None:
    """Refuse to write over the book itself, over a folder, or where there is no folder.

    Raises:
        Refused: The path is the book's, or a folder's, or its folder is not there.
    """
    if path.exists() and call.book_path.exists() and path.samefile(call.book_path):
        raise Refused(f"{path} is the book itself: name another file.")
    if path.is_dir():
        raise Refused(f"{path} is a folder: name a file in it.")
    refuse_missing_folder(path)


def refuse_missing_folder(path: Path) -> None:
    """Refuse a file whose folder is not there; what is written beside it first would be named otherwise.

    Raises:
        Refused: There is no such folder.
    """
    if not path.expanduser().absolute().parent.is_dir():
        raise Refused(f"There is no folder {path.parent}: make it, or name a file elsewhere.")


def _values(row: "AccountRow") -> dict[str, object]:
    """An account by the names of the exported columns."""
    facts = row.facts
    return {
        "id": row.id,
        "name": row.name,
        "status": row.status,
        "tier": row.tier,
        "health": row.health.value,
        "revenue": facts.revenue,
        "potential": facts.potential,
        "currency": facts.currency,
        "last_touch": date.fromisoformat(facts.last_touch) if facts.last_touch else None,
        "next_day": row.next.day if row.next else None,
        "next_title": row.next.title if row.next else None,
        "open_cases": facts.open_cases,
        "overdue_actions": facts.overdue_actions,
        "owner": facts.owner,
        "industry": facts.industry,
        "region": facts.region,
        "website": facts.website,
        "tags": facts.tags,
    }
