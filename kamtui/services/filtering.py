"""The filter of the account list: `tier:star late muller` narrows by field, by state and by what is written."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from kamtui.rules.relationships import gone_quiet
from kamtui.services.portfolio import AccountRow
from kamtui.text import fold_name
from kamtui.vocabulary import TouchState

Test = Callable[[AccountRow], bool]

FIELDS: dict[str, Callable[[AccountRow], str | None]] = {
    "tier": lambda row: row.tier,
    "status": lambda row: row.facts.status,
    "currency": lambda row: row.facts.currency,
    "owner": lambda row: row.facts.owner,
    "industry": lambda row: row.facts.industry,
    "region": lambda row: row.facts.region,
    "tag": lambda row: row.facts.tags,
}
"""What may stand before a colon, and where it is read."""

FROM_THE_START = frozenset({"tier", "status", "currency"})
"""Fields of one word, found by its beginning; the others are found by any part."""

STATES: dict[str, Callable[[AccountRow, date], bool]] = {
    "late": lambda row, _: _is_late(row),
    "due": lambda row, _: row.touch.state in (TouchState.DUE, TouchState.LATE),
    "quiet": lambda row, today: bool(gone_quiet(row.people, today)),
    "cases": lambda row, _: row.facts.open_cases > 0,
    "overdue": lambda row, _: row.facts.overdue_actions > 0,
    "single": lambda row, _: row.single_threaded.value in ("yes", "critical"),
}
"""Words asking for a state: anything late, touch due, a key player quiet, open cases, late actions, one thread."""


def _is_late(row: AccountRow) -> bool:
    """Whether the list calls anything of the account late: its touch, what comes next, or an action."""
    is_next_late = row.next is not None and row.next.late_days > 0
    return row.touch.state is TouchState.LATE or is_next_late or row.facts.overdue_actions > 0


UNKNOWN = "?"
"""The value that finds what nobody has said."""


class AccountFilter(NamedTuple):
    """A filter that was read.

    Attributes:
        tests: All of which a row must pass.
        words: What is looked for in the text, folded; a list may mark it.
        shows_archived: Whether archived accounts are asked for; otherwise none passes.
    """

    tests: tuple[Test, ...] = ()
    words: tuple[str, ...] = ()
    shows_archived: bool = False

    def choose(self, rows: Iterable[AccountRow]) -> list[AccountRow]:
        """The rows that pass, in their order."""
        if not self.shows_archived:
            rows = [row for row in rows if row.facts.status != "archived"]
        for test in self.tests:
            rows = [row for row in rows if test(row)]
        for word in self.words:
            rows = [row for row in rows if word in row.haystack]
        return list(rows)


def read_filter(text: str, today: date, me: str = "") -> AccountFilter:
    """Read what somebody typed into the filter. Every text is a filter; what is unfinished narrows nothing.

    Args:
        text: Parted by blanks: `field:value` (several values with commas; `?` for unknown), the words of `STATES`,
            and what to look for in names, units, people, tags, industry, region and owner. Quotes keep blanks
            together and make a word mean itself.
        today: The day to judge on.
        me: The user's own initials, for `owner:me`.
    """
    tests: list[Test] = []
    words: list[str] = []
    shows_archived = False
    for term, quoted in _terms(text):
        field, colon, value = term.partition(":")
        field = field.lower()
        if colon and field in FIELDS and not quoted:
            if value:
                tests.append(_field_test(field, value, me))
                shows_archived = shows_archived or field == "status"
        elif term.lower() in STATES and not quoted:
            tests.append(_state_test(term.lower(), today))
        elif folded := fold_name(term):
            words.append(folded)
    return AccountFilter(tuple(tests), tuple(words), shows_archived)


def _terms(text: str) -> list[tuple[str, bool]]:
    """Part at blanks outside of quotes; say of each term whether it began with a quote."""
    terms: list[tuple[str, bool]] = []
    current, quoted, inside = "", False, False
    for sign in text:
        if sign == '"':
            quoted = quoted or not current
            inside = not inside
        elif sign.isspace() and not inside:
            terms.append((current, quoted))
            current, quoted = "", False
        else:
            current += sign
    terms.append((current, quoted))
    return [term for term in terms if term[0]]


def _field_test(field: str, value: str, me: str) -> Test:
    read = FIELDS[field]
    parts = [fold_name(part) for part in value.split(",") if part]
    if field == "owner" and me:
        parts = [fold_name(me) if part == "me" else part for part in parts]
    from_the_start = field in FROM_THE_START

    def test(row: AccountRow) -> bool:
        found = read(row)
        if not found:
            return UNKNOWN in parts
        folded = fold_name(found)
        return any(folded.startswith(part) if from_the_start else part in folded for part in parts)

    return test


def _state_test(word: str, today: date) -> Test:
    state = STATES[word]
    return lambda row: state(row, today)
