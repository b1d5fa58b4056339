"""The power goes at any moment: what was told as saved is there, nothing is half done, and the book is sound."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from kamtui.book import file, migrations
from kamtui.book.errors import BookError
from tests.reliability import apart
from tests.reliability.disk import Disk, Fate, read_files, write_files
from tests.reliability.flows import (
    BACKUP,
    EDITS,
    EXPORT,
    FLOWS,
    UNDO,
    Flow,
    fingerprint,
    open_book,
    problem_of,
    write_small_pages_early,
)
from tests.reliability.promises import promised
from tests.reliability.recorder import Recorder, Row, Told
from tests.reliability.sqlite_calls import needs_watched_calls

FATES: tuple[Fate, ...] = ("dropped", "kept", "torn", "torn")
CUTS = {
    "birth": 25,
    "edits": 90,
    "undo": 40,
    "drafts": 30,
    "import": 35,
    "backup": 30,
    "restore": 25,
    "purge": 20,
    "migration": 25,
    "export": 20,
}
"""Moments at which the power goes, for each flow; each leaves one disk for each fate."""


WEAKENED = {
    "synchronous-full": (EDITS, "full", frozenset[str]()),  # SQLite's default: the deleted journal may come back
    "synchronous-normal": (EDITS, "normal", frozenset[str]()),
    "undo-synchronous-full": (UNDO, "full", frozenset[str]()),
    "edits-no-fsync": (EDITS, "", frozenset({"sync"})),
    "edits-no-fsync-of-folder": (EDITS, "", frozenset({"sync folder"})),
    "backup-no-fsync": (BACKUP, "", frozenset({"sync"})),
    "backup-no-fsync-of-folder": (BACKUP, "", frozenset({"sync folder"})),
    "export-no-fsync": (EXPORT, "", frozenset({"sync"})),
    "export-no-fsync-of-folder": (EXPORT, "", frozenset({"sync folder"})),
}
"""A flow, the `synchronous` it is run with, and the flushes it leaves out."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A flow as it was recorded.

    Attributes:
        before: The files at its start.
        row: What it did and told.
        states: The book's fingerprint when 0, 1, 2... steps were told.
    """

    before: dict[str, bytes]
    row: Row
    states: list[str]


def record(flow: Flow, folder: Path, synchronous: str = "", deaf_to: frozenset[str] = frozenset()) -> Recording:
    """Run a flow in a process of its own and write down what it does to its files."""
    flow.prepare(folder)
    before = read_files(folder)

    def work() -> tuple[Row, list[str]]:
        write_small_pages_early()
        if synchronous:
            file.SETTINGS = tuple(
                ("synchronous", synchronous, {"normal": 1, "full": 2}[synchronous])
                if entry[0] == "synchronous"
                else entry
                for entry in file.SETTINGS
            )
        recorder = Recorder(folder, deaf_to)
        book = open_book(folder, create=flow.is_new)
        states = [fingerprint(book)]
        for step in flow.steps:
            step(book)
            recorder.tell()
            states.append(fingerprint(book))
        book.close()
        return recorder.row, states

    return Recording(before, *apart.run(work))


def cut(recording: Recording, folder: Path, cuts: int) -> Iterator[tuple[Path, int]]:
    """Yield disks after power cuts, each with how many steps had been told."""
    dice = Random(1)
    disk = Disk(recording.before)
    moments = set(dice.sample(range(len(recording.row)), min(cuts, len(recording.row))))
    told = 0
    for number, entry in enumerate(recording.row):
        if isinstance(entry, Told):
            told = entry.times
        else:
            disk.play(entry)
        if number not in moments:
            continue
        for fate in FATES:
            found = folder / "found"
            write_files(disk.after_power_cut(fate, dice).items(), folder / "live", found)
            yield found, told
            shutil.rmtree(found)


def loss_of(flow: Flow, recording: Recording, folder: Path, told: int) -> str:
    """What is wrong with a disk; empty when nothing is."""
    try:
        book = open_book(folder, create=flow.is_new)
    except BookError as error:
        return f"the book cannot be opened: {error}"
    try:
        if found := problem_of(book):
            return f"the book is not sound: {found}"
        if fingerprint(book) not in recording.states[told:]:
            return "what was told as saved is gone, or a step is half done"
        flow.look(folder, told)
    except (AssertionError, BookError) as error:
        return str(error)
    finally:
        book.close()
    return ""


@needs_watched_calls
@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_a_power_cut_loses_nothing_that_was_told(
    flow: Flow, fast_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "released", lambda: flow.migrations)
    (fast_folder / "live").mkdir()
    recording = record(flow, fast_folder / "live")
    disks = 0
    for found, told in cut(recording, fast_folder, CUTS[flow.name]):
        assert loss_of(flow, recording, found, told) == ""
        disks += 1
        if disks % 50 == 1:  # the check tries the newest backup in earnest, which takes its time
            book = open_book(found)
            assert book.check().ok
            book.close()
    assert disks >= CUTS[flow.name] * len(FATES)


@needs_watched_calls
@pytest.mark.parametrize("name", WEAKENED)
def test_a_weaker_book_does_lose_something(name: str, fast_folder: Path) -> None:
    """The proof that the test above would notice: the same cuts, with one defence taken away."""
    flow, synchronous, deaf_to = WEAKENED[name]
    (fast_folder / "live").mkdir()
    recording = record(flow, fast_folder / "live", synchronous, deaf_to)
    disks = cut(recording, fast_folder, CUTS[flow.name])
    assert any(loss_of(flow, recording, found, told) for found, told in disks), "nothing was lost: a blunt test"


def test_the_disks_are_as_many_as_promised() -> None:
    assert sum(CUTS.values()) * len(FATES) >= promised("disks after a power cut")
