"""KamApp: the five places, the current account, who hears of changes, and how it ends."""

import gc
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from kamtui.book.book import Book
from kamtui.book.errors import BookError, Refused
from kamtui.endings import EndsCalmly
from kamtui.lookout import EVERY, Lookout
from kamtui.places import data_folder
from kamtui.safekeeper import EVERY as HOUR
from kamtui.safekeeper import Safekeeper
from kamtui.screens.accounts import AccountsScreen
from kamtui.screens.base import OpenPlace, PlaceScreen, Said
from kamtui.screens.captures import Captures
from kamtui.screens.desk import Desk
from kamtui.screens.everywhere import EVERYWHERE, PLACES
from kamtui.services.portfolio import Portfolio, judge_all, keep_judgements, load_portfolio
from kamtui.settings import Settings
from kamtui.theme import choose_theme, use_ascii
from kamtui.widgets.control_filter import ControlFilter
from kamtui.widgets.place_header import PlaceHeader
from kamtui.widgets.themes import THEMES, VARIABLE_DEFAULTS

if TYPE_CHECKING:  # the first frame waits for no more than it needs
    from kamtui.book.history import Change

RELOAD_AT_ONCE = 200
"""So many accounts are read again within a frame."""
PORTFOLIO = frozenset({"account"})
"""What is told when the account list was read anew."""
SHEETS = Path(__file__).with_name("screens")
"""Where the style sheets of the places are."""
REST_AFTER = 0.1
"""Seconds from the first frame to reading the rest: a thread that runs at once holds the frame back."""
OUR_THEMES = {theme.name: theme for theme in THEMES}
"""By name."""
WANTED_NEXT = (
    "kamtui.widgets.filter_input",
    "kamtui.screens.plan",
    "kamtui.screens.dialogs.account_form",
    "kamtui.screens.people",
)
"""What the next keys need and is not quick to load."""


