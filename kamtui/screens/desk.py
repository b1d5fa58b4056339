"""What every place works on: the open book, the day, the settings, and the account that is current."""

from collections.abc import Sequence
from datetime import date

from kamtui.book.book import Book
from kamtui.book.drafts import Draft
from kamtui.screens.unsaved import Unsaved
from kamtui.services.portfolio import AccountRow, Portfolio
from kamtui.settings import Settings


class Desk:
    """What lies on the desk. The app makes one and hands it to each place.

    Attributes:
        book: The open book.
        today: The day all is judged on.
        settings: The user's settings.
        portfolio: The account list as last read.
        current_id: The current account's id; None while there is none.
        target: A record that the next place is to show, by table and id; the place that shows it takes it away.
        unsaved: What is typed into forms and cells and not saved; it is kept, and offered again.
        resume: A draft that the plan is to open where it was typed; the plan takes it away.
        order: The accounts as the list last showed them; `[` and `]` step along it.
    """

    def __init__(self, book: Book, today: date, settings: Settings, portfolio: Portfolio) -> None:
        self.book = book
        self.today = today
        self.settings = settings
        self.portfolio = portfolio
        self.current_id: int | None = None
        self.target: tuple[str, int] | None = None
        self.unsaved = Unsaved(book)
        self.resume: Draft | None = None
        self.order: Sequence[int] = ()

    @property
    def current(self) -> AccountRow | None:
        """The current account as the list has it."""
        return None if self.current_id is None else self.portfolio.by_id.get(self.current_id)

    def step(self, by: int) -> int | None:
        """The account before (-1) or after (+1) the current one in the list, round the ends."""
        if not self.order:
            return self.current_id
        if self.current_id is None or self.current_id not in self.order:
            return self.order[0]
        return self.order[(self.order.index(self.current_id) + by) % len(self.order)]

    def forget_gone(self) -> None:
        """Leave an account that is no longer in the book, as after an undo, for its neighbour in the list."""
        known = self.portfolio.by_id
        if self.current_id is not None and self.current_id not in known and self.portfolio.rows:
            order = list(self.order)
            place = order.index(self.current_id) if self.current_id in order else 0
            near = [key for key in (*order[place:], *reversed(order[:place])) if key in known]
            self.current_id = near[0] if near else self.portfolio.rows[0].id
        self.order = [key for key in self.order if key in known]
