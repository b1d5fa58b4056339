"""The pseudo-terminal driver: what it shows is what a person would see."""

import sys
from pathlib import Path

import pytest

from tests.terminal import Terminal, key_bytes

ECHO = r"""
import sys
print("ready 東京 \x1b[>1u\x1b[?2048$p\x1b[1mbold\x1b[0m", flush=True)
for line in sys.stdin:
    print("got", repr(line.strip()), flush=True)
    if line.strip() == "end":
        sys.exit(7)
"""

SCREEN = """
from textual.app import App
from textual.widgets import Static

class Shows(App):
    BINDINGS = [("x", "change", "Change"), ("q", "quit", "Quit")]
    def compose(self):
        yield Static("first")
    def on_resize(self, event):
        self.sub_title = f"{event.size.width} wide"
        self.query_one(Static).update(self.sub_title)
    def action_change(self):
        self.query_one(Static).update("changed")

Shows().run()
print("after the app")
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "program.py"
    path.write_text(SCREEN, encoding="utf-8")
    return path


def test_lines_go_in_and_come_back() -> None:
    with Terminal([sys.executable, "-c", ECHO], size=(40, 6)) as terminal:
        assert terminal.wait_for("bold").splitlines()[0] == "ready 東京 bold"
        terminal.type("hello")
        terminal.press("enter")
        terminal.wait_for("got 'hello'")
        terminal.type("end\r")
        assert terminal.wait_exit() == 7
        assert b"\x1b[>1u" in terminal.raw


def test_keys_sizes_and_the_end_of_a_textual_program(program: Path) -> None:
    with Terminal([sys.executable, str(program)], size=(60, 8)) as terminal:
        terminal.wait_for("60 wide")
        terminal.resize(44, 8)
        terminal.wait_for("44 wide")
        terminal.press("x")
        assert terminal.wait_for("changed").splitlines()[0].strip() == "changed"
        terminal.press("q")
        assert terminal.wait_exit() == 0
        assert terminal.line("after") == "after the app"
        assert "changed" not in terminal.text


def test_a_closed_window_ends_the_program(program: Path) -> None:
    with Terminal([sys.executable, str(program)], size=(60, 8)) as terminal:
        terminal.wait_for("60 wide")
        assert terminal.close_window() != 0


def test_what_never_comes_is_reported_with_the_screen() -> None:
    with (
        Terminal([sys.executable, "-c", "print('only this')"], size=(40, 4)) as terminal,
        pytest.raises(AssertionError, match=r"(?s)'more' did not appear; .*only this"),
    ):
        terminal.wait_for("more")


def test_keys_are_sent_as_a_plain_terminal_sends_them() -> None:
    assert [key_bytes(key) for key in ("j", "é", "ctrl+r", "alt+x", "delete")] == [
        b"j",
        "é".encode(),
        b"\x12",
        b"\x1bx",
        b"\x1b[3~",
    ]
    with pytest.raises(ValueError, match="no such key"):
        key_bytes("shift+enter")


HALVES = r"""
import select, sys, tty
tty.setraw(0)
print("\x1b[?2026$p", end="", flush=True)
assert sys.stdin.read(11) == "\x1b[?2026;2$y"
print("\x1b[?2026hfirst half", end="", flush=True)
select.select([], [], [], 0.3)
print(", second half\x1b[?2026l", end="", flush=True)
sys.stdin.read(1)
"""


def test_a_frame_half_drawn_is_not_taken_for_a_screen() -> None:
    with Terminal([sys.executable, "-c", HALVES], size=(40, 4)) as terminal:
        assert terminal.wait_for("first half").strip() == "first half, second half"
