import json
import sqlite3
from pathlib import Path

from kamtui.places import settings_path
from tests.cli.conftest import Kamtui


def test_a_sound_book(kamtui: Kamtui, book: Path) -> None:
    kamtui("backup")
    answer = kamtui("check", "--json")
    assert answer.code == 0
    found = json.loads(answer.out)
    assert {"book", "format", "integrity", "foreign_keys", "newest_backup", "ok"} <= found.keys()
    assert (found["book"], found["integrity"], found["foreign_keys"], found["ok"]) == (str(book), "ok", 0, True)
    assert Path(found["newest_backup"]).exists()
    lines = kamtui("check").out.splitlines()
    assert lines[0].split() == ["Book", str(book)]
    assert lines[5].endswith("(sound)")
    assert lines[-2].endswith("equal to the book as it is now")
    assert lines[-1].split() == ["Verdict", "Sound."]


def test_a_book_with_lost_links_is_not_sound(kamtui: Kamtui, book: Path) -> None:
    with sqlite3.connect(book) as connection:
        connection.execute("DELETE FROM account WHERE id = 1")
    connection.close()
    answer = kamtui("check", "--json")
    assert answer.code == 1
    found = json.loads(answer.out)
    assert found["ok"] is False
    assert found["foreign_keys"] > 0
    assert found["newest_backup"] is None
    assert kamtui("check").out.splitlines()[-1].split(maxsplit=1)[1].startswith("The book is damaged")


def test_a_damaged_backup_is_told(kamtui: Kamtui, book: Path) -> None:
    made = Path(kamtui("backup").out.strip())
    made.write_bytes(b"no longer a book" * 100)
    answer = kamtui("check", "--json")
    assert answer.code == 1
    assert json.loads(answer.out)["ok"] is False
    assert str(made) in answer.err


def test_where_things_are(kamtui: Kamtui, tmp_path: Path, own_home: Path) -> None:
    path = tmp_path / "other.db"
    found = json.loads(kamtui("--book", path, "where", "--json").out)
    assert found == {
        "book": str(path),
        "backups": str(tmp_path / "other-backups"),
        "settings": str(settings_path()),
    }
    assert str(path) in kamtui("--book", path, "where").out
    assert not path.exists()
    assert list(own_home.iterdir()) == []


def test_the_settings_file_is_made_once(kamtui: Kamtui) -> None:
    path = settings_path()
    answer = kamtui("config")
    assert (answer.code, answer.out, answer.err) == (0, f"{path}\n", "")
    assert not path.exists()
    made = kamtui("config", "--init")
    assert (made.code, made.out, made.err) == (0, f"{path}\n", f"Wrote {path}\n")
    path.write_text('theme = "blue"\n')
    again = kamtui("config", "--init")
    assert (again.code, again.out) == (1, "")
    assert path.read_text() == 'theme = "blue"\n'
    told = kamtui("config")
    assert told.code == 0
    assert "theme is blue" in told.err
