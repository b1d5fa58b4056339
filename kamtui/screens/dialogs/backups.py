"""The backups: when each was made and why, what it holds compared with now, and the way back to it."""

import shlex
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from kamtui.book.backups import Backup
from kamtui.book.errors import BookError, Refused
from kamtui.book.holdings import Holdings
from kamtui.reading import write_day
from kamtui.screens.base import say
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.base import Dialog
from kamtui.services.looking_back import PastBook, differences, go_back, list_past_books, look_back
from kamtui.theme import glyph, plain
from kamtui.widgets.columns import Column
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.widgets.table import Table
from kamtui.wrapping import wrap

HEADING = 2
"""Rows of the list's heading."""
TALLEST = 14
"""Rows of the list at most, its heading among them."""
TOLD_ROWS = 8
"""Rows that say what the backup under the cursor holds, with a blank one above."""
FRAME = 6
"""Rows of the dialog that are neither."""

PAINTED = 0.1
"""Seconds until what is said has reached the screen; Textual's own call after a refresh can come before it."""
KEYS_PASS = 0.3
"""Seconds after a restore in which enter does nothing: who pressed it meanwhile must not restore the next one."""
OTHER_DISK = (
    "For copies on another disk name a folder in the settings, as [backup] second: kamtui config says where."
)
"""How the backups get off the disk; said where no second folder is set."""

Told = tuple[tuple[str, str], ...]
"""Sentences, each with its ink."""


class PastBookText(InkedWidget):
    """What a backup holds, in a few sentences."""

    DEFAULT_CSS = f"PastBookText {{ height: {TOLD_ROWS}; width: 1fr; }}"

    def __init__(self) -> None:
        super().__init__()
        self._told: Told = ()

    def show(self, told: Told) -> None:
        """Say something else."""
        self._told = told
        self.refresh()

    def line(self, y: int, width: int) -> Strip:
        """A row of it."""
        lines = list(self._lines(width - 4))
        parts = lines[y] if y < len(lines) else ()
        return self.ink.strip((*blanks(2), *fit_parts(parts, width - 4), *blanks(2)), width, "surface")

    def _lines(self, room: int) -> Iterator[Parts]:
        yield ()
        for sentence, token in self._told:
            for row in wrap(plain(sentence), room, 3, glyph("more")):
                yield ((row, token),)


