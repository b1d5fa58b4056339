"""Contacts as the book has them, by plain SQL: the list of an account, one of them, and who may take part."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from kamtui.book.book import Book

PEOPLE = """SELECT id, name, title, left_on,
    (SELECT value FROM stance_reading AS r WHERE r.stakeholder_id = s.id ORDER BY day DESC, r.id DESC LIMIT 1)
    FROM stakeholder AS s WHERE account_id = :account
    AND (NOT is_vacancy OR EXISTS (SELECT 1 FROM attendance WHERE stakeholder_id = s.id))
    ORDER BY left_on IS NOT NULL, position, id"""

COLLEAGUES = """SELECT name FROM (
    SELECT name, 0 AS far FROM team_member WHERE account_id = :account
    UNION ALL SELECT owner, 1 FROM account WHERE owner IS NOT NULL
    UNION ALL SELECT name, 2 FROM team_member
    UNION ALL SELECT owner, 3 FROM (SELECT DISTINCT owner FROM action WHERE owner IS NOT NULL))
    WHERE name <> '' GROUP BY name ORDER BY min(far), name"""
"""Our people by name, those of the account's team first."""

CONTACTS = """SELECT i.id, i.day, i.time, i.kind, i.subject, i.notes, i.our_people,
    (SELECT group_concat(name, char(10)) FROM (SELECT s.name FROM attendance AS t
        JOIN stakeholder AS s ON s.id = t.stakeholder_id WHERE t.interaction_id = i.id ORDER BY t.id)),
    (SELECT count(*) FROM action WHERE action.interaction_id = i.id)
    FROM interaction AS i WHERE i.account_id = :account ORDER BY i.day DESC, i.time DESC, i.id DESC"""

CONTACT = "SELECT account_id, kind, day, time, subject, notes, our_people FROM interaction WHERE id = :contact"

PRESENT = """SELECT t.stakeholder_id, s.name,
    (SELECT value FROM stance_reading AS r WHERE r.stakeholder_id = s.id AND r.interaction_id = t.interaction_id
        ORDER BY r.id DESC LIMIT 1)
    FROM attendance AS t JOIN stakeholder AS s ON s.id = t.stakeholder_id
    WHERE t.interaction_id = :contact ORDER BY t.id"""

ZONE = """SELECT zone FROM series WHERE id = :series
    OR id = (SELECT series_id FROM series_occurrence WHERE interaction_id = :contact)"""


class StoredPerson(NamedTuple):
    """One of an account's people: day in ISO text, stance of -2 to +2, None where nobody knows."""

    id: int
    name: str
    title: str | None
    left_on: str | None
    stance: int | None


class StoredContact(NamedTuple):
    """A contact of the list: day in ISO text, the names of those who took part a line each."""

    id: int
    day: str
    time: str | None
    kind: str
    subject: str | None
    notes: str | None
    our_people: str | None
    people: str | None
    actions: int


class ContactRows:
    """Asks one connection; each question is one query, however much there is.

    Args:
        connection: Any connection to the book.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._ask = connection.execute

    def people(self, account_id: int) -> list[StoredPerson]:
        """An account's people in the order of their chart, those who left last."""
        return [StoredPerson(*row) for row in self._ask(PEOPLE, {"account": account_id})]

    def colleagues(self, account_id: int | None) -> list[str]:
        """Our people by name, those of the account's team first."""
        return [name for (name,) in self._ask(COLLEAGUES, {"account": account_id})]

    def contacts(self, account_id: int) -> list[StoredContact]:
        """An account's contacts, newest first."""
        return [StoredContact(*row) for row in self._ask(CONTACTS, {"account": account_id})]

    def contact(self, contact_id: int) -> tuple[object, ...] | None:
        """One contact: account, kind, day, time, subject, notes, our people; None when it is gone."""
        found: tuple[object, ...] | None = self._ask(CONTACT, {"contact": contact_id}).fetchone()
        return found

    def zone(self, *, series: int | None = None, contact_id: int | None = None) -> str:
        """The zone of a series, or of the one that a contact was an occurrence of; empty without one."""
        found = self._ask(ZONE, {"series": series, "contact": contact_id}).fetchone()
        return "" if found is None else str(found[0] or "")

    def present(self, contact_id: int) -> list[tuple[int, str, int | None]]:
        """Who took part in a contact: id, name, and the stance seen there."""
        return list(self._ask(PRESENT, {"contact": contact_id}))

    def account_name(self, account_id: int) -> str | None:
        """What an account is called; None when there is none."""
        found = self._ask("SELECT name FROM account WHERE id = ?", (account_id,)).fetchone()
        return None if found is None else str(found[0])

    def accounts(self) -> list[tuple[int, str, str]]:
        """Every account: id, name, status as stored."""
        return list(self._ask("SELECT id, name, status FROM account ORDER BY name, id"))


@contextmanager
def contact_rows(book: Book) -> Iterator[ContactRows]:
    """Ask the book.

    Args:
        book: Where to look.
    """
    with book.rows() as connection:
        yield ContactRows(connection)
