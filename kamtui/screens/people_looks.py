"""What is looked at of people without changing them: causes, a page, a past day, a unit, a search."""

from datetime import date

from kamtui.reading import write_day
from kamtui.screens.base import OpenPlace, say
from kamtui.screens.people_place import PeoplePlace
from kamtui.widgets.place_header import margin_of

LOG = "app.log_contact"
"""What a person's page asks for to log a contact."""
GAP = 5
"""Cells between the title and what is searched: the air, the key, a blank."""


class PeopleLooks:
    """Shows more of the people.

    Args:
        place: The place they are shown in.

    Attributes:
        is_of_page: Whether a contact is asked for on a person's page: it is with that one, whoever is marked.
    """

    def __init__(self, place: PeoplePlace) -> None:
        self._place = place
        self._desk = place.desk
        self.is_of_page = False

    # ------------------------------------------------------------- page and causes

    def open_page(self, person_id: int | None = None) -> None:
        """Show everything about a person, the one under the cursor unless another is named."""
        from kamtui.screens.dialogs.person_page import person_page  # only when asked for

        key = person_id or (self._place.person.id if self._place.person else None)
        if key is not None:
            self._place.meant.want()
            self._place.app.clear_notifications()  # what is said in the corner would cover the page
            self._place.attempt(
                lambda: self._place.app.push_screen(person_page(self._desk, key), self._wanted), "Not read"
            )

    def _wanted(self, wanted: tuple[str, int] | None) -> None:
        """Do what was wanted on the page."""
        if wanted is None:
            return
        verb, key = wanted
        if verb == "action":
            self._desk.target = ("action", key)
            self._place.post_message(OpenPlace("plan", self._desk.current_id))
            return
        self._place.go_to(key)
        if verb == "person":
            self.open_page(key)
        else:
            self.is_of_page = verb == LOG
            self._place.call_after_refresh(self._place.run_action, verb)

    def explain(self) -> None:
        """Show the causes of every judgement."""
        from kamtui.screens.dialogs.why import WhyDialog  # only when asked for
        from kamtui.screens.people_why import why_entries

        view = self._place.view
        if view is not None:
            entries = why_entries(self._place.person, view)
            self._place.app.push_screen(WhyDialog(view.account, entries), self._place.jump)

    def show_history(self) -> None:
        """Show what was changed in the record."""
        from kamtui.screens.dialogs.history import record_history  # only when asked for

        person = self._place.person
        if person is not None:
            self._place.attempt(
                lambda: self._place.app.push_screen(
                    record_history(self._desk, "stakeholder", person.id, person.name)
                ),
                "Not read",
            )

    # ------------------------------------------------------------------- past days

    def ask_as_of(self) -> None:
        """Ask for a day, and show it."""
        from kamtui.screens.dialogs.ask_day import AskDay  # only when asked for

        def show(day: date | None) -> None:
            if day is not None:
                self._show_day(None if day == self._desk.today else day)

        view = self._place.view
        if view is not None:
            dialog = AskDay(
                "As of", view.account, self._desk.today, "chart, roles and stances as they were", self._place.as_of
            )
            self._place.app.push_screen(dialog, show)

    def _show_day(self, day: date | None) -> None:
        self._place.as_of = day
        self._place.reload()
        self._place.set_focus(self._place.views.body)

    def ask_difference(self) -> None:
        """Ask for a day, and tell what has changed since."""
        from kamtui.screens.dialogs.ask_day import AskDay  # only when asked for
        from kamtui.screens.dialogs.told_lines import ToldLines
        from kamtui.services.people import people_difference

        view, today = self._place.view, self._desk.today
        if view is None:
            return

        def tell(day: date | None) -> None:
            if day is None:
                return
            found = self._place.attempt(
                lambda: people_difference(self._desk.book, view.account_id, day, today), "Not read"
            )
            if found is not None:
                since = f"Since {write_day(day, today)}"
                lines = found or ("Nothing has changed among the people since then",)
                self._place.app.push_screen(ToldLines(since, view.account, lines))

        self._place.app.push_screen(AskDay("Since", view.account, today, "what has changed among people"), tell)

    # ------------------------------------------------------------- unit and search

    def switch_unit(self) -> None:
        """Show only the unit of the person under the cursor, or all again."""
        person = self._place.person
        if self._place.unit_id is None and (person is None or person.unit_id is None):
            say(self._place, "The person under the cursor belongs to no unit: e says to which", "One unit")
            return
        self._place.unit_id = person.unit_id if self._place.unit_id is None and person else None
        self._place.reload()

    def open_search(self) -> None:
        """Open the search line over the heading."""
        from kamtui.widgets.filter_input import FilterInput  # an Input takes time to import

        if self._place.is_searching:
            return
        self._place.is_searching = True
        entry = FilterInput(self._place.views.wanted)
        # Right behind the title and the key that opened it.
        entry.styles.offset = (margin_of(self._place.size.width) + len("People") + GAP, 0)
        self._place.query_one("#heading").mount(entry)
        entry.focus()
        self._place.show_heading()
        self._place.refresh_bindings()

    def search(self, wanted: str) -> None:
        """Narrow the people."""
        self._place.views.search(wanted)
        if wanted:
            self._place.meant.want()
        self._place.show_heading()
        self._place.show_person()

    def close_search(self, *, keep: bool) -> None:
        """Go back to the people."""
        self._place.is_searching = False
        self._place.query("FilterInput").remove()
        if not keep:
            self.search("")
        self._place.set_focus(self._place.views.body)
        self._place.show_heading()
        self._place.refresh_bindings()

    @property
    def can_step_out(self) -> bool:
        """Whether there is anything to step out of, beside what is said in the corner."""
        place = self._place
        return bool(place.views.marked or place.views.wanted or place.unit_id or place.as_of)

    def step_out(self) -> None:
        """Take away the message, then the marks, the search, the unit, the past day."""
        place = self._place
        if place.query("Toast"):
            place.app.clear_notifications()
        elif place.views.marked:
            place.views.mark(frozenset())
            place.show_moving()
        elif place.views.wanted:
            self.search("")
            place.show_heading()
        elif place.unit_id is not None:
            place.unit_id = None
            place.reload()
        elif place.as_of is not None:
            self._show_day(None)
