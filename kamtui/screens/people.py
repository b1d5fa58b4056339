"""People: who decides at the current account, who is for us, who went quiet; with its keys."""

from typing import Any, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType

from kamtui.book.drafts import Draft
from kamtui.rules.people import PersonRow
from kamtui.screens.base import OpenPlace, say
from kamtui.screens.desk import Desk
from kamtui.screens.draft_words import OF_PEOPLE
from kamtui.screens.people_looks import PeopleLooks
from kamtui.screens.people_place import PeoplePlace
from kamtui.screens.people_verbs import PersonVerbs
from kamtui.screens.people_views import PeopleViews
from kamtui.screens.prefill import Prefill
from kamtui.vocabulary import Stance
from kamtui.widgets.org_chart import OrgChart

CHANGES = frozenset({
    "new", "step_stance", "put_stance", "ask_stance", "role", "influence", "move", "move_among", "lines", "edit",
    "remove", "leaves",
})  # fmt: skip
"""What changes people; a past day stays as it was."""
NEEDS_SOMEBODY = (CHANGES - {"new"}) | {"history", "unit", "mark"}
"""What needs a person under the cursor."""
OF_MARKED = frozenset({"step_stance", "put_stance", "ask_stance", "role", "influence", "move", "remove"})
"""What is for all who are marked, wherever the cursor stands; the rest is for one at a time."""
NEEDS_PEOPLE = frozenset({"search", "next_way", "export"})
"""What needs people, also where the search hides them."""
NEEDS_AN_ACCOUNT = frozenset({"new", "as_of", "difference", "why"})
"""What needs an account."""
OURS = CHANGES | NEEDS_SOMEBODY | NEEDS_PEOPLE | NEEDS_AN_ACCOUNT
"""What waits until a search is typed and whoever is picked up is put down."""


