"""The dry run: files become records, new ones and changed ones, with every reason why something did not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kamtui.imports.cells import StageWord, WrittenAmount
from kamtui.imports.entries import Entry
from kamtui.imports.files import OpenFile, refuse
from kamtui.imports.items import Index, Item
from kamtui.imports.kinds import KINDS, Kind
from kamtui.imports.links import link_records
from kamtui.imports.match import Group, group_entries, match_groups
from kamtui.imports.problems import Problem, quoted
from kamtui.imports.resolve import Unresolved, resolve
from kamtui.imports.settle import Purse, Unsettled, settle, stage_day
from kamtui.imports.sources import OWN_SOURCE
from kamtui.reading import write_money
from kamtui.text import fold_name

_ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Scene:
    """What an import happens in.

    Attributes:
        files: The files, read.
        indexes: The book's records by kind; new ones are added as they are made.
        today: The day of the import.
        currency: The currency of amounts that name none, on accounts that have none yet.
        account: The account of rows that name none.
    """

    files: Sequence[OpenFile]
    indexes: Mapping[str, Index]
    today: date
    currency: str
    account: Item | None = None


@dataclass(frozen=True, slots=True)
class _Turn:
    """One kind of one file on its way into the records.

    Attributes:
        scene: What it happens in.
        place: The file's place among the files.
        file: The file.
        kind: The kind.
        accounts: Row index -> the account the row belongs to.
        shown: Fields and words that the user was told of.
    """

    scene: Scene
    place: int
    file: OpenFile
    kind: Kind
    accounts: dict[int, Item] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)


def draft_import(scene: Scene) -> None:
    """Match all rows, put their values into the records they speak of, and link these.

    First all accounts, then what belongs to them, then the links among people and among accounts: so neither the
    order of the files nor that of the rows makes a difference.
    """
    for kind in KINDS.values():
        for place, file in enumerate(scene.files):
            if kind.name in file.entries:
                _draft_kind(_Turn(scene, place, file, kind))
    for kind in KINDS.values():
        link_records(kind, scene.files, scene.indexes)
    for file in scene.files:
        file.problems.sort(key=lambda problem: problem.line or 0)


def _draft_kind(turn: _Turn) -> None:
    file, kind = turn.file, turn.kind
    _find_accounts(turn)
    entries = [entry for entry in file.entries[kind.name] if entry.row not in file.faults]
    groups, faults = group_entries(kind, entries, lambda entry: turn.accounts.get(entry.row), repeats=file.repeats)
    for entry in entries:
        if entry.row in faults:
            file.skip(entry, faults[entry.row])
    match_groups(groups, turn.scene.indexes[kind.name], file.source, trusts_ids=file.trusts_ids)
    if _lacks_accounts(turn, groups):
        return
    found = file.items.setdefault(kind.name, {})
    for group in groups:
        for entry in group.entries:
            try:
                group.item = _take_in(turn, group, entry)
            except (Unsettled, Unresolved) as problem:
                file.skip(entry, str(problem))
                continue
            group.item.mentions.append((turn.place, entry))
            found[entry.row] = group.item


def _find_accounts(turn: _Turn) -> None:
    """Find the account that each row belongs to, for kinds that belong to one."""
    link = next((link for link in turn.kind.links if link.name == _ACCOUNT), None)
    if link is None:
        return
    scene, file = turn.scene, turn.file
    beside = file.items.get(link.to, {})
    for entry in file.entries[turn.kind.name]:
        if entry.row in file.faults:
            continue
        try:
            account = beside.get(entry.row) or resolve(
                link, entry.references, file.source, scene.indexes[link.to], None
            )
        except Unresolved as problem:
            file.skip(entry, f"{problem} Import the accounts first; --as accounts takes them from this file.")
            continue
        if account := account or scene.account:
            turn.accounts[entry.row] = account


def _lacks_accounts(turn: _Turn, groups: Sequence[Group]) -> bool:
    """Refuse a file without a word on accounts, once; one whose records are all known needs none."""
    file, kind = turn.file, turn.kind
    if turn.scene.account is not None or not any(link.is_required for link in kind.links):
        return False
    says = len(file.kinds) > 1 or {"account", "account_id"} & file.kinds[kind.name].keys()
    lost = [group for group in groups if group.item is None and group.account is None and not group.reason]
    if says or not lost:
        return False
    count = sum(len(group.entries) for group in lost)
    reason = f"No column says which account the {count} {kind.name} belong to: name it with --account."
    refuse(file, Problem(file.header_line, reason))
    return True


def _take_in(turn: _Turn, group: Group, entry: Entry) -> Item:
    """Put what a row says into its record; a new record is made by the first row that can be settled."""
    if group.reason:
        raise Unresolved(group.reason)
    item, file, kind = group.item, turn.file, turn.kind
    index = turn.scene.indexes[kind.name]
    account = turn.accounts.get(entry.row) or (item.link(_ACCOUNT) if item else None)
    values = settle(kind, entry.values, Purse(item, account, turn.scene.currency), file.labels[kind.name])
    _show_amounts(turn, entry, values, account)
    _show_stage(turn, entry)
    if item is None:
        item = _new_item(kind, values, account)
        index.add(item)
    else:
        kept = {name for name in kind.fills if item.stored.get(name)}
        if fold_name(values.get("name", "")) == fold_name(item.name):
            kept.add("name")  # the user's own spelling, capitals and accents
        item.wanted = item.wanted | {name: value for name, value in values.items() if name not in kept}
        if account is not None and account is not item.link(_ACCOUNT):
            item.wanted_links[_ACCOUNT] = account
    if entry.key and file.source != OWN_SOURCE and (file.source, entry.key) not in item.keys:
        item.new_keys.append((file.source, entry.key))
        index.add_key(file.source, entry.key, item)
    if "stage" in item.wanted:
        item.wanted = item.wanted | {"stage_day": stage_day(item, turn.scene.today)}
    return item


def _show_amounts(turn: _Turn, entry: Entry, values: Mapping[str, object], account: Item | None) -> None:
    """Show how the first amount of each column was read: units and currencies are what goes wrong most."""
    if not turn.kind.has_money:
        return
    for name, written in entry.values.items():
        amount = values.get(name)
        if isinstance(written, WrittenAmount) and isinstance(amount, int) and name not in turn.shown:
            turn.shown.add(name)
            lent = account.get("currency") if account else None
            currency = str(values.get("currency") or lent or turn.scene.currency)
            label = turn.file.labels[turn.kind.name][name]
            turn.file.notes.append(f"{label} {quoted(written.text)} was read as {write_money(amount, currency)}")


def _show_stage(turn: _Turn, entry: Entry) -> None:
    """Report each word for a stage that the table does not know, once."""
    stage = entry.values.get("stage")
    if isinstance(stage, StageWord) and not stage.is_known and stage.word not in turn.shown:
        turn.shown.add(stage.word)
        reason = f"The stage {quoted(stage.word)} is unknown and was taken as {stage.stage.label}"
        turn.file.problems.append(Problem(entry.line, f"{reason}: say under [stages] in a map file what it means."))


def _new_item(kind: Kind, values: dict[str, object], account: Item | None) -> Item:
    """Return a new record that can be found by its name; one that lacks what it needs is refused."""
    if not values.get("name"):
        # A mailbox without a name is still somebody; the address is what there is to call them by.
        if not values.get("email"):
            raise Unresolved(f"The row has no name, so no {kind.one} can be made of it.")
        values["name"] = values["email"]
    item = Item(kind, wanted=values)
    if any(link.is_required for link in kind.links):
        if account is None:
            raise Unresolved(f"The row names no account, and a new {kind.one} needs one.")
        item.wanted_links[_ACCOUNT] = account
    return item
