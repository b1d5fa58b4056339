"""Currencies: the codes of ISO 4217, how many decimals each has, and the signs people write for them."""

_IN_USE = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN "
    "BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS "
    "GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW "
    "KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN "
    "NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK "
    "SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS "
    "VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG"  # codespell:ignore zar
)
_WITHOUT_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND"

CODES = frozenset(_IN_USE.split())
"""Currencies in use, and those replaced so lately that exports still hold them."""

_EXPONENTS = dict.fromkeys(_WITHOUT_DECIMALS.split(), 0) | dict.fromkeys(_THREE_DECIMALS.split(), 3)

_SIGNS = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "pound": "GBP", "pounds": "GBP", "us$": "USD",
    "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD", "r$": "BRL",
    "fr": "CHF", "sfr": "CHF", "zł": "PLN", "kč": "CZK", "ft": "HUF", "₹": "INR", "₩": "KRW", "₽": "RUB",
    "₺": "TRY", "₴": "UAH", "₪": "ILS", "₫": "VND", "₱": "PHP", "฿": "THB", "₦": "NGN", "₸": "KZT",
}  # fmt: skip
# Signs that several currencies share: those they may mean, the first if the default is none of them.
_SHARED_SIGNS = {
    "$": "USD AUD CAD HKD MXN NZD SGD TWD",
    "dollar": "USD AUD CAD HKD NZD SGD TWD",
    "dollars": "USD AUD CAD HKD NZD SGD TWD",
    "¥": "JPY CNY",
    "kr": "SEK DKK ISK NOK",
}


def exponent(currency: str) -> int:
    """Return how many decimals a currency has [ISO 4217]: 2, but none for JPY and 3 for KWD."""
    return _EXPONENTS.get(currency, 2)


def currency_of(word: str, default: str) -> str | None:
    """Return the ISO code of a code or sign in lower case, or nothing if it is none.

    Args:
        word: As written: `eur`, `€`, `$`, `kr`.
        default: The currency that a shared sign means if it can: `$` is AUD where AUD is the default.
    """
    word = word.rstrip(".")
    if word.upper() in CODES:
        return word.upper()
    if word in _SHARED_SIGNS:
        shared = _SHARED_SIGNS[word].split()
        # A crown without a country is left to ask about: three of them are worth much the same.
        return default if default in shared else None if word == "kr" else shared[0]
    return _SIGNS.get(word)
