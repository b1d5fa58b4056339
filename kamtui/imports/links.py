"""The second pass: who reports to whom and which account is part of which, once all records are known."""

from collections.abc import Iterable, Mapping, Sequence

from kamtui.imports.entries import Entry
from kamtui.imports.files import OpenFile
from kamtui.imports.items import Index, Item
from kamtui.imports.kinds import Kind, Link
from kamtui.imports.problems import Problem
from kamtui.imports.resolve import Unresolved, resolve
from kamtui.text import fit

_SHOWN_NAMES = 8


def link_records(kind: Kind, files: Sequence[OpenFile], indexes: Mapping[str, Index]) -> None:
    """Link the records of one kind among themselves; what cannot be linked is listed, and the record stays.

    Args:
        kind: The kind.
        files: The files, their rows matched.
        indexes: All records.
    """
    for link in kind.links:
        if link.to != kind.name:
            continue
        for file in files:
            places = _places(file, kind, link)
            for entry in file.entries.get(kind.name, ()):
                item = file.items.get(kind.name, {}).get(entry.row)
                if item is None or not (entry.references or places):
                    continue
                try:
                    _link(file, entry, item, link, indexes[kind.name])
                    _link_place(entry, item, link, places)
                except Unresolved as problem:
                    reason = f"{item.name} was imported without a {link.label}: {problem}"
                    file.problems.append(Problem(entry.line, reason))
        _refuse_circles(link, files, indexes[kind.name].items)


def _link(file: OpenFile, entry: Entry, item: Item, link: Link, index: Index) -> None:
    """Link a record to the one that its row names."""
    within = item.link("account")
    above = resolve(link, entry.references, file.source, index, within)
    if above is None or above is item.link(link.name):
        return
    if above.link("account") is not within:
        raise Unresolved(f"{above.label} belongs to another account.")
    before = item.wanted_links.get(link.name)
    item.wanted_links[link.name] = above
    if before is not None:  # the same record in another row, as an export with one row a line of command has it
        reason = f"{item.name} has two {link.label}s, {before.label} and {above.label}: the last one counts."
        file.problems.append(Problem(entry.line, reason))


def _link_place(entry: Entry, item: Item, link: Link, places: Mapping[str, Item | None]) -> None:
    """Link a record to the one above its place, if its row names nobody otherwise."""
    named = {name for name, way in link.ways if way != "place"}
    if not places or named & entry.references.keys():
        return
    place = _above(entry.references.get("place", ""))
    above = places.get(place) if place else None
    if above is not None and above is not item.link(link.name):
        item.wanted_links[link.name] = above


def _places(file: OpenFile, kind: Kind, link: Link) -> dict[str, Item | None]:
    """Return path -> the record that stands there, for files that say so; None where several do."""
    if "place" not in dict(link.ways) or "place" not in file.kinds.get(kind.name, {}):
        return {}
    places: dict[str, Item | None] = {}
    for entry in file.entries.get(kind.name, ()):
        item = file.items.get(kind.name, {}).get(entry.row)
        if item is not None:
            place = entry.references.get("place", "/")
            places[place] = None if places.get(place, item) is not item else item
    return places


def _above(place: str) -> str:
    """Return the path without its last part: `/3/1/` for `/3/1/2/`, nothing for the root."""
    inner = place.strip("/")
    if not inner:
        return ""
    rest = inner.rpartition("/")[0]
    return f"/{rest}/" if rest else "/"


def _refuse_circles(link: Link, files: Sequence[OpenFile], items: Iterable[Item]) -> None:
    """Take back the new links that close a circle; those of the book itself are not touched."""
    while circles := _circles(link, items):
        for circle in circles:
            chain = _chain(circle)
            for item in circle:
                if item.wanted_links.pop(link.name, None) is None:
                    continue
                place, entry = _mention(item, link)
                files[place].problems.append(
                    Problem(entry.line, f"{item.name} was imported without a {link.label}: {chain} is a circle.")
                )


def _circles(link: Link, items: Iterable[Item]) -> list[list[Item]]:
    """Return every circle that a new link is part of, each in the order of its links."""
    circles: list[list[Item]] = []
    done: set[int] = set()
    for start in items:
        if link.name not in start.wanted_links or id(start) in done:
            continue
        path: list[Item] = []
        steps: dict[int, int] = {}
        current: Item | None = start
        while current is not None and id(current) not in done and id(current) not in steps:
            steps[id(current)] = len(path)
            path.append(current)
            current = current.link(link.name)
        if current is not None and id(current) in steps:
            circles.append(path[steps[id(current)] :])
        done.update(steps)
    return [circle for circle in circles if any(link.name in item.wanted_links for item in circle)]


def _chain(circle: Sequence[Item]) -> str:
    names = [fit(item.name, 30).rstrip() for item in (*circle, circle[0])]
    if len(names) > _SHOWN_NAMES:
        names[_SHOWN_NAMES // 2 : -_SHOWN_NAMES // 2] = ["…"]
    return " → ".join(names)


def _mention(item: Item, link: Link) -> tuple[int, Entry]:
    """Return the row that gave the link, as far as can be told the last one that speaks of it."""
    names = {name for name, _ in link.ways}
    return next(
        (found for found in reversed(item.mentions) if names & found[1].references.keys()), item.mentions[-1]
    )
