"""The exported plan: what stands in it, what never does, and that it reads as it was meant."""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import cmarkgfm  # type: ignore[import-untyped]  # it comes without types
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kamtui.exports.plan import plan_json, plan_markdown
from kamtui.fieldspec import FieldKind
from kamtui.models.contents import RECORDS, SECTIONS
from kamtui.rules.gaps import gaps_of_section, judge_completeness
from kamtui.rules.plan import Link, PlanRecord, PlanRow, PlanView, Signed
from kamtui.rules.plan_rows import list_rows, tree_rows
from kamtui.text import clean
from kamtui.vocabulary import ActionStatus, Measure
from kamtui.vocabulary_plan import (
    Evidence,
    FactKind,
    FindingKind,
    Horizon,
    PlanStatus,
    RiskStatus,
    Side,
    Stage,
    Visibility,
)
from tests.conftest import Golden

TODAY = date(2026, 11, 21)
GFM = MarkdownIt("gfm-like", {"linkify": False})
CUSTOMER, PRIVATE = Visibility.CUSTOMER, Visibility.PRIVATE


def record(kind: str, key: int, title: str, parent: int | None = None, /, **entered: Any) -> PlanRecord:
    """A record with what was entered; the rest is unknown, or what a new record has."""
    shape = RECORDS[kind]
    new: Mapping[str, Any] = {
        "visibility": Visibility.INTERNAL,
        "kind": FactKind.PRIORITY,
        "evidence": Evidence.ASSUMED,
        "measure": Measure.NUMBER,
        "side": Side.OURS,
        "status": RiskStatus.OPEN if kind == "risk" else ActionStatus.OPEN,
        "is_milestone": False,
        "stage": Stage.POTENTIAL,
        "currency": "EUR",
    }
    values = {spec.name: new.get(spec.name) for spec in shape.specs} | {shape.title: title} | entered
    assert len(values) == len(shape.specs), "a field that there is not"
    return PlanRecord(kind, key, parent, title, values)


def view(*records: PlanRecord, today: date = TODAY, account: str = "Brenner AG") -> PlanView:
    """A plan of some records."""
    of: dict[str, list[PlanRecord]] = {kind: [each for each in records if each.kind == kind] for kind in RECORDS}
    sections: dict[str, tuple[PlanRow, ...]] = {}
    for section in SECTIONS:
        if len(section.levels) == 1:
            sections[section.key] = tuple(list_rows(of[section.levels[0]]))
        elif not section.levels:
            sections[section.key] = ()
        else:
            goals, objectives, actions = (of[kind] for kind in section.levels)
            sections[section.key] = tuple(tree_rows(goals, objectives, actions, section.alone, today))
    names = {key: shape.title for key, shape in RECORDS.items()}
    gaps = tuple(
        gap
        for section in SECTIONS
        for gap in gaps_of_section(
            section.key,
            section.title,
            section.levels[0] if section.is_wanted else "",
            sections[section.key],
            names,
        )
    )
    return PlanView(
        account_id=12,
        account=account,
        currency="EUR",
        owner="M. Egger",
        plan_id=1,
        title="Plan 2026–27",
        starts=date(2026, 4, 1),
        ends=date(2027, 3, 31),
        status=PlanStatus.ACTIVE,
        sections=sections,
        gaps=gaps,
        completeness=judge_completeness(sections, gaps, sum(section.is_wanted for section in SECTIONS)),
        tags=("linz", "packaging"),
    )


def markdown(plan: PlanView, today: date = TODAY) -> str:
    return plan_markdown(plan, today=today, version="0.1.0")


def body(text: str) -> str:
    """The document without its front matter."""
    return text.split("\n---\n", 1)[1]


def tokens(text: str) -> list[Token]:
    return GFM.parse(body(text))


def kinds(text: str) -> list[str]:
    return [token.type for token in tokens(text) if token.type.endswith("_open")]


