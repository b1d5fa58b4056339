"""Columns stand where they should, and no cell runs into its neighbour."""

from dataclasses import dataclass

from kamtui.widgets.columns import Column, Layout, lay_out
from kamtui.widgets.parts import Parts, letters_of, width_of


@dataclass(frozen=True)
class Goal:
    title: str
    progress: str | None = None
    owner: str = "ME"


COLUMNS: list[Column[Goal]] = [
    Column("title", "Goal", 0, lambda goal: ((goal.title, "fg"),), overflow=True),
    Column("progress", "Progress", 8, lambda goal: ((goal.progress, "fg"),) if goal.progress else None, "right"),
    Column("owner", "Who", 3, lambda goal: ((goal.owner, "muted"),)),
]


def said(parts: Parts) -> str:
    return "".join(part[0] for part in parts)


def placed(width: int) -> Layout[Goal]:
    return lay_out(COLUMNS, width)


def test_headings_are_aligned_as_their_columns() -> None:
    assert said(placed(30).heading()) == "Goal             Progress  Who"


def test_a_long_name_is_cut_before_its_neighbour() -> None:
    assert said(placed(30).row(Goal("Grow the Linz plant", "52%"))) == "Grow the Linz…        52%  ME "


def test_a_title_runs_on_over_empty_cells_alone() -> None:
    assert said(placed(30).row(Goal("Invite S. Lang to the reference visit"))) == "Invite S. Lang to the re…  ME "


def test_a_sub_item_moves_right_and_the_columns_do_not() -> None:
    assert said(placed(30).row(Goal("Win the line", "67%"), indent=2)) == "  Win the line        67%  ME "


def test_narrow_tables_drop_columns_from_the_right_and_keep_the_name() -> None:
    assert [column.key for column in placed(20).columns] == ["title", "progress"]
    assert [column.key for column in placed(9).columns] == ["title"]
    assert width_of(placed(3).row(Goal("Grow"))) == 3


def test_the_whole_name_cell_is_the_name_unless_marked() -> None:
    name = placed(30).row(Goal("Grow"))[0]
    assert "n" in letters_of(name)
    marked: Column[Goal] = Column("person", "Person", 0, lambda goal: (("R. Vogt", "fg", "n"), ("  CEO", "muted")))
    row = lay_out([marked], 20).row(Goal(""))
    assert [letters_of(part) for part in row] == ["n", "", ""]
