"""What is done to the person under the cursor: stance, role, influence, place on the chart, lines, leaving."""

from collections.abc import Callable, Sequence

from kamtui.book.drafts import NEW, Draft
from kamtui.rules.coverage import listed
from kamtui.rules.judged import shortened
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.rules.person_questions import Value
from kamtui.screens.base import say
from kamtui.screens.dialogs.word_choice import Choice, Chosen, WordChoice
from kamtui.screens.people_place import PeoplePlace
from kamtui.services.people_editing import (
    move_among_siblings,
    move_person,
    remove_person,
    see_stances,
    set_influence,
    set_role,
    set_stance,
)
from kamtui.vocabulary import DecisionRole, Influence, Stance

LEAVES = "leaves"
"""How the form of somebody who leaves is known among the drafts."""
NOT_KNOWN = Choice(None, "not known", "nobody could say yet")
ROLES = (
    Choice("approver", "approver", "signs what others chose"),
    Choice("decision_maker", "decision maker", "has the last word"),
    Choice("evaluator", "evaluator", "judges what is offered"),
    Choice("user", "user", "will work with it"),
    Choice("gatekeeper", "gatekeeper", "decides who gets a hearing"),
    Choice("influencer", "influencer", "is heard by those who decide"),
    Choice("coach", "coach", "tells us how things stand"),
    Choice("champion", "champion", "wins others over for us"),
    Choice("sponsor", "sponsor", "pushes it through at the top"),
    NOT_KNOWN,
)
INFLUENCES = (
    Choice("low", "low", "outside the political structure"),
    Choice("medium", "medium", "in the political structure: a key player"),
    Choice("high", "high", "in the inner circle: a key player"),
    NOT_KNOWN,
)

REMOVE = "remove"
"""Chosen where removing several people is meant."""
MIXED = "mixed"
"""Stands for the value in force where several people have several."""
People = tuple[PersonRow, ...]
"""Those on whom something is put: one, or all that are marked."""


def _whose(people: People) -> str:
    """One by name, several by their number."""
    return people[0].name if len(people) == 1 else f"{len(people)} people"


def _reports_move(count: int) -> str:
    """What becomes of those who report to somebody who is removed."""
    return f"{count} who reported there {'moves' if count == 1 else 'move'} up"


def _end_of(view: PeopleView, keys: list[str], number: int | None) -> PersonRow | None:
    """Whose lines a draft of a line is among: `new` and the person it starts at, or the line's own key."""
    if keys[0] == NEW:
        return view.by_id.get(number or 0)
    return next((one for one in view.people if any(line.id == number for line in one.lines)), None)


