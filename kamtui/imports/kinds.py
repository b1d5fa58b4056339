"""The kinds of record that can be imported: their fields, their links, and how a file shows that it holds them.

A further kind is one `Kind` in `KINDS`, with its aliases; reading, matching and reporting follow from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from sqlmodel import SQLModel

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.imports import aliases
from kamtui.imports.aliases import Aliases
from kamtui.imports.compose import Values, compose_opportunity, compose_person, keep
from kamtui.models.account import AccountEntry
from kamtui.models.outline import specs
from kamtui.models.people import StakeholderFields
from kamtui.models.revenue import OpportunityEntry

KindName = Literal["accounts", "people", "opportunities"]
Way = Literal["id", "email", "name", "place"]
"""How a cell names another record; a place is a path like `/3/1/` whose beginning is the record above."""


@dataclass(frozen=True, slots=True)
class Link:
    """A record that a record hangs on.

    Attributes:
        name: What it is called in code and in map files.
        label: What a person calls it, with a small letter.
        column: The column of the book that holds it.
        to: The kind it leads to.
        ways: The fields that name it and how, the surest first.
        is_required: Whether a record cannot be without.
    """

    name: str
    label: str
    column: str
    to: KindName
    ways: tuple[tuple[str, Way], ...]
    is_required: bool = False


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of record, as imports see it.

    Attributes:
        name: As on the command line.
        one: One of it; also what external ids call it.
        entry: The class of what a person can enter.
        aliases: Which headers hold its fields.
        left_out: Fields of the entry class that no file may set.
        extra: Fields that only files have, from which others are made.
        links: What it hangs on.
        signs: Sets of fields of which one, found whole, shows that a file holds this kind.
        compose: Makes the record's own values out of what the columns hold.
        fills: Fields that are only filled, never replaced: what the user wrote there is worth more.
    """

    name: KindName
    one: str
    entry: type[SQLModel]
    aliases: Aliases
    left_out: frozenset[str] = frozenset()
    extra: tuple[FieldSpec, ...] = ()
    links: tuple[Link, ...] = ()
    signs: tuple[frozenset[str], ...] = ()
    compose: Callable[[Values], None] = keep
    fills: frozenset[str] = frozenset()

    @cached_property
    def fields(self) -> dict[str, FieldSpec]:
        """The fields that columns can hold, without links."""
        own = (*self.extra, *(spec for spec in specs(self.entry) if spec.kind is not FieldKind.LINK))
        found = {spec.name: spec for spec in own if spec.name not in self.left_out}
        return {"id": FieldSpec("id", "Id", FieldKind.LINE), **found}

    @cached_property
    def has_money(self) -> bool:
        """Whether a field of it holds an amount."""
        return any(spec.kind is FieldKind.MONEY for spec in self.fields.values())

    @cached_property
    def references(self) -> dict[str, tuple[Link, Way]]:
        """The fields that name other records."""
        return {name: (link, way) for link in self.links for name, way in link.ways}


def _line(name: str, label: str) -> FieldSpec:
    return FieldSpec(name, label, FieldKind.LINE)


_ACCOUNT_LINK = Link(
    "account", "account", "account_id", "accounts", (("account_id", "id"), ("account", "name")), is_required=True
)

ACCOUNTS = Kind(
    name="accounts",
    one="account",
    entry=AccountEntry,
    aliases=aliases.ACCOUNT,
    left_out=frozenset({"tier", "tier_reason", "tier_recheck", "touch_on"}),
    links=(Link("parent", "parent account", "parent_id", "accounts", (("parent_id", "id"), ("parent", "name"))),),
    signs=(frozenset({"name"}), frozenset({"id", "revenue"})),
    fills=frozenset({"notes"}),
)

PEOPLE = Kind(
    name="people",
    one="person",
    entry=StakeholderFields,
    aliases=aliases.PERSON,
    extra=(
        _line("first", "First name"),
        _line("middle", "Middle name"),
        _line("last", "Last name"),
        _line("suffix", "Suffix"),
    ),
    links=(
        _ACCOUNT_LINK,
        Link(
            "reports_to",
            "manager",
            "reports_to_id",
            "people",
            (("reports_to_id", "id"), ("reports_to_email", "email"), ("reports_to", "name"), ("place", "place")),
        ),
    ),
    signs=(
        frozenset({"last"}),
        frozenset({"name", "email"}),
        frozenset({"name", "title"}),
        frozenset({"name", "reports_to"}),
    ),
    compose=compose_person,
    left_out=frozenset({"touch_on"}),
    fills=frozenset({"private_note"}),
)

OPPORTUNITIES = Kind(
    name="opportunities",
    one="opportunity",
    entry=OpportunityEntry,
    aliases=aliases.OPPORTUNITY,
    extra=(
        _line("outcome", "Outcome"),
        FieldSpec("won_on", "Won on", FieldKind.DAY),
        FieldSpec("lost_on", "Lost on", FieldKind.DAY),
    ),
    links=(_ACCOUNT_LINK,),
    signs=(
        frozenset({"name", "stage"}),
        frozenset({"name", "amount", "expected_close"}),
        frozenset({"name", "amount", "probability"}),
    ),
    compose=compose_opportunity,
    fills=frozenset({"note"}),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in (ACCOUNTS, PEOPLE, OPPORTUNITIES)}
"""Every kind that can be imported, in the order in which they are: what others hang on comes first."""
