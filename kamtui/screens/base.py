"""What all places share: the frame around them, loading and showing, and reloading when the book has changed."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from kamtui.book.errors import BookError, Refused
from kamtui.reading import write_day
from kamtui.screens.desk import Desk
from kamtui.screens.prefill import Prefill
from kamtui.widgets.frame import KeyFooter, PlaceHeader

Value = TypeVar("Value")
Done = TypeVar("Done")

LEAST = (60, 16)
"""Columns and rows below which nothing is drawn but one line that says so."""
TALL = 30
"""From so many rows on a place has spare rows under the header and over the footer."""
WIDE, WITH_CARD = 112, 188
"""Columns from which all columns fit, and from which the account card joins."""


class OpenPlace(Message):
    """Somebody wants to see a place, perhaps for another account.

    Attributes:
        place: Its name, as `plan`.
        account_id: The account that becomes current; None keeps it.
    """

    def __init__(self, place: str, account_id: int | None = None) -> None:
        super().__init__()
        self.place = place
        self.account_id = account_id


class Said(Message):
    """One thing is to be said in the corner.

    Attributes:
        text: One sentence.
        title: What happened, in a word or two.
        bad: Whether something was not done.
    """

    def __init__(self, text: str, title: str = "", *, bad: bool = False) -> None:
        super().__init__()
        self.text = text
        self.title = title
        self.bad = bad


def say(screen: Screen[Any], text: str, title: str = "", *, bad: bool = False) -> None:
    """Have the app say one thing in the corner; what went wrong stays until `esc`."""
    screen.post_message(Said(text, title, bad=bad))


class PlaceScreen(Screen[None], Generic[Value]):
    """One of the five places: `load()` reads a value, `show()` puts it on the screen, nothing else touches widgets.

    Attributes:
        place: Its name in the header.
        concerns: The kinds of record whose change makes it load again.
        purpose: One line for the help on what is done here.
    """

    place: ClassVar[str]
    concerns: ClassVar[frozenset[str]] = frozenset()
    purpose: ClassVar[str] = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-too-narrow"), (LEAST[0], "-narrow"), (WIDE, "-wide"), (WITH_CARD, "-with-card")]
    VERTICAL_BREAKPOINTS = [(0, "-too-low"), (LEAST[1], "-low"), (TALL, "-tall")]
    AUTO_FOCUS = ""
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """As Textual has it, which paints the whole screen when the focus moves: the two widgets concerned do that."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes="place")
        self.desk = desk
        self._be_of_its_size()
        # It is styled when it is mounted. Textual takes a new screen for one that was styled by older sheets, and
        # would read all sheets again, twice when it is first shown and once when it is shown again.
        self._css_update_count = self.app._css_update_count
        self._is_stale = False
        # A place is current before its widgets are there; what happens then is shown when they are.
        self._is_built = False
        self._shown_for: int | None = None

    def _be_of_its_size(self) -> None:
        """Have size and classes from the start: Textual gives them after the first painting, and paints again."""
        size = self.app.size
        for most, marks in ((size.width, self.HORIZONTAL_BREAKPOINTS), (size.height, self.VERTICAL_BREAKPOINTS)):
            self.add_class(*self._get_breakpoint_classes(most, marks), update=False)
        self.set_reactive(Widget.virtual_size, size)

    def compose(self) -> ComposeResult:
        """The frame, and the place in it."""
        yield PlaceHeader(self.place)
        yield from self.compose_place()
        yield KeyFooter()

    def compose_place(self) -> Iterable[Widget]:
        """The widgets of the place itself."""
        raise NotImplementedError

    def load(self) -> Value:
        """Read what is shown, as a frozen value."""
        raise NotImplementedError

    def show(self, value: Value) -> None:
        """Put a value on the screen."""
        raise NotImplementedError

    def contact_prefill(self) -> Prefill:
        """What the place knows of a contact that is to be logged: who is under its cursor."""
        return Prefill()

    def reload(self) -> None:
        """Load and show."""
        self._shown_for = self.desk.current_id
        self._is_stale = True
        try:
            value = self.load()
        except (Refused, BookError) as error:
            say(self, str(error), "Not read", bad=True)
            return
        self._is_stale = False
        self.show(value)
        self.show_frame()

    def attempt(self, work: Callable[[], Done], title: str = "Not saved") -> Done | None:
        """Do something with the book; what it refuses is said in one sentence, and the place stays as it is.

        Args:
            work: What is to be done.
            title: What did not happen, should it fail.

        Returns:
            What the work returns, None when it failed.
        """
        try:
            return work()
        except (Refused, BookError) as error:
            say(self, str(error), title, bad=True)
            return None

    def show_frame(self) -> None:
        """Bring the header up to date."""
        current = self.desk.current
        self.query_one(PlaceHeader).set_account(
            "" if current is None else current.name, write_day(self.desk.today, self.desk.today)
        )

    def on_mount(self) -> None:
        """Show the place for the first time."""
        self._is_built = True
        self.reload()

    def on_resize(self) -> None:
        """Where there is too little room, say so instead of drawing ruins."""
        if (self.size.width < LEAST[0] or self.size.height < LEAST[1]) and not self.query("TooSmall"):
            from kamtui.widgets.too_small import TooSmall  # seldom needed

            self.mount(TooSmall(*LEAST))

    def on_screen_resume(self) -> None:
        """Load again what changed while another place was shown."""
        if self.outer_size != self.app.size:
            self.call_next(self._be_painted_once)
        if self._is_built and (self._is_stale or self._shown_for != self.desk.current_id):
            self.reload()

    def _be_painted_once(self) -> None:
        """Forget the second painting of it all: Textual asks for one more when it has just laid out and painted."""
        self._repaint_required = False

    def book_changed(self, tables: frozenset[str]) -> None:
        """Load again if the change concerns this place; later, if it is not shown now."""
        if self.concerns.isdisjoint(tables):
            return
        if self.is_current and self._is_built:
            self.reload()
        else:
            self._is_stale = True

    def account_changed(self) -> None:
        """Show the account that has become current."""
        if self.is_current and self._is_built:
            self.reload()
