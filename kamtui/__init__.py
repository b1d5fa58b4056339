"""kamtui: a key account manager's book of business in a terminal."""

__version__ = "0.1.0"
