import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.settings import DEFAULT_FILE, Settings, load_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def load(path: Path, text: str) -> Settings:
    path.write_text(text, encoding="utf-8")
    return load_settings(path)


def test_without_a_file_all_is_as_by_default(path: Path) -> None:
    assert load_settings(path) == Settings()
    assert load_settings(path / "below-a-file") == Settings()


def test_the_file_we_write_says_the_defaults(path: Path) -> None:
    assert load(path, DEFAULT_FILE) == Settings()
    said = "\n".join(line.removeprefix("# ") for line in DEFAULT_FILE.splitlines() if " = " in line)
    table = tomllib.loads(said)
    default = Settings()
    for name in ("theme", "glyphs", "week_start", "me"):
        assert table[name] == getattr(default, name)


def test_all_that_can_be_set(path: Path) -> None:
    settings = load(
        path,
        """
        theme = 16
        glyphs = "ASCII"
        week_start = "sunday"
        me = "  JK "
        [tier.EUR]
        revenue = "700k"
        potential = 300000
        [tier.jpy]
        revenue = "1.5m"
        [keys]
        undo = "U"
        account.next = ["]", "ctrl+n"]
        "account.previous" = ","
        """,
    )
    assert settings.problems == ()
    assert (settings.theme, settings.glyphs, settings.week_start, settings.me) == ("16", "ascii", "sunday", "JK")
    assert settings.thresholds == {"EUR": (70_000_000, 30_000_000), "JPY": (1_500_000, None)}
    assert settings.keys == {"undo": "U", "account.next": "],ctrl+n", "account.previous": "comma"}


def test_the_second_folder_for_backups(path: Path, own_home: Path, tmp_path: Path) -> None:
    assert load(path, f"[backup]\nsecond = '{tmp_path}'").second_folder == tmp_path
    assert load(path, '[backup]\nsecond = "~/stick"').second_folder == own_home / "stick"
    assert load(path, '[backup]\nsecond = ""') == Settings()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('backup = "stick"', "backup is no table with a folder"),
        ("[backup]\nsecond = 3", "backup is no table with a folder"),
        ('[backup]\nsecond = "stick"', "backup.second is stick, not a folder's whole path"),
        ('[backup]\nfolder = "a"', "backup.folder is no setting"),
    ],
)
def test_a_second_folder_that_is_none_is_named(path: Path, text: str, said: str) -> None:
    settings = load(path, text)
    assert settings.second_folder is None
    assert said in settings.problems[0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('theme = "blue"', ("theme", "blue", "auto, dark, light, 16")),
        ("glyphs = true", ("glyphs", "unicode, ascii")),
        ('week_start = "someday"', ("week_start", "someday", "monday")),
        ("me = 7", ("me", "40 characters")),
        ('themes = "dark"', ("themes", "passed over", "theme")),
        ("tier = 7", ("tier", "[tier.EUR]")),
        ("[tier.EURO]\nrevenue = 1", ("tier.EURO", "[tier.EUR]")),
        ('[tier.EUR]\nrevenue = "much"', ("tier.EUR.revenue", "median")),
        ('[tier.EUR]\nrevenue = "CHF 5k"', ("tier.EUR.revenue", "EUR")),
        ("[tier.EUR]\nrevenue = -5", ("tier.EUR.revenue", "EUR")),
        ("[tier.EUR]\nturnover = 5", ("tier.EUR.turnover", "revenue and potential")),
        ("keys = 1", ("keys", "[keys]")),
        ("[keys]\nundo = 5", ("keys.undo", "names no keys")),
        ("[keys]\nundo = []", ("keys.undo", "names no keys")),
        ("theme = ", ("not written as TOML", "at end of document", "default")),
        ('me = "x\x1b[31m"', ("not written as TOML", "line 1")),
    ],
)
def test_a_bad_setting_is_named_and_its_default_taken(path: Path, text: str, names: tuple[str, ...]) -> None:
    settings = load(path, text)
    (problem,) = settings.problems
    assert problem.startswith(str(path))
    assert all(name in problem for name in names), problem
    assert problem.isprintable()
    assert (settings.theme, settings.glyphs, settings.week_start, settings.keys) == (
        "auto",
        "unicode",
        "monday",
        {},
    )


def test_one_bad_setting_leaves_the_others_in_force(path: Path) -> None:
    settings = load(path, 'theme = "blue"\nglyphs = "ascii"\n[tier.EUR]\nrevenue = "x"\npotential = "1m"')
    assert settings.glyphs == "ascii"
    assert settings.thresholds == {"EUR": (None, 100_000_000)}
    assert len(settings.problems) == 2


def test_files_that_are_no_text(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00theme")
    assert "no text in UTF-8" in load_settings(path).problems[0]
    assert "cannot be read" in load_settings(tmp_path).problems[0]
    path.write_bytes(b'\xef\xbb\xbftheme = "dark"\r\nme = "JK"\r\n')
    assert load_settings(path) == Settings(theme="dark", me="JK")


@given(st.binary(max_size=80))
def test_no_file_stops_the_start(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(data)
    for problem in load_settings(path).problems:
        assert problem.isprintable()


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(["theme", "glyphs", "week_start", "me", "tier", "keys"])


@given(st.dictionaries(names, values))
def test_no_value_stops_the_start(table: dict[str, object]) -> None:
    from kamtui.settings import _Reader

    settings = _Reader(Path("settings.toml")).read(table)
    assert settings.theme in ("auto", "dark", "light", "16")
    assert all(isinstance(keys, str) for keys in settings.keys.values())
