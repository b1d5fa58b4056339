"""The forms of a person: a new one, who reports to somebody or stands beside somebody, and one that changes."""

from collections.abc import Callable, Mapping

from kamtui.book.drafts import NEW
from kamtui.book.errors import Refused
from kamtui.models.people import StakeholderFields
from kamtui.rules.org_tree import all_below
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.rules.plan import Link
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.record_form import RecordForm, never_empty
from kamtui.services.people import PERSON
from kamtui.services.people_editing import change_person, create_person
from kamtui.services.people_records import PersonTwice
from kamtui.text import fold_name
from kamtui.widgets.form_draft import Links


class _SavedTwice:
    """Saves a person. A name that somebody has is refused once: saving it again keeps both.

    Args:
        save: Takes the values and whether the name may be there twice.
    """

    def __init__(self, save: Callable[[Mapping[str, object], bool], int]) -> None:
        self._save = save
        self._warned_of: str | None = None

    def __call__(self, values: Mapping[str, object]) -> int:
        """Save them.

        Raises:
            Refused: They cannot be saved as they are, or the name is taken and that was not said before.
        """
        folded = fold_name(str(values.get("name", "")))
        try:
            return self._save(values, folded == self._warned_of)
        except PersonTwice as twice:
            self._warned_of = folded
            cause = twice.message.partition(":")[0].rstrip(".")
            raise Refused(f"{cause}: change the name, or press ctrl+s again to keep both.", "name") from twice


def new_person(desk: Desk, view: PeopleView, *, beside: PersonRow | None, is_report: bool) -> RecordForm[int]:
    """The form of a new person; its result is the person's key.

    Args:
        desk: What lies on the desk.
        view: The people of the account.
        beside: Who is under the cursor; None while there is nobody.
        is_report: Whether the new one reports to them; else both report to the same manager.
    """
    under = None if beside is None else beside.id if is_report else beside.reports_to_id
    after = None if beside is None or is_report else beside.id

    saved = _SavedTwice(
        lambda values, twice: create_person(
            desk.book, view.account_id, values, desk.today, after=after, allow_same_name=twice
        )
    )
    manager = None if under is None else view.by_id.get(under)
    return RecordForm(
        "New person",
        view.account if manager is None else f"under {manager.name}",
        desk=desk,
        key=f"stakeholder:{NEW}:{view.account_id}",
        record=f"stakeholder:{NEW}",
        account_id=view.account_id,
        specs=PERSON.specs,
        initial={"reports_to_id": under, "unit_id": None if beside is None else beside.unit_id},
        links=_links(view),
        save=saved,
        currency=view.currency,
        is_new=True,
        always=never_empty(StakeholderFields),
    )


def edit_person(desk: Desk, view: PeopleView, person: PersonRow, whose: str = "") -> RecordForm[int]:
    """The form of a person who is in the book; its result is the person's key.

    Args:
        desk: What lies on the desk.
        view: The people of the account.
        person: The person.
        whose: Stands in the title in place of the name.
    """

    def change(values: Mapping[str, object], twice: bool) -> int:
        change_person(desk.book, person.id, values, desk.today, allow_same_name=twice)
        return person.id

    return RecordForm(
        "Person",
        whose or person.name,
        desk=desk,
        key=f"stakeholder:{person.id}",
        account_id=view.account_id,
        specs=PERSON.specs,
        initial={name: value.id if isinstance(value, Link) else value for name, value in person.values.items()},
        links=_links(view, person),
        save=_SavedTwice(change),
        currency=view.currency,
        always=never_empty(StakeholderFields),
    )


def _links(view: PeopleView, person: PersonRow | None = None) -> Links:
    """Units, and those a person may report to: nobody below them."""
    below = frozenset[int]()
    if person is not None:
        below = all_below({one.id: one.reports_to_id for one in view.people}, person.id) | {person.id}
    bosses = [
        (one.id, f"{one.name}, {one.title}" if one.title else one.name)
        for one in view.people
        if one.id not in below and not one.has_left
    ]
    if person is not None and person.reports_to_id is not None and person.reports_to_id not in dict(bosses):
        boss = view.by_id.get(person.reports_to_id)
        bosses += [] if boss is None else [(boss.id, boss.name)]
    return {"unit_id": view.units, "reports_to_id": tuple(bosses)}
