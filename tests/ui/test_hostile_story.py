"""Texts that try to be more than text: shown as they are on every screen, obeyed on none."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color

from kamtui.book.book import Book
from kamtui.models.account import Account
from kamtui.models.actions import Action, Goal, Objective, Plan, Risk
from kamtui.models.customer import Fact
from kamtui.models.revenue import Opportunity
from kamtui.text import CONTROLS, safe_line
from kamtui.vocabulary import AccountStatus
from kamtui.widgets.control_filter import ControlFilter
from tests.ui.conftest import NOON, Opened, Visit

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


@pytest.fixture(params=PAYLOADS, scope="module")
def hostile_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A book in which every text is the payload, as an older program or a damaged disk might leave it."""
    text = PAYLOADS[request.param]
    path = tmp_path_factory.mktemp("hostile") / "book.db"
    book = Book.open(path, create=True, clock=lambda: NOON)
    with book.step(text[:50]) as session:
        account = Account(name=text, status=AccountStatus.KEY, industry=text, owner=text, tags=text, notes=text)
        session.add(account)
        session.flush()
        plan = Plan(account_id=account.id, starts=date(2026, 1, 1), ends=date(2026, 12, 31))
        session.add(plan)
        session.flush()
        goal = Goal(plan_id=plan.id, text=text, owner=text, note=text)
        session.add_all(
            [
                goal,
                Fact(plan_id=plan.id, text=text, source=text, note=text),
                Risk(plan_id=plan.id, text=text, mitigation=text, owner=text, likelihood=3, impact=3),
                Opportunity(account_id=account.id, name=text, source=text),
            ]
        )
        session.flush()
        objective = Objective(goal_id=goal.id, text=text)
        session.add(objective)
        session.flush()
        session.add(Action(account_id=account.id, objective_id=objective.id, title=text, due=date(2026, 11, 1)))
        session.add(Action(account_id=account.id, title=text))
    book.close()
    return path, text


@pytest.fixture
def hostile(hostile_path: tuple[Path, str]) -> Iterator[tuple[Book, str]]:
    path, text = hostile_path
    book = Book.open(path, clock=lambda: NOON)
    yield book, text
    book.close()


def check(kam: Visit, text: str, *, name_at_least: int = 8) -> None:
    """The screen is whole, shows the beginning of the text as it is, and holds nothing a terminal would obey."""
    lines = kam.lines()
    assert len(lines) == kam.app.size.height
    assert not CONTROLS.search("".join(lines))
    beginning = safe_line(text).strip()[:name_at_least]
    assert any(beginning in line for line in lines), f"{beginning!r} is not on the screen"


async def test_every_screen_shows_it_verbatim(visit: Opened, hostile: tuple[Book, str]) -> None:
    book, text = hostile
    # Each payload meets one of the sizes; between them the payloads meet all.
    async with visit(book, SIZES[list(PAYLOADS.values()).index(text) % len(SIZES)]) as kam:
        check(kam, text)
        await kam.press("equals_sign")
        check(kam, text)
        await kam.press("escape", "e")
        check(kam, text)
        await kam.press("escape", "2")
        check(kam, text)
        for _ in range(3):  # through the sections
            await kam.press("shift+tab", "down", "tab")
            check(kam, text)
        await kam.press("x")
        check(kam, text)
        await kam.press("escape", "3", "4", "5", "1")
        await kam.press("delete")
        assert not CONTROLS.search("".join(kam.lines()))
        await kam.press("u")
        check(kam, text)


async def test_the_palette_offers_it_as_text(visit: Opened, hostile: tuple[Book, str]) -> None:
    book, _ = hostile
    async with visit(book) as kam:
        await kam.press("colon")
        await kam.type("w")
        assert not CONTROLS.search("".join(kam.lines()))
        await kam.press("escape")
        assert kam.app.is_running


def test_the_filter_before_the_terminal_stops_what_a_widget_lets_through() -> None:
    for payload in PAYLOADS.values():
        drawn = ControlFilter().apply([Segment(payload)], Color(0, 0, 0))
        assert not CONTROLS.search("".join(segment.text for segment in drawn))
