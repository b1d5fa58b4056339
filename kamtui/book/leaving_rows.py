"""What hangs on one of the customer's people, by plain SQL: what somebody else has to take over when they leave."""

import sqlite3
from typing import NamedTuple

NAMED = {
    "open actions for them": """SELECT title, visibility FROM action
        WHERE person_id = ? AND status IN ('open', 'doing') ORDER BY due IS NULL, due, id""",
    "objectives": "SELECT text, visibility FROM objective WHERE person_id = ? ORDER BY position, id",
    "ideas pitched to them": """SELECT title, visibility FROM idea
        WHERE person_id = ? AND coalesce(outcome, '') <> 'no' ORDER BY position, id""",
    "facts only they told": """SELECT text, visibility FROM fact
        WHERE told_by_id = ? AND evidence <> 'document' ORDER BY position, id""",
    "meeting series": """SELECT series.title, series.visibility FROM series_person
        JOIN series ON series.id = series_id
        WHERE stakeholder_id = ? AND NOT series.is_withdrawn ORDER BY series.id""",
}
"""By what a person calls them the titles of the records that name a person, and whom those are shown to."""


class Hanging(NamedTuple):
    """Records of one kind that hang on a person.

    Attributes:
        what: Their kind, many of them.
        titles: What they are called.
    """

    what: str
    titles: tuple[str, ...]


def read_hanging(connection: sqlite3.Connection, person_id: int, *, with_private: bool) -> list[Hanging]:
    """The records that name a person, kind by kind; kinds without any are left out.

    Args:
        connection: Any connection to the book.
        person_id: The person.
        with_private: Whether records that never leave the book are among them.
    """
    found = []
    for what, query in NAMED.items():
        rows = connection.execute(query, (person_id,)).fetchall()
        titles = tuple(title for title, shown in rows if with_private or shown != "private")
        if titles:
            found.append(Hanging(what, titles))
    return found
