"""The example book: a portfolio to try everything on, and large ones to measure with."""

from datetime import date

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.overview import read_names
from kamtui.services.portfolio import prepare_start

ACCOUNTS = 30
"""How many accounts are told by hand."""


def write_demo(book: Book, today: date, *, accounts: int = ACCOUNTS, seed: int = 1) -> None:
    """Fill an empty book with the example portfolio, as one step that cannot be undone.

    The same arguments give the same rows, ids among them, in every new book. Further accounts than the
    thirty that are told by hand are generated; fewer leave out the last ones.

    Args:
        book: An open book without accounts.
        today: The day everything is told from.
        accounts: How many accounts, 1 or more.
        seed: Which generated accounts.

    Raises:
        Refused: The book has accounts, or none are asked for.
    """
    # What is told needs the models, and the first frame, which may offer this, must not wait for the ORM.
    from kamtui.services.example.cadence import add_cadence
    from kamtui.services.example.generated import generate_accounts
    from kamtui.services.example.offerings import add_offerings
    from kamtui.services.example.portfolio import PORTFOLIO
    from kamtui.services.example.rows import Rows
    from kamtui.services.example.signing import sign_told
    from kamtui.services.example.telling import Telling

    if accounts < 1:
        raise Refused("An example book needs at least one account.", "accounts")
    if not book.is_empty():
        raise Refused("The example is written into an empty book only; this one has accounts.")
    with book.step("Example book", is_floor=True) as session:
        rows = Rows(session)
        offerings = add_offerings(rows)
        tellings: dict[str, Telling] = {}
        for told in PORTFOLIO[:accounts]:
            parent = tellings[told.parent].account_id if told.parent in tellings else None
            tellings[told.name] = telling = Telling(rows, told, today, parent, offerings)
            telling.tell()
        add_cadence(rows, {name: telling.account_id for name, telling in tellings.items()}, today)
        generate_accounts(rows, today, accounts - len(tellings), seed)
        rows.write()
        for telling in tellings.values():
            sign_told(session, telling.account_id, telling.sign_offs, today)
    prepare_start(book)


def write_large_plan(book: Book, account_id: int, today: date, records: int = 200) -> None:
    """Give an account one more plan, with so many records, as one step.

    Args:
        book: An open book.
        account_id: The account; its newest plan that is not closed is then this one.
        today: The day everything is told from.
        records: How many facts, goals, objectives, actions, risks and opportunities in all.
    """
    from kamtui.services.example.large_plan import add_large_plan  # it needs the models, and so the ORM
    from kamtui.services.example.rows import Rows

    with book.step("Large plan") as session:
        rows = Rows(session)
        add_large_plan(rows, account_id, today, records)
        rows.write()


def write_large_white_space(book: Book, account_id: int, today: date, offerings: int = 30, units: int = 20) -> None:
    """Give an account a white space with so many cells, as one step.

    Args:
        book: An open book.
        account_id: The account.
        today: The day everything is told from.
        offerings: How many offerings, which are every account's.
        units: How many business units.
    """
    from kamtui.services.example.large_white_space import add_large_white_space  # it needs the models
    from kamtui.services.example.rows import Rows

    with book.step("Large white space") as session:
        rows = Rows(session)
        add_large_white_space(rows, account_id, today, offerings, units)
        rows.write()


def write_whole_plan(book: Book, account_id: int, today: date) -> None:
    """Give an account one more plan, with 40 goals, 400 actions, 200 findings and a white space of 30 by 20.

    Args:
        book: An open book.
        account_id: The account; its newest plan that is not closed is then this one.
        today: The day everything is told from.
    """
    from kamtui.services.example.large_white_space import add_large_white_space  # they need the models
    from kamtui.services.example.rows import Rows
    from kamtui.services.example.whole_plan import add_whole_plan

    with book.step("Whole plan") as session:
        rows = Rows(session)
        add_whole_plan(rows, account_id, today)
        add_large_white_space(rows, account_id, today, 30, 20)
        rows.write()


def write_large_people(book: Book, account_id: int, today: date, people: int = 500) -> None:
    """Give an account so many more people, with stances, roles and contacts, as one step.

    Args:
        book: An open book.
        account_id: The account.
        today: The day everything is told from.
        people: How many.
    """
    from kamtui.services.example.large_people import add_large_people  # it needs the models, and so the ORM
    from kamtui.services.example.rows import Rows

    with book.step("Large people") as session:
        rows = Rows(session)
        add_large_people(rows, account_id, today, people)
        rows.write()


def write_large_cadence(book: Book, today: date, series: int = 500, contacts: int = 20_000) -> None:
    """Give the accounts of a book so many series and contacts, as one step.

    Args:
        book: An open book with accounts.
        today: The day everything is told from.
        series: How many series.
        contacts: How many contacts.
    """
    from kamtui.services.example.large_cadence import add_large_cadence  # it needs the models, and so the ORM
    from kamtui.services.example.rows import Rows

    with book.rows() as connection:
        accounts = [key for key, _, _ in read_names(connection)]
    with book.step("Large calendar") as session:
        rows = Rows(session)
        add_large_cadence(rows, accounts, today, series=series, contacts=contacts)
        rows.write()
