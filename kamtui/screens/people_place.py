"""The people of the current account as they are shown: the title line, one of several ways, the strip."""

from collections.abc import Iterable
from datetime import date
from functools import partial

from textual import on
from textual.containers import Container, Horizontal, Vertical
from textual.widget import Widget

from kamtui.book.drafts import Draft
from kamtui.book.errors import Refused
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.screens.base import WITH_CARD, PlaceScreen
from kamtui.screens.desk import Desk
from kamtui.screens.people_cells import key_words
from kamtui.screens.people_heading import facts_of
from kamtui.screens.people_meant import Meant
from kamtui.screens.people_strip import PersonStrip
from kamtui.screens.people_told import title_of, told_of
from kamtui.screens.people_views import PeopleViews
from kamtui.services.people import load_people
from kamtui.services.who_talks import load_who_talks
from kamtui.vocabulary import AccountStatus
from kamtui.widgets.empty_state import EmptyState
from kamtui.widgets.parts import Parts, width_of
from kamtui.widgets.place_line import PlaceLine

LOW, MIDDLE, HIGH = 5, 7, 11
"""Rows of the strip on a low screen, on one of the usual height, and on a high one."""


class PeoplePlace(PlaceScreen[PeopleView | None]):
    """The people of the current account; keys are the subclass's.

    Attributes:
        views: The ways to show them.
        as_of: The past day that is shown; None for today.
        unit_id: The unit that is shown; None for the whole account.
        is_searching: Whether the search line is open.
        meant: Whether the person under the cursor is there because somebody wanted that.
    """

    place = "people"
    purpose = "Who decides, who is for us, who went quiet"
    concerns = frozenset({
        "account", "action", "attendance", "business_unit", "competitor", "interaction", "relation_line",
        "role_reading", "stakeholder", "stance_reading", "touch_rule",
    })  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.views = PeopleViews(partial(load_who_talks, desk.book))
        self.strip = PersonStrip()
        self.card = PersonStrip(is_card=True)
        self.nobody = EmptyState(id="nobody")
        self.as_of: date | None = None
        self.unit_id: int | None = None
        self.is_searching = False
        self.meant = Meant()
        self._cursors: dict[int, int] = {}
        self._view: PeopleView | None = None

    # -------------------------------------------------------------------- frame

    def compose_place(self) -> Iterable[Widget]:
        """The title line, the people, the strip; on a very wide screen the card beside them."""
        with Container(id="heading"):
            yield PlaceLine()
        with Horizontal(id="body"):
            with Vertical(id="people"):
                yield self.views
                yield self.strip
            yield self.card
        yield self.nobody

    def on_mount(self) -> None:
        """The keys go to the people."""
        self.set_focus(self.views.body)

    def on_screen_resume(self) -> None:
        """Show what another place wants shown."""
        if not self._is_stale and self._shown_for == self.desk.current_id:
            self.take_target()

    def on_resize(self) -> None:
        """Words and air follow the room there is."""
        height, has_card = self.size.height, self.size.width >= WITH_CARD
        self.card.display, self.strip.display = has_card, not has_card
        self.strip.styles.height = LOW if height < 30 else MIDDLE + 1 if height < 36 else HIGH
        self.show_heading()
        self.show_person()

    # ------------------------------------------------------------ load and show

    def load(self) -> PeopleView | None:
        """Read the people of the current account."""
        account = self.desk.current_id
        if account is None:
            return None
        if self._view is not None and self._view.account_id != account:
            self.unit_id = None
        try:
            return self._read(account)
        except Refused:
            # Undo has taken the unit away, or the account itself.
            self.unit_id = None
            return self._read(account) if account in self.desk.portfolio.by_id else None

    def _read(self, account: int) -> PeopleView:
        return load_people(
            self.desk.book, account, self.desk.today, self.as_of, self.unit_id, chosen=self.desk.settings.thresholds
        )

    def show(self, value: PeopleView | None) -> None:
        """Show people; within an account the cursor stays on its person."""
        stood_on = self.person
        before, self._view = self._view, value
        is_other = (before and before.account_id) != (value and value.account_id)
        if value is not None:
            if is_other:
                self.views.wanted, self.views.marked = "", frozenset()
            self.views.show(value, self._cursors.get(value.account_id) if is_other else None)
        self.land_unless_on(None if is_other else stood_on)
        self.show_heading()
        self.show_person()
        self.refresh_bindings()
        self.take_target()

    @property
    def view(self) -> PeopleView | None:
        """The people that are shown; None where there is no account."""
        return self._view

    @property
    def person(self) -> PersonRow | None:
        """Who is under the cursor."""
        return self.views.person if self._view is not None and self._view.people else None

    def _show_nobody(self) -> None:
        """Where nobody is to be seen, say why, and which key changes that."""
        view = self._view
        is_empty = view is None or not self.views.shown
        self.nobody.display, body = is_empty, self.query_one("#body")
        if body.display == is_empty:
            body.display = not is_empty
            if not is_empty and not self.is_searching:
                self.set_focus(self.views.body)
        if view is None:
            self.nobody.show(
                "No account yet",
                ("People belong to an account: enter the first one", "there, or take a list from a file."),
                (("1", "go to Accounts"),),
            )
        elif self.as_of is not None and not view.people:
            self.nobody.show(
                "Nobody was known then",
                ("The book knew nobody of this account on that day.",),
                (("esc", "back to today"), ("z", "another day")),
            )
        elif not view.people:
            self.nobody.show(
                "No people yet",
                (
                    "Who decides, who listens to whom, who is for us:",
                    "the chart remembers each stance with its day.",
                ),
                (("n", "enter the first one"), ("kamtui import FILE", "take them from a CSV")),
            )
        elif is_empty and self.views.wanted:
            self.nobody.show(
                "Nobody fits the filter", (self.views.wanted,), (("esc", "take it away"), ("/", "change it"))
            )
        elif is_empty:
            self.nobody.show(
                "Nobody is there now",
                ("Vacancies, and those who left, are on the chart.",),
                (("v", "go on to the chart"),),
            )

    def show_heading(self) -> None:
        """Say over the people what is judged of them together."""
        view = self._view
        line = self.query_one(PlaceLine)
        if view is None or (not view.people and self.as_of is None):
            line.show("People")
            return
        if moved := self.views.chart.picked:
            who = view.by_id[moved[0]].name if len(moved) == 1 else f"{len(moved)} people"
            line.show("Move", ((who, "fg"), (" under whom?", "muted")))
            return
        if self.is_searching:
            found = f"{self.views.shown} of {len(view.people if self.views.is_chart else view.present)}"
            line.show("People", (("/ ", "accent"),), ((found, "fg"),))
            return
        before: Parts = ()
        account = self.desk.current
        if account is not None and account.facts.status == AccountStatus.ARCHIVED:
            before = (("archived", "watch"), (" · ", "muted"))
        if self.views.marked:
            before = (*before, (f"{len(self.views.marked_here)} marked", "accent"), (" · ", "muted"))
        if self.views.wanted:
            before = (*before, ("/ ", "accent"), (self.views.wanted, "fg"), (" · ", "muted"))
        facts, totals = facts_of(view, self.views.title, self.size.width - width_of(before))
        line.show("People", (*before, *facts), totals)

    def show_person(self) -> None:
        """Say of the person under the cursor what there is to say; where there is nobody, why."""
        self._show_nobody()
        view, person = self._view, self.person
        for told in (self.strip, self.card):
            if view is None or person is None:
                told.show("")
            elif told is self.strip or self.size.width >= WITH_CARD:
                told.show(person.name, title_of(person), key_words(person), told_of(person, view))

    def go_to(self, person_id: int) -> None:
        """Put the cursor on a person; another day, a unit or a search that hides them is left."""
        if not self.views.go_to(person_id) and (self.as_of or self.unit_id):
            self.as_of = self.unit_id = None
            self.reload()
            self.views.go_to(person_id)
        self.meant.want()
        self.set_focus(self.views.body)

    def land_unless_on(self, stood_on: PersonRow | None) -> None:
        """Something else was shown: the cursor has gone to somebody by itself, unless it stayed on its person."""
        person = self.person
        if person is not None and (stood_on is None or person.id != stood_on.id):
            self.meant.land(person.id)

    def take_target(self) -> None:
        """Go to the person that another place asked for."""
        target, view = self.desk.target, self._view
        if target is not None and view is not None and target[0] == "stakeholder":
            self.desk.target = None
            self.go_to(target[1])
        draft = self.desk.resume
        if draft is not None and view is not None and view.account_id == draft.account_id and self.knows(draft):
            self.desk.resume = None
            self.call_after_refresh(self.resume, draft)

    def knows(self, draft: Draft) -> bool:
        """Whether a draft was typed into a form of people."""
        raise NotImplementedError

    def resume(self, draft: Draft) -> None:
        """Open a draft where it was typed."""
        raise NotImplementedError

    def show_moving(self) -> None:
        """Say what the keys do while somebody is being moved."""
        self.show_heading()
        self.refresh_bindings()

    def jump(self, record: tuple[str, int] | None) -> None:
        """Go to the record that is a cause."""
        raise NotImplementedError

    # ------------------------------------------------------------------- events

    @on(PeopleViews.Moved)
    def _moved(self) -> None:
        """Say of another person what there is to say."""
        if self._view is not None and self.person is not None:
            self._cursors[self._view.account_id] = self.person.id
            self.meant.go(self.person.id)
        self.show_heading()
        self.show_person()
        self.refresh_bindings()
