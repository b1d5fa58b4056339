"""All people of an account with what is judged of them together, and the page of one of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from kamtui.rules.judged import Judged
from kamtui.rules.people import PersonRow, RelationLineRow
from kamtui.vocabulary import ActionStatus, DecisionRole, Stance
from kamtui.vocabulary_plan import InteractionKind


class Share(NamedTuple):
    """So many of so many.

    Attributes:
        part: How many.
        whole: Of how many.
    """

    part: int
    whole: int

    def __str__(self) -> str:
        """As a person reads it."""
        return f"{self.part} of {self.whole}"


@dataclass(frozen=True)
class PeopleView:
    """The people of an account, or of one of its units, on a day.

    Attributes:
        account_id: Key of the account.
        account: Its name.
        currency: Its ISO 4217 currency, which budgets are in.
        today: The day it was read on.
        as_of: The day it shows; None for today.
        people: Everybody, depth first, siblings in the user's order; vacancies and leavers among them.
        roots: Keys of those who report to nobody that is shown.
        units: (key, name) of the account's units in their order.
        map_state: 0 nobody, 1 no key player, 2 no supporting key player, 3 at least one.
        single_threaded: `no`, `yes` or `critical`.
        by_unit: The same for each unit that has people, by its key.
        role_coverage: How many of sponsor, decision maker or approver, champion there are.
        reached: How many were touched in 90 days, of how many.
        top: Who stands at the top of the food chain, whether we know them or not.
        unit_id: The unit that is shown; None for the whole account.
        known_since: The first day of which the book knows the chart; before it the chart is that of this day.
    """

    account_id: int
    account: str
    currency: str
    today: date
    as_of: date | None
    people: tuple[PersonRow, ...]
    roots: tuple[int, ...]
    units: tuple[tuple[int, str], ...]
    map_state: Judged[int]
    single_threaded: Judged[str]
    by_unit: Mapping[int, Judged[str]]
    role_coverage: Judged[Share]
    reached: Judged[Share]
    top: Judged[tuple[str, ...]]
    unit_id: int | None = None
    known_since: date | None = None

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self.as_of or self.today

    @cached_property
    def by_id(self) -> Mapping[int, PersonRow]:
        """Everybody by key."""
        return {person.id: person for person in self.people}

    @cached_property
    def present(self) -> tuple[PersonRow, ...]:
        """Those who count: no vacancies, nobody who left."""
        return tuple(person for person in self.people if person.counts)


class RoleSeen(NamedTuple):
    """Which part a person played from a day on.

    Attributes:
        day: The day.
        role: The part; None where it became unknown.
    """

    day: date
    role: DecisionRole | None


class TouchSeen(NamedTuple):
    """A contact one of the customer's people took part in.

    Attributes:
        id: Key of the interaction.
        day: Its day.
        kind: How we were in touch.
        subject: What it was about.
        stance: How the person stood to us in it; None when nobody noted it.
        our_people: Who of us was there.
        notes: What was noted.
    """

    id: int
    day: date
    kind: InteractionKind
    subject: str | None
    stance: Stance | None
    our_people: str | None
    notes: str | None


class Promise(NamedTuple):
    """An open action that one of the customer's people waits for.

    Attributes:
        id: Key of the action.
        title: What was promised.
        owner: Who does it.
        due: Its day.
        late_days: Days past due; 0 when not late.
        status: Where it stands.
    """

    id: int
    title: str
    owner: str | None
    due: date | None
    late_days: int
    status: ActionStatus


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything about one person.

    Attributes:
        row: The person.
        account_id: Key of their account.
        account: Its name.
        currency: Its currency.
        role_history: Roles, the newest first.
        interactions: Contacts they took part in, the newest first.
        promises: Open actions for them or from contacts with them, the earliest due first.
        reports: (key, name) of those who report to them.
        chain: (key, name) of those above them, the nearest first.
    """

    row: PersonRow
    account_id: int
    account: str
    currency: str
    role_history: tuple[RoleSeen, ...]
    interactions: tuple[TouchSeen, ...]
    promises: tuple[Promise, ...]
    reports: tuple[tuple[int, str], ...]
    chain: tuple[tuple[int, str], ...]

    @property
    def lines(self) -> tuple[RelationLineRow, ...]:
        """Lines beside the line of command."""
        return self.row.lines

    @property
    def private_note(self) -> str | None:
        """What is noted for nobody else."""
        note = self.row.values.get("private_note")
        return None if note is None else str(note)
