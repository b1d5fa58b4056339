"""White space: who serves which need of which unit, what that is worth, and how much of it is ours [8T, TAS].

Every cell exists from the day its unit and its offering do, so that the gap shows. What nobody has entered is
unknown: it is counted, and never summed as 0.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from kamtui.rules.judged import Cause, Judged, shortened
from kamtui.vocabulary_plan import CellState

Place = tuple[int, int]
"""A cell's place: the keys of its offering and of its unit."""

Write = Callable[[int], str]
"""How an amount of minor units is written, with its currency."""

MOST_CAUSES = 12
"""Cells that the arithmetic of a share names one by one."""
NOTHING_ENTERED: Mapping[str, object] = MappingProxyType({"state": CellState.UNKNOWN})
"""The values of a cell of which nothing is in the book."""


class Unit(NamedTuple):
    """A part of the account that buys for itself: a column.

    Attributes:
        id: Its key.
        name: What it is called.
    """

    id: int
    name: str


class Offering(NamedTuple):
    """A product or service of ours: a row.

    Attributes:
        id: Its key.
        name: What it is called.
        family: The family it belongs to; empty for none.
        values: All that was entered, by field name.
    """

    id: int
    name: str
    family: str = ""
    values: Mapping[str, object] = NOTHING_ENTERED


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one offering in one unit.

    Attributes:
        offering: Key of the offering.
        unit: Key of the unit.
        id: Key of what is stored; None where nothing is.
        values: What was entered, by field name; unknown is None or absent.
    """

    offering: int
    unit: int
    id: int | None = None
    values: Mapping[str, object] = field(default_factory=lambda: NOTHING_ENTERED)

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.offering, self.unit

    @property
    def state(self) -> CellState:
        """Who serves the need."""
        state = self.values.get("state")
        return state if isinstance(state, CellState) else CellState.UNKNOWN

    @property
    def market_value(self) -> int | None:
        """What the unit spends on it a year, in minor units."""
        return _amount(self.values.get("market_value"))

    @property
    def our_share(self) -> int | None:
        """What of it comes to us, in minor units."""
        return _amount(self.values.get("our_share"))


def _amount(value: object) -> int | None:
    return value if isinstance(value, int) else None


class Sum(NamedTuple):
    """A sum of what is known.

    Attributes:
        value: Minor units; None where nothing is known.
        known: Of how many cells it is the sum.
        asked: How many cells could have a value; those to which the offering does not apply have none.
    """

    value: int | None
    known: int
    asked: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing in it."""
        return self.known == self.asked


class Total(NamedTuple):
    """What some cells come to.

    Attributes:
        cells: How many there are.
        known: How many have a state that is not unknown.
        market: Their market value.
        ours: What of it is ours.
        share: Ours / market value in percent, of the cells that know both; None where none does.
    """

    cells: int
    known: int
    market: Sum
    ours: Sum
    share: int | None


