"""The floor of every Textual program: one word, and nothing else."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """A greeting."""

    def compose(self) -> ComposeResult:
        """Show it."""
        yield Static("Hello, world")


if __name__ == "__main__":
    Hello().run()
