"""A note comes back from the user's editor as it was written, or it stays as it was and nothing is lost."""

import os
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from kamtui.services.long_text import Command, EditorFailed, LongText, find_editor

NOTE = "Was promised a visit\nin January"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what is kept out of the machine's own folder for such files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def writes(content: bytes, code: int = 0) -> Callable[[Command], int]:
    """An editor that leaves this in the file."""

    def run(command: Command) -> int:
        Path(command[-1]).write_bytes(content)
        return code

    return run


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (b"New text\n", "New text"),
        (b"One\r\nTwo\r\n\r\n", "One\nTwo"),
        (b"\xef\xbb\xbfWith a mark\n", "With a mark"),
        ("Müller [/x] 株式会社\n".encode(), "Müller [/x] 株式会社"),
        ("Notepad's own\r\n".encode("utf-16"), "Notepad's own"),
        (b"bold \x1b[1mno\x07\n", "bold [1mno"),
        (b"", ""),
    ],
)
def test_the_text_comes_back_clean(written: bytes, text: str) -> None:
    with LongText(NOTE) as note:
        assert note.edit(["ed"], writes(written)) == text
    assert not note.path.parent.exists()


def test_the_editor_finds_the_note_in_a_file_nobody_else_can_read() -> None:
    seen = []

    def look(command: Command) -> int:
        path = Path(command[-1])
        seen.append((command[:2], path.read_text(encoding="utf-8")))
        if os.name != "nt":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        return 0

    with LongText(NOTE) as note:
        assert note.edit(["ed", "-w"], look) == NOTE
    assert seen == [(["ed", "-w"], NOTE + "\n")]


def test_a_real_program_is_run() -> None:
    script = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text('from outside')"
    with LongText("") as note:
        assert note.edit([sys.executable, "-c", script]) == "from outside"


def test_an_editor_that_gives_up_leaves_the_note_alone() -> None:
    with LongText(NOTE) as note, pytest.raises(EditorFailed, match="ended with error 1: the note is as it was"):
        note.edit(["ed"], lambda _: 1)
    assert not note.path.exists()


@pytest.mark.parametrize(
    ("written", "code", "sentence"),
    [
        (b"half of it", 3, "ended with error 3"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", 0, "no text in UTF-8"),
        (b"a\0b", 0, "no text"),
        (b"x" * 150_000, 0, "147 KB long and at most 100 KB"),
        (b"x" * 5_000_000, 0, "too long for a note"),
    ],
)
def test_what_cannot_be_a_note_is_kept_where_it_is(written: bytes, code: int, sentence: str) -> None:
    with LongText(NOTE) as note, pytest.raises(EditorFailed, match=sentence) as failed:
        note.edit(["ed"], writes(written, code))
    assert str(note.path) in str(failed.value)
    assert note.path.read_bytes() == written


def test_a_removed_file_and_a_missing_program_are_told() -> None:
    def remove(command: Command) -> int:
        Path(command[-1]).unlink()
        return 0

    with LongText(NOTE) as note, pytest.raises(EditorFailed, match=r"did not come back: No such file.*as it was\."):
        note.edit(["ed"], remove)
    with LongText(NOTE) as note, pytest.raises(EditorFailed, match="could not be started"):
        note.edit([str(note.path.parent / "no-such-program")])


def test_a_full_disk_is_told(own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(own_folder / "gone"))
    with pytest.raises(EditorFailed, match="No file could be made for the editor: No such file or directory"):
        LongText(NOTE)


def test_the_file_can_be_kept_when_the_note_is_not_saved() -> None:
    with LongText(NOTE) as note:
        note.edit(["ed"], writes(b"New text"))
        assert str(note.path) in note.keep()
    assert note.path.read_bytes() == b"New text"


def program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(os.name == "nt", reason="programs are told by their ending there")
def test_the_editor_is_the_one_the_user_has_named(tmp_path: Path) -> None:
    program(tmp_path, "mine")
    program(tmp_path, "nano")
    path = {"PATH": str(tmp_path)}
    assert find_editor(path | {"VISUAL": "mine -w '+set a b'", "EDITOR": "nano"}) == ["mine", "-w", "+set a b"]
    assert find_editor(path | {"EDITOR": "mine"}) == ["mine"]
    assert find_editor(path | {"EDITOR": " "}) == ["nano"]
    with pytest.raises(EditorFailed, match=r"'gone -w' of \$VISUAL is not there"):
        find_editor(path | {"VISUAL": "gone -w"})
    with pytest.raises(EditorFailed, match="No editor was found"):
        find_editor({"PATH": str(tmp_path / "empty")})
