"""Saying one thing in the corner of whatever is shown."""

from textual.app import App

from kamtui.text import safe_line


class SaysInTheCorner(App[int]):
    """An app that says one thing at a time in its corner."""

    def say(self, text: str, title: str = "", *, bad: bool = False) -> None:
        """Say one thing in the corner; what went wrong stays until `esc`.

        Args:
            text: One sentence; nothing in it is taken for markup.
            title: What happened, in a word or two.
            bad: Whether something was not done.
        """
        self.clear_notifications()
        self.notify(
            safe_line(text),
            title=title,
            severity="error" if bad else "information",
            timeout=86_400 if bad else 3,
            markup=False,
        )
