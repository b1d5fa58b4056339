"""What is said in the corner: whole, unless a name in it would cover the place."""

from typing import Any

import pytest

from kamtui.screens.corner import MOST, MOST_OF_BAD, SaysInTheCorner
from kamtui.text import cells


class Corner(SaysInTheCorner):
    """Keeps what is said."""

    heard = ""

    def notify(self, message: str, **_: Any) -> None:
        self.heard = message


def said(text: str, *, bad: bool = False) -> str:
    app = Corner()
    app.say(text, bad=bad)
    return app.heard


def test_a_sentence_is_said_whole() -> None:
    assert said("[red]Acme[/x] has no plan yet: press 2, then n to begin one") == (
        "[red]Acme[/x] has no plan yet: press 2, then n to begin one"
    )


def test_what_went_wrong_names_two_files_by_their_whole_paths() -> None:
    folder = "/books/" + "a folder of some length/" * 10
    text = f"{folder}book.db was moved or deleted. What was saved is in {folder}book-backups/book-rescued.db"
    assert said(text, bad=True) == text
    assert cells(said("Endless " * 2000, bad=True)) <= MOST_OF_BAD


def test_of_an_endless_name_the_beginning_is_left_and_what_to_do() -> None:
    text = said(f"{'Endless ' * 2000}has no plan yet: press 2, then n to begin one")
    assert text.startswith("Endless Endless")
    assert "…" in text
    assert text.endswith(" has no plan yet: press 2, then n to begin one")
    assert cells(text) <= MOST


@pytest.mark.parametrize(
    "text", [f"Undone: change the title of {'漢字' * 5000}", f"Remove {'漢字 ' * 3000}· u brings it back"]
)
def test_wide_letters_cover_no_more_of_the_place(text: str) -> None:
    assert cells(said(text)) <= MOST
    assert said(text).endswith(text[-20:])
