"""The line one filters a list with; loaded when it is first opened, as an `Input` takes time to import."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from kamtui.text import scrub
from kamtui.widgets.line_input import LineInput


class FilterInput(LineInput):
    """Posts `Input.Changed` at every key; up and down go on moving in the list below."""

    DEFAULT_CSS = "FilterInput { width: 40; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "go(1)", "Down", show=False, id="filter.down", tooltip="Go down in the list"),
        Binding("up", "go(-1)", "Up", show=False, id="filter.up", tooltip="Go up in the list"),
        Binding("escape", "leave(False)", "clear", id="filter.clear", tooltip="Take the filter away"),
        Binding("enter,tab", "leave(True)", "keep", id="filter.keep", tooltip="Go to what was found"),
    ]

    class Moved(Message):
        """The cursor of the list is to move.

        Attributes:
            by: 1 down, -1 up.
        """

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Left(Message):
        """The line is left.

        Attributes:
            keep: Whether the filter stays in force.
        """

        def __init__(self, keep: bool) -> None:
            super().__init__()
            self.keep = keep

    @property
    def text(self) -> str:
        """What is typed, on one line; however long it is, it only narrows a list."""
        return " ".join(scrub(self.value).split())

    def action_go(self, by: int) -> None:
        """Move in the list."""
        self.post_message(self.Moved(by))

    def action_leave(self, keep: bool) -> None:
        """Leave the line."""
        self.post_message(self.Left(keep))
