from hypothesis import given
from hypothesis import strategies as st

from kamtui.cli.tables import Column, draw_table
from kamtui.text import cells

COLUMNS = (
    Column("#", "right"),
    Column("Name", least=6, most=30),
    Column("Status", spare=2),
    Column("Day", spare=1),
)
ROWS = [["#1", "Brenner AG", "key", "24 Nov"], ["#12", "株式会社 葦原光機 and a long name", "watch", ""]]


def test_a_table_as_wide_as_it_needs() -> None:
    assert list(draw_table(COLUMNS, ROWS, 100)) == [
        "  #  Name                            Status  Day",
        " #1  Brenner AG                      key     24 Nov",
        "#12  株式会社 葦原光機 and a long…   watch",
    ]


def test_where_room_is_short_the_lightest_columns_go_first_and_names_are_cut() -> None:
    assert list(draw_table(COLUMNS, ROWS, 22)) == [
        "  #  Name       Day",
        " #1  Brenner…   24 Nov",
        "#12  株式会社…",
    ]
    assert list(draw_table(COLUMNS, ROWS, 12)) == ["  #  Name", " #1  Brenne…", "#12  株式会…"]


def test_a_table_without_rows_has_its_headings() -> None:
    assert list(draw_table(COLUMNS, [], 80)) == ["#  Name  Status  Day"]


@given(
    st.lists(st.tuples(st.text(max_size=30), st.text(max_size=60)).map(lambda pair: ["#1", pair[0], "x", pair[1]])),
    st.integers(min_value=20, max_value=120),
)
def test_no_line_is_wider_than_allowed_and_none_steers_the_terminal(rows: list[list[str]], width: int) -> None:
    for line in draw_table(COLUMNS, rows, width):
        assert cells(line) <= width
        assert line.isprintable() or "\u00a0" in line or not line.isascii()
        assert "\n" not in line
        assert "\x1b" not in line
