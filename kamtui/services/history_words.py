"""Values of the change log as the screens write them: choices by their words, amounts, days, names of records."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from kamtui.book import past
from kamtui.book.past import Connection, Row
from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.contents import GRID, OTHERS, RECORDS
from kamtui.models.shapes import RecordShape
from kamtui.reading import write_day, write_money, write_number
from kamtui.rules.progress import MEASURED, write_measure
from kamtui.vocabulary import DecisionRole, Measure, Stance, Tier, Word
from kamtui.vocabulary_plan import Stage

LINKS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "account": {"parent_id": ("Belongs to", "account")},
    "business_unit": {"parent_id": ("Part of", "business_unit")},
    "objective": {"goal_id": ("Serves", "goal")},
    "action": {"objective_id": ("Serves", "objective"), "waits_for_id": ("Waits for", "action")},
    "fact": {"told_by_id": ("Told by", "stakeholder")},
    "opportunity": {"unit_id": ("Unit", "business_unit")},
    "stakeholder": {"unit_id": ("Unit", "business_unit"), "reports_to_id": ("Reports to", "stakeholder")},
}
"""By table and column: what a link is called, and the table it leads to."""
WORDS: Mapping[str, type[Word]] = {"stage": Stage, "tier": Tier, "role": DecisionRole}
"""The vocabulary of a dated choice, by column."""
CELL = GRID["white_space"].table
"""Where the cells of the white space are stored."""
TABLES = {shape.key: shape.table for shape in (*RECORDS.values(), *GRID.values())}
"""Where the records of a kind are stored that a field can name."""
TITLES = {shape.table: shape.title for shape in (*RECORDS.values(), *GRID.values(), *OTHERS.values())}
"""The field that names a record, by table."""


class FieldWriter:
    """Writes values.

    Args:
        connection: Where names and currencies are looked up.
        today: The day from which days are written.
    """

    def __init__(self, connection: Connection, today: date) -> None:
        self._connection = connection
        self._today = today
        self._known: dict[tuple[str, int], Row | None] = {}

    def write(self, shape: RecordShape, spec: FieldSpec, row: Row) -> str | None:
        """The value of a field in a row; None where it has none.

        Args:
            shape: What the record consists of.
            spec: The field.
            row: The row, as the log keeps it.
        """
        value = row.get(spec.name)
        if value is None or value == "":
            return None
        try:
            return self._written(shape, spec, row, value)
        except (ValueError, InvalidOperation):
            return str(value)  # an older format had other words

    def _written(self, shape: RecordShape, spec: FieldSpec, row: Row, value: object) -> str:
        text = str(value)
        match spec.kind:
            case FieldKind.CHOICE:
                text = shape.words[spec.name](text).label
            case FieldKind.FLAG:
                text = "yes" if value else "no"
            case FieldKind.DAY:
                text = write_day(date.fromisoformat(text), self._today)
            case FieldKind.MONEY:
                text = write_money(int(text), self.currency(shape.table, row))
            case FieldKind.PERCENT:
                text = f"{text}%"
            case FieldKind.LINK if isinstance(value, int):
                text = self.name(TABLES.get(spec.links, spec.links), value) or text
            case FieldKind.NUMBER if spec.name in MEASURED:
                text = write_measure(Measure(str(row.get("measure"))), Decimal(text))
            case FieldKind.NUMBER:
                text = write_number(Decimal(text))
        return text

    def write_dated(self, place: tuple[str, int], column: str, row: Row) -> str | None:
        """A value that is kept as a dated row of its own.

        Args:
            place: Table and key of the record it belongs to.
            column: The value's column in the dated row.
            row: That row.
        """
        value = row.get(column)
        if value is None:
            return None
        text = str(value)
        match column:
            case "amount":
                text = write_money(int(text), self.currency(*self._row_of(place)))
            case "stage" | "tier" | "role":
                text = WORDS[column](text).label
            case "value" if place[0] == "kpi":
                text = write_number(Decimal(text))
            case "value":
                text = Stance(int(text)).label
            case "recheck":
                text = write_day(date.fromisoformat(text), self._today)
        return text

    def title(self, shape: RecordShape, row: Row | None) -> str:
        """What a record is called; empty where it has no name."""
        if shape.table == CELL and row is not None:  # where it is says more than what it is
            heads = self.name("offering", row.get("offering_id")), self.name("business_unit", row.get("unit_id"))
            return " · ".join(filter(None, heads))
        value = None if row is None else row.get(shape.title)
        if value is None:
            return ""
        return str(value)[:4] if shape.table == "plan" else str(value)

    def name(self, table: str, key: object) -> str | None:
        """What the record is called that a link leads to; None for no link."""
        if not isinstance(key, int):
            return None
        row = self._row(table, key)
        return f"#{key}" if row is None else str(row.get(TITLES[table]))

    def currency(self, table: str, row: Row | None) -> str:
        """The currency of a record's amounts: its own, else that of its account."""
        if row is None:
            return "EUR"
        if own := row.get("currency"):
            return str(own)
        key = row.get("account_id")
        return self.currency("account", self._row("account", key)) if isinstance(key, int) else "EUR"

    def _row_of(self, place: tuple[str, int]) -> tuple[str, Row | None]:
        return place[0], self._row(*place)

    def _row(self, table: str, key: int) -> Row | None:
        if (table, key) not in self._known:
            self._known[table, key] = past.last_known(self._connection, table, key)
        return self._known[table, key]
