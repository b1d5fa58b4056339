"""Our Markdown as lines of a terminal: what a reader would show, and nothing that could steer one."""

import time
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as some
from markdown_it import MarkdownIt

from kamtui.exports.markdown import (
    bullet,
    document,
    front_matter,
    heading,
    items,
    link,
    noted,
    paragraphs,
    table,
    task,
)
from kamtui.text import cells
from kamtui.widgets.markdown_lines import markdown_lines, raw_lines
from kamtui.widgets.parts import Parts, fit_parts, width_of

HOSTILE = "\x1b[31mred\x1b[0m \u202eback [link](javascript:1) <b>bold</b> \\ | **x** `y` 界"


def texts(lines: Sequence[Parts]) -> list[str]:
    return ["".join(part[0] for part in line).rstrip() for line in lines]


def test_headings_lists_tasks_and_notes() -> None:
    text = document(
        [
            front_matter({"title": "Plan"}),
            heading(1, "Brenner AG · Plan 2026"),
            heading(2, "Goals"),
            items([bullet("Win the line (Linz)"), task(True, "Value case", 1), task(False, "Pilot offer", 1)]),
            noted("one\ntwo\n\nthree", 1),
        ]
    )
    assert texts(markdown_lines(text, 30)) == [
        "Brenner AG · Plan 2026",
        "─" * 30,
        "",
        "Goals",
        "─" * 30,
        "",
        "· Win the line (Linz)",
        "  ✓ Value case",
        "  □ Pilot offer",
        "  · one",
        "    two",
        "  · three",
    ]


def test_a_table_stands_in_columns_and_breaks_long_cells() -> None:
    text = table(
        ["Risk", "Likely"],
        [["They merge | or not", "5"], ["A very long risk that goes on", "10"]],
        ["left", "right"],
    )
    assert texts(markdown_lines(text, 24)) == [
        "Risk              Likely",
        "─" * 24,
        "They merge | or        5",
        "not",
        "A very long risk      10",
        "that goes on",
    ]


def test_a_link_is_its_text_and_leads_nowhere() -> None:
    assert texts(markdown_lines(document([link("our site", "https://example.org/(x)")]), 40)) == ["our site"]


@given(some.text(max_size=200), some.integers(1, 60))
def test_whatever_somebody_wrote_is_read_back_and_fits(text: str, width: int) -> None:
    lines = markdown_lines(
        document([heading(2, text), bullet(text), paragraphs(text), table([text], [[text]])]), width
    )
    assert all(width_of(fit_parts(line, max(6, width))) == max(6, width) for line in lines)
    drawn = "".join(part[0] for line in lines for part in fit_parts(line, max(6, width)))
    assert not any(ord(letter) < 32 or ord(letter) == 127 for letter in drawn)


@given(some.text(alphabet=some.characters(codec="ascii", min_codepoint=32, max_codepoint=126), max_size=60))
def test_a_line_says_what_a_markdown_reader_says(text: str) -> None:
    text = " ".join(text.split())
    written = document([bullet(text or "x")])
    tokens = MarkdownIt("commonmark").parse(written)
    read = "".join(child.content for token in tokens for child in token.children or ())
    assert texts(markdown_lines(written, 200)) == [f"· {read}".rstrip()]


def test_hostile_text_is_inert() -> None:
    for lines in (markdown_lines(HOSTILE, 80), raw_lines(HOSTILE, 80), markdown_lines(f"```\n{HOSTILE}\n```", 80)):
        drawn = "".join(part[0] for line in lines for part in fit_parts(line, 80))
        assert "\x1b" not in drawn
        assert "\u202e" not in drawn


def test_a_large_plan_is_laid_out_quickly() -> None:
    rows = [[f"A finding of some length, number {number}", "internal", "28 Nov 2026"] for number in range(400)]
    text = document(
        [
            items(task(False, f"Action (number) {number} · Owner: JK") for number in range(600)),
            table(["a", "b", "c"], rows),
        ]
    )
    begun = time.perf_counter()
    lines = markdown_lines(text, 100)
    assert time.perf_counter() - begun < 1
    assert len(lines) == 600 + 1 + 402
    assert max(cells(line) for line in texts(lines)) <= 100
