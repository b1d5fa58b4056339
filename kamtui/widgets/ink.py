"""Tokens turned into terminal styles for the palette in force."""

from functools import lru_cache
from typing import Any

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.strip import Strip

from kamtui.theme import PALETTES, Palette, is_ascii
from kamtui.widgets.parts import Parts, fit_parts, letters_of
from kamtui.widgets.whole_lines import WholeLines


class Ink:
    """The styles of one palette; each is made once.

    Args:
        palette: Token to colour, one of `kamtui.theme.PALETTES`.
    """

    def __init__(self, palette: Palette) -> None:
        self._palette = palette
        self._has_grounds = palette["bg"] != palette["select"]
        self._styles: dict[tuple[str, str, bool, bool], Style] = {}

    def style(self, token: str, ground: str = "bg", *, bold: bool = False, underline: bool = False) -> Style:
        """How text of a token looks on a ground.

        In sixteen colours a selected row is reversed in one ink: no colour of a terminal's own is sure to be
        readable on its own grey.

        Args:
            token: The meaning, for example `muted` or `late`.
            ground: The token below the text: `bg`, `surface`, `panel` or `select`.
            bold: Whether the text is a title or the cursor's name.
            underline: Whether it is today.

        Raises:
            KeyError: The palette has no such token.
        """
        key = (token, ground, bold, underline)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._made(token, ground, bold, underline)
        return style

    def _made(self, token: str, ground: str, bold: bool, underline: bool) -> Style:
        """A new style; attributes that are off stay unset, so that they cost no escape sequence."""
        colour, back = self._palette[token], self._palette[ground]
        if ground == "select" and not self._has_grounds:
            return Style(reverse=True, bold=bold or None, underline=underline or None)
        return Style(color=colour, bgcolor=back, bold=bold or None, underline=underline or None)

    def segments(self, parts: Parts, ground: str = "bg", *, bold_name: bool = False) -> list[Segment]:
        """The parts as they are drawn, one after the other. Their texts have to be safe, as `fit_parts` makes them.

        Args:
            parts: Texts with their tokens.
            ground: The token below them.
            bold_name: Whether what is marked as a row's name is bold, as the cursor's row is.
        """
        drawn: list[Segment] = []
        text, look = "", None
        for part in parts:
            letters = letters_of(part)
            style = look
            # Blanks show no ink, so they go with what is before them: fewer bytes to the terminal.
            if look is None or look.underline or not part[0].isspace():
                bold = "b" in letters or (bold_name and "n" in letters)
                style = self.style(part[1], ground, bold=bold, underline="u" in letters)
            if style is not look and text:
                drawn.append(Segment(text, look))
                text = ""
            text, look = text + part[0], style
        if text:
            drawn.append(Segment(text, look))
        return drawn

    def strip(self, parts: Parts, width: int, ground: str = "bg") -> Strip:
        """One line of exactly `width` cells, cut or filled up as needed."""
        return Strip(self.segments(fit_parts(parts, width), ground), width)

    def blank(self, width: int, ground: str = "bg") -> Strip:
        """One empty line on a ground."""
        return Strip.blank(width, self.style("fg", ground))


@lru_cache(maxsize=8)
def _ink(palette: str, ascii_only: bool) -> Ink:
    """One `Ink` for each palette and set of marks: by its identity a widget sees that the look has changed."""
    del ascii_only  # only tells two looks apart
    return Ink(PALETTES[palette])


def ink_for(app: App[Any]) -> Ink:
    """The ink of the app's current theme; a theme that is not ours gets the palette of its brightness.

    Args:
        app: The running app.
    """
    name = app.theme
    if name not in PALETTES:
        name = "kamtui-dark" if app.current_theme.dark else "kamtui-light"
    return _ink(name, is_ascii())


class CursorInk(WholeLines):
    """How a region shows where its cursor stands."""

    @property
    def cursor_ground(self) -> str:
        """The ground below what one stands on: brighter while the keys come here."""
        return "select" if self.has_focus else "panel"

    @property
    def cursor_ink(self) -> str:
        """The ink of the bar beside what one stands on."""
        return "accent" if self.has_focus else "faint"


class InkedWidget(CursorInk):
    """A region that draws its lines itself, in ink, and draws them again when the look changes."""

    _drawn_in: Ink | None = None

    @property
    def ink(self) -> Ink:
        """The ink of the moment."""
        return ink_for(self.app)

    def line(self, y: int, width: int) -> Strip:
        """One line of the region; to be given by the subclass.

        Args:
            y: The line, 0 on top.
            width: How many cells it has to fill.
        """
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw a line for Textual."""
        self._drawn_in = self.ink
        return self.line(y, self.size.width)

    def notify_style_update(self) -> None:
        """Draw again if another palette or another set of marks is in force."""
        super().notify_style_update()
        if self._drawn_in not in (None, self.ink):
            self.refresh()
