"""Texts that try to be more than text: shown as they are on every screen, obeyed on none."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from rich.segment import Segment
from sqlmodel import Session
from textual.color import Color

from kamtui.book.book import Book
from kamtui.models.account import Account, BusinessUnit
from kamtui.models.actions import Action, Goal, Objective, Plan, Risk
from kamtui.models.base import Record
from kamtui.models.customer import Competitor, Fact, Finding, Question
from kamtui.models.measures import Kpi
from kamtui.models.outline import SECTIONS
from kamtui.models.revenue import Idea, Offering, Opportunity, RevenueTarget, ValueDelivered, WhiteSpace
from kamtui.models.review import Lesson, PlanReview, SignOff
from kamtui.models.service import ServiceCase
from kamtui.models.team import TeamMember
from kamtui.text import CONTROLS, safe_line
from kamtui.vocabulary import AccountStatus
from kamtui.vocabulary_plan import CellState, FindingKind
from kamtui.widgets.control_filter import ControlFilter
from tests.ui.conftest import NOON, Opened, Visit
from tests.ui.planned import plan_of, to_section

PAYLOADS = {
    "brackets": "Müller & Söhne [CH]",
    "closing markup": "Acme [/x] Industries",
    "link": "[@click=app.quit()]press me[/]",
    "colour": "[red on blue]Rote Werke[/]",
    "emoji code": ":smiley: Werke",
    "escape sequence": "\x1b[2J\x1b[31mred\x1b]0;title\x07 Werke",
    "clipboard": "\x1b]52;c;aGVsbG8=\x07 Werke",
    "C1 control": "\x9b31m Werke\x85",
    "line breaks": "two\nlines\tand a tab",
    "right to left": "شركة النور للصناعات",
    "direction override": "Werke \u202etxt.exe\u2066",
    "wide": "株式会社 葦原光機",
    "combining": "Z\u0361o\u0361e\u0301 Werke",
    "long": "Lang " * 2000,
}
SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.fixture(params=range(len(SIZES)), ids=lambda number: "{}x{}".format(*SIZES[number]), scope="module")
def hostile_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A book in which every text is a payload, as an older program or a damaged disk might leave it.

    Each payload meets one of the sizes; between them the payloads meet all. Each is an account of its own, and the
    first account has each kind of record once with every payload.
    """
    texts = met_at(request.param)
    path = tmp_path_factory.mktemp("hostile") / "book.db"
    book = Book.open(path, create=True, clock=lambda: NOON)
    with book.step(next(iter(texts.values()))[:50]) as session:
        accounts = [
            Account(name=text, status=AccountStatus.KEY, industry=text, owner=text, tags=text, notes=text)
            for text in texts.values()
        ]
        session.add_all(accounts)
        session.flush()
        for account in accounts:
            plan = Plan(account_id=account.id, starts=date(2026, 1, 1), ends=date(2026, 12, 31))
            session.add(plan)
            session.flush()
            for number, text in enumerate(texts.values() if account is accounts[0] else [account.name]):
                fill(session, account, plan, text, number)
    book.close()
    return path, request.param


def met_at(size: int) -> dict[str, str]:
    """The payloads that are looked at on a terminal of one of the sizes, by name."""
    return {name: text for number, (name, text) in enumerate(PAYLOADS.items()) if number % len(SIZES) == size}


def fill(session: Session, account: Account, plan: Plan, text: str, number: int) -> None:
    """Give an account one record of each kind, every text of it the same."""
    goal = Goal(plan_id=plan.id, text=text, owner=text, note=text)
    unit = BusinessUnit(account_id=account.id, name=text)
    offering = Offering(name=text, family=text, need=text, proof=text, note=text)
    session.add_all(
        [
            goal,
            unit,
            offering,
            Fact(plan_id=plan.id, text=text, source=text, note=text),
            Risk(plan_id=plan.id, text=text, mitigation=text, owner=text, likelihood=3, impact=3),
            Opportunity(account_id=account.id, name=text, source=text),
            *in_the_plan(plan.id, text, number + 1),
            *at_the_account(account.id, text, 2026 + number),
        ]
    )
    session.flush()
    objective = Objective(goal_id=goal.id, text=text)
    cell = WhiteSpace(unit_id=unit.id, offering_id=offering.id, state=CellState.IDEA, note=text)
    session.add_all([objective, cell])
    session.flush()
    session.add(Action(account_id=account.id, objective_id=objective.id, title=text, due=date(2026, 11, 1)))
    session.add(Action(account_id=account.id, title=text))


