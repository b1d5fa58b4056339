"""The cursor stays on its record, whatever happens to the rows around it."""

from hypothesis import given
from hypothesis import strategies as st

from kamtui.widgets.row_list import RowList

Rows = list[int | None]
some_rows: st.SearchStrategy[Rows] = st.lists(
    st.one_of(st.none(), st.integers(0, 30)), unique_by=lambda row: object() if row is None else row
)


def made(rows: Rows, cursor: int = 0) -> RowList[int]:
    listed: RowList[int] = RowList(lambda row: row, lambda row: row % 5 != 0, rows)
    listed.cursor = listed.near(cursor)
    return listed


@given(some_rows, st.integers(0, 30), some_rows)
def test_the_cursor_stays_on_its_record_or_finds_a_stop(before: Rows, cursor: int, after: Rows) -> None:
    listed = made(before, cursor)
    stood_on = listed.row
    listed.replace(after)
    if stood_on is not None and stood_on in after:
        assert listed.row == stood_on
    elif any(listed.is_stop(place) for place in range(len(after))):
        assert listed.is_stop(listed.cursor)
    else:
        assert listed.row is None


def test_a_deleted_record_leaves_the_cursor_on_its_line() -> None:
    listed = made([1, 2, 3, 4], cursor=2)
    listed.replace([1, 2, 4])
    assert listed.row == 4
    listed.replace([1, 2])
    assert listed.row == 2


def test_steps_jump_over_headings_and_blank_lines() -> None:
    listed = made([5, 1, None, 10, 2, None])
    assert listed.row == 1
    listed.cursor = listed.step(1)
    assert listed.row == 2
    assert listed.step(1) == listed.cursor
    listed.cursor = listed.step(-1)
    assert listed.row == 1
    assert listed.step(-1) == listed.cursor


def test_headings_belong_to_the_row_below_them() -> None:
    listed = made([1, None, 10, 2])
    assert listed.headed_by(3) == 1
    assert listed.headed_by(0) == 0


def test_what_goes_on_below_a_line_ends_with_a_blank_or_the_next_stop() -> None:
    listed = made([1, 5, 10, None, 15, 2, 3, 20])
    assert [listed.ended_by(place) for place in (0, 5, 6, 7)] == [2, 5, 7, 7]


def test_an_emptied_list_recovers() -> None:
    listed = made([1, 2, 3], cursor=1)
    listed.replace([])
    assert listed.row is None
    listed.replace([7, 8])
    assert listed.row == 7


def test_only_the_lines_that_differ_are_told() -> None:
    rows = [(number, "as it was") for number in range(6)]
    listed: RowList[tuple[int, str]] = RowList(lambda row: row[0], None, rows)
    again = [*rows[:3], (3, "anew"), *rows[4:]]
    assert listed.replace(again, range(6)) == [3]
    assert listed.replace(list(again), range(6)) == []
    assert listed.replace(again[1:], range(6)) == [0, 1, 2, 3, 4, 5]
    assert listed.replace(again, range(2, 4)) == [2, 3]
