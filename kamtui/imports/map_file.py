"""Map files: a small TOML in which the user says what the columns of a file hold."""

import tomllib

from kamtui.imports.headers import fold_header
from kamtui.imports.kinds import KINDS
from kamtui.imports.mapping import Mapping
from kamtui.imports.problems import FileRefused, listed, quoted
from kamtui.text import fold_name
from kamtui.vocabulary_plan import Stage

_DAY_FIRST = {"day first": True, "month first": False}
_TABLES = ("columns", "stages", "days")
_SHORT = {"close": "expected_close"}


def read_mapping(text: str) -> Mapping:
    """Read a map file.

    Pairs of header and field stand at the top or under `[columns]`; an empty field leaves the column out::

        encoding = "cp1252"
        "Kundenname" = "account.name"
        "Bemerkung" = ""
        [stages]
        "Pilot" = "proposed"
        [days]
        "Close Date" = "day first"

    Raises:
        FileRefused: It is no TOML, or names a field, stage or order that there is not.
    """
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FileRefused(f"The map file is no TOML: {error}.") from None
    encoding = document.pop("encoding", "")
    tables = {name: document.pop(name, {}) for name in _TABLES}
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise FileRefused(f"In the map file, {name} is a table: write [{name}] and its pairs below.")
    if not isinstance(encoding, str):
        raise FileRefused("In the map file, encoding is a text, like cp1252.")
    return Mapping(
        columns={
            fold_header(header): _fields(header, said) for header, said in (document | tables["columns"]).items()
        },
        stages={fold_name(word).strip(): _stage(word, said) for word, said in tables["stages"].items()},
        days={fold_header(header): _order(header, said) for header, said in tables["days"].items()},
        encoding=encoding,
    )


def field_names() -> list[str]:
    """Return every field a column can be mapped to, as `account.name`."""
    return [f"{kind.one}.{name}" for kind in KINDS.values() for name in (*kind.fields, *kind.references)]


def _fields(header: str, said: object) -> tuple[str, ...]:
    """Return the fields that a header is mapped to: one, or one of each kind when the kind is not said."""
    if not isinstance(said, str):
        raise FileRefused(f"The map file gives {quoted(header)} no field: write one like account.name.")
    wanted = said.strip()
    if wanted in ("", "-"):
        return ()
    kind, dot, name = wanted.rpartition(".")
    name = _SHORT.get(name, name)
    found = tuple(
        full for full in field_names() if full == f"{kind}.{name}" or (not dot and full.endswith(f".{name}"))
    )
    if not found:
        raise FileRefused(
            f"The map file gives {quoted(header)} the field {quoted(wanted)}, and there is none of that name. "
            f"There are {listed(field_names(), limit=100)}."
        )
    return found


def _stage(word: str, said: object) -> Stage:
    try:
        return Stage(str(said).strip().lower())
    except ValueError:
        raise FileRefused(
            f"The map file gives the stage {quoted(word)} the meaning {quoted(str(said))}: "
            f"name one of {listed([stage.value for stage in Stage])}."
        ) from None


def _order(header: str, said: object) -> bool:
    order = _DAY_FIRST.get(str(said).strip().lower())
    if order is None:
        raise FileRefused(
            f"The map file says {quoted(str(said))} of {quoted(header)}: write day first or month first."
        )
    return order
