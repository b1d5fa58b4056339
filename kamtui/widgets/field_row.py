"""One field of a dialog that is no form of a record: its label, and beside it whatever the field is."""

from textual.app import ComposeResult
from textual.strip import Strip
from textual.widget import Widget

from kamtui.theme import glyph
from kamtui.widgets.form_layout import BAR, LABEL, MARGIN
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts


class FieldLabel(InkedWidget):
    """The label, and the bar while the keys go to its field."""

    DEFAULT_CSS = f"FieldLabel {{ height: 1; width: {BAR + 2}; }}"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.is_here = False

    def line(self, y: int, width: int) -> Strip:
        """The label."""
        bar: Parts = ((glyph("bar"), "accent"),) if self.is_here and self._text else blanks(1)
        text = fit_parts(((self._text, "muted"),), LABEL)
        return self.ink.strip((*blanks(MARGIN), *text, *bar, *blanks(1)), width, "surface")


class FieldRow(Widget):
    """A label with a field.

    Args:
        label: What the field is called; empty for what belongs to the row above.
        field: The field.
    """

    DEFAULT_CSS = f"FieldRow {{ height: auto; width: 1fr; layout: horizontal; padding-right: {MARGIN}; }}"

    def __init__(self, label: str, field: Widget) -> None:
        super().__init__()
        self.label = FieldLabel(label)
        self._field = field

    def compose(self) -> ComposeResult:
        """Both, side by side."""
        yield self.label
        yield self._field

    def on_descendant_focus(self) -> None:
        """The bar shows where the keys go."""
        self.label.is_here = True
        self.label.refresh()

    def on_descendant_blur(self) -> None:
        """The keys go elsewhere."""
        self.label.is_here = False
        self.label.refresh()
