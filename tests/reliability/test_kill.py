"""kamtui is killed in the middle of its work: what was acknowledged is there, whole, and the next start works."""

import os
import select
import signal
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from kamtui.book.book import Book
from tests.reliability import apart
from tests.reliability.flows import (
    EDITS,
    PEOPLE_A_STEP,
    add_people,
    backups_are_whole,
    open_book,
    problem_of,
    write_small_pages_early,
)
from tests.reliability.promises import promised
from tests.reliability.sqlite_calls import needs_watched_calls

KILLS = 300
CHUNKS = 10
"""The kills are shared out among as many tests, which run beside each other."""
MOST_KILLS = 150
"""Kills of one such test at most."""

SHORTEST, LONGEST = 0.003, 0.025
"""Seconds of work before a kill."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a book says of itself: its newest step, and how many steps and people it counts.

    Attributes:
        step: The newest step's number.
        kind: do, undo or redo.
        label: What it was.
        count: What the account's notes say.
        people: How many there are.
    """

    step: int
    kind: str
    label: str
    count: int
    people: int

    @property
    def is_whole(self) -> bool:
        """Whether the rows are those that the newest step left: all of it or nothing."""
        wanted = int(self.label.removesuffix(" steps")) - (self.kind == "undo")
        return self.count == wanted and self.people == wanted * PEOPLE_A_STEP


def look(book: Book) -> Found:
    """Read what a book says of itself."""
    with book.rows() as connection:
        step = connection.execute("SELECT id, kind, label FROM step ORDER BY id DESC LIMIT 1").fetchone()
        (count,) = connection.execute("SELECT CAST(notes AS INTEGER) FROM account").fetchone()
        (people,) = connection.execute("SELECT count(*) FROM stakeholder").fetchone()
    return Found(step[0], step[1], step[2], count, people)


def work(folder: Path, writing: int, seed: int) -> None:
    """Add, undo, redo and back up for ever; write the newest step's number once it is saved."""
    write_small_pages_early()
    dice = Random(seed)
    book = open_book(folder)
    action = "add"  # before the clock runs: the first step takes longer, as the ORM is made for it
    while True:
        if action == "undo" and look(book).count > 1:
            book.undo()
        elif action == "redo":
            book.redo()
        elif action == "backup":
            book.backup("manual")
        else:
            add_people(book, look(book).count + 1)
        os.write(writing, b"%d\n" % look(book).step)
        action = dice.choice(("add", "add", "add", "undo", "undo", "redo", "backup"))


def kill_once(folder: Path, dice: Random) -> tuple[int, int]:
    """Let somebody work and kill the process; return how much was acknowledged and the last step that was."""
    seed = dice.randrange(1_000_000)
    process, reading = apart.start(lambda writing: work(folder, writing, seed))
    with os.fdopen(reading, "rb", buffering=0) as pipe:
        said = pipe.read(100) or b""  # waits for the first saved step
        end = monotonic() + dice.uniform(SHORTEST, LONGEST)
        while (left := end - monotonic()) > 0:
            # Read on while it works: the pipe never fills, and no time is slept through.
            if select.select([pipe], [], [], left)[0]:
                said += pipe.read(4096) or b""
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        said += pipe.read() or b""
    steps = said.split(b"\n")[:-1]  # what stands behind the last line's end is half a number
    return len(steps), int(steps[-1])


@needs_watched_calls
@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_kill_loses_nothing_that_was_acknowledged(chunk: int, fast_folder: Path) -> None:
    EDITS.prepare(fast_folder)
    dice = Random(chunk)
    journal = fast_folder / "book.db-journal"
    inside = worked = kills = 0
    # On a busy machine the workers hardly get to work: then more kills, until a tenth hit a transaction.
    while kills < KILLS // CHUNKS or (inside < kills / 10 and kills < MOST_KILLS):
        kills += 1
        times, acknowledged = kill_once(fast_folder, dice)
        worked += times > 1
        inside += journal.exists() and journal.stat().st_size > 0
        book = open_book(fast_folder)
        found = look(book)
        assert found.step >= acknowledged
        assert found.is_whole, found
        assert problem_of(book) == ""
        book.close()
    book = open_book(fast_folder)
    assert book.check().ok
    book.close()
    backups_are_whole(fast_folder, 0)
    assert inside >= kills / 10, "the kills never hit a running transaction"
    assert worked >= KILLS / CHUNKS / 10, "the kills came before anything was done"
    assert not list(fast_folder.glob("*-wal"))


def test_the_kills_are_as_many_as_promised() -> None:
    assert promised("kills") <= KILLS
