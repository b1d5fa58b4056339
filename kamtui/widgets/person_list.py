"""The people that may be picked, a row each: narrowed by what is typed, with who is picked and how they stand."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.message import Message
from textual.strip import Strip

from kamtui.text import cells, fold_name
from kamtui.theme import glyph, stance_token
from kamtui.vocabulary import Stance
from kamtui.widgets.gauges import stance_number
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts

STANCE = 16
"""Cells of a stance in words."""
MARK = 2
"""Cells of the mark before a name."""


class Pickable(NamedTuple):
    """Somebody who may be picked.

    Attributes:
        id: The person's key.
        name: Their name.
        title: Their place; empty when not known.
        stance: How they stand as last seen; None when nobody knows.
    """

    id: int
    name: str
    title: str = ""
    stance: Stance | None = None


class Picked(NamedTuple):
    """Somebody who is picked.

    Attributes:
        who: Their key, or the name of somebody who is not known yet.
        name: Their name.
        stance: The stance seen; None for none.
    """

    who: int | str
    name: str
    stance: Stance | None = None


class PersonList(InkedWidget):
    """Rows of people with a cursor; the keys come from the line above it.

    Args:
        people: Everybody who is known.
        picked: Who is picked at first.
    """

    DEFAULT_CSS = "PersonList { height: 5; width: 1fr; }"

    class Clicked(Message):
        """Somebody was clicked.

        Attributes:
            who: Their key, or the name of somebody new.
        """

        def __init__(self, who: int | str) -> None:
            super().__init__()
            self.who = who

    def __init__(self, people: Sequence[Pickable], picked: Sequence[Picked] = ()) -> None:
        super().__init__()
        self._people = tuple(people)
        self._folded = [(_folded(one.name), _folded(one.title)) for one in people]
        self.picked: dict[int | str, Picked] = {one.who: one for one in picked}
        self.text = ""
        self.is_active = False
        self._rows: list[int | str] = []
        self._top = 0
        self.cursor = 0
        self.narrow("")
        first = next(iter(self.picked), None)
        self.cursor = self._rows.index(first) if first in self._rows else 0

    # --------------------------------------------------------------------- rows

    def narrow(self, text: str) -> None:
        """Show those whom a text fits, and whoever it names anew; without a text everybody.

        Args:
            text: As it was typed.
        """
        self.text = " ".join(text.split())
        folded = _folded(text)
        before = self.current
        ranked = [
            (rank, one.id)
            for one, called in zip(self._people, self._folded, strict=True)
            if (rank := _rank(called, folded)) is not None
        ]
        ranked.sort(key=lambda each: each[0])
        new = [who for who in self.picked if isinstance(who, str) and folded in fold_name(who)]
        self._rows = [*new, *(key for _, key in ranked)]
        names = [name for name, _ in self._folded] + [fold_name(who) for who in new]
        if self.text and folded not in names:
            self._rows.append(self.text)
        self.cursor = 0 if self.text else max(0, self._rows.index(before) if before in self._rows else 0)
        self._show_cursor()

    def has(self, text: str) -> bool:
        """Whether a text fits somebody who is known."""
        folded = _folded(text)
        return any(folded in name or folded in title for name, title in self._folded)

    @property
    def current(self) -> int | str | None:
        """Who is under the cursor; None while there is nobody."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    @property
    def count(self) -> int:
        """Rows there are."""
        return len(self._rows)

    def move(self, by: int) -> None:
        """Move the cursor up or down."""
        self.cursor = max(0, min(len(self._rows) - 1, self.cursor + by))
        self._show_cursor()

    def go_to(self, who: int | str) -> None:
        """Put the cursor on somebody."""
        if who in self._rows:
            self.cursor = self._rows.index(who)
        self._show_cursor()

    def _show_cursor(self) -> None:
        height = max(1, self.size.height)
        self._top = max(min(self._top, self.cursor), self.cursor - height + 1)
        self._top = max(0, min(self._top, len(self._rows) - height))
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._show_cursor()

    # ------------------------------------------------------------------ picking

    def name_of(self, who: int | str) -> str:
        """What somebody is called."""
        return who if isinstance(who, str) else next((one.name for one in self._people if one.id == who), "?")

    def pick(self, who: int | str, stance: Stance | None) -> None:
        """Pick somebody, with the stance seen."""
        self.picked[who] = Picked(who, self.name_of(who), stance)
        self.refresh()

    def drop(self, who: int | str) -> None:
        """Pick somebody no longer."""
        self.picked.pop(who, None)
        self.narrow(self.text)

    async def on_click(self, event: events.Click) -> None:
        """Pick whoever is clicked, or no longer."""
        place = self._top + event.y
        if place < len(self._rows):
            self.post_message(self.Clicked(self._rows[place]))

    # ------------------------------------------------------------------ drawing

    def line(self, y: int, width: int) -> Strip:
        """A row."""
        place = self._top + y
        if not self._rows:
            told = "nobody is known yet: type a name" if y == 0 else ""
            return self.ink.strip((*blanks(2), (told, "muted")), width, "surface")
        if place >= len(self._rows):
            return self.ink.blank(width, "surface")
        who = self._rows[place]
        is_here = place == self.cursor and self.is_active
        bar: Parts = ((glyph("bar"), "accent"), (" ", "fg")) if is_here else blanks(2)
        more = self._more(y)
        room = width - 2 - STANCE - 4
        stance = fit_parts(self._stance(who), STANCE)
        parts = (*bar, *fit_parts(self._told(who, room), room), *blanks(2), *stance, *more)
        return self.ink.strip(parts, width, "select" if is_here else "surface")

    def _told(self, who: int | str, room: int) -> Parts:
        mark: Parts = ((glyph("done"), "accent"), (" ", "fg")) if who in self.picked else blanks(MARK)
        name = self.name_of(who)
        if isinstance(who, str):
            hint = "new" if who in self.picked else "new person"
            return (*mark, (name, "fg"), ("  ", "fg"), (hint, "muted"))
        person = next(one for one in self._people if one.id == who)
        wide = min(24, room * 3 // 5)
        if cells(name) > wide or not person.title:
            return (*mark, (name, "fg"), ("  ", "fg"), (person.title, "muted"))
        return (*mark, *fit_parts(((name, "fg"),), wide), ("  ", "fg"), (person.title, "muted"))

    def _stance(self, who: int | str) -> Parts:
        picked = self.picked.get(who)
        if picked is not None and picked.stance is not None:
            return (*stance_number(picked.stance), (f" {picked.stance.label}", stance_token(picked.stance)))
        if picked is not None:
            return ((glyph("none"), "muted"), (" no stance", "muted"))
        last = next((one.stance for one in self._people if one.id == who), None)
        return () if last is None else (("was ", "muted"), *stance_number(last))

    def _more(self, y: int) -> Parts:
        """A mark on the last row while there is more below, on the first while there is more above."""
        height = self.size.height
        is_cut = (y == height - 1 and self._top + height < len(self._rows)) or (y == 0 and self._top > 0)
        return ((glyph("more"), "quiet"), (" ", "fg")) if is_cut else blanks(2)


def _folded(text: str) -> str:
    return " ".join(fold_name(text).split())


def _rank(called: tuple[str, str], text: str) -> int | None:
    """How well a text fits a name and a title: a name's word that begins so first; None where it does not."""
    for rank, words in enumerate(called):
        if words.startswith(text) or f" {text}" in words:
            return rank
    return 2 if any(text in words for words in called) else None
