"""Cells to values by the kind of the field: a reader looks at its whole column, then converts one cell."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.imports.amounts import decimal_mark
from kamtui.imports.days import day_first, is_ambiguous, read_export_day
from kamtui.imports.headers import fold_header
from kamtui.imports.ids import read_id
from kamtui.imports.mapping import Mapping
from kamtui.imports.problems import NotRead, quoted
from kamtui.imports.stages import find_stage
from kamtui.models.base import NAME_LIMIT, NOTE_LIMIT
from kamtui.reading import NotUnderstood, exponent, read_money, read_number, read_whole, read_yes_no
from kamtui.reading.currencies import currency_of
from kamtui.reading.numbers import DecimalMark
from kamtui.text import IMPORTED_LIMIT, clean, clean_line, fold_name
from kamtui.vocabulary_plan import Stage

Convert = Callable[[str], Any]

_USER_ID = re.compile(r"005[A-Za-z0-9]{12}(?:[A-Z0-5]{3})?")
_SALUTATIONS = frozenset(
    {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "prof", "prof.", "sr", "sr.", "sra", "sra.",
     "srta", "srta.", "herr", "frau", "hr.", "fr.", "m.", "mme", "mme.", "mlle"}
)  # fmt: skip
_CURRENCY_NAMES = {
    "us dollar": "USD", "u.s. dollar": "USD", "british pound": "GBP", "pound sterling": "GBP", "swiss franc": "CHF",
    "japanese yen": "JPY", "canadian dollar": "CAD", "australian dollar": "AUD", "danish krone": "DKK",
    "norwegian krone": "NOK", "swedish krona": "SEK", "polish zloty": "PLN", "chinese yuan": "CNY",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """What reading a column depends on beside its cells.

    Attributes:
        today: The day from which years of two digits count.
        mapping: What the user said.
        source: The program that wrote the file; empty if unknown.
        is_own: Whether kamtui wrote it, and guarded its texts with an apostrophe.
        is_whole: Whether every byte of the file could be read.
        is_day_first: How the file's other columns write days, where one does not tell.
    """

    today: date
    mapping: Mapping
    source: str = ""
    is_own: bool = False
    is_whole: bool = True
    is_day_first: bool | None = None


@dataclass(slots=True)
class Column:
    """A column on its way to values.

    Attributes:
        spec: The field it is for.
        header: Its header, for the sentences.
        texts: Its cells; empty where they say nothing.
        setting: What else decides.
        left_out: Why it is not imported as a whole; empty if it is.
        undecided: The cell that the user has to decide about, where that is why.
    """

    spec: FieldSpec
    header: str
    texts: Sequence[str]
    setting: Setting
    left_out: str = ""
    undecided: int | None = None

    @property
    def filled(self) -> list[str]:
        """The cells that say something."""
        return [text.strip() for text in self.texts if text and not text.isspace()]


@dataclass(frozen=True, slots=True)
class WrittenAmount:
    """An amount whose currency is not known yet, and with it how many decimals it has."""

    text: str
    mark: DecimalMark

    def read(self, currency: str) -> tuple[int, str]:
        """Return it in minor units of its own currency, or of the one given where it names none.

        Raises:
            NotRead: It is no amount.
        """
        # Where nothing tells, 1.234 is a group of three; only currencies with three decimals have such a fraction.
        mark: DecimalMark = self.mark or ("." if exponent(currency) == 3 else None)
        try:
            return read_money(self.text, currency, decimal_mark=mark)
        except NotUnderstood:
            raise NotRead("is not an amount") from None


@dataclass(frozen=True, slots=True)
class StageWord:
    """A stage as a file names it, with its meaning: the first stage where nobody knows the word."""

    word: str
    stage: Stage
    is_known: bool


def as_line(text: str) -> str:
    """Return a cell as the book keeps one line of text; plain cells, which most are, the short way."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return clean_line(text, IMPORTED_LIMIT)


def _line(column: Column) -> Convert:
    def convert(text: str) -> str | None:
        line = as_line(text)
        if len(line) > NAME_LIMIT:
            raise NotRead(f"is longer than {NAME_LIMIT:,} characters")
        return line or None

    return convert


def _name(column: Column) -> Convert:
    read = _line(column)

    def convert(text: str) -> Any:
        if "\n" in text and any(mark in text for mark in ",;\t"):
            raise NotRead("runs over several lines, so a quote is missing")
        return read(text)

    return convert


def _title(column: Column) -> Convert:
    words = {text.casefold() for text in column.filled}
    if words and words <= _SALUTATIONS:
        column.left_out = "it holds salutations"
    return _line(column)


def _owner(column: Column) -> Convert:
    if column.filled and all(map(_USER_ID.fullmatch, column.filled)):
        column.left_out = "it holds ids instead of names"
    return _line(column)


