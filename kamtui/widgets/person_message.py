"""What a widget says when something happened to one of the people it shows."""

from textual.message import Message
from textual.widget import Widget


class PersonMessage(Message):
    """Something happened to one of the people of a widget.

    Attributes:
        widget: The widget.
        id: The person it is about; None where there is nobody.
    """

    def __init__(self, widget: Widget, id: int | None) -> None:
        super().__init__()
        self.widget, self.id = widget, id

    @property
    def control(self) -> Widget:
        """The widget it happened in."""
        return self.widget
