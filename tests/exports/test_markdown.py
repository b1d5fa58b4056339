"""Markdown: whatever the user wrote is what a reader of the document sees, and nothing else."""

import json
import re
import unicodedata
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser

import cmarkgfm  # type: ignore[import-untyped]  # it comes without types
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kamtui.exports.markdown import (
    Markdown,
    bullet,
    document,
    escape,
    fence,
    front_matter,
    heading,
    items,
    link,
    noted,
    paragraphs,
    table,
    task,
)

COMMONMARK = MarkdownIt("commonmark").enable("table")
GITHUB_LIKE = MarkdownIt("gfm-like")
READERS: list[Callable[[str], str]] = [
    COMMONMARK.render,
    GITHUB_LIKE.render,
    cmarkgfm.github_flavored_markdown_to_html,
]

TRAPS = [
    "# heading", "- item", "1. item", "1) item", "> quote", "---", "***", "===", "```", "~~~", "    code", "\tcode",
    "[x](http://a.b)", "[x]: http://a.b", "![x](y)", "<b>", "<!-- x -->", "<http://a.b>", "&amp;", "&#35;",
    "http://a.b", "www.a.bc", "me@a.bc", "*a*", "_a_", "**a**", "~~a~~", "`a`", "``", "\\", "\\|", "a|b", "|",
    "$a$", "$$", "^a^", ":a:", "[^1]", "[ ] a", "[x] a", "{#id}", "a  ", "--", "...", "'a'", '"a"', "@a", "%a",
    "//localhost", "ftp://a", "a & b", "&", "#", "C# ", " #", "Table: x", "(1) x", "(a) ", "iv. x", "a) x", "A.  x",
    "==a==", "%%", "%", "++", "10:30", ":30:", "a::b", ": x", "~ x", "=", "!", "www.1", "3.ch", "1.2.3.4", "M. E.",
    "\n", "\r\n", "\n\n- x", "\u2028", "\x1b[31m", "\0", "\u202e", "\ud800", "\u00a0", "\u3000",
    "🏭", "東和", "שלום", "e\u0301", "a\u200db",
]  # fmt: skip
LINE_BREAK = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
hostile = st.lists(
    st.sampled_from(TRAPS) | st.text(st.characters(codec=None), max_size=8) | st.text(" ab1-+*_#|", max_size=6),
    max_size=6,
).map("".join)


class Seen(HTMLParser):
    """What a reader sees of a page: the text of each innermost block, and which tags there were."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.blocks: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag in ("p", "li", "th", "td", "h2", "code"):
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self.blocks:
            self.blocks[-1] += data


def seen(page: str) -> list[str]:
    """Return the texts of a page's blocks; blanks at the ends are the layout of the page."""
    return [block.strip() for block in Seen(page).blocks]


def as_written(text: str) -> str:
    """Return the text after the normalisation that the export documents."""
    text = re.sub("[\ud800-\udfff]", "\ufffd", text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    text = re.sub(
        "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufeff]", "", text
    )
    text = re.sub("[\U000e0000-\U000e007f]", "", re.sub("[\t\n\v\f\r\x85\u2028\u2029]+", " ", text))
    return unicodedata.normalize("NFC", text).strip()


@given(hostile)
@settings(max_examples=200)
@example("a\\")
@example("\\|")
@example("a--b")
@example("1986. A great year")
def test_every_reader_shows_the_text_as_it_was_written(text: str) -> None:
    expected = as_written(text)
    page = document([heading(2, "x" + text), "x" + text, items([bullet("x" + text), task(True, "x" + text)])])
    cells = document([table(["x" + text, "b"], [["x" + text, "c"]])])
    for render in READERS:
        shown = seen(render(page))
        # GitHub makes a mail address a link whatever stands before its signs; its text stays as it is.
        assert all(target.startswith("mailto:") for target in re.findall('<a href="([^"]*)', render(page)))
        assert [block.removeprefix("[x] ") for block in shown] == [as_written("x" + text)] * 4
        assert not {"em", "strong", "del", "code", "img", "br", "hr"} & set(Seen(render(page)).tags)
        assert seen(render(cells)) == [as_written("x" + text), "b", as_written("x" + text), "c"]
    if expected:
        alone = document([heading(2, text), text, items([bullet(text), bullet("b")])])
        row = document([table([text, text], [["a", text], [text, "b"]])])
        for render in READERS:
            assert seen(render(alone)) == [expected] * 3 + ["b"]
            assert seen(render(row)) == [expected, expected, "a", expected, expected, "b"]


EVERY_MARK = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]()<>#+-.!|~&$^=:\"'@%/,;?"})


