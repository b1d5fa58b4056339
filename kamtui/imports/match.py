"""Which record a row speaks of: by id, else by e-mail address, else by a name that only one has; else a new one.

All rows of a file are matched by id before any is matched by address, and by address before any by name, so the
order of the rows makes no difference. What fits several records is reported and never guessed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from kamtui.imports.entries import Entry
from kamtui.imports.items import Index, Item, fold_identity
from kamtui.imports.kinds import Kind
from kamtui.imports.problems import listed, quoted
from kamtui.imports.resolve import describe
from kamtui.imports.sources import OWN_SOURCE

_SHARED_MAILBOXES = frozenset(
    {"admin", "buchhaltung", "contact", "einkauf", "enquiries", "hello", "help", "info", "kontakt", "mail",
     "office", "order", "orders", "post", "procurement", "purchasing", "reception", "sales", "service", "support",
     "team", "vertrieb", "zentrale"}
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Group:
    """The rows of a file that speak of one record.

    Attributes:
        key: Its id in the program that wrote the file.
        email: Its address, if that is its own; empty if not.
        name: Its name; empty if the rows have none.
        account: The account it belongs to; None for accounts, or if the rows do not say.
        entries: The rows.
        item: The record, once it is found; None for a new one.
        reason: Why it cannot be told which record it is.
    """

    key: str | None
    email: str
    name: str
    account: Item | None
    entries: list[Entry] = field(default_factory=list)
    item: Item | None = None
    reason: str = ""


def group_entries(
    kind: Kind, entries: Iterable[Entry], account_of: Callable[[Entry], Item | None], *, repeats: bool
) -> tuple[list[Group], dict[int, str]]:
    """Put the rows together that speak of one record.

    Args:
        kind: The kind.
        entries: The rows that can be imported.
        account_of: The account that a row names.
        repeats: Whether a record may stand on several rows with nothing but its name to know it by, as an account
            does beside each of its people.

    Returns:
        The groups in the order of their first rows, and row index -> why a row belongs to none.
    """
    entries = list(entries)
    shared = _shared_addresses(entries)
    groups: dict[tuple[object, ...], Group] = {}
    faults: dict[int, str] = {}
    for entry in entries:
        name, email = entry.values.get("name") or "", fold_identity(entry.values.get("email") or "")
        own_email = "" if email in shared or email.partition("@")[0] in _SHARED_MAILBOXES else email
        account = account_of(entry)
        if entry.key:
            identity: tuple[object, ...] = ("id", entry.key)
        elif own_email:
            identity = ("email", own_email)
        elif name:
            identity = ("name", id(account), fold_identity(name))
        else:
            faults[entry.row] = f"The row has no name, so no {kind.one} can be made of it."
            continue
        group = groups.get(identity)
        if group is None:
            groups[identity] = Group(entry.key, own_email, name, account, [entry])
        elif identity[0] == "name" and (reason := _repeat(group, entry, repeats=repeats)):
            faults[entry.row] = reason
        else:
            group.entries.append(entry)
    return list(groups.values()), faults


def _shared_addresses(entries: list[Entry]) -> set[str]:
    """Return the addresses that a file gives to people of different names: they tell nobody apart."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if (email := entry.values.get("email")) and (name := entry.values.get("name")):
            names[fold_identity(email)].add(fold_identity(name))
    return {email for email, found in names.items() if len(found) > 1}


def _repeat(group: Group, entry: Entry, *, repeats: bool) -> str:
    """Return why a second row of one name cannot be taken for the same record, nothing if it can."""
    first = group.entries[0]
    if not repeats:
        return f"{quoted(group.name)} stands on line {first.line} already, and no id tells the two apart."
    for other in group.entries:
        for name, value in entry.values.items():
            if other.values.get(name, value) != value:
                return (
                    f"{quoted(group.name)} stands on line {other.line} with another {name.replace('_', ' ')}, "
                    "and no id tells the two apart."
                )
    return ""


def match_groups(groups: list[Group], index: Index, source: str, *, trusts_ids: bool) -> None:
    """Find the record of each group; what is found is kept in the group, and why not if several fit.

    Args:
        groups: All groups of one kind in a file.
        index: The records it may be.
        source: The program that wrote the file.
        trusts_ids: Whether an id alone is enough; not where any table may have counted its rows from 1.
    """
    for group in groups:
        if group.key and source == OWN_SOURCE:
            own = index.by_id.get(int(group.key)) if group.key.isdecimal() else None
            group.item = (
                own if own is not None and _resembles(own, group) else None
            )  # the file may be of another book
        elif group.key:
            group.item = index.with_key(source, group.key)
            if group.item is not None and not trusts_ids and not _resembles(group.item, group):
                group.reason = (
                    f"The id {quoted(group.key)} is {group.item.label} in the book and {quoted(group.name)} here: "
                    "say with --source which program wrote the file."
                )
    taken = {id(group.item): group for group in groups if group.item is not None}
    for look in (_by_email, _by_name):
        for group in groups:
            if group.item is None and not group.reason:
                _take(group, list(look(group, index)), source, taken)


def _resembles(item: Item, group: Group) -> bool:
    """Whether a record is called as a group is, or has its address."""
    if not group.name and not group.email:
        return True
    return fold_identity(item.name) == fold_identity(group.name) or (
        bool(group.email) and fold_identity(item.get("email") or "") == group.email
    )


def _by_email(group: Group, index: Index) -> Iterator[Item]:
    found = index.with_email(group.email) if group.email else []
    if len(found) > 1:  # people of one address: the one at the account, the one of the name
        found = [item for item in found if group.account in (None, item.link("account"))] or found
    if len(found) > 1:
        found = [item for item in found if fold_identity(item.name) == fold_identity(group.name)] or found
    yield from found


def _by_name(group: Group, index: Index) -> Iterator[Item]:
    found = index.with_name(group.name, group.account) if group.name else []
    yield from [item for item in found if item.name == group.name] or found


def _take(group: Group, found: list[Item], source: str, taken: dict[int, Group]) -> None:
    """Give a group the one record that fits and does not contradict it."""
    fits = [item for item in found if not _contradicts(item, group, source, taken)]
    if len(fits) == 1:
        group.item = fits[0]
        taken.setdefault(id(fits[0]), group)
    elif fits:
        group.reason = (
            f"{len(fits)} {fits[0].kind.name} fit {quoted(group.name or group.email)}, "
            f"and no id tells which is meant: {listed([describe(item) for item in fits])}."
        )


def _contradicts(item: Item, group: Group, source: str, taken: dict[int, Group]) -> bool:
    """Whether a record is known to be another one: by its id in this program, or as another row of this file."""
    if group.key and (keys := [key for program, key in item.keys if program == source]) and group.key not in keys:
        return True
    other = taken.get(id(item))
    if other is None:
        return False
    return bool((group.key and other.key) or (group.email and other.email))