class KamApp(Captures, EndsCalmly):
    """The app on one book.

    Args:
        book: The open book; the caller closes it.
        today: The day all is judged on.
        settings: The user's settings.
        portfolio: The accounts of the first frame.

    Attributes:
        greeting: One sentence to be said at the start; empty for none.
        kept_elsewhere: The file with what was typed, where the book did not take it at the end.
    """

    TITLE = "kamtui"
    theme: Reactive[str] = Reactive("kamtui-dark")
    """Ours from the first moment on: setting it later would have every style sheet read a second time."""
    DEFAULT_MODE = "accounts"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False  # ours looks like the rest and finds what was meant
    BINDINGS: ClassVar[list[BindingType]] = EVERYWHERE

    def __init__(self, book: Book, today: date, settings: Settings, portfolio: Portfolio) -> None:
        super().__init__()
        use_ascii(settings.glyphs == "ascii")
        self.desk = Desk(book, today, settings, portfolio)
        self._loader: Thread | None = None
        self._reading = Lock()
        self._is_reading = False
        self._steps = 0
        self._has_told = False
        self.report_folders = (book.path.parent, data_folder())
        self.greeting = ""
        self.kept_elsewhere: Path | None = None
        self._lookout = Lookout(book, self.say, self.look_for_the_terminal)
        self.safekeeper = Safekeeper(book, settings.second_folder, self._tell_from_thread, self.heed_thread)
        self._filters_of_ours = (ControlFilter(),)
        chosen = choose_theme(settings.theme, colours=self.console.color_system, no_color=self.no_color)
        if chosen != self.theme:
            self.theme = chosen
        self.set_keymap(settings.keys)
        book.listeners.append(self._book_changed)
        for place in PLACES[1:]:
            self.add_mode(place, self._maker(place))

    # ------------------------------------------------------------------ places

    def get_default_screen(self) -> Screen[None]:
        """Accounts, made as the default screen: a mode's first screen has every style sheet read a second time."""
        return AccountsScreen(self.desk)

    def _maker(self, place: str) -> Callable[[], Screen[None]]:
        def make() -> Screen[None]:
            if place == "accounts":
                return AccountsScreen(self.desk)
            if place == "plan":
                from kamtui.screens.plan import PlanScreen  # the first frame does not wait for it

                self._read_sheet(place)
                return PlanScreen(self.desk)
            if place == "people":
                from kamtui.screens.people import PeopleScreen  # the first frame does not wait for it

                return PeopleScreen(self.desk)
            if place == "calendar":
                from kamtui.screens.calendar import CalendarScreen  # the first frame does not wait for it

                self._read_sheet(place)
                return CalendarScreen(self.desk)
            from kamtui.screens.ahead import AheadScreen  # the first frame does not wait for it

            return AheadScreen(self.desk, place)

        return make

    def _read_sheet(self, place: str) -> None:
        """Read a place's sheet as text: a screen that names it has all read again, and a file counts late."""
        self.stylesheet.add_source((SHEETS / f"{place}.tcss").read_text(encoding="utf-8"), (place, ""))

    def keep_drafts_now(self) -> None:
        """Keep what is typed and not saved, beside the book if that does not take it; it never fails."""
        is_kept = self.desk.unsaved.keep_now() and not self.desk.book.problem_of_place()
        if not is_kept and self.kept_elsewhere is None:
            self.kept_elsewhere = self._lookout.keep_elsewhere(self.desk.unsaved.remembered())

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, with what is typed kept."""
        self.keep_drafts_now()
        super().exit(result, return_code, message)

    def action_go(self, place: str) -> None:
        """Go to a place."""
        self.desk.unsaved.keep_soon()
        self.switch_mode(place)

    def action_step(self, by: int) -> None:
        """Make the next account of the list the current one."""
        found = self.desk.step(by)
        if found is not None:
            self._choose(found)

    def _choose(self, account_id: int) -> None:
        if account_id == self.desk.current_id:
            return
        self.desk.current_id = account_id
        self.clear_notifications()
        for screen in self._places():
            screen.account_changed()

    def _places(self) -> list[PlaceScreen[object]]:
        stacks = self._screen_stacks.values()
        return [screen for stack in stacks for screen in stack if isinstance(screen, PlaceScreen)]

    def on_open_place(self, message: OpenPlace) -> None:
        """Go where a place asks to go."""
        if message.account_id is not None:
            self._choose(message.account_id)
        self.action_go(message.place)

    def on_place_header_chosen(self, message: PlaceHeader.Chosen) -> None:
        """Go to the place that was clicked."""
        self.action_go(message.place)

    def on_said(self, message: Said) -> None:
        """Say what a screen wants said."""
        self.say(message.text, message.title, bad=message.bad)

    # ----------------------------------------------------------------- changes

    def _book_changed(self, change: "Change") -> None:
        """A step was saved: read the list again and let every place know."""
        desk = self.desk
        self._steps += 1
        try:
            if desk.portfolio.total <= RELOAD_AT_ONCE:
                desk.portfolio = self._load()
            elif desk.current_id is not None:
                # A long list is read again on a thread; the account that was worked on is shown at once.
                desk.portfolio = desk.portfolio.with_rows(self._load((desk.current_id,)))
        except BookError as error:
            # The step itself is saved: who made it must not believe otherwise.
            self.say(str(error), "Saved, but not read again", bad=True)
        if desk.portfolio.total > RELOAD_AT_ONCE:
            self._start_loader()
        desk.forget_gone()
        self._tell(change.tables)

    def _load(self, ids: Sequence[int] = (), *, apart: bool = False) -> Portfolio:
        desk = self.desk
        return load_portfolio(desk.book, desk.today, desk.settings.thresholds, ids=ids, apart=apart)

    def _tell(self, tables: frozenset[str]) -> None:
        for screen in self._places():
            screen.book_changed(tables)

    def on_mount(self) -> None:
        """Do what the first frame did not need once it is on the screen."""
        self.add_mode(self.DEFAULT_MODE, self._maker(self.DEFAULT_MODE))
        self.call_after_refresh(self.set_timer, REST_AFTER, self._start_loader)
        self.desk.unsaved.begin(self.set_timer, self.say)
        self.set_interval(EVERY, self._lookout.look)
        self.set_interval(HOUR, self.safekeeper.go_on)
        if self.greeting:
            self.call_after_refresh(self.say, self.greeting, "New book")
        else:
            self.call_after_refresh(self._tell_drafts)

    def _tell_drafts(self) -> None:
        """Say in one sentence that something was typed and not saved, and where it is."""
        if drafts := self.desk.unsaved.all():
            many = f"{len(drafts)} texts were" if len(drafts) > 1 else "A text was"
            self.say(f"{many} typed and not saved · f7 goes there", "Drafts")

    @property
    def loader_is_busy(self) -> bool:
        """Whether the thread still reads what the first frame did not need."""
        return self._loader is None or self._loader.is_alive()

    def _start_loader(self) -> None:
        sys.setswitchinterval(0.005)
        with self._reading:
            if self._is_reading:
                return  # it sees at its end that a step was saved, and reads again
            self._is_reading = True
        self._loader = self.desk.book.workers.start(self.heed_thread(self._read_the_rest), "loader")

    def _read_the_rest(self) -> None:
        """On a thread: the whole portfolio, judged, then the ORM and what the next keys need."""
        is_current = False
        while not is_current and not self.desk.book.workers.are_to_end:
            seen = self._steps
            try:
                portfolio = self._load(apart=True)
                judge_all(portfolio.rows)
                self._hand_over(self._take, portfolio, seen)
                self.desk.book.load()
                for module in WANTED_NEXT:
                    import_module(module)
                self._tell_problems()
                keep_judgements(self.desk.book, portfolio)
            except BookError as error:
                # Nobody is left to be told once the book is closed; else what was shown first stays.
                self._hand_over(partial(self.say, title="Not read", bad=True), str(error))
                seen = self._steps
            finally:
                with self._reading:
                    is_current = seen == self._steps
                    self._is_reading = not is_current
        if not gc.isenabled():
            gc.freeze()  # looking through all that is loaded would stop the keys for 100 ms, now and then
            gc.enable()

    def _hand_over(self, callback: Callable[..., None], *values: object) -> None:
        """Have the app's own thread do something, and wait for it while the book is open."""
        self.hand_over(partial(callback, *values), given_up=lambda: self.desk.book.workers.are_to_end)

    def _tell_from_thread(self, text: str, title: str) -> None:
        self._hand_over(partial(self.say, title=title, bad=True), text)

    def _tell_problems(self) -> None:
        """Say once what is wrong with the settings, and what is to be known of the book's place."""
        if self._has_told:
            return
        self._has_told = True
        settings = self.desk.settings
        problems = [*settings.problems]
        if settings.keys:
            from kamtui.keymap import declared_scopes, keymap_problems  # only for those who have keys of their own

            problems += keymap_problems(settings.keys, declared_scopes(self.BINDINGS))
        self.safekeeper.begin()
        of_book = self._lookout.arrive()
        if told := [*of_book, *problems][:3]:
            self._tell_from_thread(" ".join(told), "This book" if of_book else "Settings")
        for damage in self._lookout.settle():
            self._tell_from_thread(damage, "This book")

    def _take(self, portfolio: Portfolio, seen: int) -> None:
        """Show what was read, unless a step was saved since: what is shown is newer then."""
        if seen == self._steps:
            self.desk.portfolio = portfolio
            self._tell(PORTFOLIO)

    # ------------------------------------------------------------ undo and redo

    def action_undo(self) -> None:
        """Take back the newest step."""
        self._move(self.desk.book.undo, back=True)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._move(self.desk.book.redo, back=False)

    def action_undo_steps(self) -> None:
        """Show the steps by name, and undo back to the one that is chosen."""
        from kamtui.screens.dialogs.undo import undo_dialog  # only when asked for

        def undo(step: int | None) -> None:
            if step is not None:
                self._move(lambda: self.desk.book.undo_back_to(step), back=True)

        try:
            self.push_screen(undo_dialog(self.desk), undo)
        except BookError as error:
            self.say(str(error), "Not read", bad=True)

    def _move(self, work: "Callable[[], Change | None]", *, back: bool) -> None:
        try:
            change = work()
            if change is None:
                self._say_the_end(back=back)
            else:
                self.say(change.label, title="Undone" if back else "Done again")
        except (BookError, Refused) as error:
            self.say(str(error), "Not undone" if back else "Not done again", bad=True)

    def _say_the_end(self, *, back: bool) -> None:
        """Say that there is no step to move, and where undo ends."""
        from kamtui.services.undoing import end_of_undo  # only at the end

        end = end_of_undo(self.desk.book) if back else ""
        self.say(end or ("Nothing to undo" if back else "Nothing to redo"), "Nothing to undo" if end else "")

    def action_drafts(self) -> None:
        """Show what was typed and not saved."""
        from kamtui.screens.dialogs.drafts import open_drafts  # only when asked for

        open_drafts(self.screen, self.desk)

    def action_copy_drafts(self) -> None:
        """Write what is typed and not saved into a file elsewhere."""
        from kamtui.screens.dialogs.draft_copy import copy_drafts  # only when asked for

        copy_drafts(self, self.desk)

    # ------------------------------------------------------- what Textual brings

    def action_help_quit(self) -> None:
        """Say how to leave to whoever tries ctrl+c."""
        self.say("ctrl+q leaves kamtui")

    def action_backups(self) -> None:
        """Show the backups, and go back to one."""
        from kamtui.screens.dialogs.backups import open_backups  # only when asked for

        open_backups(self.screen, self.desk)

    def action_palette(self) -> None:
        """Offer every command and every account."""
        from kamtui.screens.dialogs.palette import open_palette  # only when asked for

        open_palette(self.screen, self.desk)

    def action_help(self) -> None:
        """Show the keys of this place."""
        from kamtui.screens.dialogs.help import HelpDialog  # only when asked for

        self.push_screen(HelpDialog(self.screen))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None of Textual's own: its screenshot would write customer data to a downloads folder."""
        return ()

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Our themes and no others."""
        return OUR_THEMES

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our tokens, so that a foreign theme has them too."""
        return VARIABLE_DEFAULTS

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Ours comes last: no control sequence of the data reaches the terminal."""
        return [*super().get_line_filters(), *self._filters_of_ours]

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: a link in somebody's note may lead anywhere."""
        self.say("Links are not opened from here; copy the address if you trust it")
