"""What every test stands on: an empty home, no network, a fixed day, a fixed terminal, text goldens."""

import difflib
import gc
import os
import re
import socket
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# Textual reads these once, when it is imported; conftest.py is loaded before any test that does.
for _name in [name for name in os.environ if name.startswith(("KAMTUI_", "LC_", "TEXTUAL_", "XDG_"))]:
    del os.environ[_name]
for _name in (
    "NO_COLOR",
    "FORCE_COLOR",
    "CLICOLOR_FORCE",
    "EDITOR",
    "VISUAL",
    "PAGER",
    "COLUMNS",
    "LINES",
    "LANGUAGE",
):
    os.environ.pop(_name, None)
os.environ |= {
    "LANG": "C.UTF-8",
    "TZ": "UTC",
    "TERM": "xterm-256color",
    "TEXTUAL_ANIMATIONS": "none",
    "TEXTUAL_COLOR_SYSTEM": "truecolor",
}
# What a test starts is as far from the network as the tests themselves.
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, (str(Path(__file__).parent / "guard"), os.environ.get("PYTHONPATH", "")))
)
time.tzset()

# Looking for garbage as often as Python does took a fifth of the time of the tests that run the app.
gc.set_threshold(50_000, 20, 20)

# The same examples in every run, and no verdict on how fast a busy machine was.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

Golden = Callable[..., None]


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuse every socket that could leave this machine; asyncio's own pair of local sockets goes on working."""
    local = {getattr(socket, "AF_UNIX", None)}
    original = socket.socket.__init__

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("kamtui never uses the network, and this test asked for it")

    def guarded(
        self: socket.socket, family: int = -1, type: int = -1, proto: int = -1, fileno: int | None = None
    ) -> None:
        original(self, family, type, proto, fileno)
        if self.family not in local:
            self.close()
            refuse()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "__init__", guarded)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home of its own, so that no test sees the developer's book or settings."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name, folder in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": ".run",
    }.items():
        monkeypatch.setenv(name, str(home / folder))
    return home


@pytest.fixture
def today() -> date:
    """The day on which the tests take place: Saturday, 21 November 2026."""
    return date(2026, 11, 21)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with `golden/<module>.<test>[-<name>].txt` beside the test.

    UPDATE_GOLDEN=1 writes the files; a file that is missing fails, so that nobody forgets to look at a new screen.
    """

    def check(text: str, name: str = "", suffix: str = ".txt") -> None:
        module = Path(request.path).stem.removeprefix("test_")
        test = request.node.name.removeprefix("test_")
        stem = re.sub(r"[^\w.-]+", "_", f"{module}.{test}" + (f"-{name}" if name else ""))
        path = Path(request.path).parent / "golden" / (stem + suffix)
        text = text if text.endswith("\n") else text + "\n"
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        if not path.exists():
            pytest.fail(
                f"no golden file {path.name}; look at this, then run with UPDATE_GOLDEN=1:\n\n{text}", pytrace=False
            )
        expected = path.read_text(encoding="utf-8")
        if text != expected:
            change = difflib.unified_diff(
                expected.splitlines(), text.splitlines(), f"golden/{path.name}", "now", lineterm=""
            )
            pytest.fail("\n".join(change) or "the texts differ in their line ends", pytrace=False)

    return check
