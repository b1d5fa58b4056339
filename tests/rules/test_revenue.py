"""Revenue: what is weighed, what is left out and said, and what is missing to a target."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kamtui.rules.revenue import Deal, Target, count_reasons, gap_to_target, sum_won, weigh
from kamtui.vocabulary_plan import Stage

YEAR = Target(1, "2026", date(2026, 1, 1), date(2026, 12, 31), 1_000_000)
CLOSE = date(2026, 6, 1)


def deal(key: int = 1, stage: Stage = Stage.PROPOSED, **more: object) -> Deal:
    known: dict[str, object] = {
        "name": f"Deal {key}", "amount": 1000, "currency": "EUR", "probability": 50, "close": CLOSE, "since": CLOSE,
    }  # fmt: skip
    return Deal(id=key, stage=stage, **(known | more))  # type: ignore[arg-type]  # a dict has no types by key


def write(minor: int, currency: str) -> str:
    return f"{currency} {minor}"


def test_open_ones_are_weighed_by_currency_and_what_is_unknown_is_named_not_taken_for_nothing() -> None:
    euros, francs = weigh([
        deal(1), deal(2, amount=None), deal(3, probability=None, amount=None), deal(4, currency="CHF"),
        deal(5, Stage.WON), deal(6, Stage.LOST),
    ])  # fmt: skip
    assert (euros.currency, euros.value, euros.counted) == ("EUR", 500, 1)
    assert [cause.text for cause in euros.left_out] == [
        "left out: “Deal 2”, amount not known",
        "left out: “Deal 3”, amount and probability not known",
    ]
    assert (francs.currency, francs.value) == ("CHF", 500)


def test_where_nothing_is_known_the_sum_is_unknown() -> None:
    (only,) = weigh([deal(amount=None)])
    assert only.value is None


def test_won_and_lost_are_counted() -> None:
    (won,) = sum_won([deal(1, Stage.WON, probability=None), deal(2, Stage.WON, amount=None), deal(3)])
    assert (won.value, won.deals) == (1000, 2)
    assert dict(count_reasons(["price", "", "price"])) == {"price": 2, "": 1}


def test_the_gap_is_target_less_won_less_weighted_and_says_so() -> None:
    gap = gap_to_target(YEAR, [deal(1, Stage.WON, amount=300_000), deal(2, amount=400_000)], "EUR", write)
    assert gap.value == 500_000
    assert [cause.text for cause in gap.why] == [
        "EUR 500000 missing: target EUR 1000000 − won EUR 300000 − open EUR 200000",
        "won EUR 300000: “Deal 1”",
        "50% of EUR 400000: “Deal 2”",
    ]


def test_what_is_unknown_foreign_or_of_another_period_is_left_out_of_the_gap() -> None:
    deals = [
        deal(1, amount=None), deal(2, probability=None), deal(3, currency="CHF"), deal(4, close=None),
        deal(5, close=date(2027, 1, 1)), deal(6, Stage.LOST), deal(7, Stage.WON, amount=None),
    ]  # fmt: skip
    gap = gap_to_target(YEAR, deals, "EUR", write)
    assert gap.value == 1_000_000
    assert [cause.text for cause in gap.why[1:]] == [
        "left out: “Deal 1”, amount not known",
        "left out: “Deal 2”, probability not known",
        "left out: “Deal 3”, in CHF",
        "left out: “Deal 4”, close not known",
        "left out: “Deal 7”, amount not known",
    ]


def test_what_was_won_counts_on_the_day_it_was_won() -> None:
    late = deal(1, Stage.WON, amount=300, close=CLOSE, since=date(2027, 1, 2))
    assert gap_to_target(YEAR, [late], "EUR", write).value == 1_000_000


def test_a_target_that_is_exceeded_says_by_how_much() -> None:
    gap = gap_to_target(YEAR, [deal(1, Stage.WON, amount=1_200_000)], "EUR", write)
    assert gap.value == -200_000
    assert gap.why[0].text.startswith("EUR 200000 over: ")


def test_a_target_of_unknown_amount_or_period_has_no_gap() -> None:
    gap = gap_to_target(YEAR._replace(amount=None, ends=None), [deal()], "EUR", write)
    assert gap.value is None
    assert [cause.text for cause in gap.why] == ["target not known", "last day not known"]


amounts = st.none() | st.integers(0, 10**12)
deals = st.builds(
    Deal,
    id=st.integers(1, 99),
    name=st.text(max_size=80),
    stage=st.sampled_from(Stage),
    amount=amounts,
    currency=st.sampled_from(("EUR", "CHF")),
    probability=st.none() | st.integers(0, 100),
    close=st.none() | st.dates(date(2025, 6, 1), date(2027, 6, 1)),
    since=st.none() | st.dates(date(2025, 6, 1), date(2027, 6, 1)),
)


@given(st.lists(deals, max_size=8))
def test_the_gap_never_counts_more_than_there_is(found: list[Deal]) -> None:
    gap = gap_to_target(YEAR, found, "EUR", write)
    most = sum(one.amount or 0 for one in found if one.currency == "EUR" and one.stage is not Stage.LOST)
    assert gap.value is not None
    assert 1_000_000 - most <= gap.value <= 1_000_000
