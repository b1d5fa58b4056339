"""Amounts of money: read as people write them into whole minor units, written short, exactly and as JSON."""

from decimal import ROUND_HALF_UP, Context, Decimal

from kamtui.reading.currencies import currency_of, exponent
from kamtui.reading.numbers import EXACT, DecimalMark, split_scale, take_apart, value_of
from kamtui.reading.words import NotUnderstood

LARGEST = 10**15
"""The largest amount that is kept, in minor units of any currency."""

_HINT = "write it like 350k, 1.2m, 1'200.50 or EUR 5M"
_THREE_DIGITS = Context(prec=3, rounding=ROUND_HALF_UP)
_UNITS = ("", "k", "M", "bn", "tn")


def read_money(text: str, default_currency: str, *, decimal_mark: DecimalMark = None) -> tuple[int, str]:
    """Return the amount a text says, in minor units, and its currency [ISO 4217].

    More decimals than the currency has are rounded, halves away from zero. `1.200` is twelve hundred, as no
    amount has three decimals, unless the currency does; `1.250m` is a million and a quarter.

    Args:
        text: As the user wrote it: `1.2m`, `€350k`, `1.234,56`, `(1,200)`, `5 bn`, `1'200.- CHF`.
        default_currency: The currency when the text names none.
        decimal_mark: The sign before the fraction, if it is known, as of a whole column of an import.

    Raises:
        NotUnderstood: The text is no amount, names an unknown currency or more than is kept.
    """
    written = take_apart(text)
    if written is None:
        raise NotUnderstood("an amount", text, _HINT)
    currency, scale = None, 0
    for word in written.words:
        named = currency_of(word, default_currency)
        if named is None and not scale:
            scale, rest = split_scale(word)
            if scale and not rest:
                continue
            named = currency_of(rest, default_currency)
        if named is None or currency not in (None, named):
            raise NotUnderstood("an amount", text, f"“{word}” is no currency here, {_HINT}")
        currency = named
    currency = currency or default_currency
    decimals = exponent(currency)
    value = value_of(written, scale, decimal_mark, lone_dot_groups=decimals < 3)
    if value is None:
        raise NotUnderstood("an amount", text, _HINT)
    minor = value.scaleb(decimals, EXACT)
    if abs(minor) > LARGEST:
        raise NotUnderstood("an amount", text, f"more than {write_money(LARGEST, currency)} cannot be kept")
    return int(minor.quantize(Decimal(1), context=EXACT)), currency


def write_money(minor: int, currency: str) -> str:
    """Return the exact amount: `EUR 1,200,000.00`, `JPY −950`."""
    return f"{currency} {'−' if minor < 0 else ''}{abs(_major(minor, currency)):,f}"


def write_money_short(minor: int, currency: str) -> str:
    """Return the amount in three digits, without its currency: `1.20M`, `400k`, `75k`, `950`, `2.40bn`, `−1.05M`.

    From a million on all three are written, so that a column of them stays in line; below, an empty fraction goes.
    """
    value = _THREE_DIGITS.plus(abs(_major(minor, currency)))
    if value < 1:
        written = f"{value:.{exponent(currency)}f}" if value else "0"
    else:
        size = min(value.adjusted() // 3, len(_UNITS) - 1)
        written = f"{value.scaleb(-3 * size):.{max(0, 2 - value.adjusted() + 3 * size)}f}"
        if size < 2 and "." in written and not written.partition(".")[2].strip("0"):
            written = written.partition(".")[0]
        written += _UNITS[size]
    return f"−{written}" if minor < 0 else written


def money_json(minor: int, currency: str) -> dict[str, str]:
    """Return the amount as JSON outputs write it: `{"amount": "1200000.00", "currency": "EUR"}`."""
    return {"amount": f"{_major(minor, currency):f}", "currency": currency}


def _major(minor: int, currency: str) -> Decimal:
    """Return the amount in whole units of its currency."""
    return Decimal(minor).scaleb(-exponent(currency), EXACT)