class PersonVerbs:
    """Does things to the person under the cursor; each is one step that undo takes back.

    Args:
        place: The place they are shown in.
    """

    def __init__(self, place: PeoplePlace) -> None:
        self._place = place
        self._desk = place.desk

    def _attempt(self, work: Callable[[], object], title: str = "Not saved") -> bool:
        """Do something with the book, and say why where it is refused."""
        self._place.app.clear_notifications()
        self._place.meant.want()
        done = self._place.attempt(lambda: (work(),), title)
        return done is not None

    # ------------------------------------------------------- stance, role, influence

    def step_stance(self, people: People, by: int) -> None:
        """Raise or lower stances as of today; one that is not known begins at neutral."""
        wanted = {
            one.id: Stance(max(Stance.ENEMY, min(Stance.MENTOR, (one.stance or Stance.NEUTRAL) + by)))
            for one in people
        }
        changed = {one.id: wanted[one.id] for one in people if one.stance != wanted[one.id]}
        if not changed:
            label = wanted[people[0].id].label
            told = f"{people[0].name} is" if len(people) == 1 else f"All {len(people)} are"
            say(self._place, f"{told} {label} already", "Stance")
        elif len(people) == 1:
            self.put_stance(people, wanted[people[0].id])
        else:
            way = "one better" if by > 0 else "one worse"
            self._attempt(lambda: see_stances(self._desk.book, changed, self._desk.today, way))

    def put_stance(self, people: People, stance: Stance | None) -> None:
        """Note a stance as of today."""
        ids = tuple(one.id for one in people)
        self._attempt(lambda: set_stance(self._desk.book, ids, stance, self._desk.today))

    def choose_role(self, people: People) -> None:
        """Choose the part people play in decisions."""
        self._choose("Role", "role", ROLES, [one.role for one in people], people)

    def choose_influence(self, people: People) -> None:
        """Choose how much influence people have."""
        self._choose("Influence", "influence", INFLUENCES, [one.influence for one in people], people)

    def ask_stance(self, people: People) -> None:
        """Have questions say how people stand to us."""
        self._ask("stance", people)

    def _choose(
        self, title: str, field: str, choices: tuple[Choice, ...], before: Sequence[str | None], people: People
    ) -> None:
        def chosen(choice: Chosen | None) -> None:
            if choice is None:
                return
            if choice.asks:
                self._ask(field, people)
            elif any(value != choice.value for value in before):
                self._put(field, people, choice.value)

        now = before[0] if len(set(before)) == 1 else MIXED
        self._place.app.push_screen(WordChoice(title, _whose(people), choices, now, asks=True), chosen)

    def _ask(self, field: str, people: People) -> None:
        from kamtui.screens.dialogs.help_choose import Advice, HelpChoose  # only when asked for

        def advised(advice: Advice | None) -> None:
            if advice is not None:
                self._put(field, people, advice.value)

        self._place.app.push_screen(HelpChoose(field, _whose(people)), advised)

    def _put(self, field: str, people: People, value: Value | str) -> None:
        book, today = self._desk.book, self._desk.today
        ids = tuple(one.id for one in people)
        if isinstance(value, Stance) or field == "stance":
            self.put_stance(people, value if isinstance(value, Stance) else None)
        elif field == "role":
            role = None if value is None else DecisionRole(value)
            self._attempt(lambda: set_role(book, ids, role, today))
        else:
            influence = None if value is None else Influence(value)
            self._attempt(lambda: set_influence(book, ids, influence))

    # ----------------------------------------------------------- place on the chart

    def move_under(self, ids: tuple[int, ...], under: int | None) -> bool:
        """Have people report to another one, with everybody below them; whether that was done."""

        def move() -> None:
            if not move_person(self._desk.book, ids, under):
                view, several = self._place.view, len(ids) > 1
                name, above = (view.by_id[key].name if view and key else "" for key in (ids[0], under))
                told = (
                    f"report{'' if several else 's'} to {above}"
                    if above
                    else f"{'are' if several else 'is'} at the top"
                )
                say(self._place, f"{f'All {len(ids)}' if several else name} {told} already", "Not moved")

        return self._attempt(move, "Not moved")

    def move_among(self, person: PersonRow, by: int) -> None:
        """Move a person one place among the siblings."""
        book = self._desk.book

        def move() -> None:
            if not move_among_siblings(book, person.id, 1 if by > 0 else -1):
                end = "last" if by > 0 else "first"
                say(self._place, f"{person.name} is the {end} one here already", "Not moved")
            elif self._alone(person):
                say(self._place, self._alone(person), "Moved")

        self._attempt(move, "Not moved")

    def remove(self, people: People) -> None:
        """Remove people entered by mistake; those who report to them move up. Whom nobody looks at is asked for."""
        if len(people) == 1 and people[0] == self._place.person:
            self._remove(people)
            return
        reports = self._reports_of(people)
        more = f"{_reports_move(reports)}; " if reports else "they were entered by mistake; "
        choices = (
            Choice(REMOVE, "remove", f"{more}u brings all back"),
            Choice("keep", "keep", "W says that somebody left, and keeps what is known"),
        )

        def chosen(choice: Chosen | None) -> None:
            if choice is not None and choice.value == REMOVE:
                self._remove(people)

        names = listed([shortened(one.name) for one in people])
        self._place.app.push_screen(WordChoice(f"Remove {_whose(people)}", names, choices, "keep"), chosen)

    def _remove(self, people: People) -> None:
        reports = self._reports_of(people)
        ids = tuple(one.id for one in people)
        if self._attempt(lambda: remove_person(self._desk.book, ids)):
            more = f", {_reports_move(reports)}" if reports else ""
            told = "it" if len(people) == 1 else "them"
            say(self._place, f"{_whose(people)}{more} · u brings {told} back", "Removed")

    def _reports_of(self, people: People) -> int:
        """How many others report to people."""
        view, ids = self._place.view, {one.id for one in people}
        return sum(one.reports_to_id in ids and one.id not in ids for one in view.people) if view else 0

    def _alone(self, person: PersonRow) -> str:
        """Says of a key that it is for one person at a time, where others are marked; else nothing."""
        marked = self._place.views.marked_here
        if not marked or marked == (person,):
            return ""
        are = "1 is" if len(marked) == 1 else f"{len(marked)} are"
        return f"{shortened(person.name)} alone: one at a time, {are} marked"

    # ------------------------------------------------------------------ dialogs

    def enter_new(self, person: PersonRow | None, *, is_report: bool) -> None:
        """Enter a new person below or beside the one under the cursor."""
        from kamtui.screens.dialogs.person_form import new_person  # forms load the models

        view = self._place.view
        if view is not None:
            self._place.app.push_screen(
                new_person(self._desk, view, beside=person, is_report=is_report), self._go_to
            )

    def edit(self, person: PersonRow) -> None:
        """Edit every field of a person."""
        from kamtui.screens.dialogs.person_form import edit_person  # forms load the models

        view = self._place.view
        if view is not None:
            form = edit_person(self._desk, view, person, self._alone(person))
            self._place.app.push_screen(form, self._go_to)

    def _go_to(self, person_id: int | None) -> None:
        if person_id is not None:
            self._place.go_to(person_id)

    def _left(self, person_id: int | None) -> None:
        if person_id is not None:
            self._place.go_to(person_id)
            person = self._place.person
            name = person.name if person is not None else ""
            say(self._place, f"{name} · a risk stands in the plan · u takes it back", "Has left")

    def draw_lines(self, person: PersonRow, *, open_line: int | None = -1) -> None:
        """Show and draw the lines beside the line of command.

        Args:
            person: Whose.
            open_line: The line whose form is opened at once; None for a new one, -1 for none.
        """
        from kamtui.screens.dialogs.person_lines import PersonLines  # only when asked for

        view = self._place.view
        if view is not None:
            told = self._alone(person)
            self._place.app.push_screen(PersonLines(self._desk, view, person, told, open_line=open_line))

    def resume(self, draft: Draft) -> None:
        """Open a draft in the form it was typed into."""
        view = self._place.view
        kind, *keys = draft.form.split(":")
        number = next((int(key) for key in keys if key.isdigit()), None)
        if view is None:
            return
        if kind == "relation_line":
            person = _end_of(view, keys, number)
            if person is not None:
                self._place.go_to(person.id)
                self.draw_lines(person, open_line=None if keys[0] == NEW else number)
            return
        person = None if keys[0] == NEW else view.by_id.get(number or 0)
        if person is None:
            self.enter_new(self._place.person, is_report=True)
        elif keys[-1] == LEAVES:
            self.leave(person)
        else:
            self.edit(person)

    def leave(self, person: PersonRow) -> None:
        """Say that a person has left, and what becomes of those below."""
        from kamtui.screens.dialogs.person_leaves import person_leaves  # only when asked for

        view = self._place.view
        if view is not None:
            self._place.attempt(
                lambda: self._place.app.push_screen(
                    person_leaves(self._desk, view, person, self._alone(person)), self._left
                ),
                "Not read",
            )
