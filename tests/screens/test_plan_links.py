"""A typed name: a part that only one has is enough; several are named in the sentence that refuses it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kamtui.reading import NotUnderstood
from kamtui.rules.plan import Link, NewName
from kamtui.screens.plan_links import fitting, fitting_owners, read_link, read_owner, tell_link, tell_owner

PEOPLE = (
    Link(1, "Dr. Elisabeth Hallbrunn"),
    Link(2, "Georg Reiter"),
    Link(3, "Renate Steindl"),
    Link(4, "Kjersti Øvergård"),
    Link(5, "Grete Reit"),
)
OWNERS = ("L. Aubry", "ME", "Sonja Berger", "Stefan Bauer")


@pytest.mark.parametrize(
    ("typed", "key"),
    [("geo", 2), ("GEORG REITER", 2), ("halb", None), ("hall", 1), ("overgard", 4), ("tei", 3), ("reit", None),
     ("Grete Reit", 5), ("", None)],
)  # fmt: skip
def test_a_part_that_only_one_has_is_enough(typed: str, key: int | None) -> None:
    try:
        found = read_link("stakeholder", typed, PEOPLE)
    except NotUnderstood:
        found = None
    assert (found.id if isinstance(found, Link) else None) == key


@pytest.mark.parametrize(
    ("typed", "links", "sentence"),
    [
        ("reit", PEOPLE, "“reit” is not a person of this account: it may be Georg Reiter or Grete Reit."),
        ("an", (Link(1, "An"), Link(2, "An")), "“an” is not a person of this account: 2 are called so, "
                                               "E has them one by one."),
        ("e", PEOPLE * 2, "“e” is not a person of this account: 2 are called so, E has them one by one."),
    ],
)  # fmt: skip
def test_one_sentence_says_why_a_name_is_nobody_s(typed: str, links: tuple[Link, ...], sentence: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read_link("stakeholder", typed, links)
    assert str(refused.value) == sentence


def test_a_name_that_nothing_has_is_new_or_refused() -> None:
    assert read_link("stakeholder", " Hans  Gruber ", PEOPLE) == NewName("Hans Gruber")
    assert read_link("offering", "Audit", ()) == NewName("Audit")
    with pytest.raises(NotUnderstood, match="“zz” is not a fact of this plan: write a part of a name"):
        read_link("fact", "zz", PEOPLE)
    with pytest.raises(NotUnderstood, match="there is none yet, Facts has n for the first one"):
        read_link("fact", "zz", ())


def test_what_may_be_meant_is_told_while_one_types() -> None:
    assert tell_link("stakeholder", "ren", PEOPLE) == "Renate Steindl"
    assert tell_link("stakeholder", "Renate Steindl", PEOPLE) == ""
    assert tell_link("stakeholder", "reit", PEOPLE) == "Georg Reiter or Grete Reit"
    assert tell_link("stakeholder", "zz", PEOPLE) == "a new person: saving adds them to People"
    assert tell_link("fact", "zz", PEOPLE) == "?"
    unset = "none, down takes Dr. Elisabeth Hallbrunn, Georg Reiter, Renate Steindl or 2 more"
    assert tell_link("stakeholder", "", PEOPLE) == unset
    assert tell_link("stakeholder", "", ()) == "none is known yet: a name adds the first one"
    assert tell_link("fact", "", ()) == "there is none yet"


@given(some.lists(some.text(min_size=1, max_size=8), max_size=6), some.text(max_size=8))
def test_whatever_is_typed_is_one_of_them_or_refused(names: list[str], typed: str) -> None:
    links = tuple(Link(key, name) for key, name in enumerate(names))
    tell_link("fact", typed, links)
    try:
        found = read_link("fact", typed, links)
    except NotUnderstood:
        return
    assert found is None or found in fitting(typed, links)


@pytest.mark.parametrize(
    ("typed", "owner"),
    [("LA", "L. Aubry"), ("la", "L. Aubry"), ("ME", "ME"), ("SB", "SB"), ("aubry", "L. Aubry"), ("Aub", "Aub"),
     ("s", "s"), ("New One", "New One"), ("  ", None)],
)  # fmt: skip
def test_initials_or_a_word_of_a_name_that_only_one_owner_has_mean_that_one(typed: str, owner: str | None) -> None:
    assert read_owner(typed, OWNERS) == owner


def test_owners_that_begin_so_are_offered() -> None:
    assert fitting_owners("s", OWNERS) == ("Sonja Berger", "Stefan Bauer")
    assert fitting_owners("bau", OWNERS) == ("Stefan Bauer",)
    assert tell_owner("bau", OWNERS) == "as typed, tab takes Stefan Bauer"
    assert tell_owner("bauer", OWNERS) == "Stefan Bauer"
    assert tell_owner("LA", OWNERS) == "L. Aubry"
    assert tell_owner("s", OWNERS) == "as typed, down takes Sonja Berger, Stefan Bauer"
    assert tell_owner(" ", ("Lena Brandt",)) == "none, down takes Lena Brandt"
    assert tell_owner("ME", OWNERS) == tell_owner("Somebody", OWNERS) == ""
