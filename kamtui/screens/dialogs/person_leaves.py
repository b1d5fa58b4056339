"""Somebody leaves: since when, what becomes of those who report to them, and what hung on the person."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from textual.strip import Strip
from textual.widget import Widget

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.rules.people import PersonRow
from kamtui.rules.people_view import PeopleView
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.record_form import RecordForm
from kamtui.services.leaving import mark_left, what_hangs_on
from kamtui.theme import glyph
from kamtui.widgets.ink import InkedWidget
from kamtui.widgets.parts import Parts, blanks, fit_parts
from kamtui.wrapping import wrap

SPECS = (
    FieldSpec("day", "Left on", FieldKind.DAY, help="The last day", required=True),
    FieldSpec(
        "reports",
        "Their reports",
        FieldKind.CHOICE,
        help="What becomes of those who report to the person",
        choices=(("up", "move to the manager"), ("flag", "stay, and are flagged")),
    ),
)
"""What is asked."""
TALLEST = 10
"""Rows of what hung on the person at most."""
EDGES = 8
"""Cells beside a sentence: border, margins, its mark."""


class Hanging(InkedWidget):
    """What hung on a person, a sentence each; long ones go on in the next row.

    Args:
        sentences: The sentences.
    """

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__()
        self._sentences = sentences or ("Nothing hangs on the person",)

    def rows(self, width: int) -> list[Parts]:
        """The rows for a width."""
        rows: list[Parts] = [(("What hangs on the person", "muted"),)]
        for sentence in self._sentences:
            first, *more = wrap(sentence, width - EDGES, 2, glyph("more"))
            rows += [
                ((f"{glyph('none')} ", "quiet"), (first, "fg")),
                *((("  ", "fg"), (row, "fg")) for row in more),
            ]
        return rows if len(rows) <= TALLEST else [*rows[: TALLEST - 1], ((glyph("more"), "muted"),)]

    def line(self, y: int, width: int) -> Strip:
        """A row."""
        rows = self.rows(width)
        parts = rows[y] if y < len(rows) else ()
        return self.ink.strip((*blanks(2), *fit_parts(parts, width - 4)), width, "surface")


class LeavingForm(RecordForm[int]):
    """The form, and above it what hung on the person.

    Args:
        desk: What lies on the desk.
        view: The people of the account.
        person: Who leaves.
        hanging: What hung on the person, a line each.
        whose: Stands in the title in place of the name.
    """

    def __init__(
        self, desk: Desk, view: PeopleView, person: PersonRow, hanging: tuple[str, ...], whose: str = ""
    ) -> None:
        def save(values: Mapping[str, object]) -> int:
            day = values.get("day")
            reports: Literal["up", "flag"] = "flag" if values.get("reports") == "flag" else "up"
            left_on = day if isinstance(day, date) else desk.today
            mark_left(desk.book, person.id, left_on, reports, today=desk.today)
            return person.id

        super().__init__(
            "Has left",
            whose or person.name,
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
        self._hanging = Hanging(hanging)
        self._rows = len(self._hanging.rows(self.WIDTH - 2))

    def compose_dialog(self) -> Iterable[Widget]:
        """What hung on the person, then the form."""
        self._hanging.styles.height = self._rows
        self._hanging.styles.margin = (1, 0, 0, 0)
        yield self._hanging
        yield from super().compose_dialog()

    def _fit(self, rows: int) -> None:
        super()._fit(rows + self._rows + 1)


def person_leaves(desk: Desk, view: PeopleView, person: PersonRow, whose: str = "") -> LeavingForm:
    """The form for a person who leaves.

    Args:
        desk: What lies on the desk.
        view: The people of the account.
        person: Who leaves.
        whose: Stands in the title in place of the name.

    Raises:
        Refused: The person is not in the book any more.
        BookError: It could not be read.
    """
    return LeavingForm(desk, view, person, what_hangs_on(desk.book, person.id, desk.today), whose)
