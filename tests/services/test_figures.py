"""Targets, values of figures and ready-made figures as the screen and the command line use them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.exports.plan import plan_json, plan_markdown
from kamtui.models.account import Account
from kamtui.rules.plan import PlanRow, PlanView, without_private
from kamtui.rules.ready_figures import READY
from kamtui.services.plan import add_record, change_record, load_plan
from kamtui.services.readings import add_reading, change_reading, remove_reading
from kamtui.services.ready_figures import add_ready_figures
from kamtui.vocabulary_plan import CaseStatus, Direction, Stage, TeamRole, Visibility

TODAY = date(2026, 11, 21)
BRENNER = 1


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    opened = Book.open(tmp_path / "book.db", create=True)
    with opened.step("Account") as session:
        session.add(Account(name="Brenner AG"))
    yield opened
    opened.close()


def add(book: Book, kind: str, **values: object) -> int:
    return add_record(book, BRENNER, kind, values, today=TODAY)


def view(book: Book) -> PlanView:
    return load_plan(book, BRENNER, TODAY)


def row(book: Book, section: str, key: int) -> PlanRow:
    return next(row for row in view(book).sections[section] if row.id == key)


# ---------------------------------------------------------------------- targets


def test_a_named_period_has_its_days(book: Book) -> None:
    half = row(book, "targets", add(book, "target", name="H1 2027"))
    assert (half.values["starts"], half.values["ends"]) == (date(2027, 1, 1), date(2027, 6, 30))


def test_days_that_were_typed_stay(book: Book) -> None:
    key = add(book, "target", name="season", starts=date(2027, 3, 1), ends=date(2027, 5, 31))
    change_record(book, "target", key, {"name": "2028"}, TODAY)
    assert row(book, "targets", key).values["starts"] == date(2027, 3, 1)


def test_an_overlap_is_refused_and_nothing_is_changed(book: Book) -> None:
    add(book, "target", name="2027")
    with pytest.raises(Refused, match="overlaps “2027”, 1 Jan 2027 to 31 Dec 2027"):
        add(book, "target", name="H2 2027")
    other = add(book, "target", name="2028")
    with pytest.raises(Refused, match="overlaps “2027”"):
        change_record(book, "target", other, {"starts": date(2027, 12, 31)}, TODAY)
    with pytest.raises(Refused, match="is before"):
        change_record(book, "target", other, {"ends": date(2027, 1, 1)}, TODAY)
    assert [row.values["name"] for row in view(book).sections["targets"]] == ["2027", "2028"]
    assert row(book, "targets", other).values["starts"] == date(2028, 1, 1)


def test_the_same_days_in_another_account_are_no_overlap(book: Book) -> None:
    with book.step("Account") as session:
        session.add(Account(name="Kappa"))
    add(book, "target", name="2027")
    assert add_record(book, 2, "target", {"name": "2027"}, today=TODAY)


def test_the_gap_follows_what_is_won_and_open(book: Book) -> None:
    target = add(book, "target", name="2026", amount=1_000_000_00)
    add(book, "opportunity", name="Press", amount=400_000_00, probability=50, expected_close=date(2026, 12, 1))
    won = add(book, "opportunity", name="Service", amount=100_000_00)
    assert view(book).figures.gaps[target].value == 800_000_00
    change_record(book, "opportunity", won, {"stage": Stage.WON}, TODAY)
    gap = view(book).figures.gaps[target]
    assert gap.value == 700_000_00
    assert gap.why[0].text == "EUR 700k missing: target EUR 1.00M − won EUR 100k − open EUR 200k"


# ---------------------------------------------------------------------- figures


def test_a_value_is_added_corrected_and_removed_and_all_of_it_undone(book: Book) -> None:
    kpi = add(book, "kpi", name="Scrap", direction=Direction.DOWN, target=Decimal(2), value=Decimal("3.1"))
    first = add_reading(book, kpi, {"day": date(2026, 10, 1), "value": Decimal("3.6")})
    assert [one.value for one in view(book).figures.readings[kpi]] == [Decimal("3.6"), Decimal("3.1")]
    assert view(book).figures.standings[kpi].value == "on the way"
    change_reading(book, kpi, first, {"value": Decimal("3.0")})
    assert view(book).figures.standings[kpi].value == "away"
    remove_reading(book, kpi, first)
    assert len(view(book).figures.readings[kpi]) == 1
    book.undo()
    assert len(view(book).figures.readings[kpi]) == 2
    assert [step.what for step in book.history(3)][-1] != ""


def test_a_value_needs_a_day_and_a_number(book: Book) -> None:
    kpi = add(book, "kpi", name="Scrap", value=Decimal(3))
    (only,) = view(book).figures.readings[kpi]
    for values in ({"day": None, "value": Decimal(1)}, {"day": TODAY}, {"day": TODAY, "value": Decimal("NaN")}):
        with pytest.raises(Refused):
            add_reading(book, kpi, values)
    with pytest.raises(Refused, match="Day: it cannot be empty"):
        change_reading(book, kpi, only.id, {"day": None})
    other = add(book, "kpi", name="Other")
    with pytest.raises(Refused, match="not in the book any more"):
        remove_reading(book, other, only.id)


def test_ready_made_figures_come_once_and_computed_ones_cannot_be_typed(book: Book) -> None:
    add(book, "idea", title="Inline measuring", day=date(2026, 10, 3))
    found = add_ready_figures(book, BRENNER, TODAY)
    assert len(found) == len(READY)
    assert add_ready_figures(book, BRENNER, TODAY) == ()
    ready = {view(book).figures.ready[key]: key for key in found}
    assert row(book, "kpis", ready["ideas"]).values["value"] == 1
    with pytest.raises(Refused, match="computed from the ideas, it cannot be typed"):
        change_record(book, "kpi", ready["ideas"], {"value": Decimal(9)}, TODAY)
    with pytest.raises(Refused, match="computed from the ideas"):
        add_reading(book, ready["ideas"], {"day": TODAY, "value": Decimal(9)})
    change_record(book, "kpi", ready["satisfaction"], {"value": Decimal(40)}, TODAY)
    change_record(book, "kpi", ready["ideas"], {"target": Decimal(1)}, TODAY)
    figures = view(book).figures
    assert figures.standings[ready["ideas"]].value == "reached"
    assert row(book, "kpis", ready["wallet"]).values["value"] is None
    assert figures.computed[ready["wallet"]].why


# ------------------------------------------------------------- gaps and exports


def test_uncovered_roles_are_one_gap_that_lowers_completeness_once(book: Book) -> None:
    empty = view(book).completeness.why[0].text
    assert empty.startswith("0 of ")
    add(book, "member", name="Maria Eder", role=TeamRole.RELATIONSHIP_LEAD)
    gaps = [gap.text for gap in view(book).gaps if gap.section == "team"]
    assert len(gaps) == 1
    assert gaps[0].startswith("Our team: no technical expert, no collaborator")
    for role in TeamRole:
        add(book, "member", name=role.label, role=role)
    assert not [gap for gap in view(book).gaps if gap.section == "team"]


def test_json_has_gap_readings_standing_and_age(book: Book) -> None:
    add(book, "target", name="2026", amount=500_00)
    add(book, "kpi", name="Scrap", value=Decimal("3.1"))
    add(book, "case", number="4411", opened=date(2026, 11, 1), status=CaseStatus.OPEN)
    found = plan_json(view(book))
    (target,) = found["sections"]["targets"]
    assert target["gap"]["value"] == {"amount": "500.00", "currency": "EUR"}
    assert target["gap"]["why"] == ["EUR 500 missing: target EUR 500 − won EUR 0 − open EUR 0"]
    (kpi,) = found["sections"]["kpis"]
    assert kpi["readings"] == [{"day": "2026-11-21", "value": "3.1"}]
    assert kpi["standing"]["value"] is None
    (case,) = found["sections"]["cases"]
    assert (case["age_days"], case["flags"]) == (20, ["open 20 d", "silent 20 d"])


def test_markdown_says_the_arithmetic_below_the_table(book: Book) -> None:
    add(book, "target", name="2026", amount=500_00)
    add(book, "target", name="2028")
    add(book, "idea", title="Measuring", day=date(2026, 5, 3))
    kpi = add(book, "kpi", name="Scrap", value=Decimal("3.1"))
    add_reading(book, kpi, {"day": date(2026, 10, 1), "value": Decimal(4)})
    text = plan_markdown(view(book), today=TODAY, version="1")
    assert "- 2026: EUR 500 missing: target EUR 500 − won EUR 0 − open EUR 0" in text
    assert "- No target for 1 Jan 2027 to 31 Dec 2027" in text
    assert "- Pitched: 1 in Q2 2026" in text
    assert "- Scrap: 4 on 1 Oct 2026, 3.1 on 21 Nov 2026" in text


def test_what_is_private_is_named_in_no_figure(book: Book) -> None:
    add(book, "target", name="2026", amount=500_00)
    private = Visibility.PRIVATE
    add(book, "opportunity", name="Secret deal", amount=100_00, probability=50,
        expected_close=TODAY, visibility=private)  # fmt: skip
    add(book, "opportunity", name="Secret lack", visibility=private)
    add(book, "opportunity", name="Secret loss", stage=Stage.LOST, reason_lost="Secret reason", visibility=private)
    add(book, "target", name="Secret period", starts=date(2030, 1, 1), ends=date(2030, 1, 2), visibility=private)
    add(book, "kpi", name="Secret figure", value=Decimal(3), visibility=private)
    found = view(book)
    assert "Secret" not in plan_markdown(found, today=TODAY, version="1")
    assert "Secret" not in str(plan_json(found))
    assert without_private(found).figures.gaps