def seen(text: str) -> list[str]:
    """What a reader sees in each block."""
    return [
        "".join(child.content if child.type != "softbreak" else "\n" for child in token.children or ())
        for token in tokens(text)
        if token.type == "inline"
    ]


def whole() -> PlanView:
    return view(
        record("fact", 1, "Scrap is at 3.1% and must go to 2%", evidence=Evidence.TOLD, source="M. Huber",
               day=date(2026, 10, 3)),
        record("fact", 2, "They fear a single source | pipes", kind=FactKind.FINANCIAL_HEALTH,
               note="Said twice.\n\nOnce by the CFO:\n- in May"),
        record("opportunity", 1, "Line 2 [phase 1]", amount=120_000_000, probability=40,
               expected_close=date(2027, 3, 1)),
        record("opportunity", 2, "東和 retrofit", amount=950_000, currency="JPY", stage=Stage.LOST,
               reason_lost="Their own workshop was quicker and, as they say, half as expensive"),
        record("goal", 1, "Grow the Linz plant to 60% share", measure=Measure.PERCENT, start_value=Decimal(40),
               target_value=Decimal(60), now_value=Decimal(52), horizon=Horizon.MID, owner="ME",
               due=date(2027, 6, 30), visibility=CUSTOMER, note="Agreed in *March*."),
        record("objective", 1, "Win the packaging line", 1, start_value=Decimal(0), target_value=Decimal(3),
               now_value=Decimal(2), owner="ME", due=date(2027, 1, 31), note="Two of three lots."),
        record("action", 1, "Value case agreed with R. Vogt", 1, owner="JK", due=date(2026, 11, 14),
               status=ActionStatus.DONE, done_on=date(2026, 11, 13)),
        record("action", 2, "Pilot offer to the plant manager", 1, owner="JK", due=date(2026, 11, 28),
               status=ActionStatus.DOING, visibility=CUSTOMER, note="With the\nnew prices"),
        record("action", 3, "Ask Vogt to set up the CTO meeting", 1, owner="ME", due=date(2026, 11, 19),
               visibility=PRIVATE),
        record("action", 4, "Visit the fair", 1, status=ActionStatus.DROPPED),
        record("objective", 2, "Second supporter inside procurement", 1),
        record("action", 5, "Acceptance of line 1", 2, due=date(2026, 11, 27), is_milestone=True),
        record("goal", 2, "Scrap below 2%", side=Side.CUSTOMER, measure=Measure.PERCENT, start_value=Decimal("3.6"),
               target_value=Decimal("2.0"), now_value=Decimal("3.1"), owner="MH", due=date(2027, 12, 31)),
        record("goal", 3, "Revenue", measure=Measure.MONEY, start_value=Decimal(1_000_000),
               target_value=Decimal(1_500_000)),
        record("goal", 4, "Renew the frame contract", measure=Measure.YES_NO, now_value=Decimal(0)),
        record("action", 6, "Send the new brochure"),
        record("risk", 1, "Kappa undercuts our price", likelihood=4, impact=5, owner="ME",
               mitigation="Value case before the tender"),
        record("risk", 2, "Vogt retires", visibility=PRIVATE),
    )  # fmt: skip


def test_the_whole_plan_reads_well(golden: Golden) -> None:
    golden(markdown(whole()), suffix=".md")


def test_the_same_plan_gives_the_same_bytes_and_the_day_stands_only_in_its_header() -> None:
    assert markdown(whole()) == markdown(whole())
    later = replace(whole(), sections=view(*(), today=date(2028, 1, 1)).sections)
    assert body(markdown(later)) == body(markdown(later, date(2028, 1, 1)))
    records = [record("action", 1, "Pilot", due=date(2026, 11, 28))]
    late = markdown(view(*records, today=date(2027, 5, 1)), date(2027, 5, 1))
    assert body(late) == body(markdown(view(*records)))


