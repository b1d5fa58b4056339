"""Adding an action from one line, wherever one is: `send draft @me ^fri #brenner !high`.

The ORM is imported inside: how a line is understood is told at every key, long before anything is written.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from kamtui.book.book import Book
from kamtui.book.contact_rows import contact_rows
from kamtui.book.errors import Refused
from kamtui.reading import ActionLine, read_action, write_day
from kamtui.rules.judged import quoted
from kamtui.services.colleagues import Ours, fitting_colleagues, name_colleague
from kamtui.services.search import find_account
from kamtui.text import fold_name

ARCHIVED = "archived"
QUOTES = frozenset('"“”')
"""What a name in quotes cannot hold; an account with them is named by its number."""


class Added(NamedTuple):
    """An action that was added.

    Attributes:
        action_id: Its key.
        account_id: Its account.
        action: How the line was understood.
    """

    action_id: int
    account_id: int
    action: "Understood"

    def told(self, today: date) -> str:
        """What was added, in words: the action, who does it, until when, for whom.

        Args:
            today: The day from which days are written.
        """
        due = f"due {write_day(self.action.due, today)}" if self.action.due else ""
        priority = f"{self.action.priority} priority" if self.action.priority else ""
        said = (self.action.title, self.action.owner, due, priority)
        return f"{', '.join(part for part in said if part)} ({self.action.account})"


class Understood(NamedTuple):
    """How a line is understood.

    Attributes:
        title: What is to be done.
        account_id: For which account.
        account: What that is called.
        owner: Who does it; None when nobody is named.
        due: Until when; None when no day is named.
        priority: `high`, `medium` or `low`; None when not said.
    """

    title: str
    account_id: int
    account: str
    owner: str | None
    due: date | None
    priority: str | None


class AccountNames:
    """The names of all accounts, folded once, so that one that is begun is found at every key.

    Args:
        accounts: Key, name and status of each, by name.
    """

    def __init__(self, accounts: Iterable[tuple[int, str, str]]) -> None:
        live_first = sorted(accounts, key=lambda one: one[2] == ARCHIVED)
        self._known = [(key, name, " ".join(fold_name(name).split()), status) for key, name, status in live_first]

    def fitting(self, text: str, most: int = 20) -> list[tuple[int, str]]:
        """Keys and names of those in whose name a text stands, those that begin so first.

        Args:
            text: A part of the name; all fit an empty one.
            most: How many are wanted.
        """
        folded = " ".join(fold_name(text).split())
        found = [(not name.startswith(folded), key, shown) for key, shown, name, _ in self._known if folded in name]
        found.sort(key=lambda one: one[0])
        return [(key, shown) for _, key, shown in found[:most]]

    def find(self, text: str) -> tuple[int, str]:
        """The one account a text means: `12` or `#12`, the whole name, or any part of it.

        Raises:
            Refused: None or several fit.
        """
        wanted = text.strip().removeprefix("#")
        folded = " ".join(fold_name(wanted).split())
        fits = [one for one in self._known if folded and folded in one[2]]
        whole = [one for one in fits if one[2] == folded]
        numbered = [one for one in self._known if wanted.isdecimal() and one[0] == int(wanted)]
        live = [one for one in fits if one[3] != ARCHIVED]
        found = numbered or whole or live or fits
        if len(found) == 1:
            return found[0][0], found[0][1]
        if not found:
            raise Refused(f"No account fits “{wanted}”.", "account")
        raise Refused(f"{len(found)} accounts fit “{wanted}”: write more of the name.", "account")

    def name(self, account_id: int | None) -> str | None:
        """What an account is called; None when there is none."""
        return next((shown for key, shown, _, _ in self._known if key == account_id), None)


class Known(NamedTuple):
    """What a line may name.

    Attributes:
        accounts: All accounts.
        ours: Our people.
    """

    accounts: AccountNames
    ours: Ours


def load_known(book: Book, account_id: int | None, me: str) -> Known:
    """Read what a line may name.

    Args:
        book: Where to look.
        account_id: The account whose team comes first among our people.
        me: The user's own initials; empty when not said.
    """
    with contact_rows(book) as rows:
        return Known(AccountNames(rows.accounts()), Ours(rows.colleagues(account_id), me))


def understand(text: str, today: date, known: Known, account_id: int | None = None) -> Understood:
    """Say how a line is understood.

    Args:
        text: As the user wrote it.
        today: The day from which days count.
        known: What it may name.
        account_id: The account where the line names none.

    Raises:
        NotUnderstood: It has no title, or what follows a mark is not what the mark announces.
        Refused: The account it names is none or several, or it names none and none is current.
    """
    return judge_line(read_action(text, today), known, account_id)


def judge_line(line: ActionLine, known: Known, account_id: int | None) -> Understood:
    """Say what a line that was read means: which account, which of us.

    Args:
        line: The line.
        known: What it may name.
        account_id: The account where the line names none.

    Raises:
        Refused: The account it names is none or several, or it names none and none is current.
    """
    if line.account is not None:
        account_id, account = known.accounts.find(line.account)
    else:
        name = known.accounts.name(account_id)
        if account_id is None or name is None:
            raise Refused("Which account? Write #brenner, a part of its name.", "account")
        account = name
    owner = None if line.owner is None else name_colleague(line.owner, known.ours)
    return Understood(line.title, account_id, account, owner, line.due, line.priority)


def add_action(book: Book, text: str, today: date, account_id: int | None = None, *, me: str = "") -> Added:
    """Add the action a line says, in one step; it serves no objective yet.

    Args:
        book: Where to.
        text: As the user wrote it.
        today: The day it is added, from which days count.
        account_id: The account where the line names none.
        me: The user's own initials, for `@me`.

    Raises:
        NotUnderstood: The line cannot be read.
        Refused: Its account is none or several, or something cannot be saved as it is.
    """
    from kamtui.services import contact_records as records
    from kamtui.services.plan_records import key_of

    known = load_known(book, account_id, me)
    line = read_action(text, today)
    if line.account is not None:  # by another program's id, too, as everywhere
        account_id = find_account(book, f"#{line.account}" if line.account.isdecimal() else line.account)
    action = judge_line(line._replace(account=None), known, account_id)
    values = records.action_values(line.owner, action.due, action.priority, known.ours)
    with book.step(f"New action {quoted(action.title)}") as session:
        made = records.add_record(session, action.account_id, "action", {"title": action.title, **values}, today)
        key = key_of(made)
    return Added(key, action.account_id, action)


def completions(word: str, known: Known, days: Sequence[str]) -> list[tuple[str, str]]:
    """What a word with a mark may become: what is written then, and what that is.

    Args:
        word: The word the cursor is at the end of, with its mark: `#bre`, `@`, `^f`, `!`.
        known: What it may name.
        days: Days as people write them.
    """
    mark, begun = word[:1], word[1:].strip('"“”')
    if mark == "#":
        found = known.accounts.fitting(begun)
        return [(f"#{key}" if QUOTES.intersection(name) else "#" + _in_quotes(name), name) for key, name in found]
    if mark == "@":
        me = [("@me", known.ours.me or "you")] if "me".startswith(begun.casefold()) else []
        names = fitting_colleagues(begun, known.ours.colleagues)
        return me + [("@" + _in_quotes(name), name) for name in names if name != known.ours.me]
    if mark == "^":
        return [("^" + day, "") for day in days if day.startswith(begun.casefold())]
    if mark == "!":
        return [("!" + each, "") for each in ("high", "medium", "low") if each.startswith(begun.casefold())]
    return []


def _in_quotes(name: str) -> str:
    return name if " " not in name else '"' + "".join(each for each in name if each not in QUOTES) + '"'
