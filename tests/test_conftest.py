"""The ground the tests stand on: no network, an own home, a fixed day, goldens that notice."""

import asyncio
import os
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Static

from tests.conftest import Golden
from tests.screens import screen_line, screen_text


class Greeting(App[None]):
    """One line of text."""

    def compose(self) -> ComposeResult:
        """Show the line, with brackets in it."""
        yield Static("Müller & Söhne [CH]  ", markup=False)


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_the_network_is_out_of_reach(family: socket.AddressFamily) -> None:
    with pytest.raises(AssertionError, match="never uses the network"):
        socket.socket(family)
    with pytest.raises(AssertionError, match="never uses the network"):
        socket.getaddrinfo("localhost", 80)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere event loops need such sockets")
@pytest.mark.parametrize("asked", ["socket.socket()", "socket.getaddrinfo('localhost', 80)"])
def test_a_program_that_a_test_starts_cannot_reach_it_either(asked: str) -> None:
    words = [sys.executable, "-c", f"import socket; socket.socketpair(); print('began', flush=True); {asked}"]
    answer = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stdout) == (1, "began\n")
    assert "never uses the network" in answer.stderr


async def test_the_event_loop_and_its_sockets_work() -> None:
    near, far = socket.socketpair()
    near.sendall(b"hello")
    assert await asyncio.to_thread(far.recv, 5) == b"hello"
    near.close()
    far.close()


def test_home_is_empty_and_outside_the_real_one(own_home: Path) -> None:
    assert Path.home() == own_home
    assert list(own_home.iterdir()) == []


def test_nothing_of_the_developer_reaches_a_test() -> None:
    left = [name for name in os.environ if name.startswith("KAMTUI_") or name in {"NO_COLOR", "EDITOR", "VISUAL"}]
    assert left == []


def test_today_is_a_saturday(today: date) -> None:
    assert f"{today:%A}" == "Saturday"


async def test_a_screen_reads_as_text(golden: Golden) -> None:
    app = Greeting()
    async with app.run_test(size=(30, 2)):
        assert screen_line(app, "Müller") == "Müller & Söhne [CH]"
        golden(screen_text(app))


def test_a_golden_that_differs_fails(golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UPDATE_GOLDEN", raising=False)
    with pytest.raises(pytest.fail.Exception, match="no golden file"):
        golden("never written", "absent")