def test_an_account_without_anything_says_so() -> None:
    plan = replace(view(), plan_id=None, title="Plan", starts=None, ends=None, status=None, owner=None, tags=())
    assert body(markdown(plan)) == "\n# Brenner AG · Plan\n\nNothing is planned yet\n"
    assert "tags" not in markdown(plan)
    assert "owner" not in markdown(plan)


def test_empty_sections_and_columns_are_left_out() -> None:
    text = markdown(view(record("risk", 1, "Price", impact=3)))
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        "# Brenner AG · Plan 2026–27",
        "## At a glance",
        "## Risks",
    ]
    assert "| Risk | Impact | Status |" in text


def test_a_table_names_fewer_records_rather_than_being_wider_than_a_page() -> None:
    links = {"unit_id": Link(1, "Purchasing"), "offering_id": Link(2, "Measuring")}
    short = record("opportunity", 1, "Line", amount=100, expected_close=TODAY, owner="ME", **links)
    long = "Donaudampfschifffahrtsgesellschaft" * 2
    wide = record("opportunity", 1, long, amount=100, expected_close=TODAY, owner="ME", **links)
    assert "| Opportunity | Stage | Amount | Unit | Offering | Close | Who |" in markdown(view(short))
    text = markdown(view(wide))
    assert "| Opportunity | Stage | Amount | Close | Who |" in text
    assert "\n  - Unit: Purchasing\n  - Offering: Measuring\n" in text


def test_unknown_is_a_question_mark_and_never_zero() -> None:
    text = markdown(view(record("risk", 1, "Price", impact=3), record("risk", 2, "Quality", likelihood=2)))
    assert "| Price | ? | 3 | open |" in text
    goal = markdown(view(record("goal", 1, "Grow", target_value=Decimal(3))))
    assert "Measure: ? → 3, now ?" in goal
    assert "Progress" not in goal


def test_readers_see_headings_tables_and_task_lists() -> None:
    text = markdown(whole())
    found = kinds(text)
    assert [found.count(kind) for kind in ("table_open", "heading_open")] == [3, 12]
    page = cmarkgfm.github_flavored_markdown_to_html(body(text))
    assert page.count('type="checkbox"') == 4
    assert page.count("checked") == 1
    assert "Due: 28 Nov 2026" in page
    for lost in ("<em>", "<a ", "<code>", "<hr", "<blockquote"):
        assert lost not in page


def test_notes_stay_with_their_record() -> None:
    text = markdown(whole())
    page = cmarkgfm.github_flavored_markdown_to_html(body(text))
    item = page[page.rindex("Pilot offer") :]
    assert item.index("With the") < item.index("</li>")
    assert "Once by the CFO" in seen(text)[seen(text).index("Said twice.") + 1]


def test_notes_keep_lists_tight_so_that_a_box_stands_beside_its_words() -> None:
    page = cmarkgfm.github_flavored_markdown_to_html(body(markdown(whole())))
    assert page.count('type="checkbox"') == page.count('<li><input type="checkbox"') == 4
    assert "<li>\n<p>" not in page


def test_milestones_stand_in_the_order_of_their_days() -> None:
    def milestone(key: int, title: str, due: date | None, **more: Any) -> PlanRecord:
        return record("action", key, title, due=due, is_milestone=True, **more)

    text = markdown(
        view(
            milestone(1, "Some day", None),
            milestone(2, "Second", date(2027, 2, 1), owner="L. Aubry"),
            milestone(3, "First", date(2026, 12, 1), status=ActionStatus.DONE),
            milestone(4, "Dropped", date(2026, 12, 1), status=ActionStatus.DROPPED),
            milestone(5, "Secret", date(2026, 12, 1), visibility=PRIVATE),
        )
    )
    told = text.split("### Milestones\n\n")[1].split("\n\n")[0].splitlines()
    assert told == ["- 1 Dec 2026: First · done", "- 1 Feb 2027: Second · L. Aubry", "- ?: Some day"]


