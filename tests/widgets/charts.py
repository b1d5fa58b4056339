"""People for tests of the org chart: any lines of command, an office with one of everything, and five hundred."""

import random

from hypothesis import strategies as st

from kamtui.vocabulary import Influence, TouchState, Trend
from kamtui.vocabulary_people import LineKind
from kamtui.widgets.org_chart_values import ChartLine, ChartPerson

Commands = list[tuple[int, int | None]]

any_commands: st.SearchStrategy[Commands] = st.lists(
    st.tuples(st.integers(0, 30), st.one_of(st.none(), st.integers(0, 35))), max_size=40
)
"""Person and manager: trees, circles, managers who are nowhere, people given twice."""


def people_of(commands: Commands) -> list[ChartPerson]:
    return [ChartPerson(id, f"Person {id}", manager) for id, manager in commands]


def many(count: int, seed: int = 3) -> list[ChartPerson]:
    """People of whom each manager has two to five reports."""
    chance = random.Random(seed)
    return [
        ChartPerson(id, f"Person {id}", int((id - 1) / chance.uniform(2.2, 5)) if id else None, "Title")
        for id in range(count)
    ]


OFFICE = (
    ChartPerson(1, "Dr. A. Brenner", None, "CEO", role="approver", influence=Influence.HIGH, touched="never",
                touch=TouchState.NEVER, is_key=True, is_quiet=True),
    ChartPerson(2, "R. Vogt", 1, "Head of Purchasing", "Linz", 1, Trend.RISING, "decision maker", Influence.HIGH,
                "12 d", TouchState.FINE, "500k alone", is_key=True),
    ChartPerson(3, "S. Lang", 2, "Category Buyer", "Linz", -1, Trend.FALLING, "evaluator", Influence.MEDIUM, "41 d",
                TouchState.LATE, is_key=True, champion_of=("Kappa GmbH",)),
    ChartPerson(4, "CFO ?", 2, is_vacancy=True),
    ChartPerson(5, "田中 健一", 1, "Line Engineer", "", 2, Trend.STEADY, "user", Influence.LOW, "27 d",
                TouchState.DUE),
    ChartPerson(6, "Old Boss [CH]", 5, "Chairman", "", 1, role="user", touched="100 d", left="left 3 Mar",
                is_key=True),
    ChartPerson(7, "דוד לוי", None, "Consultant", is_outside=True),
)  # fmt: skip
"""Key players, a vacancy, somebody who left, an adviser from outside, a wide name and one from right to left."""

LINES = (
    ChartLine(LineKind.INFLUENCE, 7, 1),
    ChartLine(LineKind.CONFLICT, 2, 3),
    ChartLine(LineKind.DOTTED, 5, 2, "quality"),
)
