"""What scrolls lines of its own and paints no more of them than has changed."""

from typing import Any

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.widget import Widget

from kamtui.widgets.whole_lines import WholeLines

TYPE_CHECKING = False
if TYPE_CHECKING:  # loaded when there is something to scroll
    from textual.scrollbar import ScrollBar


class Scrolled(ScrollView, WholeLines):
    """Lines of which one is the cursor's; no style of theirs may depend on the focus."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._laid_out: Size | None = None

    def redraw_cursor(self) -> None:
        """Draw the cursor's line again."""
        raise NotImplementedError

    @property
    def vertical_scrollbar(self) -> "ScrollBar":
        """The scrollbar, thin; it is made, and its code loaded, only when there is something to scroll."""
        from kamtui.widgets.thin_bar import ThinBar  # most lists need none on the first frame

        bar = super().vertical_scrollbar
        bar.renderer = ThinBar  # type: ignore[misc] # Textual's own documented way for one widget
        return bar

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Not be taken for changed when anything at all is laid out: Textual would paint the scrollbar each time.

        It compares the lines there are with the room there is.
        """
        known, self._laid_out = self._laid_out, self.virtual_size
        if known == self.virtual_size:
            virtual_size = known
        return super()._size_updated(size, virtual_size, container_size, layout)

    def on_focus(self, event: events.Focus) -> None:
        """Show that keys go here."""
        self._be_focused(event, True, events.DescendantFocus(self))

    def on_blur(self, event: events.Blur) -> None:
        """Show that keys no longer go here."""
        self._be_focused(event, False, events.DescendantBlur(self))

    def _be_focused(self, event: events.Event, is_focused: bool, told: events.Event) -> None:
        """Draw the cursor's line alone, where Textual would style and paint everything."""
        event.prevent_default()
        self.set_reactive(Widget.has_focus, is_focused)
        self.redraw_cursor()
        if self.parent is not None:
            self.parent.post_message(told)
