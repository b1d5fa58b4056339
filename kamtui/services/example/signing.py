"""Signing the example's plans: what is signed is the text they have in the book by then."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from kamtui import __version__
from kamtui.exports.plan import plan_markdown
from kamtui.services.example.days import workday
from kamtui.services.example.dossier import SignOff
from kamtui.services.plan_reading import look_at_plan
from kamtui.services.plan_records import add_sign_off


def sign_told(session: Session, account_id: int, signed: Iterable[tuple[int, SignOff]], today: date) -> None:
    """Add the sign-offs of an account's plans, within the step that wrote them.

    Args:
        session: The step's session, all other rows written.
        account_id: Whose plans.
        signed: Each plan's id with who signed it.
        today: The day everything is told from.
    """
    connection = session.connection().connection.driver_connection
    for plan_id, each in signed:
        day = workday(today, each.day)
        text = plan_markdown(look_at_plan(connection, account_id, today, plan_id), today=day, version=__version__)
        values = {"name": each.name, "role": each.role, "day": day, "note": each.note, "text": text}
        add_sign_off(session, plan_id, values)
