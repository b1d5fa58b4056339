"""Writing the plan to a file, told in keys."""

from pathlib import Path

import pytest
from textual.widgets import Input

from kamtui.book.book import Book
from kamtui.screens.dialogs.export import file_name
from tests.ui.conftest import Opened, Visit


async def write_to(kam: Visit, path: str) -> None:
    """Type another path into the dialog that is open."""
    kam.app.screen.query_one(Input).value = path
    await kam.press("enter")


async def test_the_plan_is_written_and_nothing_is_replaced_unasked(
    visit: Opened, example_book: Book, tmp_path: Path
) -> None:
    path = tmp_path / "plan.md"
    path.write_text("mine")
    async with visit(example_book) as kam:
        await kam.press("2", "x")
        await write_to(kam, str(path))
        assert "enter again replaces it, another name keeps it." in kam.text()
        assert path.read_text() == "mine"
        await kam.press("enter")
        assert kam.toasts() == [f"Written: {path}"]
    assert path.read_text().startswith("---\ntitle:")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("~nobody-has-this-name/plan.md", "Nobody has that home folder"),
        ("/" + "a" * 5_000, "Not written: File name too long"),
        ("/no/such/folder/plan.md", "There is no folder /no/such/folder"),
        ("/", "That is a folder"),
        ("", "That is a folder"),
    ],
    ids=["home", "long", "missing", "folder", "nothing"],
)
async def test_a_path_that_cannot_be_is_said_and_the_dialog_stays(
    visit: Opened, example_book: Book, path: str, said: str
) -> None:
    async with visit(example_book) as kam:
        await kam.press("2", "x")
        await write_to(kam, path)
        assert said in kam.text()
        assert "Export the plan" in kam.text()


async def test_a_working_folder_that_is_gone_is_no_obstacle(
    visit: Opened, example_book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    async with visit(example_book) as kam:
        await kam.press("2", "x")
        assert "Export the plan" in kam.text()


@pytest.mark.parametrize("width", [80, 120])
async def test_the_dialog_stays_within_its_border_and_cuts_no_sentence(
    visit: Opened, example_book: Book, tmp_path: Path, width: int
) -> None:
    path = tmp_path / "plan.md"
    path.write_text("mine")
    async with visit(example_book, (width, 24)) as kam:
        await kam.press("2", "x")
        assert "plan-2026-11-21.md" in kam.text()
        await write_to(kam, str(path))
        field, box = kam.app.screen.query_one(Input), kam.app.screen.query_one("#box")
        assert field.region.right < box.content_region.right
        assert " ".join(kam.text().replace("│", " ").split()).count(
            "enter again replaces it, another name keeps it."
        )
        assert "lines, internal" in kam.text()


@pytest.mark.parametrize(
    ("account", "name"),
    [
        ("Müller & Söhne [CH]", "müller-&-söhne-ch-plan-2026-11-21.md"),
        ("- ?a/  /b -- -", "a-b-plan-2026-11-21.md"),
        ("../..", "plan-2026-11-21.md"),
    ],
)
def test_the_proposed_name_is_one_word(account: str, name: str) -> None:
    assert file_name(f"{account} plan 2026-11-21") == name


def names_in(folder: Path) -> set[str]:
    """What files are in a folder."""
    return {path.name for path in folder.iterdir()}


async def marked_export(kam: Visit, folder: Path) -> list[str]:
    """Mark three accounts, ask for their plans and name the folder."""
    await kam.press("home", "space", "space", "space", "x")
    assert "Export the marked plans" in kam.text()
    await write_to(kam, str(folder))
    return kam.toasts()


async def test_a_plan_is_never_written_over_the_book(visit: Opened, example_book: Book) -> None:
    async with visit(example_book) as kam:
        await kam.press("2", "x")
        await write_to(kam, str(example_book.path))
        assert "That is the book itself" in kam.text()
        await kam.press("enter")
        assert "That is the book itself" in kam.text()


async def test_the_plans_of_all_marked_accounts_are_written(
    visit: Opened, example_book: Book, tmp_path: Path
) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    async with visit(example_book) as kam:
        (said,) = await marked_export(kam, folder)
        files = names_in(folder)
        assert len(files) >= 2
        assert said.startswith(f"Written: {len(files)} plans in {folder}")
        # A second time they are there: nothing is replaced before that was said.
        for path in folder.iterdir():
            path.write_text("mine")
        await kam.press("x")
        await write_to(kam, str(folder))
        assert f"{len(files)} files of these names are there already" in kam.text()
        assert {path.read_text() for path in folder.iterdir()} == {"mine"}
        await kam.press("enter")
    assert "mine" not in {path.read_text() for path in folder.iterdir()}


async def test_marked_accounts_of_one_name_get_a_file_each(
    visit: Opened, example_book: Book, tmp_path: Path
) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    with example_book.step("Rename") as session:
        session.connection().exec_driver_sql("UPDATE account SET name = 'Twin'")
    async with visit(example_book) as kam:
        (said,) = await marked_export(kam, folder)
    files = names_in(folder)
    assert said.startswith(f"Written: {len(files)} plans")
    assert {"twin-plan-2026-11-21.md", "twin-2-plan-2026-11-21.md"} <= files


async def test_a_folder_that_is_not_there_is_said(visit: Opened, example_book: Book, tmp_path: Path) -> None:
    async with visit(example_book) as kam:
        assert await marked_export(kam, tmp_path / "none") == []
        assert "There is no folder" in kam.text()