def in_the_plan(plan_id: int | None, text: str, step: int = 1) -> list[Record]:
    """What belongs to a plan besides goals, facts and risks."""
    return [
        Finding(plan_id=plan_id, text=text, kind=FindingKind.RED_FLAG, note=text),
        PlanReview(plan_id=plan_id, text=text, day=date(2026, 10, 1), who=text, note=text),
        Lesson(plan_id=plan_id, text=text, note=text),
        SignOff(plan_id=plan_id, name=text, role=text, day=date(2026, 10, 2), note=text, text=text, step=step),
    ]


def at_the_account(account_id: int | None, text: str, year: int = 2026) -> list[Record]:
    """What belongs to an account and stands in its plan."""
    return [
        Competitor(account_id=account_id, name=text, strengths=text, weaknesses=text, installed=text, note=text),
        Question(account_id=account_id, text=text, answer=text, owner=text, note=text),
        RevenueTarget(account_id=account_id, name=text, starts=date(year, 1, 1), ends=date(year, 6, 30), note=text),
        Idea(account_id=account_id, title=text, note=text),
        ValueDelivered(account_id=account_id, text=text, note=text),
        Kpi(account_id=account_id, name=text, unit=text, note=text),
        TeamMember(account_id=account_id, name=text, skills=text, contact=text, note=text),
        ServiceCase(account_id=account_id, number=text, subject=text, source_status=text, note=text),
    ]


@pytest.fixture
def hostile(hostile_path: tuple[Path, int], tmp_path: Path) -> Iterator[tuple[Book, int]]:
    path, size = hostile_path
    shutil.copy(path, tmp_path / "book.db")
    book = Book.open(tmp_path / "book.db", clock=lambda: NOON)
    yield book, size
    book.close()


def whole(kam: Visit, where: object) -> list[str]:
    """The screen, which is whole and holds nothing a terminal would obey."""
    lines = kam.lines()
    assert len(lines) == kam.app.size.height, where
    assert not CONTROLS.search("".join(lines)), where
    return lines


def shown(lines: list[str], texts: dict[str, str], name_at_least: int) -> set[str]:
    """Which of the texts are on the screen as they are, at least with their beginnings."""
    beginnings = {name: safe_line(text).strip()[:name_at_least] for name, text in texts.items()}
    return {name for name, beginning in beginnings.items() if any(beginning in line for line in lines)}


def check(kam: Visit, where: str, texts: dict[str, str]) -> None:
    """The screen is whole, and shows the beginnings of all the texts as they are."""
    lines = whole(kam, where)
    assert shown(lines, texts, 8) == set(texts), (where, "\n".join(lines))


async def test_every_screen_shows_it_verbatim(visit: Opened, hostile: tuple[Book, int]) -> None:
    book, size = hostile
    texts = met_at(size)
    async with visit(book, SIZES[size]) as kam:
        check(kam, "the list", texts)
        for _ in texts:
            number = kam.app.desk.current_id
            assert number
            name, text = list(texts.items())[number - 1]
            one = {name: text}
            check(kam, f"{name} chosen", one)
            await kam.press("equals_sign")
            check(kam, f"why {name} counts", one)
            await kam.press("escape", "e")
            check(kam, f"the form of {name}", one)
            await kam.press("escape", "2")
            assert kam.app.desk.current_id == number
            check(kam, f"the plan of {name}", one)
            await kam.press("x")
            check(kam, f"an export of {name}", one)
            await kam.press("escape", "3", "4", "5", "1")
            await kam.press("delete")
            whole(kam, f"{name} removed")
            await kam.press("u")
            check(kam, f"{name} is back", texts)
            await kam.press("j")
        assert len({one.id for one in kam.app.desk.portfolio.rows}) == len(texts)