@dataclass(frozen=True, slots=True)
class Grid:
    """The white space of one account.

    Attributes:
        currency: The account's currency.
        offerings: The rows in the order they are shown: family by family.
        units: The columns in their order.
        entered: The cells of which something is in the book, by place.
    """

    currency: str = ""
    offerings: tuple[Offering, ...] = ()
    units: tuple[Unit, ...] = ()
    entered: Mapping[Place, Cell] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of any cell, however many there are."""
        return not self.entered

    def cell(self, offering: int, unit: int) -> Cell:
        """One cell; it is there whether or not anything was entered."""
        return self.entered.get((offering, unit)) or Cell(offering, unit)

    def row(self, offering: int) -> tuple[Cell, ...]:
        """The cells of an offering, unit by unit."""
        return tuple(self.cell(offering, unit.id) for unit in self.units)

    def column(self, unit: int) -> tuple[Cell, ...]:
        """The cells of a unit, offering by offering."""
        return tuple(self.cell(offering.id, unit) for offering in self.offerings)

    def cells(self) -> Iterator[Cell]:
        """All cells, row by row."""
        for offering in self.offerings:
            yield from self.row(offering.id)

    def total(self, cells: Iterable[Cell]) -> Total:
        """What some of its cells come to."""
        cells = tuple(cells)
        applying = [cell for cell in cells if cell.state is not CellState.NOT_APPLICABLE]
        return Total(
            len(cells),
            sum(cell.state is not CellState.UNKNOWN for cell in cells),
            _sum([cell.market_value for cell in applying]),
            _sum([cell.our_share for cell in applying]),
            _percent(*_both(applying)[1:]),
        )

    @property
    def count(self) -> str:
        """How many cells are known, as `7/24`; empty where there are none."""
        cells = len(self.offerings) * len(self.units)
        known = sum(cell.state is not CellState.UNKNOWN for cell in self.entered.values())
        return f"{known}/{cells}" if cells else ""

    def name(self, cell: Cell) -> str:
        """What a cell is called: `Presses in Linz`."""
        offering = next((one.name for one in self.offerings if one.id == cell.offering), "?")
        unit = next((one.name for one in self.units if one.id == cell.unit), "?")
        return f"{shortened(offering)} in {shortened(unit)}"

    def share_of_wallet(self, cells: Iterable[Cell], write: Write) -> Judged[int]:
        """Judge the share of wallet of some cells: ours / market value, over those that know both.

        Args:
            cells: Some of its cells.
            write: How the arithmetic writes an amount.

        Returns:
            Percent, None where no cell knows both; the arithmetic, its parts, and what was left out as unknown.
        """
        applying = [cell for cell in cells if cell.state is not CellState.NOT_APPLICABLE]
        pairs, ours, market = _both(applying)
        left_out = tuple(_left_out(applying, write))
        percent = _percent(ours, market)
        if percent is None:
            return Judged(None, (Cause("no cell knows both its market value and our share"), *left_out))
        of = "1 cell that knows" if len(pairs) == 1 else f"{len(pairs)} cells that know"
        said = Cause(f"ours / market value: {write(ours)} of {write(market)}, in {of} both")
        return Judged(percent, (said, *self._parts(pairs, write), *left_out))

    def _parts(self, pairs: Sequence["Pair"], write: Write) -> Iterator[Cause]:
        """What each cell adds, the largest market first."""
        largest = sorted(pairs, key=lambda pair: -pair.market)
        for cell, ours, market in largest[:MOST_CAUSES]:
            text = f"{self.name(cell)}: {write(ours)} of {write(market)}"
            yield Cause(text, record=("white_space", cell.id or 0))
        if len(largest) > MOST_CAUSES:
            yield Cause(f"and {len(largest) - MOST_CAUSES} smaller ones")


class Pair(NamedTuple):
    """A cell that knows both its amounts."""

    cell: Cell
    ours: int
    market: int


def _both(cells: Iterable[Cell]) -> tuple[list[Pair], int, int]:
    """The cells that know both amounts, with the sums of what is ours and of the market."""
    pairs = [
        Pair(cell, cell.our_share, cell.market_value)
        for cell in cells
        if cell.our_share is not None and cell.market_value is not None
    ]
    return pairs, sum(pair.ours for pair in pairs), sum(pair.market for pair in pairs)


def _percent(ours: int, market: int) -> int | None:
    """Percent, halves up; None of nothing."""
    return (ours * 200 + market) // (market * 2) if market else None


def _left_out(cells: Sequence[Cell], write: Write) -> Iterator[Cause]:
    """What is unknown and therefore neither summed nor taken for 0."""
    no_share = [cell.market_value for cell in cells if cell.market_value is not None and cell.our_share is None]
    no_value = sum(cell.market_value is None for cell in cells)
    if no_share:
        yield Cause(f"our share is unknown in {_cells(len(no_share))} worth {write(sum(no_share))}: left out")
    if no_value:
        yield Cause(f"the market value is unknown in {_cells(no_value)}: left out")


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _sum(values: Sequence[int | None]) -> Sum:
    known = [value for value in values if value is not None]
    return Sum(sum(known) if known else None, len(known), len(values))


def in_families(offerings: Iterable[Offering]) -> tuple[Offering, ...]:
    """Offerings family by family, families in the order of their first one; those without a family come first."""
    offerings = tuple(offerings)
    order = dict.fromkeys(["", *(offering.family for offering in offerings)])
    places = {family: place for place, family in enumerate(order)}
    return tuple(sorted(offerings, key=lambda offering: places[offering.family]))


def share_problem(values: Mapping[str, object], changed: Iterable[str], write: Write) -> tuple[str, str]:
    """Say what is wrong with a cell's amounts: our share is never above the market value.

    Args:
        values: All that the cell would hold.
        changed: The fields that were just entered.
        write: How the sentence writes an amount.

    Returns:
        One sentence and the field it is about; both empty where nothing is wrong.
    """
    market, ours = _amount(values.get("market_value")), _amount(values.get("our_share"))
    if market is None or ours is None or ours <= market:
        return "", ""
    if "our_share" in changed:
        return f"Our share: {write(ours)} is more than the market value of {write(market)}.", "our_share"
    return f"Market value: {write(market)} is less than our share of {write(ours)}.", "market_value"
