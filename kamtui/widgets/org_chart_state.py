"""What an org chart shows and where one stands on it, without anything that is drawn."""

from collections.abc import Mapping, Sequence

from kamtui.widgets.org_chart_layout import Seat, Seating, seat
from kamtui.widgets.org_chart_search import find, searched
from kamtui.widgets.org_chart_tree import Tree, grow
from kamtui.widgets.org_chart_values import ChartPerson


class ChartState:
    """People in their lines of command, who is folded away or searched for, and a cursor that stays on its person.

    Attributes:
        people: Everybody on the chart.
        tree: Who stands under whom.
        seating: Where whoever is shown stands.
        place: The place of the cursor; -1 when nobody is shown.
        folded: Whose reports are hidden.
        found: Whom the search found; None while nothing is searched for.
        deepest: The last level that takes room among boxes; each one if None.
    """

    def __init__(self) -> None:
        self.people: Mapping[int, ChartPerson] = {}
        self.tree = Tree()
        self.seating = Seating()
        self.place = -1
        self.folded: set[int] = set()
        self.found: frozenset[int] | None = None
        self.deepest: int | None = None
        self._text = ""
        self._told: Sequence[tuple[int, str]] = ()

    @property
    def seat(self) -> Seat | None:
        """The seat under the cursor."""
        return self.seating.seats[self.place] if self.place >= 0 else None

    @property
    def id(self) -> int | None:
        """The person under the cursor."""
        return self.seating.seats[self.place].id if self.place >= 0 else None

    def show(self, people: Sequence[ChartPerson]) -> None:
        """Take these people; the cursor stays on its person, else on its line."""
        given: dict[int, ChartPerson] = {}
        for person in people:
            given.setdefault(person.id, person)
        self.people = given
        self.tree = grow((person.id, person.reports_to) for person in given.values())
        self._told = ()
        self.folded = {id for id in self.folded if id in self.tree.reports}
        self._look()
        self._reseat()

    def search(self, text: str) -> int:
        """Show only who is found, and their managers.

        Returns:
            How many are found; everybody for an empty text.
        """
        self._text = text.strip()
        self._look()
        self._reseat()
        place = self.seating.place
        if self.found and self.id not in self.found:
            self.place = min(place[id] for id in self.found)
        return len(self.people) if self.found is None else len(self.found)

    def _look(self) -> None:
        if not self._text:
            self.found = None
            return
        self._told = self._told or [(id, searched(person)) for id, person in self.people.items()]
        self.found = frozenset(find(self._told, self._text))

    def put(self, id: int) -> bool:
        """Put the cursor on a person; managers who are folded open.

        Returns:
            Whether the person is shown.
        """
        if id not in self.tree.manager:
            return False
        chain = self.tree.chain(id)
        if self.found is None and not self.folded.isdisjoint(chain):
            self.folded.difference_update(chain)
            self._reseat()
        place = self.seating.place.get(id, -1)
        if place >= 0:
            self.place = place
        return place >= 0

    def fold(self, id: int, folded: bool) -> None:
        """Hide the reports of a person or show them; the cursor goes to the nearest manager who is still shown."""
        if id in self.tree.reports and folded != (id in self.folded):
            self.folded.symmetric_difference_update({id})
            self._reseat()

    def fold_all(self, folded: bool) -> None:
        """Hide the reports of everybody below the top, or show everybody."""
        self.folded = {id for id in self.tree.reports if self.tree.depth[id]} if folded else set()
        self._reseat()

    def reach(self, deepest: int) -> None:
        """Give no room to boxes that stand deeper."""
        self.deepest = deepest
        self._reseat()

    def _reseat(self) -> None:
        """Give everybody a place again; the cursor stays, or goes to a manager, or keeps its line."""
        before, line = self.id, self.place
        self.seating = seat(self.tree, self.folded, self.found, self.deepest)
        place = self.seating.place
        if before is not None and before in self.tree.manager:
            shown = next((id for id in (before, *self.tree.chain(before)) if id in place), None)
            if shown is not None:
                self.place = place[shown]
                return
        self.place = max(0, min(line, len(place) - 1)) if place else -1