def _text(column: Column) -> Convert:
    def convert(text: str) -> str | None:
        cleaned = clean(text, IMPORTED_LIMIT).strip()
        if len(cleaned) > NOTE_LIMIT:
            raise NotRead(f"is longer than {NOTE_LIMIT:,} characters")
        return cleaned or None

    return convert


def _id(column: Column) -> Convert:
    return lambda text: read_id(text, column.setting.source) or None


def _day(column: Column) -> Convert:
    days = column.setting.mapping.days
    order = days.get(fold_header(column.header), days.get(""))
    if order is None:
        order = day_first(column.texts)
    if order is None:
        order = column.setting.is_day_first
    if order is None:
        unclear = (index for index, text in enumerate(column.texts) if is_ambiguous(text))
        column.undecided = next(unclear, None)
    if column.undecided is not None:
        text = quoted(column.texts[column.undecided])
        column.left_out = f"{text} can be read as two days, so say under [days] in a map file which comes first"
    known: dict[str, date] = {}

    def convert(text: str) -> date:
        if text not in known:
            known[text] = read_export_day(text, column.setting.today, is_day_first=order)
        return known[text]

    return convert


def _money(column: Column) -> Convert:
    mark = decimal_mark(column.texts)
    return lambda text: WrittenAmount(text, mark)


def _currency(column: Column) -> Convert:
    def convert(text: str) -> str:
        word = clean_line(text, IMPORTED_LIMIT).casefold()
        code = _CURRENCY_NAMES.get(word) or currency_of(word, "")
        if code is None:
            raise NotRead("is no currency: write its three letters, as EUR")
        return code

    return convert


def _percent(column: Column) -> Convert:
    mark = decimal_mark(column.texts)

    def number(text: str) -> Decimal:
        try:
            return read_number(text.strip().removesuffix("%"), decimal_mark=mark)
        except NotUnderstood:
            raise NotRead("is not a percentage") from None

    found = list(_numbers(column.filled, number))
    # HubSpot writes 0.4 for 40 %; a column in which nothing is above 1 and something is a fraction does so too.
    is_fraction = bool(found) and max(found) <= 1 and not any("%" in text for text in column.filled)
    is_fraction &= column.setting.source == "hubspot" or any(value != int(value) for value in found)

    def convert(text: str) -> int:
        value = number(text) * 100 if is_fraction else number(text)
        if not 0 <= value <= 100:
            raise NotRead("is not a percentage from 0 to 100")
        return int(value.to_integral_value(ROUND_HALF_UP))

    return convert


def _numbers(texts: Sequence[str], number: Callable[[str], Decimal]) -> Iterator[Decimal]:
    for text in texts:
        try:
            yield number(text)
        except NotRead:
            continue


def _whole(column: Column) -> Convert:
    low, high = column.spec.low or 0, column.spec.high or 10**9

    def convert(text: str) -> int:
        try:
            return read_whole(text, low, high)
        except NotUnderstood:
            raise NotRead(f"is not a whole number from {low:,} to {high:,}") from None

    return convert


def _flag(column: Column) -> Convert:
    def convert(text: str) -> bool:
        try:
            return read_yes_no(text)
        except NotUnderstood:
            raise NotRead("is neither yes nor no") from None

    return convert


def _choice(column: Column) -> Convert:
    choices = column.spec.choices
    words = {fold_name(word): value for value, label in choices for word in (value, label)}
    none_of = f"is none of {', '.join(label for _, label in choices)}"
    stranger = next((text for text in column.filled if fold_name(text) not in words), None)
    if stranger is not None and not column.setting.is_own:
        column.left_out = f"{quoted(stranger)} {none_of}"

    def convert(text: str) -> str:
        value = words.get(fold_name(text.strip()))
        if value is None:
            raise NotRead(none_of)
        return value

    return convert


def _stage(column: Column) -> Convert:
    def convert(text: str) -> StageWord:
        word = clean_line(text, IMPORTED_LIMIT)[:NAME_LIMIT]
        stage = find_stage(word, column.setting.mapping)
        return StageWord(word, stage or Stage.POTENTIAL, stage is not None)

    return convert


READERS: dict[FieldKind, Callable[[Column], Convert]] = {
    FieldKind.LINE: _line,
    FieldKind.TEXT: _text,
    FieldKind.DAY: _day,
    FieldKind.MONEY: _money,
    FieldKind.PERCENT: _percent,
    FieldKind.INTEGER: _whole,
    FieldKind.FLAG: _flag,
    FieldKind.CHOICE: _choice,
}
"""How the cells of a field of each kind are read."""

SPECIAL: dict[str, Callable[[Column], Convert]] = {
    "id": _id,
    "name": _name,
    "title": _title,
    "owner": _owner,
    "currency": _currency,
    "stage": _stage,
    "outcome": _stage,
}
"""Fields that are read in a way of their own, by name."""
