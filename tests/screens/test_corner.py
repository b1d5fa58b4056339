"""What is said in the corner: whole, unless a name in it would cover the place."""

from typing import Any

import pytest

from kamtui.screens.corner import MOST, SaysInTheCorner
from kamtui.text import cells


class Corner(SaysInTheCorner):
    """Keeps what is said."""

    heard = ""

    def notify(self, message: str, **_: Any) -> None:
        self.heard = message


def said(text: str) -> str:
    app = Corner()
    app.say(text)
    return app.heard


def test_a_sentence_is_said_whole() -> None:
    assert said("[red]Acme[/x] has no plan yet: press 2, then n to begin one") == (
        "[red]Acme[/x] has no plan yet: press 2, then n to begin one"
    )


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