@given(hostile, hostile)
@settings(max_examples=300)
@example("-\\", ">\\")
@example("Table: x", "1.")
def test_a_text_that_keeps_its_marks_shows_as_if_each_had_a_backslash(text: str, other: str) -> None:
    """What `escape` leaves alone means nothing: a page without any bare mark comes out the same, tag by tag."""

    def page(write: Callable[[str], str]) -> str:
        alone, next_to = write(text), write(other)
        blocks = [heading(2, alone), alone, items([bullet(alone), task(True, next_to, 1), bullet(next_to)])]
        lines = Markdown(f"{alone}\\\n{next_to}")
        row = Markdown(f"Owner: {write('x' + text)} · {write('x' + other)}")
        return document([*blocks, lines, table([alone, "b"], [[alone, next_to], [next_to, row]]), row])

    def with_every_mark(said: str) -> Markdown:
        return Markdown(as_written(said).translate(EVERY_MARK))

    for render in READERS:
        assert _unlinked(render(page(escape))) == _unlinked(render(page(with_every_mark)))


def _unlinked(page: str) -> str:
    """A page without the links that GitHub makes of mail addresses, whatever stands before their signs."""
    return re.sub('<a href="(?:mailto|xmpp):[^"]*">|</a>', "", page)


@given(st.lists(hostile, min_size=1, max_size=5), st.integers(0, 2))
@settings(max_examples=100)
def test_a_note_keeps_its_paragraphs_and_lines(notes: list[str], indent: int) -> None:
    note = "\n\n".join(notes)
    wanted = [line for line in map(as_written, LINE_BREAK.split(note)) if line]
    page = document([items([bullet("top", level) for level in range(indent)]), paragraphs(note, indent)])
    for render in READERS:
        shown = re.sub(r"<br ?/?>\n?", "</p><p>", render(page))
        assert [block for block in seen(shown) if block][indent:] == wanted


@given(st.lists(hostile, min_size=1, max_size=5), st.integers(0, 2))
@settings(max_examples=100)
def test_a_note_in_a_list_keeps_its_lines_and_the_list_tight(notes: list[str], indent: int) -> None:
    note = "\n\n".join(notes)
    wanted = [line for line in map(as_written, LINE_BREAK.split(note)) if line]
    above = [bullet("top", level) for level in range(indent)]
    page = document([items([*above, noted(note, indent), bullet("after", max(0, indent - 1))])])
    for render in READERS:
        html = render(page)
        shown = re.sub(r"<br ?/?>\n?", "</li><li>", html)
        assert [block for block in seen(shown) if block] == ["top"] * indent + wanted + ["after"]
        assert not {"p", "h1", "hr", "blockquote", "pre"} & set(Seen(html).tags)


@given(hostile)
@settings(max_examples=100)
def test_a_fence_shows_its_text_word_for_word(text: str) -> None:
    lines = [as_written("|" + line) for line in LINE_BREAK.split(text)]
    page = document([fence("\n".join(lines), "text"), "after"])
    for render in READERS:
        assert seen(render(page))[-2].split("\n") == lines
        assert seen(render(page))[-1] == "after"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Brenner AG", "Brenner AG"),
        ("Łódź plant, hall 3/4, north-west", "Łódź plant, hall 3/4, north-west"),
        ("東和精機", "東和精機"),
        ("Müller & Söhne [CH]", r"Müller & Söhne \[CH\]"),
        ("4711", "4711"),
        ("EUR 0.00 of EUR 400,000.00", "EUR 0.00 of EUR 400,000.00"),
        ("L. Aubry: 60% + more at 10:30 (C#)!?", r"L. Aubry: 60% + more at 10:30 (C#)!?"),
        ("1. May", r"1\. May"),
        ("+1 or -1", r"\+1 or -1"),
        ("# x", r"\# x"),
        ("Table: x", r"Table\: x"),
        ("Go!", r"Go\!"),
        (":smile: http://a.example", r"\:smile: http\:\//a\.example"),
        ("R&D &amp; more", r"R&D \&amp; more"),
        ("a--b", r"a\-\-b"),
        ("  two\n\tlines ", "two lines"),
        ("\x1b[31mred", r"\[31mred"),
        ("", ""),
    ],
)
def test_plain_text_stays_readable_and_the_rest_is_escaped(text: str, markdown: str) -> None:
    assert escape(text) == markdown
    assert escape(escape(text)) == markdown


