"""Tests of the screens, and what a screen shows as plain text."""

from typing import Any

from textual.app import App


def screen_text(app: App[Any]) -> str:
    """Return what the user reads: one line a row, without the blanks at its end.

    It is taken from the compositor, the last station before the terminal, so a dialog is shown with what lies
    behind it. Wide characters stand once and take two columns, as they do on the terminal.
    """
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def screen_line(app: App[Any], text: str) -> str:
    """Return the first line of the screen that holds `text`; fail with the whole screen if none does."""
    screen = screen_text(app)
    for line in screen.splitlines():
        if text in line:
            return line
    raise AssertionError(f"{text!r} is not on the screen:\n{screen}")
