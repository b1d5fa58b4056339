"""Days as exports write them: only the whole column tells whether the day or the month comes first."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from kamtui.imports.problems import NotRead
from kamtui.text import fold_name

_TIME = re.compile(
    r"[ T,]\s*\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?\s*(?:[ap]\.?m\.?)?\s*(?:z|utc|gmt)?\s*(?:[+-]\d\d:?\d\d)?$",
    re.I,
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_NUMBERS = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)\.?")
_DAY_NAME = re.compile(
    r"(?:[^\W\d]+\.?,?\s)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s/-]*(?:de\s)?([^\W\d]+)\.?[\s/,-]*(?:de\s|')?(\d{4}|\d\d)"
)
_NAME_DAY = re.compile(r"(?:[^\W\d]+\.?,\s)?([^\W\d]+)\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s'?(\d{4}|\d\d)")
_EXCEL = re.compile(r"(\d{5})(?:\.\d+)?")
_EXCEL_BEGINS = date(1899, 12, 30)
_EXCEL_RANGE = range(18264, 91313)  # 1950 to 2149
_YEARS = range(1900, 2200)

# English, German, French, Spanish, Portuguese, Italian, Dutch, Swedish, Polish, Turkish; the first letters tell.
_MONTHS = (
    "january januar janvier enero janeiro gennaio januari styczen stycznia ocak jän jaenner jänner gen ene",
    "february februar fevrier febrero fevereiro febbraio februari luty lutego subat",
    "march märz maerz mars marzo março maart marzec marca mart mrz",
    "april avril abril aprile kwiecien kwietnia nisan avr abr",
    "may mai mayo maio maggio mei maj maja mayis mag",
    "june juni juin junio junho giugno czerwiec czerwca haziran giu jun",
    "july juli juillet julio julho luglio lipiec lipca temmuz lug juil jul",
    "august aout agosto augustus augusti sierpien sierpnia agustos ago",
    "september septembre septiembre setembro settembre wrzesien wrzesnia eylul set sept",
    "october oktober octobre octubre outubro ottobre pazdziernik pazdziernika ekim out ott",
    "november novembre noviembre novembro listopad listopada kasim",
    "december dezember decembre diciembre dezembro dicembre grudzien grudnia aralik dic dez",
)


@cache
def _month_names() -> dict[str, int]:
    """Return every month's name and its first three letters, folded, where only one month begins so."""
    names: dict[str, set[int]] = {}
    for number, words in enumerate(_MONTHS, 1):
        for word in map(fold_name, words.split()):
            for name in (word, word[:3], word[:4]):
                names.setdefault(name, set()).add(number)
    return {name: min(numbers) for name, numbers in names.items() if len(numbers) == 1}


def _bare(cell: str) -> str:
    return _TIME.sub("", cell.strip()).strip()


def day_first(cells: Iterable[str]) -> bool | None:
    """Return whether the days of a column are written before the months.

    Any first number over 12 says yes, any second no. Nothing, or both, is None: then each cell that can be read
    in two ways is left to be asked about.

    Args:
        cells: The cells of one column, or of several that were written alike.
    """
    first = second = False
    for cell in cells:
        found = _NUMBERS.fullmatch(_bare(cell))
        if found is None or found[2] == ".":
            continue
        first |= int(found[1]) > 12
        second |= int(found[3]) > 12
    return None if first == second else first


def is_ambiguous(cell: str) -> bool:
    """Return whether a cell can be read as two different days."""
    found = _NUMBERS.fullmatch(_bare(cell))
    return bool(
        found and found[2] != "." and int(found[1]) <= 12 and int(found[3]) <= 12 and int(found[1]) != int(found[3])
    )


def read_export_day(cell: str, today: date, *, is_day_first: bool | None) -> date:
    """Return the day a cell holds; a time of day behind it is passed over.

    Read are ISO days, days with numbers or with a month's name in several languages, and Excel's day numbers. A
    day without its year is none.

    Args:
        cell: Not empty.
        today: The day from which a year of two digits counts: at most fifty years ahead.
        is_day_first: How the column writes `03/04/2026`; None where that is not known.

    Raises:
        NotRead: It is no day, or one that does not exist, or can be read in two ways.
    """
    text = _bare(cell)
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _existing(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        if is_day_first is None and found[2] != "." and is_ambiguous(cell):
            raise NotRead("can be read as two days")
        before = found[2] == "." or first > 12 or (second <= 12 and is_day_first is not False)
        day, month = (first, second) if before else (second, first)
        return _existing(_full_year(found[4], today), month, day)
    if found := _EXCEL.fullmatch(text):
        number = int(found[1])
        if number in _EXCEL_RANGE:
            return _EXCEL_BEGINS + timedelta(days=number)
    return _with_month_name(text, today)


def _with_month_name(text: str, today: date) -> date:
    words = fold_name(text)
    if found := _DAY_NAME.fullmatch(words):
        day, name, year = found.groups()
    elif found := _NAME_DAY.fullmatch(words):
        name, day, year = found.groups()
    else:
        raise NotRead("is not a day")
    month = _month_names().get(name)
    if month is None:
        raise NotRead("is not a day")
    return _existing(_full_year(year, today), month, int(day))


def _full_year(year: str, today: date) -> int:
    if len(year) == 4:
        return int(year)
    full = today.year // 100 * 100 + int(year)
    return full - 100 if full > today.year + 50 else full


def _existing(year: int, month: int, day: int) -> date:
    if year not in _YEARS:
        raise NotRead("is not a day between 1900 and 2199")
    try:
        return date(year, month, day)
    except ValueError:
        raise NotRead("is a day that does not exist") from None
