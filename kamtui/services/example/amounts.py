"""Money as the example tells it: in thousands of the account's currency."""

THOUSAND = 100_000
"""Minor units in a thousand; all currencies of the example have two decimals."""


def thousands(amount: int | None) -> int | None:
    """An amount told in thousands, in minor units; None stays unknown."""
    return None if amount is None else amount * THOUSAND
