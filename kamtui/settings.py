"""The settings file (TOML) and its defaults; a bad setting is named and its default taken."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

THEMES = ("auto", "dark", "light", "16")
GLYPHS = ("unicode", "ascii")
WEEK_STARTS = ("monday", "sunday", "saturday")
ME_LIMIT = 40
"""Characters of the user's own initials or name."""

FIELDS = {"tier": "thresholds", "backup": "second_folder"}
"""What a table of the file is called in the code, where it is not called the same."""

Thresholds = Mapping[str, tuple[int | None, int | None]]

DEFAULT_FILE = """\
# kamtui's settings. Every line is optional; what is left out has the value shown here.

# theme = "auto"          # auto, dark, light, or 16 for the terminal's own sixteen colours
# glyphs = "unicode"      # ascii where the terminal's font lacks the marks
# week_start = "monday"   # monday, sunday or saturday
# me = ""                 # your initials, as they stand beside your actions

# A folder on another disk, as a stick or a share: each new backup is copied there too.
# [backup]
# second = "/media/stick"

# From where on revenue and potential count as high, in one currency each. Until set, the median decides.
# [tier.EUR]
# revenue = "700k"
# potential = "300k"

# Other keys for what kamtui does. Press ? twice in the app: each key stands there with its name.
# [keys]
# undo = "z"
# palette = "ctrl+k, colon"
"""
"""What a new settings file says."""


NOTHING: Mapping[str, Any] = MappingProxyType({})


class Settings(NamedTuple):
    """What the user has set.

    Attributes:
        theme: `auto`, `dark`, `light` or `16`.
        glyphs: `unicode` or `ascii`.
        week_start: The weekday in the calendar's first column.
        me: The user's own initials; empty when not said.
        second_folder: A folder on another disk for copies of the backups; None when there is none.
        thresholds: From where on (revenue, potential) count as high, in minor units, by currency.
        keys: The keys, parted by commas, by the id of what they do.
        problems: What is wrong in the file, a sentence each.
    """

    theme: str = "auto"
    glyphs: str = "unicode"
    week_start: str = "monday"
    me: str = ""
    second_folder: Path | None = None
    thresholds: Thresholds = NOTHING
    keys: Mapping[str, str] = NOTHING
    problems: tuple[str, ...] = ()


