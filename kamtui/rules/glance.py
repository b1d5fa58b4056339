"""An account in a few facts, as the head of its exported plan tells them."""

from datetime import date
from typing import NamedTuple

from kamtui.vocabulary import Tier

WORDS = ((70, "good"), (50, "to be watched"), (0, "poor"))
"""From which health on it is called what; the inks of the screens begin at the same numbers."""


class AccountGlance(NamedTuple):
    """What is known of an account itself; unknown is None.

    Attributes:
        industry: What it does.
        region: Where it is.
        currency: ISO 4217.
        revenue: Current yearly revenue in minor units.
        potential: Extra yearly revenue within reach, in minor units.
        renewal: When the contract ends.
        tier: The tier in force.
        tier_why: Why it is that one, in words.
        health: 0 to 100.
    """

    industry: str | None
    region: str | None
    currency: str
    revenue: int | None
    potential: int | None
    renewal: date | None
    tier: Tier | None
    tier_why: str
    health: int | None


def health_word(health: int) -> str:
    """What a health of 0 to 100 is called."""
    return next(word for least, word in WORDS if health >= least)