def test_what_came_of_a_finding_says_so_beside_its_name() -> None:
    words = "Stock covers two weeks"
    text = markdown(
        view(
            record("action", 1, words, note=f"From the weakness “{words}”\nAsk Jan first"),
            record("risk", 1, "They underbid us [often]", note="From the threat “They underbid us [often]”"),
            record("action", 2, "Renamed since", note=f"From the weakness “{words}”"),
            record("finding", 1, words, kind=FindingKind.WEAKNESS, note=f"Became the action “{words}”"),
        )
    )
    assert f"- [ ] {words} (from a weakness)\n  - Ask Jan first\n" in text
    assert "\n- They underbid us \\[often\\] (from a threat)\n" in text
    assert f"- [ ] Renamed since\n  - From the weakness “{words}”\n" in text
    assert f"- {words} (became an action)\n" in text


def test_private_records_and_what_serves_them_never_leave() -> None:
    canaries = [
        record("goal", 1, "CANARY goal", visibility=PRIVATE, note="CANARY"),
        record("objective", 1, "CANARY serves a private goal", 1),
        record("action", 1, "CANARY serves a private objective", 1),
        record("goal", 2, "Open goal"),
        record("objective", 2, "CANARY objective", 2, visibility=PRIVATE, target_value=Decimal(3)),
        record("action", 2, "CANARY action", visibility=PRIVATE, owner="CANARY"),
        record("fact", 1, "CANARY fact", visibility=PRIVATE, source="CANARY"),
        record("risk", 1, "CANARY risk", visibility=PRIVATE, mitigation="CANARY"),
        record("opportunity", 1, "CANARY opportunity", visibility=PRIVATE, reason_lost="CANARY"),
    ]
    assert "CANARY" not in markdown(view(*canaries))
    assert "CANARY" not in json.dumps(plan_json(view(*canaries)))
    assert body(markdown(view(*canaries))).count("Open goal") == 1
    assert "Facts" not in markdown(view(*canaries))


def test_a_dollar_never_stands_bare() -> None:
    text = markdown(view(record("opportunity", 1, "$5M deal for $6M", amount=500_000_000, currency="USD")))
    assert "USD\u00a05.00M" in text
    assert not [mark for place, mark in enumerate(text) if mark == "$" and text[place - 1] != "\\"]


def test_a_title_that_is_too_long_to_repeat_is_cut_where_it_is_referred_to() -> None:
    title = "word " * 2_000 + "end"
    text = markdown(view(record("fact", 1, title, note="A note")))
    assert title in text
    assert text.count("word") < 2_020


TRAPS = st.lists(
    st.sampled_from(
        ["# x", "- [x] a", "1. a", "> q", "---", "```", "| a |", "[x](http://a.b)", "<b>", "&amp;", "*a*", "**",
         "$a$", "\\", "`", "~~a~~", "東和", "[/x]", "[@click=app.quit]", "\x1b[31m", "\n", "\n\n", " ", "a", ":"]
    ),
    min_size=1,
    max_size=6,
).map("".join).filter(lambda text: bool(text.replace("\x1b", "").strip()))  # fmt: skip


@settings(max_examples=60)
@given(TRAPS, TRAPS, TRAPS)
def test_no_text_of_the_users_changes_the_shape_of_the_document(title: str, name: str, note: str) -> None:
    name = name[:30]  # what is longer stands below the table

    def built(title: str, name: str, note: str) -> list[str]:
        text = markdown(
            view(
                record("fact", 1, title, source=name, note=note),
                record("goal", 1, title, owner=name),
                record("objective", 1, title, 1, owner=name),
                record("action", 1, title, 1, owner=name, note=note),
                record("risk", 1, title, owner=name, status=RiskStatus.CLOSED, closing_reason=name),
                account=name,
            )
        )
        assert text.startswith("---\ntitle: ")
        return [kind for kind in kinds(text) if kind != "paragraph_open"]

    paragraphs = sum(bool(clean(part).strip()) for part in note.split("\n\n"))
    assert built(title, name, note) == built("Plain", "Plain", "\n\n".join(["Plain"] * paragraphs))


