import subprocess
import sys
from pathlib import Path

import pytest

from kamtui import places


def test_each_system_has_its_own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setattr(sys, "platform", "linux")
    assert places.default_book() == tmp_path / ".local/share/kamtui/book.db"
    assert places.settings_path() == tmp_path / ".config/kamtui/settings.toml"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert places.default_book() == tmp_path / "Library/Application Support/kamtui/book.db"
    assert places.settings_path() == tmp_path / "Library/Application Support/kamtui/settings.toml"
    monkeypatch.setattr(sys, "platform", "win32")
    assert places.default_book() == tmp_path / "Local/kamtui/book.db"
    assert places.settings_path() == tmp_path / "Local/kamtui/settings.toml"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the XDG convention is not theirs")
def test_the_environment_moves_them_unless_relative(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", "config")
    assert places.data_folder() == tmp_path / "data/kamtui"
    assert places.settings_path() == tmp_path / ".config/kamtui/settings.toml"


def test_the_named_book_goes_before_the_environments(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert places.choose_book() == places.default_book()
    monkeypatch.setenv("KAMTUI_BOOK", "")
    assert places.choose_book() == places.default_book()
    monkeypatch.setenv("KAMTUI_BOOK", "~/other.db")
    assert places.choose_book() == tmp_path / "other.db"
    assert places.choose_book("named.db") == Path("named.db")


def test_asking_creates_nothing(own_home: Path) -> None:
    code = "from kamtui import places; places.choose_book(); places.settings_path()"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert list(own_home.iterdir()) == []
