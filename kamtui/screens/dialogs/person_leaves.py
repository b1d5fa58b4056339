"""Somebody leaves: since when, what becomes of those who report to them, and what hung on the person."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from textual.widget import Widget

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.path_dialog import Lines
from kamtui.screens.dialogs.record_form import RecordForm
from kamtui.services.leaving import mark_left, what_hangs_on

SPECS = (
    FieldSpec("day", "Left on", FieldKind.DAY, help="The history stays", required=True),
    FieldSpec(
        "reports",
        "Their reports",
        FieldKind.CHOICE,
        help="What becomes of those who report to the person",
        choices=(("up", "move to the manager"), ("flag", "stay, and are flagged")),
    ),
)
"""What is asked."""
TALLEST = 9
"""Rows of what hung on the person."""


class LeavingForm(RecordForm[int]):
    """The form, and above it what hung on the person.

    Args:
        desk: What lies on the desk.
        view: The people of the account.
        person: Who leaves.
        hanging: What hung on the person, a line each.
    """

    def __init__(self, desk: Desk, view: PeopleView, person: PersonRow, hanging: tuple[str, ...]) -> None:
        def save(values: Mapping[str, object]) -> int:
            day = values.get("day")
            reports: Literal["up", "flag"] = "flag" if values.get("reports") == "flag" else "up"
            left_on = day if isinstance(day, date) else desk.today
            mark_left(desk.book, person.id, left_on, reports, today=desk.today)
            return person.id

        super().__init__(
            "Has left",
            person.name,
            desk=desk,
            key=f"stakeholder:{person.id}:leaves",
            record=f"stakeholder:{person.id}",
            account_id=view.account_id,
            specs=SPECS,
            initial={"day": desk.today, "reports": "up"},
            save=save,
            is_new=True,
            always={"reports"},
        )
        told = hanging or ("Nothing hangs on the person.",)
        self._hanging = Lines("\n".join(("# What hangs on the person", *told)))
        self._rows = min(TALLEST, len(told) + 1)

    def compose_dialog(self) -> Iterable[Widget]:
        """What hung on the person, then the form."""
        self._hanging.styles.height = self._rows
        self._hanging.styles.margin = (1, 0, 0, 0)
        yield self._hanging
        yield from super().compose_dialog()

    def _fit(self, rows: int) -> None:
        super()._fit(rows + self._rows + 1)


def person_leaves(desk: Desk, view: PeopleView, person: PersonRow) -> LeavingForm:
    """The form for a person who leaves.

    Args:
        desk: What lies on the desk.
        view: The people of the account.
        person: Who leaves.

    Raises:
        Refused: The person is not in the book any more.
        BookError: It could not be read.
    """
    return LeavingForm(desk, view, person, what_hangs_on(desk.book, person.id, desk.today))
