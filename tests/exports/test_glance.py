"""The head of an exported plan: what is known, in few lines, with the numbers of the sections."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kamtui.exports.glance import glance_markdown
from kamtui.exports.plan import plan_markdown
from kamtui.rules.figures import Figures
from kamtui.rules.glance import AccountGlance, health_word
from kamtui.rules.judged import Judged
from kamtui.rules.plan import PlanView
from kamtui.rules.revenue import Weighted
from kamtui.theme import meter_token
from kamtui.vocabulary import ActionStatus, Measure, Tier
from kamtui.vocabulary_plan import AnswerState, RiskStatus, Stage, Visibility
from tests.exports.test_plan import TODAY, record, view

UNKNOWN = AccountGlance(None, None, "EUR", None, None, None, None, "", None)
BRENNER = AccountGlance(
    "packaging [paper]",
    "Upper Austria",
    "EUR",
    34_000_000,
    120_000_000,
    date(2027, 3, 31),
    Tier.STAR,
    "by hand: the group's first",
    67,
)


def lines(plan: PlanView, account: AccountGlance | None = None) -> list[str]:
    return "\n".join(glance_markdown(plan, account)).split("\n")


def full() -> PlanView:
    percent: dict[str, Any] = {"measure": Measure.PERCENT, "start_value": Decimal(0), "target_value": Decimal(10)}
    plan = view(
        record("goal", 1, "Grow", now_value=Decimal(10), **percent),
        record("goal", 2, "Keep"),
        record("objective", 1, "Win the line", 1, now_value=Decimal(5), **percent),
        record("action", 1, "Done long ago", 1, due=date(2026, 1, 1), status=ActionStatus.DONE),
        record("action", 2, "Late offer", 1, due=date(2026, 10, 1), owner="L. Aubry"),
        record("action", 3, "Acceptance", 1, due=date(2027, 2, 1), is_milestone=True),
        record("action", 4, "Dropped", 1, due=date(2026, 1, 1), status=ActionStatus.DROPPED),
        record("action", 5, "CANARY", due=date(2026, 1, 1), visibility=Visibility.PRIVATE),
        record("question", 1, "Answered?", due=date(2026, 1, 1), state=AnswerState.ANSWERED),
        record("question", 2, "Who *decides*?", due=date(2026, 12, 1), state=AnswerState.OPEN),
        record("opportunity", 1, "Line 2", expected_close=date(2027, 3, 1), amount=100, probability=40),
        record("opportunity", 2, "Lost", expected_close=date(2026, 1, 1), stage=Stage.LOST),
        record("target", 1, "Q1 2027", amount=100),
        record("target", 2, "Q2 2027", amount=100),
        record("target", 3, "Q3 2027"),
        record("risk", 1, "Mild", likelihood=1, impact=2),
        record("risk", 2, "Hot", likelihood=4, impact=5),
        record("risk", 3, "Unknown", likelihood=4),
        record("risk", 4, "Closed", likelihood=5, impact=5, status=RiskStatus.CLOSED),
        record("risk", 5, "CANARY", likelihood=5, impact=5, visibility=Visibility.PRIVATE),
    )
    gaps = {1: Judged(-4_000_000), 2: Judged(14_250_000), 3: Judged[int](None)}
    return replace(plan, figures=Figures(weighted=(Weighted("EUR", 19_750_000, 2, ()),), gaps=gaps))


def test_it_tells_the_account_and_what_the_sections_come_to() -> None:
    text = plan_markdown(full(), today=TODAY, version="1", account=BRENNER)
    told = text.split("## At a glance\n\n")[1].split("\n\n")[0].split("\n")
    assert told == [
        r"- packaging \[paper\] · Upper Austria",
        "- Revenue: EUR 340k a year · Potential: EUR 1.20M a year · Renewal: 31 Mar 2027",
        r"- Tier: star, by hand: the group\'s first",
        "- Health: 67 of 100, to be watched",
        "- Goals: 1 of 2 reached, progress unknown of 1 · Objectives: 0 of 1 reached · Actions: 1 of 3 done "
        "· Milestones: 0 of 1 done",
        "- Due first:",
        "  - 1 Oct 2026: Late offer · L. Aubry",
        r"  - 1 Dec 2026: Who \*decides\*?",
        "  - 1 Feb 2027: Acceptance · Milestone",
        "- Weighted pipeline: EUR 198k of 2 open",
        "- Targets: Q1 2027 EUR 40k over, Q2 2027 EUR 143k missing",
        "- Open risks: 3 · Hot (4 x 5 = 20) · Mild (1 x 2 = 2)",
    ]
    assert "CANARY" not in text
    sections = text.split("## Opportunities")[1]
    assert "Weighted: EUR 198k, amount x probability of 2 open" in sections


def test_what_is_not_known_is_not_there() -> None:
    assert lines(view(), UNKNOWN) == lines(view()) == [""]
    assert lines(view(), UNKNOWN._replace(region="Tyrol", health=0)) == [
        "## At a glance", "- Tyrol", "- Health: 0 of 100, poor",
    ]  # fmt: skip
    assert lines(view(record("risk", 1, "Price", impact=3))) == ["## At a glance", "- Open risks: 1"]


def test_a_crowd_is_counted_and_long_names_are_cut() -> None:
    risks = [record("risk", key, f"Risk {key}", likelihood=key, impact=1) for key in range(1, 6)]
    assert lines(view(*risks))[1] == (
        "- Open risks: 5 · Risk 5 (5 x 1 = 5) · Risk 4 (4 x 1 = 4) · Risk 3 (3 x 1 = 3) · 2 more"
    )
    (_, _, dated) = lines(view(record("action", 1, "word " * 50, due=TODAY)))[1:]
    assert len(dated) < 90


@pytest.mark.parametrize("health", range(101))
def test_healths_word_changes_where_its_ink_does(health: int) -> None:
    assert health_word(health) == {"good": "good", "watch": "to be watched", "bad": "poor"}[meter_token(health)]