class PeopleScreen(PeoplePlace):
    """The people of the current account."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="people.back",
                tooltip="Take away the message, then the marks, the search, the unit or the past day"),
        Binding("plus", "step_stance(1)", "stance", key_display="+", id="people.stance-up",
                tooltip="Raise the stance as of today"),
        Binding("minus", "step_stance(-1)", "stance", key_display="−", id="people.stance-down",
                tooltip="Lower the stance as of today"),
        Binding("0", "put_stance(True)", "Neutral", show=False, id="people.stance-neutral",
                tooltip="Neutral as of today"),
        Binding("X", "put_stance(False)", "Stance unknown", show=False, id="people.stance-unknown",
                tooltip="Nobody knows how the person stands to us any more"),
        Binding("r", "role", "role", id="people.role", tooltip="Choose the part the person plays in decisions"),
        Binding("i", "influence", "influence", id="people.influence",
                tooltip="Choose how much influence the person has"),
        Binding("space", "mark", "mark", show=False, id="people.mark",
                tooltip="Mark the person, or no longer: + − 0 X q r i c M and delete are then of all marked"),
        Binding("M", "move", "move", id="people.move",
                tooltip="Move the person with all reports, or all marked: arrows choose the manager, enter places"),
        Binding("n", "new(True)", "new report", id="people.new-report",
                tooltip="Enter somebody who reports to the person"),
        Binding("v", "next_way", "view", id="people.view",
                tooltip="Show chart, ranked list, influence by stance, or who of us talks to whom"),
        Binding("e", "edit", "edit", id="people.edit",
                tooltip="Edit every field of the person under the cursor, also where others are marked"),
        Binding("x", "export", "export", id="people.export",
                tooltip="Export the people: Markdown, text, Mermaid, CSV or vCard"),
        Binding("slash", "search", "filter", key_display="/", id="people.search",
                tooltip="Search by name, title, unit or role"),
        Binding("L", "lines", "lines", id="people.lines",
                tooltip="Draw a dotted, influence or conflict line, and show those there are"),
        Binding("N", "new(False)", "sibling", id="people.new-sibling",
                tooltip="Enter somebody beside the person, with the same manager"),
        Binding("equals_sign", "why", "why", key_display="=", id="people.why",
                tooltip="Show the causes of every judgement on the person and on the map"),
        Binding("z", "as_of", "As of", show=False, id="people.as-of",
                tooltip="Show chart, roles and stances as they were on a day"),
        Binding("Z", "difference", "Difference", show=False, id="people.difference",
                tooltip="Tell what has changed among the people since a day"),
        Binding("o", "unit", "Unit", show=False, id="people.unit",
                tooltip="Show only the unit of the person, or all again"),
        Binding("q", "ask_stance", "Questions", show=False, id="people.stance-questions",
                tooltip="Answer some questions that say how the person stands to us"),
        Binding("J", "move_among(1)", "Move down", show=False, id="people.move-down",
                tooltip="Move the person down among the siblings"),
        Binding("K", "move_among(-1)", "Move up", show=False, id="people.move-up",
                tooltip="Move the person up among the siblings"),
        Binding("W", "leaves", "Has left", show=False, id="people.leaves",
                tooltip="Say that the person under the cursor went: since when, and what becomes of the reports"),
        Binding("H", "history", "History", show=False, id="people.history",
                tooltip="Show what was changed in the record, field by field"),
        Binding("delete", "remove", "Remove", show=False, id="people.remove",
                tooltip="Remove the person, or all marked, entered by mistake; the reports move up, u undoes it"),
    ]  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.verbs = PersonVerbs(self)
        self.looks = PeopleLooks(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        if action not in OURS:
            return True
        if self.views.chart.moving is not None or self.is_searching or self.view is None:
            return False
        if action in CHANGES and self.as_of is not None:
            return False
        if action in NEEDS_SOMEBODY and self.person is None and not (action in OF_MARKED and self.targets):
            return None
        if action in NEEDS_PEOPLE and not self.view.people:
            return None
        return action != "unit" or bool(self.view.units)

    def footer_word(self, action: str, word: str) -> str:
        """What the footer says of a key: the way back only from somewhere, and how many are moved or edited."""
        if action == "back" and not self.looks.can_step_out:
            return ""
        if action in ("move", "edit") and self.view is not None and (marked := len(self.views.marked_here)):
            return f"{word} {marked if action == 'move' else 'one'}"
        return word

    def on_key(self, event: events.Key) -> None:
        """Say why a key does nothing."""
        if event.character == "n" and self.view is None:
            say(self, "People belong to an account: 1 goes to Accounts", "No account yet")
        elif self.as_of is not None and event.character in tuple("+-0XriMnNeLJKWq"):
            say(self, "A past day stays as it was: esc goes back to today", "Not changed")
        elif self.view is not None and not self.views.is_chart and event.character in tuple("bfF{}"):
            say(self, "That is for the chart: v goes on to it", "No chart here")

    # -------------------------------------------------------------------- verbs

    @property
    def targets(self) -> tuple[PersonRow, ...]:
        """Whom a key is for that may be for several: those marked, else whoever is under the cursor."""
        person = self.person
        return self.views.marked_here or (() if person is None else (person,))

    def action_mark(self) -> None:
        """Mark the person, or no longer, and go on to the next."""
        if (person := self.person) is not None:
            self.views.mark(self.views.marked ^ {person.id})
            self.views.step(1)
            self.show_moving()

    def action_step_stance(self, by: int) -> None:
        """Raise or lower the stance as of today."""
        if targets := self.targets:
            self.verbs.step_stance(targets, by)

    def action_put_stance(self, is_neutral: bool) -> None:
        """Note that the person is neutral, or that nobody knows."""
        if targets := self.targets:
            self.verbs.put_stance(targets, Stance.NEUTRAL if is_neutral else None)

    def action_ask_stance(self) -> None:
        """Have questions say the stance."""
        if targets := self.targets:
            self.verbs.ask_stance(targets)

    def action_role(self) -> None:
        """Choose the role."""
        if targets := self.targets:
            self.verbs.choose_role(targets)

    def action_influence(self) -> None:
        """Choose the influence."""
        if targets := self.targets:
            self.verbs.choose_influence(targets)

    def action_new(self, is_report: bool) -> None:
        """Enter somebody below or beside the person."""
        self.verbs.enter_new(self.person, is_report=is_report)

    def action_edit(self) -> None:
        """Edit every field."""
        if self.person is not None:
            self.verbs.edit(self.person)

    def action_lines(self) -> None:
        """Show and draw lines."""
        if self.person is not None:
            self.verbs.draw_lines(self.person)

    def action_leaves(self) -> None:
        """Say that the person has left."""
        if self.person is not None:
            self.verbs.leave(self.person)

    def action_remove(self) -> None:
        """Remove the person, or all that are marked."""
        if targets := self.targets:
            self.verbs.remove(targets)

    def action_move_among(self, by: int) -> None:
        """Move the person among the siblings."""
        if self.person is not None:
            self.verbs.move_among(self.person, by)

    def action_move(self) -> None:
        """Pick the person up, or all that are marked; arrows choose the manager, enter places."""
        if targets := self.targets:
            self.views.show_chart()
            self.views.chart.pick([one.id for one in targets])
            self.show_moving()

    @on(OrgChart.Placed)
    def _placed(self, message: OrgChart.Placed) -> None:
        message.stop()
        if self.verbs.move_under(message.ids, message.under):
            self.views.chart.moving = None
            self.views.go_to(message.ids[0])
        self.show_moving()

    @on(OrgChart.GivenUp)
    def _given_up(self, message: OrgChart.GivenUp) -> None:
        message.stop()
        self.show_moving()

    def contact_prefill(self) -> Prefill:
        """A contact is logged with whoever was gone to; whom the cursor stands on by itself is only offered."""
        is_of_page, self.looks.is_of_page = self.looks.is_of_page, False
        if not is_of_page and (marked := self.views.marked_here):
            return Prefill(people=tuple(one.id for one in marked if one.counts))
        person = self.person
        if person is None or not person.counts:
            return Prefill()
        return Prefill(people=(person.id,)) if person.id in self.meant else Prefill(offered=(person.id,))

    def knows(self, draft: Draft) -> bool:
        """Whether a draft was typed into a form of people."""
        return draft.record.partition(":")[0] in OF_PEOPLE

    def resume(self, draft: Draft) -> None:
        """Open a draft in the form it was typed into."""
        self.verbs.resume(draft)

    # -------------------------------------------------------------------- looks

    @on(PeopleViews.Opened)
    def _open_page(self, message: PeopleViews.Opened) -> None:
        message.stop()
        self.looks.open_page()

    def action_next_way(self) -> None:
        """Show the people in the next way."""
        stood_on = self.person
        self.views.next_way()
        self.land_unless_on(stood_on)

    def action_why(self) -> None:
        """Show the causes."""
        self.looks.explain()

    def action_as_of(self) -> None:
        """Show a past day."""
        self.looks.ask_as_of()

    def action_difference(self) -> None:
        """Tell what has changed since a day."""
        self.looks.ask_difference()

    def action_unit(self) -> None:
        """Show one unit, or all."""
        self.looks.switch_unit()

    def action_export(self) -> None:
        """Write the people to a file."""
        from kamtui.screens.dialogs.export_people import export_people  # only when asked for

        if self.view is not None:
            export_people(self, self.desk, self.view)

    def action_history(self) -> None:
        """Show what was changed in the record."""
        self.looks.show_history()

    def action_search(self) -> None:
        """Open the search line."""
        self.looks.open_search()

    def action_back(self) -> None:
        """Step out one level."""
        self.looks.step_out()

    def on_input_changed(self, message: Any) -> None:
        """Search at every key; named so that the message's class need not be imported."""
        self.looks.search(message.control.text)

    def on_filter_input_moved(self, message: Any) -> None:
        """Go on moving while typing."""
        self.views.step(message.by)

    def on_filter_input_left(self, message: Any) -> None:
        """Go back to the people, with the search or without."""
        self.looks.close_search(keep=message.keep)

    def jump(self, record: tuple[str, int] | None) -> None:
        """Go to the record that is a cause."""
        if record is None:
            return
        if record[0] == "stakeholder":
            self.go_to(record[1])
        else:
            self.desk.target = record
            self.post_message(OpenPlace("plan", self.desk.current_id))
