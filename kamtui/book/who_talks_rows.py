"""Who of us talked to whom: the contacts of an account as they are stored."""

import sqlite3

WHO_TALKS = """
SELECT attendance.stakeholder_id, interaction.day, interaction.our_people
FROM interaction JOIN attendance ON attendance.interaction_id = interaction.id
WHERE interaction.account_id = ? AND interaction.day <= ? AND interaction.our_people IS NOT NULL
ORDER BY interaction.day, interaction.id
"""


def read_who_talks(connection: sqlite3.Connection, account_id: int, day: str) -> list[tuple[int, str, str]]:
    """Each of the customer's people with each contact they took part in, the oldest first.

    Args:
        connection: The book.
        account_id: The account.
        day: The last day that counts, as ISO writes it.

    Returns:
        (key of the person, day, our people as written).
    """
    return connection.execute(WHO_TALKS, (account_id, day)).fetchall()
