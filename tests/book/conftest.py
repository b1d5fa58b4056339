"""A book in a file of its own, with a clock that only moves when told to."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kamtui.book.book import Book

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "book.db"


@pytest.fixture
def book(path: Path) -> Iterator[Book]:
    found = Book.open(path, create=True, clock=lambda: NOON)
    yield found
    found.close()
