"""What stands around a place: header, the place's line, the strip of causes, empty states, the footer's keys."""

from collections.abc import Iterable, Sequence

from textual import events
from textual.app import ActiveBinding
from textual.strip import Strip

from kamtui.text import cells, fit, safe_line
from kamtui.theme import glyph, plain
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Part, Parts, blanks, fit_parts, spread, width_of

WIDE = 112
"""Columns from which the margin is one cell wider."""
PLACES = ("Accounts", "Plan", "People", "Calendar", "Review")
"""The five places in the order of their digits."""


def margin_of(width: int) -> int:
    """Blank cells before a line's text: three on wide screens, two on narrow ones."""
    return 3 if width >= WIDE else 2


class PlaceHeader(InkedWidget):
    """The top row: the five places with the current one marked, the current account, the day.

    Args:
        place: The current place, in lower case.
    """

    DEFAULT_CSS = "PlaceHeader { height: 1; width: 1fr; }"

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place
        self._account = ""
        self._day = ""

    def set_account(self, account: str, day: str) -> None:
        """Show the current account and the day."""
        if (account, day) != (self._account, self._day):
            self._account, self._day = account, day
            self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """Places on the left, account and day on the right; without room the day goes, then the name is cut."""
        del y
        gap = 3 if width >= 100 else 2
        ink = self.ink
        segments = ink.segments((*blanks(margin_of(width)), ("kamtui", "muted"), *blanks(2)), "panel")
        used = margin_of(width) + 8
        for digit, name in enumerate(PLACES, 1):
            is_here = name.lower() == self._place
            word = name if is_here or width >= 76 else ""
            parts: Parts = ((" ", "fg"), (str(digit), "accent" if is_here else "muted"), (f" {word} ", "fg", "b"))
            if not is_here:
                parts = ((f" {digit} {word} ", "muted"),)
            segments += ink.segments(parts, "bg" if is_here else "panel")
            segments += ink.segments(blanks(gap - 2), "panel")
            used += width_of(parts) + gap - 2
        room = width - used - margin_of(width)
        day = f"  {self._day}" if width >= 100 and self._day else ""
        name = fit(self._account, min(cells(self._account), max(0, room - cells(day))), more=glyph("more")).rstrip()
        tail: Parts = ((plain(name), "fg"), (day, "muted"))
        segments += ink.segments((*blanks(room - width_of(tail)), *tail, *blanks(margin_of(width))), "panel")
        return Strip(segments).adjust_cell_length(width, ink.style("fg", "panel"))


class PlaceLine(InkedWidget):
    """What the place is, in bold, facts beside it, totals at the right edge."""

    DEFAULT_CSS = "PlaceLine { height: 1; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._facts: Parts = ()
        self._totals: Parts = ()

    def show(self, title: str, facts: Parts = (), totals: Parts = ()) -> None:
        """Show a line.

        Args:
            title: What it is.
            facts: What stands to its right.
            totals: What ends at the right edge.
        """
        self._title, self._facts, self._totals = title, facts, totals
        self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """The line; the facts are cut first."""
        del y
        edge = margin_of(width)
        left: Parts = ((self._title, "fg", "b"), *(blanks(3) if self._facts else ()), *self._facts)
        totals = tuple((plain(safe_line(part[0])), *part[1:]) for part in self._totals)
        room = width - 2 * edge
        return self.ink.strip((*blanks(edge), *spread(left, totals, room)), width)