def test_json_says_everything_as_the_contract_has_it() -> None:
    found = plan_json(whole())
    assert json.loads(json.dumps(found)) == found
    assert (found["account"], found["status"]) == ("Brenner AG", "active")
    assert found["period"] == {"starts": "2026-04-01", "ends": "2027-03-31"}
    assert list(found["sections"]) == [section.key for section in SECTIONS]
    assert found["completeness"]["why"][0].endswith("things a plan asks for are there")
    assert "Risks: none yet" not in found["gaps"]
    goals = found["sections"]["goals"]
    assert [(row["record"], row["id"], row["parent"]) for row in goals][:3] == [
        ("goal", 1, None),
        ("objective", 1, 1),
        ("action", 1, 1),
    ]
    assert goals[0]["progress"] == {"value": 60, "why": ["12 of 20: from 40% to 60%, now 52%"]}
    assert goals[0]["start_value"] == "40"
    assert goals[2]["done_on"] == "2026-11-13"
    revenue = next(row for row in goals if row.get("measure") == "money")
    assert revenue["target_value"] == {"amount": "1500000.00", "currency": "EUR"}
    assert revenue["now_value"] is None
    assert revenue["progress"]["value"] is None
    yen = found["sections"]["opportunities"][1]
    assert yen["amount"] == {"amount": "950000", "currency": "JPY"}
    assert found["sections"]["facts"][1]["kind"] == "financial_health"


def test_json_of_an_account_without_a_plan() -> None:
    plan = replace(view(), plan_id=None, starts=None, ends=None, status=None)
    found = plan_json(plan)
    assert (found["plan_id"], found["period"], found["status"]) == (None, None, None)
    assert found["completeness"]["value"] == 0


@pytest.mark.parametrize("kind", list(RECORDS))
def test_every_field_that_is_entered_is_exported(kind: str) -> None:
    filled: dict[FieldKind, Any] = {
        FieldKind.LINE: "Entered line",
        FieldKind.TEXT: "Entered text",
        FieldKind.DAY: date(2026, 2, 3),
        FieldKind.MONEY: 123_00,
        FieldKind.INTEGER: 4,
        FieldKind.PERCENT: 33,
        FieldKind.FLAG: True,
        FieldKind.NUMBER: Decimal("7.25"),
        FieldKind.LINK: Link(3, "Entered name"),
    }
    for spec in RECORDS[kind].specs:
        if spec.kind not in filled or spec.name in (RECORDS[kind].title, "currency"):
            continue
        parents = {"objective": (record("goal", 9, "G"),)}.get(kind, ())
        parent = 9 if parents else None
        without = markdown(view(*parents, record(kind, 1, "Name", parent)))
        given = markdown(view(*parents, record(kind, 1, "Name", parent, **{spec.name: filled[spec.kind]})))
        assert given != without, spec.name


def test_exporting_loads_neither_the_orm_nor_a_template_engine() -> None:
    code = "import sys, kamtui.services.plan, kamtui.exports.plan, kamtui.exports.accounts; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert not {"sqlmodel", "sqlalchemy", "pydantic", "jinja2", "typer", "textual"} & set(loaded)


@pytest.mark.parametrize(("changes", "since"), [(0, "unchanged"), (1, "1 change since"), (7, "7 changes since")])
def test_the_head_says_who_signed_it_and_what_has_changed_since(changes: int, since: str) -> None:
    signed = replace(view(), signed=Signed(date(2026, 3, 12), "H. <Ott>", "Sales", changes))
    text = plan_markdown(signed, today=TODAY, version="1.0")
    assert f"Signed 12 Mar 2026 by H. \\<Ott>, Sales · {since}\n" in text
    assert plan_json(signed)["signed"] == {
        "day": "2026-03-12", "name": "H. <Ott>", "role": "Sales", "changes": changes,
    }  # fmt: skip
    assert plan_json(view())["signed"] is None
