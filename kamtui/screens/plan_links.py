"""What a typed name stands for: a record that a field can name, or somebody who owns something already."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from kamtui.reading import NotUnderstood
from kamtui.rules.plan import Link, NewName, PlanView
from kamtui.screens.plan_columns import initials
from kamtui.text import fold_name, safe_line

CALLED = {
    "stakeholder": "a person of this account",
    "business_unit": "a unit of this account",
    "offering": "one of our offerings",
    "competitor": "a competitor at this account",
    "objective": "an objective of this plan",
    "action": "an action of this plan",
    "fact": "a fact of this plan",
    "opportunity": "an opportunity of this account",
}
"""What a link names, as sentences say it."""
NEW = {
    "stakeholder": "a new person: saving adds them to People",
    "business_unit": "a new unit: saving adds it",
    "offering": "a new offering: saving adds it",
    "competitor": "a new competitor: saving adds it",
}
"""What is entered by its name alone wherever it is named, and what is told of that before it is."""
NONE_YET = dict.fromkeys(NEW, "none is known yet: a name adds the first one")
"""What is told where nothing is typed and nothing can be chosen."""
WRITTEN_IN = {
    "fact": "Facts",
    "opportunity": "Opportunities",
}
"""Where the first one is written; by its name it stands in the outline or the header."""
DOWN = "none, down takes"
"""What stands before names that nobody has typed yet, so that none is taken for a value."""
MOST_NAMES = 3
"""Names that are listed of several."""


def fitting(text: str, links: Sequence[Link]) -> tuple[Link, ...]:
    """The records a text may stand for, case and accents aside.

    Args:
        text: What was typed.
        links: What there is.

    Returns:
        Those called so; else those with a word that begins so; else those with this in them; in their order.
    """
    wanted = fold_name(" ".join(text.split()))
    names = [(link, fold_name(link.name)) for link in links]
    ways: tuple[Callable[[str], bool], ...] = (
        lambda name: name == wanted,
        lambda name: name.startswith(wanted) or f" {wanted}" in name,
        lambda name: wanted in name,
    )
    for way in ways:
        found = tuple(link for link, name in names if way(name))
        if found:
            return found
    return ()


def read_link(kind: str, text: str, links: Sequence[Link]) -> Link | NewName | None:
    """Find what a text names; a name that is nobody's yet is that of a new person, unit, offering or competitor.

    Args:
        kind: What is named, as `stakeholder`.
        text: Its name or a part that only one has; empty for nothing.
        links: What there is.

    Raises:
        NotUnderstood: None is called so, or several are.
    """
    if not text.strip():
        return None
    found = fitting(text, links)
    if len(found) == 1:
        return found[0]
    if not found and kind in NEW:
        return NewName(" ".join(text.split()))
    called = CALLED.get(kind, "one of those there are")
    if not found:
        where = WRITTEN_IN.get(kind, "Goals")
        raise NotUnderstood(
            called,
            text,
            "write a part of a name" if links else f"there is none yet, {where} has n for the first one",
        )
    if len({link.name for link in found}) == 1:
        raise NotUnderstood(called, text, f"{len(found)} are called so, E has them one by one")
    raise NotUnderstood(called, text, f"it may be {_listed(found)}")


def tell_link(kind: str, text: str, links: Sequence[Link]) -> str:
    """How a text is understood as a name: nothing where it is the name, the names where it may be several."""
    found = fitting(text, links) if text.strip() else tuple(links)
    if found and not text.strip():
        return f"{DOWN} {_listed(found)}"
    if not found:
        return NEW.get(kind, "?") if text.strip() else NONE_YET.get(kind, "there is none yet")
    if len(found) > 1:
        return _listed(found)
    return "" if found[0].name == text.strip() else safe_line(found[0].name)


def _listed(found: Sequence[Link]) -> str:
    names = [safe_line(link.name) for link in found[:MOST_NAMES]]
    if len(found) > MOST_NAMES:
        names.append(f"{len(found) - MOST_NAMES} more")
    return f"{', '.join(names[:-1])} or {names[-1]}" if len(names) > 1 else names[0]


# ----------------------------------------------------------------------- owners


def owners_of(view: PlanView) -> tuple[str, ...]:
    """Who owns something in a plan or works for its account, whoever owns most first."""
    counted = Counter(_owners(view))
    return tuple(name for name, _ in counted.most_common())


def _owners(view: PlanView) -> Iterator[str]:
    for rows in view.sections.values():
        for row in rows:
            name = row.values.get("name" if row.kind == "member" else "owner")
            if isinstance(name, str) and name:
                yield name
    if view.owner:
        yield view.owner


def fitting_owners(text: str, owners: Sequence[str]) -> tuple[str, ...]:
    """Those whose name or whose initials a text is or begins."""
    wanted = fold_name(text.strip())
    if any(fold_name(name) == wanted for name in owners):
        return tuple(name for name in owners if fold_name(name) == wanted)
    exact = tuple(name for name in owners if fold_name(initials(name)) == wanted)
    if exact:
        return exact
    return tuple(
        name
        for name in owners
        if any(fold_name(part).startswith(wanted) for part in (name, initials(name), *name.split()))
    )


def read_owner(text: str, owners: Sequence[str]) -> str | None:
    """Who is meant: initials or a word of a name that only one owner has mean that one; else somebody new."""
    name = text.strip()
    if not name or name in owners:
        return name or None
    found = fitting_owners(name, owners)
    return found[0] if len(found) == 1 and _is_part(name, found[0]) else name


def _is_part(text: str, name: str) -> bool:
    """Whether a text stands for a name: as the name, its initials or a word of it; half a word may be another's."""
    return fold_name(text) in map(fold_name, (name, initials(name), *name.split()))


def tell_owner(text: str, owners: Sequence[str]) -> str:
    """Who is meant, and who may be taken instead; nothing where the text says it whole."""
    found = fitting_owners(text, owners)
    if not found or (text.strip() in owners):
        return ""
    names = ", ".join(safe_line(name) for name in found[:MOST_NAMES])
    if not text.strip():
        return f"{DOWN} {names}"
    if read_owner(text, owners) != text.strip():
        return names
    return f"as typed, {'tab' if len(found) == 1 else 'down'} takes {names}"  # tab takes the only one that fits
