"""`demo`: the example book, to look around in or to keep."""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from kamtui import __version__
from kamtui.book import file
from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.cli import front
from kamtui.cli.call import Call
from kamtui.cli.exporting import refuse_missing_folder
from kamtui.cli.listing import account_lines, in_order
from kamtui.cli.output import say, say_bytes, tell, width
from kamtui.services.demo import write_demo
from kamtui.services.glance import glance_of_plan
from kamtui.services.people import people_of_plan
from kamtui.services.plan_reading import load_plan
from kamtui.services.portfolio import load_portfolio
from kamtui.settings import Settings

EXAMPLE = "example.db"


def open_demo(call: Call, accounts: int, seed: int) -> int:
    """Open the app on an example book that is thrown away; where there is no terminal, print some of it.

    Args:
        call: The call it was asked for with.
        accounts: How many accounts.
        seed: Which generated ones.

    Returns:
        The exit code.
    """
    with _passing_folder() as folder:
        path = folder / EXAMPLE
        _write(path, call.today, accounts, seed)
        if front.has_terminal():
            return call.run_app(path, call.today, call.settings)
        _print(path, call)
        return 0


@contextmanager
def _passing_folder() -> Iterator[Path]:
    """A folder that goes in the end, also when the window is closed or the process is told to end."""
    with tempfile.TemporaryDirectory(prefix="kamtui-demo-") as folder:

        def end(number: int, _: object) -> None:
            shutil.rmtree(folder, ignore_errors=True)
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)

        ends = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
        before = {number: signal.signal(number, end) for number in ends}
        try:
            yield Path(folder)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def keep_demo(path: Path, today: date, accounts: int, seed: int) -> None:
    """Write an example book to keep. It is written beside its place, and takes its name when it is whole.

    Args:
        path: Its file.
        today: The day everything is told from.
        accounts: How many accounts.
        seed: Which generated ones.

    Raises:
        Refused: There is a file of that name, or no folder for it.
    """
    taken = Refused(f"{path} is there already: name another file.")
    if path.exists():
        raise taken
    refuse_missing_folder(path)
    with tempfile.TemporaryDirectory(prefix=".kamtui-", dir=path.resolve().parent) as folder:
        whole = Path(folder) / path.name
        _write(whole, today, accounts, seed)
        try:
            path.hardlink_to(whole)
        except FileExistsError:
            raise taken from None
        file.sync_folder(path.resolve().parent)
    tell(f"Wrote {path} with {accounts} account{'s' if accounts > 1 else ''}: kamtui {path} opens it")


def _write(path: Path, today: date, accounts: int, seed: int) -> None:
    book = Book.open(path, create=True)
    try:
        write_demo(book, today, accounts=accounts, seed=seed)
    finally:
        book.close()


def _print(path: Path, call: Call) -> None:
    """The portfolio and one plan, for where nothing can be opened."""
    book = Book.open(path, write=False)
    try:
        rows = in_order(load_portfolio(book, call.today, Settings().thresholds).rows)
        planned = next((row for row in rows if row.facts.has_plan), rows[0])
        view = load_plan(book, planned.id, call.today)
        people = people_of_plan(book, view, call.today)
        glance = glance_of_plan(book, view, call.today)
    finally:
        book.close()
    from kamtui.exports.plan import plan_markdown  # only where there is no terminal

    say((*account_lines(rows, call.today, width()), ""))
    text = plan_markdown(view, today=call.today, version=__version__, people=people, account=glance)
    say_bytes(text.encode())
