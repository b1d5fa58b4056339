"""A column as values; what cannot be read in it becomes one sentence for each cell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.imports.cells import READERS, SPECIAL, Column, Setting
from kamtui.imports.problems import NotRead, quoted

EMPTY = frozenset({"", "NULL", "?", "0/0/00"})
"""Cells that say nothing, but in notes."""

_GUARDED = re.compile(r"'(?=[\s\xa0\u3000]*[=+\-@|%\t\r\n＝＋－＠])")


@dataclass(slots=True)
class ReadColumn:
    """A column as values.

    Attributes:
        values: One for each row; None where the cell says nothing.
        faults: Row index -> why its cell could not be read, as a sentence.
        left_out: Why the column as a whole is not imported; empty if it is.
        undecided: Index of the row that the user has to decide about, where that is why.
    """

    values: list[Any]
    faults: dict[int, str] = field(default_factory=dict)
    left_out: str = ""
    undecided: int | None = None


def unguard(cell: str, *, is_own: bool) -> str:
    """Take off the apostrophe that keeps a spreadsheet from running a text as a formula.

    Args:
        cell: As the file has it.
        is_own: Whether kamtui wrote the file: then it is taken off always, else only before a sign that needs it.
    """
    return cell[1:] if cell.startswith("'") and (is_own or _GUARDED.match(cell)) else cell


def read_texts(spec: FieldSpec, cells: Sequence[str], setting: Setting) -> list[str]:
    """Return a column's cells without guards, empty where they say nothing."""
    texts = [unguard(cell, is_own=setting.is_own) if cell[:1] == "'" else cell for cell in cells]
    return texts if spec.kind is FieldKind.TEXT else ["" if text.strip() in EMPTY else text for text in texts]


def read_column(spec: FieldSpec, header: str, cells: Sequence[str], setting: Setting) -> ReadColumn:
    """Read one column.

    Args:
        spec: The field it is for.
        header: Its header, for the sentences.
        cells: One for each row.
        setting: What else decides.
    """
    texts = read_texts(spec, cells, setting)
    column = Column(spec, header, texts, setting)
    convert = SPECIAL.get(spec.name, READERS[spec.kind])(column)
    read = ReadColumn([None] * len(texts), left_out=column.left_out, undecided=column.undecided)
    if read.left_out:
        return read
    for index, text in enumerate(texts):
        if not text or text.isspace():
            continue
        try:
            read.values[index] = convert(text)
        except NotRead as problem:
            read.faults[index] = f"{header} is {quoted(text)}, which {problem}."
    if not setting.is_whole:
        for index, text in enumerate(texts):
            if "\ufffd" in text:
                read.faults[index] = (
                    f"{header} is {quoted(text)}, which could not be read whole: save the file as UTF-8."
                )
    return read
