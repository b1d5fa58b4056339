"""Which column of a sheet holds which field of a kind, and which columns nobody knows."""

from collections.abc import Iterator, Sequence
from functools import cache

from kamtui.imports.aliases import NEVER, PLAIN
from kamtui.imports.headers import Header, fold_header, read_header
from kamtui.imports.kinds import KINDS, Kind
from kamtui.imports.mapping import Mapping

Columns = dict[str, int]
"""Field -> index of its column."""


@cache
def known_names() -> frozenset[str]:
    """Return every header that some kind has a field for, folded."""
    return frozenset(
        header.name for kind in KINDS.values() for name in _all_fields(kind) for header in _ranked(kind, name)
    )


def is_known(header: Header) -> bool:
    """Whether some kind has a field for a header."""
    return header.name in known_names()


def choose_columns(
    headers: Sequence[Header], kind: Kind, source: str, mapping: Mapping, taken: frozenset[int] = frozenset()
) -> Columns:
    """Find the column of each field.

    What the user mapped comes first, then the headers of the file's own program, then those that people write
    themselves, then other programs'. Of a pair `Amount` and `Amount (converted)` the first is taken.

    Args:
        headers: The sheet's columns.
        kind: Whose fields.
        source: The program that wrote the file; empty if unknown.
        mapping: What the user said.
        taken: Columns that belong to another kind of the same file.
    """
    chosen = _mapped(headers, kind, mapping)
    free = {
        index: header
        for index, header in enumerate(headers)
        if index not in taken and index not in chosen.values() and fold_header(header.text) not in mapping.columns
    }
    for name in _all_fields(kind):
        if name not in chosen:
            index = _best(free, kind, name, source)
            if index is not None:
                chosen[name] = index
                del free[index]
    return chosen


def _mapped(headers: Sequence[Header], kind: Kind, mapping: Mapping) -> Columns:
    chosen: Columns = {}
    for index, header in enumerate(headers):
        for full in mapping.columns.get(fold_header(header.text), ()):
            owner, _, name = full.partition(".")
            if owner == kind.one:
                chosen.setdefault(name, index)
    return chosen


def _best(free: dict[int, Header], kind: Kind, name: str, source: str) -> int | None:
    never = {fold_header(text) for text in NEVER.get(source, {}).get(f"{kind.one}.{name}", ())}
    places: dict[tuple[str, str], int] = {}
    for alias in _ranked(kind, name, source):
        places.setdefault((alias.about, alias.name), len(places))
    is_link = name in kind.references
    candidates = []
    for index, header in free.items():
        place = places.get((header.about, header.name))
        # A prefix says whose column it is: `Account: Phone` is nobody's phone but the account's.
        if place is None and (is_link or header.about == kind.one):
            place = places.get(("", header.name))
        if place is not None and header.name not in never:
            candidates.append((place, header.is_converted, index))
    return min(candidates)[2] if candidates else None


def _all_fields(kind: Kind) -> tuple[str, ...]:
    # Ids and links first: a column that names another record is never left over for one of the row's own fields.
    return tuple(dict.fromkeys(("id", *kind.references, *kind.fields)))


def _ranked(kind: Kind, name: str, source: str | None = None) -> Iterator[Header]:
    """Yield the headers of a field, the preferred ones first; of all programs when none is said."""
    by_program = kind.aliases.get(name, {})
    own = (source, PLAIN) if source else (PLAIN,)
    # The id of one program under another's header would join what does not belong together.
    others = () if name == "id" and source is not None else tuple(by_program)
    for program in dict.fromkeys((*(program for program in own if program is not None), *others)):
        for text in by_program.get(program, ()):
            yield read_header(text)
    if name != "id" and (spec := kind.fields.get(name)):
        for text in (spec.name, spec.label, spec.heading):
            if text:
                yield read_header(text)
    if name in kind.references:
        yield read_header(name)
