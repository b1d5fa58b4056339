"""Where the reliability tests work."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")


@pytest.fixture
def fast_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is one.

    What a disk would keep is modelled here, or does not matter as only a process dies: waiting for a real disk's
    fsync thousands of times would prove nothing more.
    """
    if not MEMORY.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="kamtui-", dir=MEMORY))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
