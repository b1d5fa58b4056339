"""What the tests of the command line stand on: a way to call it, and an example book."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kamtui.__main__ import main
from kamtui.book.book import Book
from kamtui.services.demo import write_demo


@dataclass(frozen=True)
class Answer:
    """What a call of kamtui came to."""

    code: int
    out: str
    err: str


Kamtui = Callable[..., Answer]


@pytest.fixture
def kamtui(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Kamtui]:
    """Call kamtui with words, where there is no terminal and on the day of the tests."""
    monkeypatch.setattr("kamtui.cli.front.has_terminal", lambda: False)
    monkeypatch.setenv("KAMTUI_TODAY", "2026-11-21")
    before, thresholds = os.umask(0o022), gc.get_threshold()

    def call(*words: str | Path) -> Answer:
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    yield call
    os.umask(before)
    gc.set_threshold(*thresholds)
    gc.unfreeze()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example book, written once."""
    path = tmp_path_factory.mktemp("example") / "example.db"
    book = Book.open(path, create=True)
    write_demo(book, date(2026, 11, 21))
    book.close()
    return path


@pytest.fixture
def book(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example book, which every command takes unless another is named."""
    path = tmp_path / "book.db"
    shutil.copy(example, path)
    monkeypatch.setenv("KAMTUI_BOOK", str(path))
    return path
