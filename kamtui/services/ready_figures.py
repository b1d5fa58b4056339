"""Bringing the ready-made figures into an account's plan, as one step."""

from datetime import date

from kamtui.book.book import Book
from kamtui.rules.ready_figures import READY
from kamtui.services.ordering import place


def add_ready_figures(book: Book, account_id: int, today: date) -> tuple[int, ...]:
    """Add those ready-made figures that an account does not have yet, behind its own.

    Args:
        book: Where to.
        account_id: Whose.
        today: The day they are added.

    Returns:
        Their keys; none where the account has them all.

    Raises:
        Refused: There is no such account.
    """
    from kamtui.models.measures import Kpi  # loads the ORM
    from kamtui.services import plan_records as records

    with book.read() as look:
        known = {kpi.ready for kpi in records.siblings(look, "kpi", account_id) if isinstance(kpi, Kpi)}
    missing = [figure for figure in READY if figure.key not in known]
    if not missing:
        return ()
    label = f"{len(missing)} ready-made figure{'' if len(missing) == 1 else 's'}"
    with book.step(f"Bring in {label}") as session:
        records.ensure_plan(session, account_id, today)
        found = []
        for figure in missing:
            others = records.siblings(session, "kpi", account_id)
            kpi = Kpi(account_id=account_id, name=figure.name, unit=figure.unit or None, ready=figure.key)
            place(kpi, others, len(others))
            session.add(kpi)
            session.flush()
            found.append(records.key_of(kpi))
    return tuple(found)
