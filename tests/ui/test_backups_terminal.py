"""Backups in a real terminal: leaving makes one, and a backup that is opened stays as it is."""

import shutil
from pathlib import Path

from kamtui.book.backups import folder_of, list_backups
from tests.terminal import Terminal, kamtui


def test_leaving_makes_a_backup_and_a_backup_can_be_opened(example: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    shutil.copy(example, book)
    with Terminal(kamtui("--book", str(book), "--today", "2026-11-21")) as terminal:
        terminal.wait_for("Hallbrunn AG")
        while not list_backups(folder_of(book)):  # that of the start, else it may hold the change
            terminal.settle()
        terminal.press("delete")
        terminal.wait_for("rchived")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0, terminal.text
    made = list_backups(folder_of(book))
    assert [one.reason for one in made] == ["exit", "start"]

    before, names = made[0].path.read_bytes(), {path.name for path in folder_of(book).iterdir()}
    with Terminal(kamtui(str(made[0].path), "--today", "2026-11-21")) as terminal:
        terminal.wait_for("is a backup")
        terminal.press("delete")
        terminal.wait_for("only to look into")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0, terminal.text
    assert made[0].path.read_bytes() == before
    assert {path.name for path in folder_of(book).iterdir()} == names
