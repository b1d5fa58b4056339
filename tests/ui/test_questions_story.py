"""Discovery questions in keys: taken from the bank, answered in place, put aside; the user's own file."""

from typing import Any

import pytest
from textual.pilot import Pilot

from kamtui.app import KamApp
from kamtui.places import questions_path
from kamtui.services.plan import change_record, load_plan
from kamtui.vocabulary_plan import AnswerState, QuestionGroup
from tests.screens import screen_text
from tests.ui.planned import TODAY, Desk, desk, opened, plan_of, toasts

__all__ = ["desk"]


async def go(app: KamApp, pilot: Pilot[Any], section: str = "questions") -> None:
    """To a section, by the outline."""
    await pilot.press("tab")
    while plan_of(app).section.key != section:
        await pilot.press("k")
    await pilot.press("enter")
    await pilot.pause()


async def write(pilot: Pilot[Any], text: str) -> None:
    await pilot.press(*("space" if sign == " " else sign for sign in text))


def state(desk: Desk, title: str) -> AnswerState:
    found = desk.record(title).values["state"]
    assert isinstance(found, AnswerState)
    return found


async def test_questions_are_taken_from_the_bank_in_one_step(desk: Desk) -> None:
    async with opened(desk, (80, 24)) as (app, pilot):
        await go(app, pilot)
        await pilot.press("q")
        await pilot.pause()
        text = screen_text(app)
        assert "Questions from the bank" in text
        assert "Our team" in text
        assert "Whom of us do they trust most, and why?" in text
        assert "none marked: enter adds this one" in text
        await pilot.press("space", "down", "space", *["down"] * 5, "space")
        assert "3 marked" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert desk.titles("questions") == [
            "0 Our team",
            "1 Whom of us do they trust most, and why?",
            "1 What do they wish we did differently in working with them?",
            "0 Who is on it",
            "1 Who gains most if we succeed here, and who loses?",
        ]
        assert desk.steps()[0] == "Add 3 questions from the bank"
        text = screen_text(app)
        assert "0/3" in text
        assert "Who is on it" in text
        await pilot.press("u")
        await pilot.pause()
        assert desk.titles("questions") == []


async def test_what_is_asked_already_is_marked_and_passed_over(desk: Desk) -> None:
    desk.add("question", {"text": "whom of us do they trust most and why", "group": QuestionGroup.TEAM})
    desk.add("question", {"text": "Whom of us do they trust most, and why", "group": QuestionGroup.ELSE})
    async with opened(desk, (100, 30)) as (app, pilot):
        await go(app, pilot)
        await pilot.press("q")
        await pilot.pause()
        assert "✓ Whom of us do they trust most, and why?" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "1 Whom of us do they call first when something is wrong?" in desk.titles("questions")
        assert desk.steps()[0] == "New question “Whom of us do they call first when something is wrong?”"


async def test_a_question_is_answered_below_it_with_space(desk: Desk) -> None:
    desk.add("question", {"text": "Who decides?", "group": QuestionGroup.PEOPLE, "owner": "ME"})
    desk.add("question", {"text": "What worries them?", "group": QuestionGroup.TRENDS, "owner": "ME"})
    async with opened(desk, (80, 24)) as (app, pilot):
        await go(app, pilot)
        await pilot.press("j", "space")
        await write(pilot, "The board, on a paper by Ada")
        text = screen_text(app)
        assert "Who decides?" in text
        await pilot.press("enter")
        await pilot.pause()
        assert state(desk, "Who decides?") is AnswerState.ANSWERED
        text = screen_text(app)
        assert "1/2" in text
        assert "answer The board, on a paper by Ada" in text
        await pilot.press("space")
        await pilot.pause()
        assert state(desk, "Who decides?") is AnswerState.OPEN
        await pilot.press("space")
        await pilot.pause()
        assert state(desk, "Who decides?") is AnswerState.ANSWERED
        assert desk.steps()[:2] == ["Answered: question “Who decides?”", "Open again: question “Who decides?”"]
        await pilot.press("e")
        await write(pilot, ", and Ben")
        await pilot.press("escape")
        await pilot.pause()
        assert toasts(app) == ["Not saved: “The board, on a paper by Ada, and Ben” · e has it back"]
        await pilot.press("e", "shift+tab", "!", "enter")
        assert desk.record("Who decides?!").values["answer"] == "The board, on a paper by Ada, and Ben"


