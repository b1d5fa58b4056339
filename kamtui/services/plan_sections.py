"""A plan's sections from what is stored of them: records with what they name, judged rows, and what is missing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from kamtui.book.plan_rows import BEFORE_FIELDS, PlanHead, RecordReader, Stored, read_names
from kamtui.models.contents import GRID, RECORDS
from kamtui.models.shapes import SectionShape
from kamtui.rules.gaps import gaps_of_section
from kamtui.rules.plan import Gap, Link, PlanRecord, PlanRow
from kamtui.rules.plan_rows import Served, branch_rows, list_rows, tree_rows
from kamtui.rules.questions import question_gaps, question_rows
from kamtui.rules.team import team_gaps
from kamtui.services.plan_memory import PlanMemory

QUESTIONS = "questions"
"""The list whose rows stand in groups."""

OF_RECORDS = {kind: RecordReader(shape) for kind, shape in RECORDS.items()}
"""What reads the records of each kind."""
LINKED = sorted({spec.links for shape in (RECORDS | GRID).values() for spec in shape.specs} & RECORDS.keys())
"""Kinds of the plan's own records that fields can name."""
TITLES = {kind: shape.title for kind, shape in RECORDS.items()}
"""The field that names a record, by kind."""


class PlanSections:
    """The records of one plan, read at one moment.

    Args:
        connection: Any connection to the book.
        head: Which plan it is.
        today: The day to judge on.
        memory: What was made of the plan when it was last read.

    Attributes:
        links: What fields of the plan's records can name, by kind.
    """

    def __init__(self, connection: Any, head: PlanHead, today: date, memory: PlanMemory) -> None:
        self._currency, self._today, self._memory = head.currency, today, memory
        self._stored = {kind: reader.read(connection, head.whose) for kind, reader in OF_RECORDS.items()}
        self.links = self._links(self._own_names() | read_names(connection, head.whose))
        self._known = {kind: {link.id: link for link in links} for kind, links in self.links.items()}

    def _links(self, names: Mapping[str, list[tuple[int, str]]]) -> Mapping[str, tuple[Link, ...]]:
        def of(found: list[tuple[int, str]]) -> Callable[[], tuple[Link, ...]]:
            return lambda: tuple(map(Link._make, found))

        return {kind: self._memory.make(("links", kind), found, of(found)) for kind, found in names.items()}

    def _own_names(self) -> dict[str, list[tuple[int, str]]]:
        """The plan's own records that fields can name: (key, name) by kind."""
        return {
            kind: [(stored[0], stored[OF_RECORDS[kind].title]) for stored in self._stored[kind]] for kind in LINKED
        }

    def rows(self, section: SectionShape) -> tuple[PlanRow, ...]:
        """The rows of a section; a grid has none.

        Args:
            section: Which.
        """
        records = tuple(self._records(kind) for kind in section.levels)

        def judge() -> tuple[PlanRow, ...]:
            return self._memory.rows(section.key, self._judge(section, records))

        return self._memory.make(("rows", section.key), records, judge)

    def gaps(self, section: SectionShape, rows: Sequence[PlanRow]) -> tuple[Gap, ...]:
        """What a section lacks.

        Args:
            section: Which.
            rows: Its rows.
        """

        def look() -> tuple[Gap, ...]:
            wanted = section.levels[0] if section.is_wanted else ""
            return (
                *gaps_of_section(section.key, section.title, wanted, rows, TITLES),
                *team_gaps(section.key, rows),
                *question_gaps(section.key, section.title, rows),
            )

        return self._memory.make(("gaps", section.key), rows, look)

    def _judge(self, section: SectionShape, records: Sequence[Iterable[PlanRecord]]) -> Iterator[PlanRow]:
        if section.key == QUESTIONS:
            yield from question_rows(records[0], self._today)
        elif len(records) == 1:
            yield from list_rows(records[0])
        elif records:  # a grid has no rows
            goals, objectives, actions = records
            yield from tree_rows(tuple(goals), objectives, actions, section.alone, self._today, branch=self._branch)

    def _branch(self, goal: PlanRecord, served: Served, today: date) -> tuple[PlanRow, ...]:
        return self._memory.make(
            ("branch", goal.id), (goal, served), lambda: tuple(branch_rows(goal, served, today))
        )

    def _records(self, kind: str) -> tuple[PlanRecord, ...]:
        """The records of a kind; one is made of what is stored of it and of the names of what it is linked to."""
        reader, known = OF_RECORDS[kind], self._known

        def source(stored: Stored) -> tuple[Stored, tuple[Link | None, ...]]:
            return stored, tuple(known[links].get(stored[place]) for place, links in reader.links)

        def records() -> tuple[PlanRecord, ...]:
            stored = ((one[0], source(one)) for one in self._stored[kind])
            return tuple(self._memory.each(kind, stored, lambda of: self._record(reader, *of)))

        named = [self.links[links] for _, links in reader.links]
        return self._memory.make(("records", kind), (self._stored[kind], named), records)

    def _record(self, reader: RecordReader, stored: Stored, links: Sequence[Link | None]) -> PlanRecord:
        """A stored record as rules know it; its money is in the account's currency unless it names one."""
        shape = reader.shape
        values = reader.values(stored)
        names = [spec.name for spec in shape.specs]
        for (place, _), link in zip(reader.links, links, strict=True):
            if stored[place] is not None:
                values[names[place - BEFORE_FIELDS]] = link or Link(stored[place], "no longer there")
        if values.get("currency", "") is None:
            values["currency"] = self._currency
        return PlanRecord(shape.key, stored[0], stored[1], str(values[shape.title]), MappingProxyType(values))
