"""The user's own keys: clashes and unknown names are told in one sentence each."""

from textual.binding import Binding

from kamtui.app import KamApp
from kamtui.keymap import declared_scopes, keymap_problems

LIST = [Binding("n", "new", id="account.new"), Binding("s", "sort", id="account.sort")]
APP = [Binding("u", "undo", id="undo")]
SCOPES = [("Accounts", [LIST, APP]), ("Plan", [[Binding("s", "sign", id="plan.sign")], APP])]


def test_default_keys_are_not_complained_about() -> None:
    assert list(keymap_problems({}, SCOPES)) == []


def test_a_key_that_was_free_is_fine() -> None:
    assert list(keymap_problems({"account.sort": "z"}, SCOPES)) == []


def test_two_meanings_of_one_key_in_one_place_are_told() -> None:
    assert list(keymap_problems({"account.sort": "z,n"}, SCOPES)) == [
        "The key n does two things in Accounts: account.new and account.sort. "
        "Give one of them another in the settings file."
    ]


def test_a_key_of_every_place_that_clashes_is_told_once_for_each_place_it_hurts() -> None:
    problems = list(keymap_problems({"undo": "s"}, SCOPES))
    assert [problem.split(":")[0] for problem in problems] == [
        "The key s does two things in Accounts",
        "The key s does two things in Plan",
    ]


def test_a_name_that_nothing_has_is_told() -> None:
    assert list(keymap_problems({"acount.sort": "z"}, SCOPES)) == [
        "The settings file gives keys to acount.sort, which is nothing kamtui can do. The names are in the guide."
    ]


def test_every_key_that_is_declared_anywhere_can_be_given_another() -> None:
    scopes = list(declared_scopes(KamApp.BINDINGS))
    names = {
        binding.id
        for _, groups in scopes
        for group in groups
        for binding in group
        if isinstance(binding, Binding) and binding.id
    }
    assert {"account.sort", "plan.new", "table.down", "undo", "form.save", "cell.save", "dialog.leave"} <= names
    assert list(keymap_problems({"form.save": "ctrl+w"}, scopes)) == []
    assert list(keymap_problems({}, scopes)) == []
