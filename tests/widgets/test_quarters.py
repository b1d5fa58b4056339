"""How the quarters of a two-by-two share their lines, and where the arrows lead."""

from hypothesis import given
from hypothesis import strategies as st

from kamtui.widgets.quarters import BANDS, in_sight, lines_needed, share_out, step_down

COUNTS = st.tuples(*(st.lists(st.integers(0, 40), min_size=len(band), max_size=len(band)) for band in BANDS)).map(
    list
)


@given(COUNTS, st.integers(8, 80), st.integers(0, 200))
def test_bands_stay_within_the_lines_and_waste_none(counts: list[list[int]], height: int, width: int) -> None:
    shares = share_out(counts, height, width)
    last = shares[-1]
    assert last.top + last.rows < height
    if lines_needed(counts) <= height:
        assert all(share.rows >= max(band) for share, band in zip(shares, counts, strict=True))
    else:
        assert last.top + 1 + last.rows == height
    for share in shares:
        assert share.starts[-1] + share.widths[-1] <= max(width, share.starts[-1])


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 20), st.integers(1, 51))
def test_what_one_stands_on_is_in_sight(top: int, at: int, rows: int, count: int) -> None:
    at = min(at, count - 1)
    first = in_sight(top, at, rows, count)
    assert first <= at < first + rows
    assert first >= 0


def test_down_and_up_keep_to_their_side() -> None:
    assert [step_down(quarter, 1) for quarter in range(7)] == [2, 3, 4, 6, None, None, None]
    assert [step_down(quarter, -1) for quarter in range(7)] == [None, None, 0, 1, 2, 3, 3]
