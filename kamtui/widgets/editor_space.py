"""Where editors of cells are mounted: what they stand over is then not painted anew when one comes or goes."""

from typing import Any

from textual.containers import Container
from textual.screen import Screen
from textual.widget import Widget


class EditorSpace(Container):
    """Takes no room; what is mounted in it stands over the screen by an offset of its own.

    Textual paints a parent anew when a child comes or goes: this one has nothing to paint.
    """

    DEFAULT_CSS = "EditorSpace { width: 0; height: 0; }"

    @classmethod
    def of(cls, screen: Screen[Any]) -> "EditorSpace":
        """The space of a screen; it is made when it is first asked for.

        Args:
            screen: The screen whose cells are edited.
        """
        for found in screen.query_children(cls):
            return found
        made = cls()
        screen.mount(made)
        return made

    def hold(self, *editors: Widget) -> None:
        """Mount what begins, and take away what has ended.

        What ends is hidden and stays until then: to take it away at once would lay out and paint a second time.

        Args:
            editors: An editor with what belongs to it.
        """
        for ended in self.children:
            if not ended.display:
                ended.remove()
        self.mount(*editors)
