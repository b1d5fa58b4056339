"""Where files live. Nothing is created here, nor read but the environment.

Each system's own conventions, spelled out: a package for them would take longer to load than all else that runs
before the book is opened.
"""

import os
import sys
from pathlib import Path

NAME = "kamtui"
"""The folder of ours among those of other programs."""
BOOK = "book.db"
"""The book when nobody names another."""
SETTINGS = "settings.toml"
"""The settings file."""
QUESTIONS = "questions.txt"
"""The user's own discovery questions, beside the settings."""


def data_folder() -> Path:
    """Where books live: a local disk of the user's own, never a folder that roams or is synchronised."""
    if sys.platform == "win32":
        return _given("LOCALAPPDATA", "AppData", "Local") / NAME
    if sys.platform == "darwin":
        return _home() / "Library" / "Application Support" / NAME
    return _given("XDG_DATA_HOME", ".local", "share") / NAME


def settings_path() -> Path:
    """The settings file, whether it is there or not."""
    if sys.platform in ("win32", "darwin"):
        return data_folder() / SETTINGS
    return _given("XDG_CONFIG_HOME", ".config") / NAME / SETTINGS


def questions_path() -> Path:
    """The user's own discovery questions, whether the file is there or not."""
    return settings_path().with_name(QUESTIONS)


def default_book() -> Path:
    """The book when nobody names another."""
    return data_folder() / BOOK


def choose_book(named: str | None = None) -> Path:
    """The book to open: the one named, else that of KAMTUI_BOOK, else the default one.

    Args:
        named: As written on the command line; `~` is the home folder.
    """
    name = named or os.environ.get("KAMTUI_BOOK")
    return Path(name).expanduser() if name else default_book()


def _given(variable: str, *otherwise: str) -> Path:
    """The folder an environment variable names; a relative one is passed over, as the XDG convention says."""
    named = os.environ.get(variable, "")
    return Path(named) if os.path.isabs(named) else _home().joinpath(*otherwise)  # noqa: PTH117 - "" is relative


def _home() -> Path:
    return Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where nobody knows it