async def test_every_section_of_the_plan_and_its_dialogs_show_it_verbatim(
    visit: Opened, hostile: tuple[Book, int]
) -> None:
    book, size = hostile
    texts = met_at(size)
    async with visit(book, SIZES[size]) as kam:
        kam.app.desk.current_id = 1
        await kam.press("2")
        before = "goals"
        for section in SECTIONS:
            await kam.press(*to_section(section.key, before), "g")
            assert plan_of(kam.app).section is section
            before = section.key
            seen = shown(whole(kam, section.key), texts, 6)
            lines_each = len(section.levels) or 2  # in white space, each offering has a family of its own
            for number in range(len(texts) * lines_each):  # each record in turn, its details beside it
                await kam.press("j")
                seen |= shown(whole(kam, (section.key, number)), texts, 6)
            assert seen == set(texts), (section.key, kam.text())
        for key in ("p", "D", "Y", "S", "H"):
            await kam.press(key)
            whole(kam, key)
            await kam.press("escape")
        assert kam.app.is_running


@pytest.fixture
def mixed(tmp_path: Path) -> Iterator[Book]:
    """A book with an account in whose plan each kind of record has every payload once."""
    book = Book.open(tmp_path / "book.db", create=True, clock=lambda: NOON)
    with book.step("Mixed") as session:
        account = Account(name="Mixed", status=AccountStatus.KEY)
        session.add(account)
        session.flush()
        plan = Plan(account_id=account.id, starts=date(2026, 1, 1), ends=date(2026, 12, 31))
        session.add(plan)
        session.flush()
        for number, text in enumerate(PAYLOADS.values()):
            first, last = date(2026 + number, 1, 1), date(2026 + number, 12, 31)
            session.add_all(
                [
                    Goal(plan_id=plan.id, text=text, owner=text, note=text),
                    Fact(plan_id=plan.id, text=text, source=text, note=text),
                    Risk(plan_id=plan.id, text=text, mitigation=text, owner=text, likelihood=3, impact=3),
                    Opportunity(account_id=account.id, name=text, source=text),
                    *(record for record in in_the_plan(plan.id, text) if not isinstance(record, SignOff)),
                    *(one for one in at_the_account(account.id, text) if not isinstance(one, RevenueTarget)),
                    RevenueTarget(account_id=account.id, name=text, note=text, starts=first, ends=last),
                    Offering(name=text, family=text, need=text),
                    BusinessUnit(account_id=account.id, name=text),
                ]
            )
            session.flush()
    yield book
    book.close()


async def test_forms_histories_and_views_of_every_section_show_each_payload(visit: Opened, mixed: Book) -> None:
    async with visit(mixed, SIZES[0]) as kam:
        await kam.press("2")
        before = "goals"
        for number, section in enumerate(SECTIONS):
            # A section and what opens from it meet one payload each; between them they meet all.
            await kam.press(*to_section(section.key, before), "g", *"j" * (number % len(PAYLOADS)))
            assert plan_of(kam.app).section is section
            before = section.key
            views = ("v",) if section.key in ("swot", "risks", "kpis") else ()
            for key in ("E", *(() if section.grid else ("H",)), *views):
                await kam.press(key)
                whole(kam, (section.key, key))
                await kam.press(key if key == "v" and section.key != "kpis" else "escape")
        assert kam.app.is_running


async def test_the_palette_offers_it_as_text(visit: Opened, hostile: tuple[Book, int]) -> None:
    book, _ = hostile
    async with visit(book) as kam:
        await kam.press("colon")
        await kam.type("w")
        whole(kam, "the palette")
        await kam.press("escape")
        assert kam.app.is_running


def test_the_filter_before_the_terminal_stops_what_a_widget_lets_through() -> None:
    for payload in PAYLOADS.values():
        drawn = ControlFilter().apply([Segment(payload)], Color(0, 0, 0))
        assert not CONTROLS.search("".join(segment.text for segment in drawn))
