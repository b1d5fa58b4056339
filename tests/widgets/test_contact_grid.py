"""Who talks to whom: days and counts, gaps, and how one gets about among many of ours."""

from collections.abc import Sequence

from textual.app import ComposeResult

from kamtui.theme import DARK
from kamtui.vocabulary import TouchState
from kamtui.widgets.contact_grid import ContactGrid, ContactRow, Contacts
from tests.widgets.screens import Stage, ink_of, lines_of

ROWS = (
    ContactRow(
        1,
        "R. Vogt",
        "Head of Purchasing",
        "12 d",
        TouchState.FINE,
        False,
        {"Jana": Contacts(12, 4), "Ole": Contacts(41, 1)},
    ),
    ContactRow(2, "Dr. A. Brenner", "CEO", "never", TouchState.NEVER, True),
    ContactRow(3, "田中 健一", "", "13 mo", TouchState.DUE, contacts={"Ole": Contacts(400, 2)}),
    ContactRow(4, "I. Keller", "", "never", TouchState.NEVER),
)


class GridStage(Stage):
    """A grid and nothing else."""

    def __init__(self, ours: Sequence[str]) -> None:
        super().__init__()
        self.grid = ContactGrid()
        self.grid.show(ours, ROWS)

    def compose(self) -> ComposeResult:
        yield self.grid


async def test_days_and_counts_stand_where_two_people_meet() -> None:
    app = GridStage(["Jana", "Ole"])
    async with app.run_test(size=(80, 8)):
        assert lines_of(app)[:6] == [
            "  Person                                    Jana            Ole      Touched",
            "  ────────────────────────────────────────────────────────────────────────────",
            "▌ R. Vogt  Head of Purchasing          4 x  12 d           41 d         12 d",
            "  Dr. A. Brenner  CEO                          ·              ·        never !",
            "  田中 健一                                    ·     2 x  13 mo        13 mo •",
            "  I. Keller                                    ·              ·        never",
        ]
        assert ink_of(app, 44, 2)[0] == DARK["fg"]
        assert ink_of(app, 59, 2)[0] == DARK["muted"]


async def test_ours_who_are_out_of_sight_are_told_and_come_into_sight() -> None:
    app = GridStage([f"Ours {number}" for number in range(6)])
    async with app.run_test(size=(80, 8)) as pilot:
        assert "ours 1–2 of 6" in lines_of(app)[0]
        await pilot.press("l", "right")
        assert "ours 3–4 of 6" in lines_of(app)[0]
        assert "Ours 2" in lines_of(app)[0]
        await pilot.press("l", "l", "l", "l", "l", "h")
        assert "ours 4–5 of 6" in lines_of(app)[0]
        await pilot.press(*"hhhhhhh")
        assert "ours 1–2 of 6" in lines_of(app)[0]


async def test_the_cursor_stays_on_its_person() -> None:
    app = GridStage(["Jana"])
    async with app.run_test(size=(60, 8)) as pilot:
        assert app.grid.put_cursor(3)
        app.grid.show(["Ole", "Jana"], ROWS[::-1])
        await pilot.pause()
        assert app.grid.cursor_id == 3
        assert not app.grid.put_cursor(9)
        app.grid.show([], [])
        assert app.grid.cursor_id is None
        await pilot.press("l", "h")


async def test_without_anybody_of_ours_there_is_the_last_contact_alone() -> None:
    app = GridStage([])
    async with app.run_test(size=(60, 8)):
        assert lines_of(app)[0].split() == ["Person", "Touched"]
