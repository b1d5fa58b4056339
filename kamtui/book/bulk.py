"""What a step asks and tidies by SQL, where going record by record would be slow or long-winded."""

from collections.abc import Iterable

from sqlalchemy import text
from sqlmodel import Session

from kamtui.book.current_plan import current_plan


def current_plan_id(session: Session, account_id: int) -> int | None:
    """The current plan of an account; None when it has none."""
    found = session.connection().execute(text(current_plan(":account")), {"account": account_id}).scalar()
    return None if found is None else int(found)


def step_number(session: Session) -> int:
    """The number of the step that is being done."""
    return int(session.connection().execute(text("SELECT step FROM current_step")).scalar_one())


def last_ids(session: Session) -> dict[str, int]:
    """By table the highest id it has ever given out, as none is used again; unused tables are missing."""
    found = session.connection().execute(text("SELECT name, seq FROM sqlite_sequence"))
    return {row[0]: row[1] for row in found}


def last_positions(session: Session, table: str) -> dict[int, int]:
    """By account the place of its last record of a table."""
    found = session.connection().execute(
        text(f'SELECT account_id, max(position) FROM "{table}" GROUP BY account_id')
    )
    return {row[0]: row[1] for row in found}


def newest_years(session: Session) -> dict[int, int]:
    """By account the newest year whose revenue is known."""
    found = session.connection().execute(
        text("SELECT account_id, max(year) FROM annual_revenue GROUP BY account_id")
    )
    return {row[0]: row[1] for row in found}


def leave_units(session: Session, table: str, records: Iterable[int]) -> None:
    """Take records out of their business units, which are another account's now."""
    numbers = [{"number": number} for number in records]
    session.connection().execute(
        text(f'UPDATE "{table}" SET unit_id = NULL WHERE id = :number AND unit_id > 0'), numbers
    )


def leave_managers(session: Session, people: Iterable[int]) -> None:
    """Part people from managers and reports who are at another account now."""
    numbers = [{"number": number} for number in people]
    session.connection().execute(
        text(
            "UPDATE stakeholder SET reports_to_id = NULL WHERE (id = :number OR reports_to_id = :number) "
            "AND account_id <> "
            "(SELECT account_id FROM stakeholder AS above WHERE above.id = stakeholder.reports_to_id)"
        ),
        numbers,
    )