def test_text_that_is_not_marked_as_markdown_is_escaped_wherever_it_is_put() -> None:
    assert document(["# no heading", Markdown("# heading")]) == "\\# no heading\n\n# heading\n"
    assert table(["*"], [[Markdown("**a**")], ["**a**"]]).endswith("| **a** |\n| \\*\\*a\\*\\* |")


def test_a_table_aligns_its_columns_and_tells_their_widths() -> None:
    made = table(
        ["Account", "Revenue"],
        [["Brenner AG", "1,200"], ["東和精機 株式会社 第一工場 東京", "9"]],
        ["left", "right"],
    )
    assert made.split("\n") == [
        "| Account | Revenue |",
        f"| {'-' * 31} | ------: |",
        r"| Brenner AG | 1,200 |",
        "| 東和精機 株式会社 第一工場 東京 | 9 |",
    ]
    assert len(table(["a"], [["x" * 400]]).split("\n")[1]) == len("|  |") + 40
    html = GITHUB_LIKE.render(made)
    assert html.count('style="text-align:right"') == 3


def test_a_changed_cell_changes_one_line_of_a_table() -> None:
    before = table(["Name", "Due"], [["Send the draft", "1 Dec"], ["Call", "2 Dec"]]).split("\n")
    after = table(["Name", "Due"], [["Send the draft", "1 Dec"], ["Call Vogt", "2 Dec"]]).split("\n")
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_table_without_rows_is_nothing_and_a_ragged_one_is_refused() -> None:
    assert table(["a"], []) == ""
    with pytest.raises(ValueError, match="2 columns"):
        table(["a", "b"], [["only one"]])


def test_tasks_nest_and_tell_what_is_done() -> None:
    made = document([items([bullet("Win the line"), task(True, "value case", 1), task(False, "pilot offer", 1)])])
    assert made == "- Win the line\n  - [x] value case\n  - [ ] pilot offer\n"
    html = cmarkgfm.github_flavored_markdown_to_html(made)
    assert html.count('type="checkbox"') == 2
    assert html.count("checked") == 1


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://brenner.example/a b", "https://brenner.example/a%20b"),
        ("http://a.example/<x>?q=1&copy=2&amp;y", "http://a.example/%3Cx%3E?q=1&copy=2&amp%3By"),
        ("mailto:r.vogt@brenner.example", "mailto:r.vogt@brenner.example"),
        (r"https://a.example/\`|\x", "https://a.example/%5C%60%7C%5Cx"),
    ],
)
def test_web_and_mail_addresses_become_links(url: str, target: str) -> None:
    page = document([table(["Site"], [[link("[the] site|", url)]])])
    for render in READERS:
        html = render(page)
        found = re.search('<a href="([^"]*)">', html)
        assert found is not None
        assert unescape(found[1]) == target
        assert seen(html) == ["Site", "[the] site|"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "www.a.example", "https://", "data:x", "mailto:x", ""]
)
def test_any_other_address_is_only_text(url: str) -> None:
    for render in READERS:
        assert "<a" not in render(link("Site", url))
    assert link("", url) == escape(url)


@given(st.text(st.characters(codec=None), max_size=30) | st.sampled_from(TRAPS), hostile)
@settings(max_examples=100)
def test_no_address_breaks_out_of_its_link(path: str, text: str) -> None:
    page = document([link("x" + text, f"https://a.example/{path}"), "after"])
    for render in READERS:
        assert seen(render(page)) == [as_written("x" + text), "after"]
        assert Seen(render(page)).tags == ["p", "a", "p"]


@given(hostile, st.lists(hostile, max_size=3))
def test_front_matter_says_each_fact_on_one_line(title: str, tags: list[str]) -> None:
    head = front_matter({"title": title, "account_id": 12, "draft": True, "tags": tags, "owner": None})
    lines = head.split("\n")
    assert lines[0] == lines[-1] == "---"
    facts = {key: json.loads(value) for key, value in (line.split(": ", 1) for line in lines[1:-1])}
    assert facts["account_id"] == 12
    assert facts["draft"] is True
    assert as_written(facts["title"]) == as_written(title)
    assert len(facts.get("tags", [])) == len(tags)
    assert "owner" not in facts


def test_front_matter_escapes_what_yaml_forbids_and_refuses_odd_keys() -> None:
    assert front_matter({"title": 'a "b"\n\ufffe'}) == '---\ntitle: "a \\"b\\"\\n\\uFFFE"\n---'
    with pytest.raises(ValueError, match="no key of front matter"):
        front_matter({"a: b": "c"})
