"""A form as its user meets it: keys, what is understood, what is wrong, and nothing that was typed is ever lost."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import ComposeResult

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.widgets.choice_words import words_in
from kamtui.widgets.form import Form
from kamtui.widgets.form_draft import FormDraft
from kamtui.widgets.form_values import ReadingContext, read_value, write_value
from tests.widgets.screens import Stage, lines_of

TODAY = date(2026, 11, 21)
NAME = FieldSpec("name", "Name", FieldKind.LINE, required=True, help="What it is called")
STATUS = FieldSpec(
    "status", "Status", FieldKind.CHOICE, choices=(("key", "key"), ("watch", "watch"), ("other", "other"))
)
DAY = FieldSpec("day", "Day", FieldKind.DAY)
AMOUNT = FieldSpec("amount", "Amount", FieldKind.MONEY)
SHARE = FieldSpec("share", "Share", FieldKind.PERCENT)
IMPACT = FieldSpec("impact", "Impact", FieldKind.INTEGER, low=1, high=5)
FACTOR = FieldSpec("factor", "Factor", FieldKind.NUMBER)
OUTSIDE = FieldSpec("outside", "Outside", FieldKind.FLAG)
BOSS = FieldSpec("boss", "Boss", FieldKind.LINK)
CURRENCY = FieldSpec("currency", "Currency", FieldKind.LINE)
NOTE = FieldSpec("note", "Note", FieldKind.TEXT, group="More")
TAGS = FieldSpec("tags", "Tags", FieldKind.LINE, group="More")

HOSTILE = (
    "[b]Müller[/b]",
    "Acme [/x]",
    "[@click=app.quit()]x",
    "田中 健一",
    "مرحبا",
    "\u202eabc",
    "\x1b]52;c;x\x07",
    "e\u0301" * 40,
)


class FormStage(Stage):
    """A form and what it tells."""

    CSS = "Screen { background: $bg; } Form { height: 100%; background: $surface; }"

    def __init__(self, *specs: FieldSpec, values: Mapping[str, object] | None = None, **more: Any) -> None:
        super().__init__()
        self.form = Form(specs, values or {}, today=TODAY, currency="EUR", **more)

    def compose(self) -> ComposeResult:
        yield self.form

    def on_form_saved(self, message: Form.Saved) -> None:
        self.heard.append(dict(message.values))

    def on_form_left(self, message: Form.Left) -> None:
        self.heard.append(("left", message.dirty))

    def on_form_editor_wanted(self, message: Form.EditorWanted) -> None:
        self.heard.append(("editor", message.name, message.text))


def row(app: FormStage, text: str) -> str:
    """The line of the screen that holds a text."""
    return next((line for line in lines_of(app) if text in line), "")


def field(app: FormStage, label: str) -> str:
    """What stands in a field."""
    return row(app, f" {label} ")[17:].strip(" ▌▐")


async def test_enter_goes_on_and_saves_from_the_last_field() -> None:
    app = FormStage(NAME, DAY, AMOUNT)
    async with app.run_test() as pilot:
        await pilot.press(*"Pilot", "enter", *"fri", "enter", *"350k", "enter")
        await pilot.pause()
        assert app.heard == [{"name": "Pilot", "day": date(2026, 11, 27), "amount": 35_000_000}]


async def test_what_is_typed_is_told_again_as_it_is_understood() -> None:
    app = FormStage(DAY, AMOUNT, SHARE, FACTOR, IMPACT)
    async with app.run_test() as pilot:
        await pilot.press(*"fri", "tab", *"350k", "tab", *"40", "tab", *"1.2k", "tab", "3")
        await pilot.pause()
        assert field(app, "Day").split("  ")[-1].strip() == "Fri 27 Nov 2026"
        assert "EUR 350,000.00" in field(app, "Amount")
        assert "40%" in field(app, "Share")
        assert "1,200" in field(app, "Factor")
        assert field(app, "Impact") == "3"


async def test_an_amount_follows_the_forms_own_currency() -> None:
    app = FormStage(CURRENCY, AMOUNT, values={"currency": "EUR"})
    async with app.run_test() as pilot:
        await pilot.press("ctrl+u", *"chf", "tab", *"5k", "ctrl+s")
        await pilot.pause()
        assert "CHF 5,000.00" in field(app, "Amount")
        assert app.heard == [{"currency": "CHF", "amount": 500_000}]


async def test_money_of_another_currency_is_not_taken_for_ours() -> None:
    app = FormStage(AMOUNT)
    async with app.run_test() as pilot:
        await pilot.press(*"USD 5m", "ctrl+s")
        await pilot.pause()
        assert app.heard == []
        assert row(app, "“USD 5m” is not an amount in EUR: convert it first.")


@pytest.mark.parametrize("spec", [DAY, AMOUNT, SHARE, FACTOR, IMPACT], ids=lambda spec: spec.name)
async def test_the_first_key_replaces_a_figure_and_an_arrow_keeps_it(spec: FieldSpec) -> None:
    old = TODAY if spec is DAY else 1
    app = FormStage(NAME, spec, NOTE, values={"name": "Halm", spec.name: old})
    async with app.run_test() as pilot:
        await pilot.press("x", "tab", "4")
        assert field(app, spec.label).split("  ")[0] == "4"
        assert field(app, "Name") == "Halmx"
    app = FormStage(spec, values={spec.name: old})
    async with app.run_test() as pilot:
        before = field(app, spec.label).split("  ")[0]
        await pilot.press("right", "4")
        assert field(app, spec.label).split("  ")[0] == before + "4"


async def test_a_currency_is_checked_when_it_is_left_and_when_saved() -> None:
    app = FormStage(CURRENCY, NAME, values={"currency": "EUR", "name": "Halm"})
    async with app.run_test() as pilot:
        await pilot.press(*"xyz", "tab")
        assert row(app, "“EURxyz” is not a currency: write three letters, as EUR.")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.heard == []


async def test_what_cannot_be_read_is_said_under_its_field_and_stays() -> None:
    app = FormStage(NAME, DAY, values={"name": "Pilot"})
    async with app.run_test() as pilot:
        await pilot.press("tab", *"soon", "ctrl+s")
        await pilot.pause()
        assert app.heard == []
        assert row(app, "“soon” is not a day")
        assert field(app, "Day").startswith("soon")
        await pilot.press("ctrl+u", *"eom", "ctrl+s")
        await pilot.pause()
        assert not row(app, "is not a day")
        assert app.heard == [{"name": "Pilot", "day": date(2026, 11, 30)}]


async def test_leaving_a_field_says_at_once_that_it_cannot_be_read() -> None:
    app = FormStage(AMOUNT, NAME)
    async with app.run_test() as pilot:
        await pilot.press(*"much", "tab")
        await pilot.pause()
        assert row(app, "“much” is not an amount")
        assert not row(app, "Name cannot")


async def test_saving_goes_to_the_first_field_that_is_wrong() -> None:
    app = FormStage(NAME, DAY)
    async with app.run_test() as pilot:
        await pilot.press("tab", "ctrl+s", *"Halm", "ctrl+s")
        await pilot.pause()
        assert app.heard == [{"name": "Halm", "day": None}]


async def test_choices_are_picked_with_arrows_and_first_letters() -> None:
    app = FormStage(STATUS, OUTSIDE, values={"status": "key", "outside": False}, always=("status", "outside"))
    async with app.run_test() as pilot:
        await pilot.press("right", "right", "right", "left", "tab", "y", "ctrl+s")
        await pilot.press("up", "o", "down", "space", "ctrl+s")
        await pilot.pause()
        assert app.heard == [{"status": "watch", "outside": True}, {"status": "other", "outside": False}]


async def test_what_begins_no_word_is_named_and_neither_left_nor_saved() -> None:
    app = FormStage(STATUS, NAME, values={"status": "key", "name": "Halm"}, always=("status",))
    async with app.run_test() as pilot:
        for leave in ("tab", "enter", "ctrl+s"):
            await pilot.press(*"other one", leave)
            await pilot.pause()
            told = " ".join(" ".join(lines_of(app)).split())
            assert "“other one” is not one of these words: backspace mends it, an arrow picks one." in told
            assert app.heard == []
            await pilot.press(*["backspace"] * 9)
        await pilot.press("w", "backspace", "o", "t", "ctrl+s")
        await pilot.pause()
        assert app.heard == [{"status": "other", "name": "Halm"}]


async def test_words_without_room_and_what_is_typed_stand_below_the_form() -> None:
    people = [(number, f"Person of the number {number}") for number in range(5)]
    app = FormStage(BOSS, links={"boss": people})
    async with app.run_test() as pilot:
        await pilot.press(*"person")
        await pilot.pause()
        told = " ".join(" ".join(lines_of(app)).split())
        assert "typed “person” none · " + " · ".join(name for _, name in people) in told


async def test_a_choice_may_be_taken_back_where_it_may_be_empty() -> None:
    app = FormStage(STATUS, values={"status": "key"})
    async with app.run_test() as pilot:
        assert field(app, "Status").split() == ["none", "key", "watch", "other"]
        await pilot.press("delete", "ctrl+s")
        await pilot.pause()
        assert app.heard == [{"status": None}]


async def test_choices_that_do_not_fit_are_shown_one_at_a_time() -> None:
    people = [(number, f"Person number {number}") for number in range(30)]
    app = FormStage(BOSS, values={"boss": 3}, links={"boss": people})
    async with app.run_test() as pilot:
        assert field(app, "Boss") == "<  Person number 3  >  5 of 31"
        await pilot.press("right", "ctrl+s")
        await pilot.pause()
        assert app.heard == [{"boss": 4}]


async def test_groups_are_folded_until_asked_for() -> None:
    app = FormStage(NAME, NOTE, TAGS, values={"name": "Halm"})
    async with app.run_test() as pilot:
        assert row(app, "▸ More").endswith("Note, Tags")
        await pilot.press("tab", "enter", *"one", "enter", *"two", "tab", *"vip", "ctrl+s")
        await pilot.pause()
        assert app.heard == [{"name": "Halm", "note": "one\ntwo", "tags": "vip"}]
        assert row(app, "▾ More")


async def test_an_error_in_a_folded_group_unfolds_it() -> None:
    app = FormStage(NAME, TAGS, values={"name": "Halm", "tags": "vip"})
    async with app.run_test() as pilot:
        app.form.show_errors({"tags": "Tags: it is too long."})
        await pilot.pause()
        assert field(app, "Tags") == "vip"
        assert row(app, "it is too long")


async def test_what_is_wrong_with_the_whole_is_said_above_the_foot_and_goes_when_saved() -> None:
    app = FormStage(NAME, values={"name": "Halm"})
    async with app.run_test() as pilot:
        app.form.show_errors({"": "The disk is full. What you typed is still here."})
        await pilot.pause()
        assert row(app, "The disk is full")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert not row(app, "The disk is full")


async def test_arrows_lead_out_of_a_long_text_at_its_ends() -> None:
    app = FormStage(NAME, NOTE, TAGS, values={"name": "Halm", "note": "one\ntwo"})
    async with app.run_test() as pilot:
        await pilot.press("tab", "enter", "up", "home", "X", "down", "down", *"vip", "up", "up", "up")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.heard[0]["note"] == "Xone\ntwo"
        assert app.heard[0]["tags"] == "vip"


async def test_f4_asks_for_the_users_own_editor() -> None:
    app = FormStage(NAME, NOTE, values={"name": "Halm"})
    async with app.run_test() as pilot:
        await pilot.press("f4", "tab", "enter", *"draft", "f4")
        await pilot.pause()
        assert app.heard == [("editor", "note", "draft")]
        app.form.put("note", "from the editor")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.heard[-1]["note"] == "from the editor"


async def test_leaving_tells_whether_something_was_typed() -> None:
    app = FormStage(NAME, values={"name": "Halm"})
    async with app.run_test() as pilot:
        await pilot.press("escape", "x", "escape", "backspace", "escape")
        await pilot.pause()
        assert app.heard == [("left", False), ("left", True), ("left", False)]


async def test_the_lines_of_a_paste_are_joined_with_blanks() -> None:
    app = FormStage(NAME)
    async with app.run_test() as pilot:
        assert app.focused is not None
        app.focused.post_message(events.Paste("Müller [CH]\r\n  Söhne\tGmbH\x1b[31m\n"))
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.heard == [{"name": "Müller [CH] Söhne GmbH[31m"}]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_shown_as_it_is_and_kept(text: str) -> None:
    typed = {"tags": (text + " ", text)}
    app = FormStage(NAME, TAGS, NOTE, values={"name": text, "tags": text, "note": text}, typed=typed)
    async with app.run_test() as pilot:
        await pilot.press("tab", "tab", "tab", "tab", "tab", "ctrl+s")
        await pilot.pause()
        assert app.heard[0]["name"] == text
        assert app.heard[0]["note"] == text
        shown = "\n".join(lines_of(app))
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        if text.startswith("[b]"):
            assert text in shown


async def test_ten_thousand_characters_are_kept() -> None:
    app = FormStage(NAME, NOTE, values={"name": "n" * 10_000, "note": "long " * 2_000})
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.press("x", "tab", "enter", "y", "ctrl+s")
        await pilot.pause()
        assert app.heard == [{"name": "n" * 10_000 + "x", "note": "long " * 2_000 + "y"}]


async def test_a_paste_longer_than_what_is_kept_is_refused_where_it_stands() -> None:
    app = FormStage(NAME, values={"name": "Halm"})
    async with app.run_test() as pilot:
        assert app.focused is not None
        app.focused.post_message(events.Paste("x" * 103_000))
        await pilot.pause()
        assert row(app, "This text is 101 KB long")
        assert field(app, "Name") == "Halm"
        await pilot.press("!", "ctrl+s")
        await pilot.pause()
        assert app.heard == [{"name": "Halm!"}]


async def test_what_nobody_touched_keeps_its_very_value() -> None:
    values = {"name": "two  blanks ", "amount": 123, "note": "x" * 200_000}
    app = FormStage(NAME, AMOUNT, NOTE, values=values)
    async with app.run_test() as pilot:
        await pilot.press("tab", "tab", "enter", "tab", "ctrl+s")
        await pilot.pause()
        assert app.heard == [values]


async def test_the_field_one_is_in_is_always_in_sight() -> None:
    specs = [FieldSpec(f"f{number}", f"Field {number}", FieldKind.LINE) for number in range(16)]
    app = FormStage(*specs)
    async with app.run_test(size=(60, 12)) as pilot:
        for number in range(16):
            await pilot.press("down")
            assert "▌" in row(app, f" Field {(number + 1) % 16} "), number
        await pilot.press("up", "y")
        await pilot.pause()
        assert field(app, "Field 15") == "y"


async def test_a_click_picks_a_word_and_goes_to_a_field() -> None:
    app = FormStage(NAME, STATUS, TAGS, values={"status": "key"})
    async with app.run_test() as pilot:
        await pilot.click(offset=(row(app, "watch").index("watch"), 2))
        await pilot.click(offset=(4, 4))
        await pilot.pause()
        await pilot.click(offset=(20, 5))
        await pilot.press(*"vip")
        await pilot.click(offset=(20, 1))
        await pilot.click(offset=(20, 10))  # where nothing is: the keys stay where they were
        await pilot.press(*"Halm", "ctrl+s")
        await pilot.pause()
        assert app.heard == [{"name": "Halm", "status": "watch", "tags": "vip"}]


CONTEXTS = st.sampled_from(["EUR", "JPY", "KWD"]).map(lambda code: ReadingContext(TODAY, code))


@given(st.integers(-(10**15), 10**15), CONTEXTS)
def test_an_amount_is_read_as_it_was_written(minor: int, context: ReadingContext) -> None:
    assert read_value(AMOUNT, write_value(AMOUNT, minor, context.currency), context) == minor


@given(st.decimals(-(10**12), 10**12, places=4))
def test_a_number_is_read_as_it_was_written(number: Decimal) -> None:
    assert read_value(FACTOR, write_value(FACTOR, number, ""), ReadingContext(TODAY, "EUR")) == number


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_is_read_as_it_was_written(day: date) -> None:
    assert read_value(DAY, write_value(DAY, day, ""), ReadingContext(TODAY, "EUR")) == day


def test_words_of_a_choice_do_not_touch() -> None:
    words = words_in(["key", "watch"], 0, 40)
    assert [(word.start, word.text) for word in words] == [(1, "key"), (7, "watch")]
    tight = words_in(["key", "watch"], 0, 12)
    assert [(word.start, word.text) for word in tight] == [(1, "key"), (6, "watch")]
    assert [word.text for word in words_in(["key", "watch"], 0, 11)][0::3] == ["<", "1 of 2"]


def test_what_is_back_remembers_what_the_field_said_when_it_was_typed() -> None:
    again = FormDraft((NAME, DAY), {"name": "Halm SE"}, today=TODAY)
    again.restore({"name": ("Halm AG", "Halm")})
    assert again.difference("name") == ("Halm SE", True)
    assert again.kept() == {"name": ("Halm AG", "Halm")}
    again.put("name", "Halm KG")
    assert again.kept() == {"name": ("Halm KG", "Halm SE")}
    again.put("name", "Halm SE")
    assert (again.difference("name"), again.kept()) == (None, {})


def test_what_was_typed_lies_over_the_values_when_it_comes_back() -> None:
    draft = FormDraft((NAME, DAY), {"name": "Halm"}, today=TODAY)
    draft.put("day", "fri")
    again = FormDraft((NAME, DAY), {"name": "Halm AG"}, today=TODAY)
    again.restore(draft.kept())
    assert (again.text("name"), again.text("day")) == ("Halm AG", "fri")
    again.reset()
    assert again.typed() == {}