def load_settings(path: Path) -> Settings:
    """Read the settings file; without one, all is as by default.

    Args:
        path: The file.

    Returns:
        The settings; what could not be understood has its default and is named in `problems`.
    """
    try:
        text = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        return Settings(problems=(f"{path} cannot be read: {error.strerror}. All settings are the default ones.",))
    import tomllib  # only where there is something to read

    try:
        # A byte order mark is what Windows editors put first.
        table = tomllib.loads(text.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        return Settings(problems=(f"{path} is no text in UTF-8. All settings are the default ones.",))
    except ValueError as error:
        where = str(error).rpartition("(")[2].rstrip(")") or "somewhere"
        return Settings(problems=(f"{path} is not written as TOML, {where}. All settings are the default ones.",))
    return _Reader(path).read(table)


class _Reader:
    """Reads one table of settings, noting what is wrong.

    Args:
        path: The file, for the sentences.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._problems: list[str] = []

    def read(self, table: Mapping[str, object]) -> Settings:
        """Read all settings."""
        default = Settings()
        readers: dict[str, Callable[[object], object]] = {
            "theme": lambda value: self._choice("theme", value, THEMES, default.theme),
            "glyphs": lambda value: self._choice("glyphs", value, GLYPHS, default.glyphs),
            "week_start": lambda value: self._choice("week_start", value, WEEK_STARTS, default.week_start),
            "me": self._me,
            "backup": self._second_folder,
            "tier": self._thresholds,
            "keys": self._keys,
        }
        found: dict[str, object] = {}
        for name, value in table.items():
            if name in readers:
                found[FIELDS.get(name, name)] = readers[name](value)
            else:
                self._say(name, f"is no setting: there are {', '.join(readers)}", "It was passed over.")
        return Settings(**found, problems=tuple(self._problems))  # type: ignore[arg-type] # each has its reader

    def _say(self, name: str, wrong: str, then: str = "The default is used.") -> None:
        self._problems.append(f"{self._path}: {_plain(name)} {wrong}. {then}")

    def _choice(self, name: str, value: object, choices: tuple[str, ...], default: str) -> str:
        word = str(value).strip().lower()
        if word in choices:
            return word
        self._say(name, f"is {_plain(value)}, not one of {', '.join(choices)}")
        return default

    def _me(self, value: object) -> str:
        from kamtui.text import clean_line  # not needed where there is no settings file

        if not isinstance(value, str) or len(value) > ME_LIMIT:
            self._say("me", f"is not a text of at most {ME_LIMIT} characters")
            return ""
        return clean_line(value)

    def _second_folder(self, value: object) -> Path | None:
        folder = value.get("second", "") if isinstance(value, dict) else None
        if not isinstance(value, dict) or not isinstance(folder, str):
            self._say("backup", 'is no table with a folder: write [backup], and below it second = "/media/stick"')
            return None
        for unknown in value.keys() - {"second"}:
            self._say(f"backup.{unknown}", "is no setting: there is second", "It was passed over.")
        if not folder.strip():
            return None
        try:
            path = Path(folder).expanduser()
        except RuntimeError:
            path = Path()
        if path.is_absolute():
            return path
        self._say("backup.second", f"is {_plain(folder)}, not a folder's whole path", "There is no second folder.")
        return None

    def _thresholds(self, value: object) -> Thresholds:
        found: dict[str, tuple[int | None, int | None]] = {}
        if not isinstance(value, dict):
            self._say("tier", "is no table: write a line [tier.EUR] and the amounts below it")
            return found
        for currency, amounts in value.items():
            name = f"tier.{currency}"
            if not (len(currency) == 3 and currency.isascii() and currency.isalpha() and isinstance(amounts, dict)):
                self._say(name, "is no table of a currency: write a line such as [tier.EUR]")
                continue
            for unknown in amounts.keys() - {"revenue", "potential"}:
                self._say(
                    f"{name}.{unknown}", "is no setting: there are revenue and potential", "It was passed over."
                )
            revenue, potential = (
                self._amount(f"{name}.{part}", amounts[part], currency.upper()) if part in amounts else None
                for part in ("revenue", "potential")
            )
            found[currency.upper()] = (revenue, potential)
        return found

    def _amount(self, name: str, value: object, currency: str) -> int | None:
        from kamtui.reading import NotUnderstood, read_money  # not needed where no threshold is set

        try:
            minor, named = read_money(str(value), currency)
        except NotUnderstood as error:
            self._say(name, f"is not understood: {str(error).rstrip('.')}", "The median is used.")
            return None
        if named != currency or isinstance(value, bool) or minor < 0:
            self._say(name, f"is {_plain(value)}, not an amount in {currency}", "The median is used.")
            return None
        return minor

    def _keys(self, value: object) -> Mapping[str, str]:
        found: dict[str, str] = {}
        if isinstance(value, dict):
            self._collect_keys(value, "", found)
        else:
            self._say("keys", "is no table: write a line [keys] and the keys below it")
        return found

    def _collect_keys(self, table: Mapping[str, object], before: str, found: dict[str, str]) -> None:
        """Take `account.next = "]"` for the id it looks like: TOML reads tables within tables."""
        for name, value in table.items():
            binding = before + name
            keys = value if isinstance(value, list) else [value]
            if isinstance(value, dict):
                self._collect_keys(value, f"{binding}.", found)
            elif texts := [key for key in keys if isinstance(key, str) and key.strip()]:
                found[binding] = ",".join(part for text in texts for part in _parts(text))
            else:
                self._say(f"keys.{binding}", 'names no keys: write it like "U" or ["U", "ctrl+z"]')


def _parts(keys: str) -> list[str]:
    """Part keys at commas; a comma alone is the key of that name."""
    return [part.strip() for part in keys.split(",") if part.strip()] or ["comma"]


def _plain(value: object) -> str:
    """A value of the file, short and safe to print."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in str(value))
    return shown if len(shown) <= ME_LIMIT else f"{shown[: ME_LIMIT - 1]}…"
