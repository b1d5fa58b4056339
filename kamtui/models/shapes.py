"""What a plan's records and sections are to those who only read them: the outline's values without the ORM."""

from collections.abc import Mapping
from dataclasses import dataclass

from kamtui.fieldspec import FieldSpec
from kamtui.vocabulary import Word


@dataclass(frozen=True, slots=True)
class RecordShape:
    """One kind of record, as `outline.RecordType` derives it.

    Attributes:
        key: Its name in code and JSON, as `goal`.
        label: What a person calls one of it.
        table: Where it is stored.
        title: The field that names a record.
        parent: The column that says whose it is.
        specs: The fields a person enters, in the order of the form.
        words: The vocabulary of each choice, by field name.
        dated: Fields that are kept as dated rows of their own; the newest counts.
    """

    key: str
    label: str
    table: str
    title: str
    parent: str
    specs: tuple[FieldSpec, ...]
    words: Mapping[str, type[Word]]
    dated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionShape:
    """One section, as `outline.Section` has it.

    Attributes:
        key: Its name in JSON and on the command line.
        title: Its heading on screen and in Markdown.
        levels: Keys of its records, outermost first; none where it is a grid.
        alone: What the group of records is called that serve nothing; empty where there is none.
        is_wanted: Whether a plan lacks something while it is empty.
    """

    key: str
    title: str
    levels: tuple[str, ...]
    alone: str = ""
    is_wanted: bool = False


def choices(words: type[Word]) -> tuple[tuple[str, str], ...]:
    """The (value, label) pairs of a vocabulary."""
    return tuple((word.value, word.label) for word in words)