class BackupsDialog(Dialog[None]):
    """The backups, the newest first; enter twice goes back to one.

    Args:
        desk: What lies on the desk.

    Attributes:
        is_restoring: Whether one is being restored, or was just now.
    """

    WIDTH: ClassVar[int] = 110
    FOOT: ClassVar[tuple[tuple[str, str], ...]] = (("enter", "go back to it"), ("esc", "back"))

    def __init__(self, desk: Desk) -> None:
        super().__init__("Backups", desk.book.path.name)
        self._desk = desk
        self._seen: dict[str, PastBook] = {}
        self._present: Holdings = desk.book.holdings()
        self._asked: Backup | None = None
        self.is_restoring = False
        self._news: Told = ()

    def compose_dialog(self) -> Iterable[Widget]:
        """The list, and what is to be said of the one under the cursor."""
        columns: tuple[Column[Backup], ...] = (
            Column("when", "Made", 20, self._when),
            Column("why", "Why", 18, lambda one: ((one.reason.replace("-", " "), "fg"),)),
            Column("what", "Newest step", 0, self._what),
            Column("size", "Size", 9, lambda one: ((_size(one.size), "muted"),), "right"),
        )
        table = Table[Backup](
            columns,
            key=lambda one: one.path.name,
            rows=list_past_books(self._desk.book),
            ground="surface",
            opens="go back to it",
        )
        table.styles.margin = (1, 0, 0, 0)
        yield table
        yield PastBookText()

    def on_mount(self) -> None:
        """The keys go to the list."""
        super().on_mount()
        self.query_one(Table).focus()
        if not self.query_one(Table).rows:
            self.foot.offer(("esc", "back"))
            self.foot.show((("No backup yet: the first is made when you leave", "muted"),))

    def on_resize(self) -> None:
        """The list takes no more room than it needs."""
        super().on_resize()
        table = self.query_one(Table)
        room = min(TALLEST, self.size.height - FRAME - TOLD_ROWS)
        table.styles.height = max(HEADING + 1, min(len(table.rows) + HEADING, room))

    def action_leave(self) -> None:
        """Leave the question for the list, and the list for the place."""
        if self._asked is None:
            super().action_leave()
        else:
            self._offer(self._asked)

    def _past(self, backup: Backup) -> PastBook:
        """What a backup holds; each is looked into once, when it comes into sight."""
        found = self._seen.get(backup.path.name)
        if found is None:
            found = self._seen[backup.path.name] = look_back(backup)
        return found

    def _when(self, backup: Backup) -> Parts:
        at = backup.at.astimezone()
        return ((f"{write_day(at.date(), self._desk.today)} {at:%H:%M}", "fg"),)

    def _what(self, backup: Backup) -> Parts:
        holdings = self._past(backup).holdings
        return ((holdings.what or "nothing yet", "muted"),) if holdings else (("cannot be read", "bad"),)

    @on(Table.Highlighted)
    def _went_to(self, message: Table.Highlighted) -> None:
        self._offer(message.row)

    def _offer(self, backup: Backup | None) -> None:
        """Say what a backup holds."""
        self._asked = None
        self.foot.show(())
        self.foot.offer(*self.FOOT)
        self.query_one(PastBookText).show(() if backup is None else tuple(self._told(self._past(backup))))

    def _told(self, past: PastBook) -> Iterator[tuple[str, str]]:
        yield from self._news
        if past.holdings is None:
            yield past.problem, "bad"
            return
        if past.holdings.step == self._present.step:
            yield "The book holds its newest step: nothing was done since.", "fg"
        else:
            found = [f"{one.then} {one.kind}, now {one.now}" for one in differences(past.holdings, self._present)]
            yield "; ".join(found) or "As many of each kind as now; what they say has changed since.", "fg"
        yield "To look into it, with nothing changed in it:", "muted"
        yield f"kamtui {_typed(past.path)}", "fg"
        if self._desk.settings.second_folder is None and not self._news:
            yield OTHER_DISK, "muted"

    @on(Table.Opened)
    def _chosen(self, message: Table.Opened) -> None:
        backup: Backup = message.row
        if self.is_restoring:
            return
        if self._asked is not backup:
            self._asked = backup
            self._news = ()
            self.foot.show((("The book as it is now is backed up before", "fg"),))
            self.foot.offer(("enter", "restore"), ("esc", "keep"))
            return
        self._asked = None
        self.is_restoring = True
        self.foot.offer()
        self.foot.show((("Restoring ...", "accent"),))
        self.set_timer(PAINTED, lambda: self._go_back(backup))  # a large book takes seconds

    def _go_back(self, backup: Backup) -> None:
        try:
            self._restore(backup)
        finally:
            self.set_timer(KEYS_PASS, self._take_keys)  # from now on: the time of the restore itself is over

    def _restore(self, backup: Backup) -> None:
        try:
            restored = go_back(self._desk.book, self._past(backup))
            self._present = self._desk.book.holdings()
        except (BookError, Refused) as error:
            self._news = ((str(error), "bad"),)
            self._offer(backup)
            return
        table = self.query_one(Table)
        table.set_rows(list_past_books(self._desk.book))
        self.on_resize()
        when = "".join(part[0] for part in self._when(backup))
        self._news = ((f"The book is as it was on {when}.", "good"),)
        if restored.before is not None:
            way_back = "The first line is the book as it was before: enter twice goes back."
            self._news = (*self._news, (way_back, "fg"))
            table.action_edge(-1)
        self._offer(table.row)

    def _take_keys(self) -> None:
        self.is_restoring = False


def _typed(path: Path) -> str:
    """A path as it is typed, short where it can be."""
    with suppress(ValueError, RuntimeError):
        short = path.relative_to(Path.home()).as_posix()
        if shlex.quote(short) == short:
            return f"~/{short}"
    return shlex.quote(str(path))


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{-(-count // 1_000)} kB"


def open_backups(screen: Screen[Any], desk: Desk) -> None:
    """Show the backups.

    Args:
        screen: The screen that is shown.
        desk: What lies on the desk.
    """
    if desk.book.is_read_only:
        say(screen, "This is a backup itself: open the book to see its backups")
        return
    try:
        screen.app.push_screen(BackupsDialog(desk))
    except BookError as error:
        say(screen, str(error), "Not read", bad=True)
