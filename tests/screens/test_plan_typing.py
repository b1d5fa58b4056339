"""What an empty line of a new record tells: what is typed first, with its example."""

import pytest

from kamtui.screens.plan_lines import NewPlace
from kamtui.screens.plan_place import BY_KEY
from kamtui.screens.plan_typing import title_wanted


@pytest.mark.parametrize(
    ("section", "kind", "wanted"),
    [
        ("cases", "case", "number of the case"),
        ("reviews", "review", "outcome of the review"),
        ("targets", "target", "period of the target, as 2027, H1 2027, Q3 2027"),
        ("goals", "objective", "objective"),
        ("goals", "action", "action"),
        ("value", "value", "value"),
    ],
)
def test_an_empty_line_says_what_is_typed_first(section: str, kind: str, wanted: str) -> None:
    assert title_wanted(BY_KEY[section], NewPlace(kind, 0, None, None, 0)) == wanted


def test_of_what_is_in_the_book_nothing_is_wanted() -> None:
    assert title_wanted(BY_KEY["cases"], None) == ""
