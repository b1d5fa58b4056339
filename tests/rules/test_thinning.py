"""Which backups stay: the newest, one of each year, the last days; and thinning twice is thinning once."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kamtui.rules.thinning import BUDGET, DEEDS_FOR, NEWEST, Kept, surplus

START = datetime(2024, 1, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MEGABYTE = 1_000_000


def thinned(copies: Iterable[Kept], now: datetime, budget: int = BUDGET) -> list[Kept]:
    found = sorted(copies, key=lambda copy: copy.at)
    gone = set(surplus(found, now, budget))
    return [copy for copy in found if copy not in gone]


def lived(hours: int, step: int = 2, size: int = MEGABYTE) -> tuple[list[Kept], datetime]:
    """Backups made all the time and thinned after each."""
    kept: list[Kept] = []
    now = START
    for hour in range(0, hours, step):
        now = START + timedelta(hours=hour)
        kept = thinned([*kept, Kept(now.isoformat(), now, size)], now)
    return kept, now


def test_three_years_of_two_hourly_backups() -> None:
    kept, now = lived(3 * 365 * 24)
    assert len(kept) <= 160
    assert kept[-1].at == now
    days = {copy.at.date() for copy in kept}
    assert {now.date() - timedelta(days=back) for back in range(14)} <= days
    assert {copy.at.year for copy in kept} == {2024, 2025, 2026}
    recent = [copy for copy in kept if now - copy.at <= timedelta(days=2)]
    assert len(recent) == 25
    weeks = {copy.at.isocalendar()[:2] for copy in kept}
    assert {(now - timedelta(weeks=back)).isocalendar()[:2] for back in range(10)} <= weeks
    months = {(copy.at.year, copy.at.month) for copy in kept}
    assert len(months & {(year, month) for year in (2025, 2026) for month in range(1, 13)}) >= 23
    assert thinned(kept, now) == kept


def test_a_year_that_is_past_keeps_its_last_backup_for_ever() -> None:
    kept, _ = lived(400 * 24, step=24)
    later = datetime(2060, 1, 1, tzinfo=UTC)
    many = [Kept(f"later{day}", later + timedelta(days=day), 1) for day in range(900)]
    last_of_2024 = max(copy.at for copy in kept if copy.at.year == 2024)
    stays = thinned([*kept, *many], later + timedelta(days=900))
    assert [copy.at for copy in stays if copy.at.year == 2024] == [last_of_2024]


def test_a_busy_day_keeps_a_hundred() -> None:
    busy = [Kept(str(minute), NOW - timedelta(minutes=minute), 1) for minute in range(600)]
    assert len(thinned(busy, NOW)) == 100


def test_what_was_made_for_a_deed_stays_90_days() -> None:
    deeds = [Kept(f"deed{day}", NOW - timedelta(days=day, hours=12), 1, is_deed=True) for day in range(200)]
    plain = [Kept(f"plain{day}", NOW - timedelta(days=day), 1) for day in range(200)]
    stays = thinned([*deeds, *plain], NOW)
    assert [copy for copy in deeds if NOW - copy.at <= DEEDS_FOR] == [
        copy for copy in reversed(stays) if copy.is_deed and NOW - copy.at <= DEEDS_FOR
    ]
    assert len([copy for copy in stays if copy.is_deed]) < 100


def test_the_budget_takes_the_oldest_and_never_the_newest_ten_nor_a_year() -> None:
    kept, now = lived(3 * 365 * 24, step=24)
    large = [copy._replace(size=100 * MEGABYTE) for copy in kept]
    stays = thinned(large, now)
    assert sum(copy.size for copy in stays) <= BUDGET
    assert stays[-NEWEST:] == large[-NEWEST:]
    assert {copy.at.year for copy in stays} == {2024, 2025, 2026}
    huge = [copy._replace(size=BUDGET) for copy in kept]
    left = thinned(huge, now)
    assert left[-NEWEST:] == huge[-NEWEST:]
    assert {copy.at.year for copy in left} == {2024, 2025, 2026}
    assert len(left) == NEWEST + 2


def test_a_clock_that_was_wrong_costs_nothing() -> None:
    ahead = Kept("ahead", NOW + timedelta(days=4000), 1)
    usual = [Kept(f"{hour}", NOW - timedelta(hours=hour), 1) for hour in range(40)]
    assert thinned([ahead, *usual], NOW) == sorted([ahead, *usual], key=lambda copy: copy.at)


copies = st.lists(
    st.builds(
        Kept,
        name=st.uuids().map(str),
        at=st.datetimes(datetime(2020, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds
        size=st.integers(0, BUDGET // 3),
        is_deed=st.booleans(),
    ),
    max_size=60,
)


@given(copies, st.integers(0, 2 * BUDGET))
def test_thinning_again_takes_nothing_more(found: list[Kept], budget: int) -> None:
    stays = thinned(found, NOW, budget)
    assert thinned(stays, NOW, budget) == stays
    newest_first = sorted(found, key=lambda copy: (copy.at, copy.name), reverse=True)
    assert set(newest_first[:NEWEST]) <= set(stays)
    assert {copy.at.year for copy in found} == {copy.at.year for copy in stays}


def test_nothing_is_thinned_from_nothing() -> None:
    assert surplus([], NOW) == ()