class CauseStrip(InkedWidget):
    """The three rows at the foot of a place: a rule, a name with its figure, the causes with their points."""

    DEFAULT_CSS = "CauseStrip { height: 3; width: 1fr; }"

    def __init__(self, margin: int = 2) -> None:
        super().__init__()
        self._margin = margin
        self._name = ""
        self._figure: Parts = ()
        self._causes: Sequence[tuple[int, str, str]] = ()

    def show(self, name: str, figure: Parts, causes: Sequence[tuple[int, str, str]]) -> None:
        """Show a record.

        Args:
            name: Whose figure it is.
            figure: The figure.
            causes: (points, text, token) each; as many as there is room for are shown, whole.
        """
        self._name, self._figure, self._causes = name, figure, causes
        self.refresh()

    def clear(self) -> None:
        """Show nothing."""
        self.show("", (), ())

    def line(self, y: int, width: int) -> Strip:
        """One of the three rows."""
        room = width - 2 * self._margin
        edge = blanks(self._margin)
        if y == 0:
            parts: Parts = ((glyph("rule") * room, "faint"),)
        elif not self._name:
            parts = ()
        elif y == 1:
            name = fit(self._name, min(cells(self._name), 44), more=glyph("more"))
            hint: Parts = (("   = why", "muted"),) if self._causes else ()
            parts = ((name, "fg", "b"), *blanks(2), *self._figure, *hint)
        else:
            parts = self._fitting(room)
        return self.ink.strip((*edge, *fit_parts(parts, room), *edge), width)

    def _fitting(self, room: int) -> Parts:
        """As many causes as stand whole on the line; the first is cut rather than left out."""
        parts: list[Part] = []
        for points, text, token in self._causes:
            sign = glyph("minus") if points < 0 else "+"
            cause: Parts = ((text, "fg" if points else token),)
            if points:
                cause = ((f"{sign}{abs(points)} ", token), *cause)
            gap = blanks(4) if parts else ()
            if parts and width_of((*parts, *gap, *cause)) > room:
                break
            parts += (*gap, *cause)
        return tuple(parts)


class EmptyState(InkedWidget):
    """What a place or section says while there is nothing in it: what it is for, and the keys that fill it."""

    DEFAULT_CSS = "EmptyState { height: 1fr; width: 1fr; }"
    WIDTH = 50

    def __init__(self, title: str = "", lines: Sequence[str] = (), keys: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.show(title, lines, keys)

    def show(self, title: str, lines: Sequence[str], keys: Iterable[tuple[str, str]]) -> None:
        """Say something else.

        Args:
            title: A short bold line.
            lines: What it is for, muted.
            keys: Keys with what they do.
        """
        keys = tuple(keys)
        wide = max((cells(key) for key, _ in keys), default=0)
        self._lines: list[Parts] = [((title, "fg", "b"),), ()]
        self._lines += [((line, "muted"),) for line in lines]
        if keys:
            self._lines.append(())
        self._lines += [((fit(key, wide), "accent"), *blanks(3), (word, "fg")) for key, word in keys]
        if self.is_attached:
            self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """A line, in the middle of the pane."""
        first = max(0, (self.size.height - len(self._lines)) // 2 - 1)
        place = y - first
        if not 0 <= place < len(self._lines):
            return self.ink.blank(width)
        taken = max(self.WIDTH, max(map(width_of, self._lines), default=0))
        left = max(2, (width - taken) // 2)
        return self.ink.strip((*blanks(left), *fit_parts(self._lines[place], width - left - 1)), width)


class KeyFooter(InkedWidget):
    """The last row: the keys of the place, as many as fit whole, and help always at the right edge."""

    DEFAULT_CSS = "KeyFooter { height: 1; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follow the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def line(self, y: int, width: int) -> Strip:
        """Keys with their words."""
        del y
        edge = margin_of(width)
        active = self._shown()
        help_parts: Parts = (("?", "accent"), (" help", "muted"))
        room = width - 2 * edge - width_of(help_parts) - 3
        parts: list[Part] = []
        self._places = []
        for binding in active:
            key = self.app.get_key_display(binding.binding)
            words: Parts = ((key, "accent"), (" " + binding.binding.description, "muted"))
            gap = blanks(3) if parts else ()
            if width_of((*parts, *gap, *words)) > room:
                continue
            start = edge + width_of((*parts, *gap))
            self._places.append((start, start + width_of(words), binding.binding.action))
            parts += (*gap, *words)
        self._places.append((width - edge - width_of(help_parts), width - edge, "app.help"))
        line = spread(tuple(parts), help_parts, width - 2 * edge)
        return self.ink.strip((*blanks(edge), *line), width)

    def _shown(self) -> list[ActiveBinding]:
        """The bindings that want to be seen, each action once."""
        seen: dict[str, ActiveBinding] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and active.enabled and binding.action != "help":
                seen.setdefault(binding.action, active)
        return list(seen.values())

    async def on_click(self, event: events.Click) -> None:
        """Do what stands under the mouse."""
        for start, end, action in self._places:
            if start <= event.x < end:
                await self.run_action(action if "." in action else f"screen.{action}")
