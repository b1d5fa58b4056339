"""What an import did or would do: per file, record by record and field by field, for people and as JSON."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kamtui.fieldspec import FieldKind
from kamtui.imports.files import OpenFile
from kamtui.imports.items import Item
from kamtui.imports.kinds import KINDS
from kamtui.imports.problems import Problem
from kamtui.reading import write_money
from kamtui.text import fit

_HIDDEN = frozenset({"stage_day", "source_stage", "has_money", "stage_since"})
_SHOWN_CELLS = 200
_RANKS = ("created", "updated", "unchanged")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a record; both sides as people read them, empty for unknown."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record that an import makes or changes.

    Attributes:
        line: The line of the row it comes from.
        kind: As on the command line, `accounts`.
        name: What it is called.
        is_new: Whether it is made.
        fields: What changes; of a new record nothing is listed.
    """

    line: int
    kind: str
    name: str
    is_new: bool
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True)
class FileReport:
    """What an import makes of one file.

    Attributes:
        file: Its name.
        kind: What it holds, as `accounts`, several parted by commas; None if that is unknown.
        source: The program that wrote it; None if it could not be read.
        rows: How many rows it has; each is counted below once, as the strongest of what happened to it.
        created: Rows of which a record was made.
        updated: Rows that changed a record.
        unchanged: Rows that say what the book knows.
        skipped: Rows that were left out.
        problems: What was not imported, with lines and reasons.
        notes: How the file was read.
        not_imported: Columns without a field.
        changes: The records made and changed.
        is_refused: Whether nothing of it can be imported.
    """

    file: str
    kind: str | None
    source: str | None
    rows: int
    created: int
    updated: int
    unchanged: int
    skipped: int
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    not_imported: tuple[str, ...]
    changes: tuple[RecordChange, ...]
    is_refused: bool


Changes = Mapping[str, tuple[Any, Any]]
"""Field or link -> what the book holds and what it shall hold, where these differ."""


def changes_of(item: Item) -> Changes:
    """Return what a record's import changes.

    A link's sides are records; a new id of another program stands under `id`.
    """
    changes: dict[str, tuple[Any, Any]] = {}
    for name, value in item.wanted.items():
        before = item.stored.get(name)
        if name not in _HIDDEN and value != before:
            changes[name] = (before, value)
    word = item.wanted.get("source_stage")
    if "stage" not in changes and word is not None and word != item.stored.get("source_stage"):
        changes["stage"] = (item.stored.get("stage"), item.wanted["stage"])
    for name, above in item.wanted_links.items():
        if above is not item.links.get(name):
            changes[name] = (item.links.get(name), above)
    if item.new_keys:
        changes["id"] = (None, ", ".join(f"{source} {key}" for source, key in item.new_keys))
    return changes


def report_files(files: Sequence[OpenFile], items: Sequence[tuple[Item, Changes]]) -> tuple[FileReport, ...]:
    """Report what became of the rows of each file.

    Args:
        files: The files, their rows matched and linked.
        items: Every record that a row speaks of, with its changes.
    """
    ranks: list[dict[int, int]] = [{} for _ in files]
    changes: list[list[RecordChange]] = [[] for _ in files]
    for item, changed in items:
        for place, entry in item.mentions:
            ranks[place].setdefault(entry.row, 2)
        if item.id is not None and not changed:
            continue
        place, entry = item.mentions[0] if item.id is None else _teller(item, changed)
        ranks[place][entry.row] = min(ranks[place].get(entry.row, 2), 0 if item.id is None else 1)
        fields = () if item.id is None else tuple(_written(item, changed))
        changes[place].append(RecordChange(entry.line, item.kind.name, item.name, item.id is None, fields))
    return tuple(_report(file, ranks[place], changes[place]) for place, file in enumerate(files))


def _teller(item: Item, changed: Mapping[str, object]) -> Any:
    """Return the row that says what changed, the last one if several do."""
    fields = set(changed) | {name for link in item.kind.links if link.name in changed for name, _ in link.ways}
    telling = (found for found in reversed(item.mentions) if fields & {*found[1].values, *found[1].references})
    return next(telling, item.mentions[0])


def _report(file: OpenFile, ranks: Mapping[int, int], changes: list[RecordChange]) -> FileReport:
    counts = Counter() if file.is_refused else Counter(_RANKS[rank] for rank in ranks.values())
    return FileReport(
        file=file.name,
        kind=", ".join(file.kinds) or None,
        source=file.source or None,
        rows=file.rows,
        **{rank: counts[rank] for rank in _RANKS},
        skipped=file.rows - counts.total(),
        problems=tuple(file.problems),
        notes=tuple(file.notes),
        not_imported=tuple(file.not_imported),
        changes=tuple(sorted(changes, key=lambda change: change.line)),
        is_refused=file.is_refused,
    )


def _written(item: Item, changed: Changes) -> list[FieldChange]:
    links = {link.name: link.label for link in item.kind.links}
    account = item.link("account")
    lent = account.get("currency") if account else None
    currencies = (item.stored.get("currency") or lent, item.get("currency") or lent)
    written = []
    for name, sides in changed.items():
        label = links.get(name) or item.kind.fields[name].label
        before, after = (
            _text(item, name, side, str(sides_in)) for side, sides_in in zip(sides, currencies, strict=True)
        )
        written.append(FieldChange(label.capitalize() if name in links else label, before, after))
    return written


def _text(item: Item, name: str, value: object, currency: str) -> str:
    if value is None:
        return ""
    if isinstance(value, Item):
        return value.label
    spec = item.kind.fields.get(name)
    if spec is not None and spec.kind is FieldKind.MONEY and isinstance(value, int):
        return write_money(value, currency)
    if spec is not None and spec.choices:
        return dict(spec.choices).get(str(value), str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else fit(str(value), _SHOWN_CELLS).rstrip()


def describe_import(files: Sequence[FileReport]) -> str:
    """Return the label of the step: `Import accounts.csv: 12 accounts, 20 people`."""
    names = fit(files[0].file, 60).rstrip() if files else "nothing"
    if len(files) > 1:
        names += f" and {len(files) - 1} more"
    counts = Counter(change.kind for file in files for change in file.changes)
    told = [
        f"{counts[name]} {kind.one if counts[name] == 1 else name}" for name, kind in KINDS.items() if counts[name]
    ]
    return f"Import {names}: {', '.join(told) or 'nothing new'}"


def import_json(files: Sequence[FileReport], *, dry_run: bool) -> dict[str, Any]:
    """Return the report as other programs read it."""
    return {
        "files": [
            {
                "file": file.file,
                "kind": file.kind,
                "source": file.source,
                "rows": file.rows,
                "created": file.created,
                "updated": file.updated,
                "unchanged": file.unchanged,
                "skipped": file.skipped,
                "problems": [{"line": problem.line, "reason": problem.reason} for problem in file.problems],
                "notes": list(file.notes),
                "not_imported": list(file.not_imported),
                "updates": [
                    {
                        "line": change.line,
                        "kind": change.kind,
                        "name": change.name,
                        "fields": [
                            {"field": field.label, "before": field.before or None, "after": field.after or None}
                            for field in change.fields
                        ],
                    }
                    for change in file.changes
                    if not change.is_new
                ],
            }
            for file in files
        ],
        "dry_run": dry_run,
    }
