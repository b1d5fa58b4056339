"""Calls to the disk fail, once and for good: the user is told, nothing is lost, and later it works."""

import errno
import shutil
from pathlib import Path

import pytest

from kamtui.book import migrations
from kamtui.book.book import Book
from tests.reliability import apart
from tests.reliability.faults import Faults
from tests.reliability.flows import BRIEF_FLOWS, Flow, fingerprint, open_book, problem_of, write_small_pages_early
from tests.reliability.promises import promised
from tests.reliability.sqlite_calls import needs_watched_calls

WAYS = {
    "eio": (errno.EIO, False),
    "eio-lasting": (errno.EIO, True),
    "full": (errno.ENOSPC, False),
    "full-lasting": (errno.ENOSPC, True),
}
"""What the system says, and whether it goes on saying so."""

FAILURES = {
    "birth": 22,
    "migration": 12,
    "drafts": 28,
    "restore": 12,
    "edits": 28,
    "undo": 28,
    "import": 18,
    "backup": 28,
    "export": 28,
}
"""Calls of each flow that fail in each way: two in three of the kinds that create, flush, link or delete."""


@needs_watched_calls
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("flow", BRIEF_FLOWS, ids=lambda flow: flow.name)
def test_a_failing_call_is_told_and_loses_nothing(
    flow: Flow, way: str, fast_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "released", lambda: flow.migrations)
    flow.prepare(fast_folder / "before")
    failures = apart.run(lambda: fail_each(flow, fast_folder, *WAYS[way]))
    assert failures >= FAILURES[flow.name]


def test_the_failures_are_as_many_as_promised() -> None:
    assert sum(FAILURES.values()) * len(WAYS) >= promised("failing calls")


def fail_each(flow: Flow, folder: Path, problem: int, lasting: bool) -> int:
    """Run a flow again and again, another call failing each time; in a process of its own.

    Returns:
        How many calls failed.
    """
    write_small_pages_early()
    live = folder / "live"
    faults = Faults(live)
    shutil.copytree(folder / "before", live)
    faults.listen()
    states = run_through(flow, live)
    acts = [call.act for call in faults.disarm()]
    for number in spread(acts, FAILURES[flow.name]):
        shutil.rmtree(live)
        shutil.copytree(folder / "before", live)
        fail_once(flow, live, faults, states, (number, problem, lasting))
    book = open_book(live)
    assert book.check().ok
    book.close()
    return len(spread(acts, FAILURES[flow.name]))


def spread(acts: list[str], most: int) -> list[int]:
    """Numbers of calls, counted from 1: the rare ones, and of reads and writes some from beginning to end."""
    common = [number for number, act in enumerate(acts, 1) if act in ("read", "write")]
    rare = sorted(set(range(1, len(acts) + 1)) - set(common))
    some = evenly(rare, most * 2 // 3)
    return sorted([*some, *evenly(common, most - len(some))])


def evenly(numbers: list[int], most: int) -> list[int]:
    """As many of the numbers as are wanted, from the first to the last."""
    wanted = min(most, len(numbers))
    return [numbers[place * len(numbers) // wanted] for place in range(wanted)]


def run_through(flow: Flow, folder: Path) -> list[str]:
    """The book's fingerprints when 0, 1, 2... steps are done."""
    book = open_book(folder, create=flow.is_new)
    states = [fingerprint(book)]
    for step in flow.steps:
        step(book)
        states.append(fingerprint(book))
    book.close()
    return states


def fail_once(flow: Flow, folder: Path, faults: Faults, states: list[str], fault: tuple[int, int, bool]) -> None:
    """Run a flow in which one call fails; then the disk works again, and the rest is done on the same book."""
    book: Book | None = None
    done = 0
    faults.arm(*fault)
    told = ""
    try:
        book = open_book(folder, create=flow.is_new)
        for step in flow.steps:
            step(book)
            done += 1
    except flow.told_by as error:
        told = str(error)
        assert told, "an error without a word"
    where = f"{fault}, {faults.disarm()}, {told}"
    book = book or open_book(folder, create=flow.is_new)
    if done < len(flow.steps):
        # The step that was told as failed is not there, or as a whole; and it can be done now.
        assert told, where
        now = fingerprint(book)
        assert now in states[done : done + 2], f"half a step, or a lost one: {where}"
        for step in flow.steps[done if now == states[done] else done + 1 :]:
            step(book)
    assert fingerprint(book) == states[-1], where
    book.close()
    book = open_book(folder)
    assert problem_of(book) == "", where
    assert fingerprint(book) == states[-1], where
    book.close()
    flow.look(folder, len(flow.steps))
