import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Kamtui
from tests.terminal import Terminal


def test_an_example_to_keep(kamtui: Kamtui, tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    answer = kamtui("demo", "--write", path, "--accounts", "2")
    assert (answer.code, answer.out) == (0, "")
    assert str(path) in answer.err
    assert len(kamtui("--book", path, "accounts").out.splitlines()) == 3
    assert not list(tmp_path.glob(".*"))


def test_the_same_words_write_the_same_book(kamtui: Kamtui, tmp_path: Path) -> None:
    for name in ("one.db", "two.db"):
        kamtui("demo", "--write", tmp_path / name, "--accounts", "40", "--seed", "7")
    one, two = (kamtui("--book", tmp_path / name, "export", "accounts").out for name in ("one.db", "two.db"))
    assert one == two
    kamtui("demo", "--write", tmp_path / "three.db", "--accounts", "40", "--seed", "8")
    assert kamtui("--book", tmp_path / "three.db", "export", "accounts").out != one


def test_no_file_is_overwritten(kamtui: Kamtui, tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    path.write_text("mine")
    answer = kamtui("demo", "--write", path)
    assert answer.code == 1
    assert "is there already" in answer.err
    assert path.read_text() == "mine"


def test_a_folder_that_is_not_there(kamtui: Kamtui, tmp_path: Path) -> None:
    answer = kamtui("demo", "--write", tmp_path / "none" / "book.db")
    assert answer.code == 1
    assert answer.err == f"There is no folder {tmp_path / 'none'}: make it, or name a file elsewhere.\n"
    assert list(tmp_path.iterdir()) == []


HANGS = """
import sys
from kamtui import endings
from kamtui.__main__ import main
endings.GRACE = 0
endings.EndsCalmly.exit = lambda *_, **__: None
sys.exit(main(sys.argv[1:]))
"""
"""kamtui on a machine so busy that it does not leave in time when it is told to."""


@pytest.mark.parametrize("how", ["closed window", "closed window, and it hangs", "key"])
def test_nothing_is_left_of_an_example_to_look_at(tmp_path: Path, how: str) -> None:
    program = ["-c", HANGS] if "hangs" in how else ["-m", "kamtui"]
    words = [sys.executable, *program, "--today", "2026-11-21", "demo", "--accounts", "3"]
    with Terminal(words, env={"TMPDIR": str(tmp_path)}) as terminal:
        terminal.wait_for("Hallbrunn")
        assert len(list(tmp_path.glob("kamtui-demo-*"))) == 1
        if how == "key":
            terminal.press("ctrl+q")
            assert terminal.wait_exit() == 0
        else:
            terminal.close_window()
    assert list(tmp_path.iterdir()) == []
