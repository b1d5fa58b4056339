"""Typing a word where one of several is picked: letters in a row, the same letter again, what is no word."""

import pytest

from kamtui.widgets.type_ahead import TypeAhead

SWOT = ("Strength", "Weakness", "Opportunity", "Threat", "Obstacle", "Objection", "Red flag")
ROLES = ("Technical expert", "Relationship lead", "Project manager", "Éclaireur", "Other")


def type_in(ahead: TypeAhead, text: str, words: tuple[str, ...], picked: int) -> int:
    for letter in text:
        picked = ahead.add(letter, words, picked)
    return picked


@pytest.mark.parametrize(
    ("typed", "picked", "word"),
    [
        ("w", 0, "Weakness"),
        ("OBJ", 0, "Objection"),
        ("ob", 5, "Objection"),
        ("ob", 0, "Obstacle"),
        ("o", 4, "Obstacle"),
        ("o", 0, "Opportunity"),
        ("oo", 0, "Obstacle"),
        ("ooo", 0, "Objection"),
        ("oooo", 0, "Opportunity"),
        ("oo", 5, "Opportunity"),
        ("fl", -1, "Red flag"),
        ("red f", -1, "Red flag"),
        ("weak ", 0, "Weakness"),
    ],
)
def test_letters_in_a_row_are_the_beginning_of_a_word(typed: str, picked: int, word: str) -> None:
    ahead = TypeAhead()
    assert SWOT[type_in(ahead, typed, SWOT, picked)] == word
    assert ahead.fits
    assert not ahead.problem


def test_accents_and_words_inside_a_label_are_found() -> None:
    assert type_in(TypeAhead(), "ecl", ROLES, 0) == 3
    assert type_in(TypeAhead(), "man", ROLES, 0) == 2


def test_what_is_no_word_leaves_what_was_picked_and_is_named() -> None:
    ahead = TypeAhead()
    assert type_in(ahead, "service engineer", ROLES, 4) == 4
    assert not ahead.fits
    assert ahead.told() == "typed “service engineer”: no word begins so"
    assert ahead.problem.startswith("“service engineer” is not one of these words: ")


def test_a_letter_is_taken_away_again() -> None:
    ahead = TypeAhead()
    assert type_in(ahead, "prx", ROLES, 0) == 0
    assert ahead.drop(ROLES) == 2
    assert ahead.fits
    assert ahead.told() == "typed “pr”"
    ahead.drop(ROLES)
    assert ahead.drop(ROLES) == 0
    assert (ahead.text, ahead.told(), ahead.fits) == ("", "", True)


def test_what_was_ended_begins_anew() -> None:
    ahead = TypeAhead()
    type_in(ahead, "p", ROLES, 0)
    ahead.end()
    assert ROLES[ahead.add("t", ROLES, 2)] == "Technical expert"


def test_a_blank_is_a_letter_only_inside_a_text() -> None:
    ahead = TypeAhead()
    assert not ahead.takes(" ", ROLES)
    type_in(ahead, "p", ROLES, 0)
    assert not ahead.takes(" ", ROLES)
    type_in(ahead, "r", ROLES, 0)
    assert ahead.takes(" ", ROLES)
    ahead.end()
    type_in(ahead, "x", ROLES, 0)
    assert ahead.takes(" ", ROLES)