async def test_an_empty_answer_answers_nothing_and_the_question_is_whole_meanwhile(desk: Desk) -> None:
    question = "Who decides about what is bought here, and who has to sign it after that?"
    desk.add("question", {"text": question, "group": QuestionGroup.PEOPLE})
    async with opened(desk, (80, 24)) as (app, pilot):
        await go(app, pilot)
        before = desk.steps()
        await pilot.press("j", "space")
        await pilot.pause()
        assert "sign it after that?" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert state(desk, question) is AnswerState.OPEN
        assert desk.steps() == before


async def test_a_question_is_put_aside_and_taken_up_again(desk: Desk) -> None:
    desk.add("question", {"text": "Who decides?", "group": QuestionGroup.PEOPLE})
    async with opened(desk) as (app, pilot):
        await go(app, pilot)
        await pilot.press("j", "minus")
        await pilot.pause()
        assert state(desk, "Who decides?") is AnswerState.NOT_APPLICABLE
        assert "0/1" not in screen_text(app)
        await pilot.press("minus")
        await pilot.pause()
        assert state(desk, "Who decides?") is AnswerState.OPEN


async def test_a_new_question_stands_in_the_group_where_it_was_written(desk: Desk) -> None:
    desk.add("question", {"text": "Who decides?", "group": QuestionGroup.PEOPLE})
    desk.add("question", {"text": "What worries them?", "group": QuestionGroup.TRENDS})
    async with opened(desk) as (app, pilot):
        await go(app, pilot)
        await pilot.press("j", "n")
        await write(pilot, "Who pays?")
        await pilot.press("enter")
        await pilot.pause()
        assert desk.titles("questions")[:3] == ["0 Who is on it", "1 Who decides?", "1 Who pays?"]
        await pilot.press("K")
        await pilot.pause()
        assert desk.titles("questions")[:3] == ["0 Who is on it", "1 Who pays?", "1 Who decides?"]


async def test_open_questions_are_one_gap_that_leads_to_the_first_of_them(desk: Desk) -> None:
    first = desk.add("question", {"text": "Who decides?", "group": QuestionGroup.PEOPLE, "owner": "ME"})
    for text in ("What worries them?", "What is new?"):
        desk.add("question", {"text": text, "group": QuestionGroup.TRENDS})

    def gaps() -> list[str]:
        found = load_plan(desk.book, desk.brenner, TODAY).gaps
        return [gap.text for gap in found if gap.section == "questions"]

    assert gaps() == ["Discovery questions: 3 open, 2 without an owner"]
    change_record(desk.book, "question", first, {"due": TODAY.replace(day=1)}, TODAY)
    assert gaps() == ["Discovery questions: 3 open, 2 without an owner, 1 late"]
    for row in desk.rows("questions"):
        if row.kind == "question":
            change_record(desk.book, "question", row.id, {"answer": "Known"}, TODAY)
    assert gaps() == []


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("Who is it?\n", "line 1 stands below no heading: write one such as [needs] above it. It was passed over."),
        ("[nedes]\n", "line 1 names no group: there are our team, who is on it,"),
    ],
)
async def test_what_is_wrong_in_the_users_own_file_is_said_in_a_sentence(
    desk: Desk, written: str, sentence: str
) -> None:
    path = questions_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{written}[needs]\nDo they need a bridge?\n", encoding="utf-8")
    async with opened(desk, (100, 40)) as (app, pilot):
        await go(app, pilot)
        await pilot.press("q")
        await pilot.pause()
        assert any(sentence in said for said in toasts(app))
