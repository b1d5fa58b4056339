"""Reading by plain SQL what a plan's figures are computed from: dated rows, contacts, stances, revenues."""

import sqlite3
from datetime import date
from decimal import Decimal
from typing import NamedTuple

STAGE_DAYS = """SELECT opportunity_id, MAX(day) FROM opportunity_stage
    JOIN opportunity ON opportunity.id = opportunity_id WHERE account_id = ? GROUP BY opportunity_id"""
READINGS = """SELECT kpi_reading.id, kpi_id, day, value FROM kpi_reading
    JOIN kpi ON kpi.id = kpi_id WHERE account_id = ? ORDER BY kpi_id, day, kpi_reading.id"""
CONTACTS = """SELECT stakeholder_id, day FROM attendance JOIN interaction ON interaction.id = interaction_id
    JOIN stakeholder ON stakeholder.id = stakeholder_id
    WHERE interaction.account_id = ? AND left_on IS NULL AND day IS NOT NULL"""
PEOPLE = "SELECT COUNT(*) FROM stakeholder WHERE account_id = ? AND NOT is_vacancy AND left_on IS NULL"
UNITS = """SELECT business_unit.name, EXISTS (
        SELECT 1 FROM stakeholder WHERE unit_id = business_unit.id AND NOT is_vacancy AND left_on IS NULL
        AND (SELECT value FROM stance_reading WHERE stakeholder_id = stakeholder.id
            ORDER BY day DESC, id DESC LIMIT 1) >= 1)
    FROM business_unit WHERE account_id = ? ORDER BY position, id"""


class StoredReading(NamedTuple):
    """A dated value of a figure.

    Attributes:
        id: Its key.
        kpi: The figure's key.
        day: The day.
        value: The value.
    """

    id: int
    kpi: int
    day: date
    value: Decimal


def read_stage_days(connection: sqlite3.Connection, account_id: int) -> dict[int, date]:
    """The day on which each opportunity of an account reached its stage."""
    return {key: date.fromisoformat(day) for key, day in connection.execute(STAGE_DAYS, (account_id,))}


def read_readings(connection: sqlite3.Connection, account_id: int) -> list[StoredReading]:
    """All dated values of an account's figures, figure by figure, each oldest first."""
    return [
        StoredReading(key, kpi, date.fromisoformat(day), Decimal(value))
        for key, kpi, day, value in connection.execute(READINGS, (account_id,))
    ]


def read_ready(connection: sqlite3.Connection, account_id: int) -> dict[int, str]:
    """Which of an account's figures are ready-made ones, by key."""
    found = connection.execute(
        "SELECT id, ready FROM kpi WHERE account_id = ? AND ready IS NOT NULL", (account_id,)
    )
    return dict(found.fetchall())


def read_contacts(connection: sqlite3.Connection, account_id: int) -> list[tuple[int, date]]:
    """Who of those who have not left took part in a contact on which day."""
    return [(who, date.fromisoformat(day)) for who, day in connection.execute(CONTACTS, (account_id,))]


def count_people(connection: sqlite3.Connection, account_id: int) -> int:
    """How many people are known who have not left."""
    (count,) = connection.execute(PEOPLE, (account_id,)).fetchone()
    return int(count)


def read_supported_units(connection: sqlite3.Connection, account_id: int) -> dict[str, bool]:
    """By a unit's name whether somebody in it supports us, as seen last."""
    return {name: bool(has_one) for name, has_one in connection.execute(UNITS, (account_id,))}


def read_revenues(connection: sqlite3.Connection, account_id: int) -> dict[int, int]:
    """Revenue by year in minor units."""
    found = connection.execute("SELECT year, amount FROM annual_revenue WHERE account_id = ?", (account_id,))
    return dict(found.fetchall())
