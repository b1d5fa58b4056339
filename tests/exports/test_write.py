"""Files: written whole or not at all, never over another one, under names that stay in their folder."""

import errno
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.exports.write import safe_name, write_new


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brenner AG 2026-11-21", "Brenner AG 2026-11-21.md"),
        ("Müller & Söhne GmbH/Co. KG", "Müller & Söhne GmbH Co. KG.md"),
        ("株式会社 東和精機", "株式会社 東和精機.md"),
        ("Müller & Söhne [CH] #1 ^a", "Müller & Söhne CH 1 a.md"),
        ("../../etc/passwd", "etc passwd.md"),
        ("a\r\n\tb\0c", "a bc.md"),
        ("inv\u202egpj", "invgpj.md"),
        ("CON", "_CON.md"),
        ("com1.notes", "_com1.notes.md"),
        ("LPT¹", "_LPT¹.md"),
        ("-rf", "rf.md"),
        (".hidden", "hidden.md"),
        ("ends with a dot. ", "ends with a dot.md"),
        ("..", "plan.md"),
        ("", "plan.md"),
        ("\U0001f3ed", "\U0001f3ed.md"),
        ("x" * 500, "x" * 120 + ".md"),
        ("東" * 500, "東" * 40 + ".md"),
    ],
)
def test_a_name_is_one_that_every_system_takes(text: str, name: str) -> None:
    assert safe_name(text, ".md", "plan") == name


@given(st.text(st.characters(codec=None), max_size=200) | st.text("./\\:~- con1#\u202e\ud800", max_size=20))
def test_no_name_leaves_its_folder(text: str) -> None:
    name = safe_name(text, ".csv", "export")
    assert name == PurePosixPath(name).name == PureWindowsPath(name).name
    assert len(name.encode()) <= 125
    assert not set(name) & set('<>:"/\\|?*#^[]\0')
    assert name.isprintable()
    assert name[0] not in ".-~ "
    assert name.split(".")[0].strip().upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT9"}


def test_a_new_file_holds_everything_and_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    write_new(path, b"plan" * 100_000)
    assert path.read_bytes() == b"plan" * 100_000
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_an_existing_file_is_left_alone_unless_said_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"theirs")
    with pytest.raises(FileExistsError) as refusal:
        write_new(path, b"ours")
    assert refusal.value.filename == str(path)
    assert path.read_bytes() == b"theirs"
    write_new(path, b"ours", overwrite=True)
    assert path.read_bytes() == b"ours"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_replaced_and_what_it_points_to_is_untouched(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "plan.md"
    target.write_bytes(b"precious")
    link.symlink_to(target)
    with pytest.raises(FileExistsError):
        write_new(link, b"ours")
    write_new(link, b"ours", overwrite=True)
    assert not link.is_symlink()
    assert (target.read_bytes(), link.read_bytes()) == (b"precious", b"ours")


def test_a_dangling_link_counts_as_a_taken_name(tmp_path: Path) -> None:
    link = tmp_path / "plan.md"
    link.symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        write_new(link, b"ours")
    assert list(tmp_path.iterdir()) == [link]


def test_without_hard_links_a_file_is_still_never_overwritten(tmp_path: Path, no_hard_links: None) -> None:
    path = tmp_path / "plan.md"
    write_new(path, b"first")
    with pytest.raises(FileExistsError):
        write_new(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


@pytest.fixture
def no_hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.parametrize("broken", ["fsync", "replace"])
@pytest.mark.parametrize("overwrite", [False, True])
def test_a_failing_disk_leaves_nothing_new_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_hard_links: None, broken: str, overwrite: bool
) -> None:
    path, old = tmp_path / "plan.md", tmp_path / "old.md"
    old.write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, broken, fail)
    with pytest.raises(OSError, match="No space left") as failure:
        write_new(path, b"ours", overwrite=overwrite)
    assert failure.value.filename == str(path)
    assert list(tmp_path.iterdir()) == [old]


def test_a_failed_overwriting_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"old")

    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        write_new(path, b"ours", overwrite=True)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_and_a_folder_as_target_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        write_new(tmp_path / "none" / "plan.md", b"ours")
    assert missing.value.filename == str(tmp_path / "none" / "plan.md")
    (tmp_path / "plan.md").mkdir()
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "plan.md", b"ours")
    with pytest.raises(OSError, match=r"plan\.md"):
        write_new(tmp_path / "plan.md", b"ours", overwrite=True)
    assert list(tmp_path.iterdir()) == [tmp_path / "plan.md"]


@pytest.mark.parametrize("links", [True, False])
def test_of_many_writers_at_once_one_wins_and_the_file_is_whole(
    tmp_path: Path, request: pytest.FixtureRequest, links: bool
) -> None:
    if not links:
        request.getfixturevalue("no_hard_links")
    path = tmp_path / "plan.md"

    def write(number: int) -> bool:
        try:
            write_new(path, bytes([number]) * 50_000)
        except FileExistsError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        won = list(pool.map(write, range(16)))
    assert won.count(True) == 1
    assert path.read_bytes() == bytes([won.index(True)]) * 50_000
    assert list(tmp_path.iterdir()) == [path]
