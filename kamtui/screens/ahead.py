"""A place that is not built yet: it says in one line what will be there, and pretends nothing."""

from collections.abc import Iterable

from textual.widget import Widget

from kamtui.screens.base import PlaceScreen
from kamtui.screens.desk import Desk
from kamtui.widgets.frame import EmptyState, PlaceLine

COMING = {
    "review": ("Review", "The weekly queue: one card an account, ten accounts in ten minutes."),
}
"""Title and line of each place that is still to come."""


class AheadScreen(PlaceScreen[None]):
    """A place of which only the purpose exists.

    Args:
        desk: What lies on the desk.
        place: Its name.
    """

    def __init__(self, desk: Desk, place: str) -> None:
        self.place = place  # type: ignore[misc] # the one screen that stands in for several places
        super().__init__(desk)

    def compose_place(self) -> Iterable[Widget]:
        """The title and the line."""
        title, line = COMING[self.place]
        heading = PlaceLine()
        heading.id = "heading"
        yield heading
        yield EmptyState(f"{title} is not built yet", (line,), (("1", "back to Accounts"), ("2", "go to the plan")))

    def load(self) -> None:
        """There is nothing to read."""

    def show(self, value: None) -> None:
        """There is only the title to show."""
        self.query_one(PlaceLine).show(COMING[self.place][0])
