"""The files of an import: each opened, recognised, and read into entries."""

from dataclasses import dataclass, field
from datetime import date

from kamtui.imports.cells import Setting
from kamtui.imports.columns import Columns, is_known
from kamtui.imports.detect import find_kinds, take_kind
from kamtui.imports.entries import Entries, Entry, read_entries
from kamtui.imports.headers import Header, fold_header
from kamtui.imports.items import Item
from kamtui.imports.kinds import KINDS, Kind
from kamtui.imports.mapping import Mapping
from kamtui.imports.problems import FileRefused, Problem
from kamtui.imports.reader import Sheet, read_sheet
from kamtui.imports.sources import OWN_SOURCE, PLAIN_SOURCE, detect_source, gather


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user said of the files.

    Attributes:
        today: The day of the import.
        mapping: What the map file says.
        kind: The kind they hold; None to find out.
        source: The program that wrote them; empty to find out.
    """

    today: date
    mapping: Mapping = field(default_factory=Mapping)
    kind: Kind | None = None
    source: str = ""


@dataclass(slots=True)
class OpenFile:
    """A file on its way into the book.

    Attributes:
        name: Its name, without folders.
        source: The program that wrote it, as ids are kept under it.
        trusts_ids: Whether its ids are that program's, and not numbers that any table may have.
        kinds: The kinds it holds, with their columns.
        repeats: Whether a record may stand on several rows.
        entries: Kind -> what its rows say of such records.
        items: Kind -> row index -> the record that the row speaks of.
        labels: Kind -> field -> the header of its column.
        rows: How many rows it has, those that were refused as well.
        faults: Row index -> why the row was skipped.
        problems: Everything that was not imported, with lines and reasons.
        notes: What the user should know besides.
        not_imported: Headers of the columns that no field was found for, or that were left out.
        is_refused: Whether it could not be read as a whole.
        header_line: The line its headers stand on; None if it was not found.
    """

    name: str
    source: str = ""
    trusts_ids: bool = False
    kinds: dict[str, Columns] = field(default_factory=dict)
    repeats: bool = False
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    items: dict[str, dict[int, Item]] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: int = 0
    faults: dict[int, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    not_imported: list[str] = field(default_factory=list)
    is_refused: bool = False
    header_line: int | None = None

    def skip(self, entry: Entry, reason: str) -> None:
        """Leave a row out, and say why; the first reason is the one that counts."""
        if entry.row not in self.faults:
            self.faults[entry.row] = reason
            self.problems.append(Problem(entry.line, reason))


def open_file(name: str, data: bytes, wish: Wish) -> OpenFile:
    """Read a file; one that cannot be read at all says so in its problems.

    Args:
        name: Its name, without folders.
        data: Its bytes.
        wish: What the user said of it.
    """
    file = OpenFile(name)
    try:
        _read(file, data, wish)
    except FileRefused as refusal:
        refuse(file, refusal.problem)
    return file


def refuse(file: OpenFile, problem: Problem) -> None:
    """Take nothing from a file."""
    file.is_refused = True
    file.problems.insert(0, problem)
    file.entries.clear()


def _read(file: OpenFile, data: bytes, wish: Wish) -> None:
    mapping, source = wish.mapping, wish.source

    def knows(header: Header) -> bool:
        return is_known(header) or fold_header(header.text) in mapping.columns

    sheet = read_sheet(data, knows, mapping.encoding)
    file.header_line = sheet.header_line
    file.rows = len(sheet.rows) + len(sheet.refused)
    file.notes += sheet.notes
    evidence = gather(sheet, file.name)
    found = source if source not in ("", PLAIN_SOURCE) else "" if source else detect_source(evidence)
    file.source, file.trusts_ids = found or PLAIN_SOURCE, bool(found)
    if wish.kind is None:
        holding = find_kinds(sheet, evidence, found, mapping)
    else:
        holding = take_kind(sheet, evidence, found, mapping, wish.kind)
    file.kinds, file.repeats = holding.kinds, holding.repeats
    setting = Setting(wish.today, mapping, found, is_own=found == OWN_SOURCE, is_whole=sheet.is_whole)
    read = {name: read_entries(KINDS[name], sheet, columns, setting) for name, columns in file.kinds.items()}
    _collect(file, sheet, read)


def _collect(file: OpenFile, sheet: Sheet, read: dict[str, Entries]) -> None:
    """Put together what the kinds of a file made of its rows."""
    file.problems += sheet.refused
    for entries in read.values():
        for row, reason in sorted(entries.faults.items()):
            if row not in file.faults:
                file.faults[row] = reason
                file.problems.append(Problem(sheet.rows[row].line, reason))
    for name, entries in read.items():
        file.entries[name] = [entry for entry in entries.found if entry.row not in file.faults]
        file.labels[name] = {field: sheet.headers[index].text for field, index in file.kinds[name].items()}
    _note_columns(file, sheet, read)
    said = {entry.row for entries in read.values() for entry in entries.found}
    for index, sheet_row in enumerate(sheet.rows):
        if index not in said and index not in file.faults:
            file.faults[index] = "None of the columns that are imported has anything on this row."
            file.problems.append(Problem(sheet_row.line, file.faults[index]))


def _note_columns(file: OpenFile, sheet: Sheet, read: dict[str, Entries]) -> None:
    """Say which columns are not imported, and why where it is not for want of a field."""
    left_out = {index: why for entries in read.values() for index, why in entries.left_out.items()}
    undecided = {index: row for entries in read.values() for index, row in entries.undecided.items()}
    used = {index for columns in file.kinds.values() for index in columns.values()} - left_out.keys()
    file.not_imported = [
        header.text for index, header in enumerate(sheet.headers) if index not in used and header.text
    ]
    for index, why in sorted(left_out.items()):
        reason = f"{sheet.headers[index].text} was not imported: {why}"
        if index in undecided:
            file.problems.append(Problem(sheet.rows[undecided[index]].line, f"{reason}."))
        else:
            file.notes.append(reason)
