"""Write kamtui/models/contents.py anew from models/outline.py: `python -m tools.contents`.

Loading SQLModel takes longer than all the rest of an export together. What reads a plan and changes nothing needs
only names, labels and kinds of the fields; here they are written down, and a test holds them against the models.
"""

import dataclasses
import subprocess
import sys
from enum import Enum
from pathlib import Path
from typing import Any, get_args

from kamtui.fieldspec import FieldKind
from kamtui.models.outline import GRID, OTHERS, RECORDS, SECTIONS, RecordType, Section
from kamtui.models.shapes import RecordShape, SectionShape
from kamtui.vocabulary import Word

CONTENTS = Path(__file__).resolve().parent.parent / "kamtui" / "models" / "contents.py"


def record_shape(record: RecordType) -> RecordShape:
    """What is written of one kind of record."""
    return RecordShape(
        key=record.key,
        label=record.label,
        table=str(record.table.__tablename__),
        title=record.title,
        parent=record.parent,
        specs=record.specs,
        words={spec.name: _words(record, spec.name) for spec in record.specs if spec.kind is FieldKind.CHOICE},
        dated=tuple(spec.name for spec in record.specs if spec.name not in record.table.model_fields),
    )


def section_shape(section: Section) -> SectionShape:
    """What is written of one section."""
    alone = section.alone[1] if section.alone else ""
    levels = tuple(level.key for level in section.levels)
    return SectionShape(section.key, section.title, levels, alone, section.is_wanted)


def _words(record: RecordType, name: str) -> type[Word]:
    annotation = record.entry.model_fields[name].annotation
    found: type[Word] = next(kind for kind in get_args(annotation) or (annotation,) if kind is not type(None))
    return found


def source() -> str:
    """The module's text, not yet formatted."""
    records = [record_shape(record) for record in RECORDS.values()]
    grid = [record_shape(record) for record in GRID.values()]
    others = [record_shape(record) for record in OTHERS]
    words = sorted(
        {
            (kind.__module__, kind.__name__)
            for record in (*records, *grid, *others)
            for kind in record.words.values()
        }
    )
    modules = sorted({module for module, _ in words})
    lines = [
        '"""The table of contents of a plan, for those who only read it; written by `python -m tools.contents`."""',
        "",
        "from kamtui.fieldspec import Audience, FieldKind, FieldSpec",
        "from kamtui.models.shapes import RecordShape, SectionShape, choices",
        *(f"from {module} import {', '.join(name for of, name in words if of == module)}" for module in modules),
        "",
        "SECTIONS = (",
        *(f"{_call(section_shape(section))}," for section in SECTIONS),
        ")",
        '"""The sections of a plan in their order."""',
        "",
        "RECORDS = {record.key: record for record in (",
        *(f"{_record(record)}," for record in records),
        ")}",
        '"""The records of a plan by key."""',
        "",
        "GRID = {record.key: record for record in (",
        *(f"{_record(record)}," for record in grid),
        ")}",
        '"""The records of its grids by key."""',
        "",
        "OTHERS = {record.key: record for record in (",
        *(f"{_record(record)}," for record in others),
        ")}",
        '"""Records that stand in no section of a plan, by key."""',
    ]
    return "\n".join(lines) + "\n"


def _record(record: RecordShape) -> str:
    words = {name: kind.__name__ for name, kind in record.words.items()}
    specs = [
        _call(spec, choices=f"choices({words[spec.name]})") if spec.name in words else _call(spec)
        for spec in record.specs
    ]
    return _call(
        record,
        specs=f"({', '.join(specs)},)",
        words="{" + ", ".join(f"{name!r}: {kind}" for name, kind in words.items()) + "}",
    )


def _call(value: Any, **written: str) -> str:
    """A dataclass as the call that makes it, without what has its default value.

    Args:
        value: The dataclass.
        **written: Source of arguments that cannot be written from their value.
    """
    given = [
        f"{field.name}={written.get(field.name) or _literal(getattr(value, field.name))}"
        for field in dataclasses.fields(value)
        if getattr(value, field.name) != field.default
    ]
    return f"{type(value).__name__}({', '.join(given)})"


def _literal(value: Any) -> str:
    return f"{type(value).__name__}.{value.name}" if isinstance(value, Enum) else repr(value)


def main() -> int:
    """Write the module in the project's shape."""
    shaped = subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(CONTENTS), "-"],
        input=source(),
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    CONTENTS.write_text(shaped, encoding="utf-8")
    print(f"{CONTENTS.name}: {len(RECORDS) + len(OTHERS)} records")
    return 0


if __name__ == "__main__":
    sys.exit(main())
