"""What the org chart is told of the customer's people, in the words it shows."""

from dataclasses import dataclass

from kamtui.vocabulary import Influence, TouchState, Trend
from kamtui.vocabulary_people import LineKind


@dataclass(frozen=True, slots=True)
class ChartPerson:
    """A person of the chart, or a role that nobody fills.

    Attributes:
        id: What the person is known by.
        name: Their name, or that of the vacancy.
        reports_to: The id of the manager; somebody who is not on the chart counts as nobody.
        title: What they are there.
        unit: Name of their business unit.
        stance: -2 to +2; None where nobody knows.
        trend: Where the stance goes; None below two readings.
        role: Their part in decisions, in words; empty where nobody knows.
        influence: Their influence; None where nobody knows.
        touched: How long ago we were in touch, as `12 d` or `never`.
        touch: Whether that is in time.
        budget: What they may approve, as `500k alone`.
        coverage: How well we know them, in a word.
        owner: Our contact.
        level: What we are to them and want to be, as `vendor → adviser`.
        left: The day they left, in words; empty for whoever is there.
        is_vacancy: Whether nobody fills the role yet.
        is_outside: Whether they are an adviser who is not on the payroll.
        is_key: Whether they are a key player.
        is_quiet: Whether they are a key player who was not in touch in time.
        champion_of: The competitors whose champion they are.
    """

    id: int
    name: str
    reports_to: int | None = None
    title: str = ""
    unit: str = ""
    stance: int | None = None
    trend: Trend | None = None
    role: str = ""
    influence: Influence | None = None
    touched: str = ""
    touch: TouchState | None = None
    budget: str = ""
    coverage: str = ""
    owner: str = ""
    level: str = ""
    left: str = ""
    is_vacancy: bool = False
    is_outside: bool = False
    is_key: bool = False
    is_quiet: bool = False
    champion_of: tuple[str, ...] = ()

    @property
    def supports(self) -> bool:
        """Whether the person is a supporter or a mentor."""
        return self.stance is not None and self.stance > 0


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A line beside the line of command.

    Attributes:
        kind: What joins the two.
        start: The id of whom it starts at: whoever advises or has the second manager.
        end: The id of whom it leads to.
        note: What somebody wrote about it.
    """

    kind: LineKind
    start: int
    end: int
    note: str = ""
