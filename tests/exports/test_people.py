"""People leave the book as text, Mermaid, table, vCard, Markdown and JSON; a name stays a name in each."""

import csv
import html
import io
import json
import re
from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.exports.contacts import name_parts, people_vcard
from kamtui.exports.content_lines import escaped, folded
from kamtui.exports.markdown import document
from kamtui.exports.mermaid import escape_label, mermaid_chart
from kamtui.exports.people import people_json
from kamtui.exports.people_section import people_markdown
from kamtui.exports.people_table import COLUMNS, people_csv
from kamtui.exports.people_text import people_text
from kamtui.exports.people_tree import ASCII, people_tree
from kamtui.rules.people import RelationLineRow
from kamtui.rules.people_view import PeopleView
from kamtui.text import cells
from kamtui.vocabulary import DecisionRole, Influence
from kamtui.vocabulary_people import ApprovalForm, LineKind, RelationshipLevel
from tests.conftest import Golden
from tests.people import TODAY, person, view

HOSTILE = (
    "X",
    "N" * 120,
    'a "b" <i>c</i> #d; `e` & f',
    "| ] --> n9",
    "\u202ereversed\u202c",
    "שרה כהן",
    "田中 健一",
    "new\nline\tand \x1b[31mred",
    "--- \n# heading",
    "``` fence",
)


def brenner() -> PeopleView:
    """Six people: a vacancy, a leaver, an adviser, lines, budgets, a private note."""
    return view(
        person(1, "Dr. A. Brenner", title="CEO", influence=Influence.HIGH, role=DecisionRole.APPROVER),
        person(
            2,
            "R. Vogt",
            under=1,
            title="Head of Purchasing",
            unit="Linz",
            role=DecisionRole.DECISION_MAKER,
            influence=Influence.HIGH,
            stances=(-1, 0, 1),
            last_touch=date(2026, 11, 9),
            budget=50_000_000,
            approval=ApprovalForm.ALONE,
            level_now=RelationshipLevel.VENDOR,
            level_wanted=RelationshipLevel.TRUSTED_ADVISER,
            owner="L. Aubry",
            lines=(RelationLineRow(1, LineKind.INFLUENCE, 5, "P. D'Angelo", is_outgoing=True, note="golf"),),
            values={
                "email": "r.vogt@brenner.example",
                "phone": "+43 1 555 0101",
                "mobile": "+43 664 555 0102",
                "department": "Purchasing; group",
                "private_note": "CANARY",
                "business_agenda": "Fewer suppliers",
                "budget": 50_000_000,
            },
        ),
        person(3, "S. Lang", under=2, role=DecisionRole.EVALUATOR, stances=(1, -1), champion_of=("Kappa GmbH",)),
        person(4, "CFO ?", under=2, title="CFO", is_vacancy=True),
        person(
            5,
            "P. D'Angelo",
            under=1,
            title="Adviser",
            is_outside=True,
            stances=(-2, -2),
            lines=(RelationLineRow(1, LineKind.INFLUENCE, 2, "R. Vogt", is_outgoing=False, note="golf"),),
        ),
        person(6, "K. Gone", left_on=date(2026, 1, 1)),
    )


# Text.


def test_the_chart_reads_as_a_tree(golden: Golden) -> None:
    golden(people_text(brenner()))


def test_the_chart_is_ascii_where_nothing_else_can_be_shown() -> None:
    text = "\n".join(people_tree(brenner(), signs=ASCII))
    assert text.isascii()
    assert "|- R. Vogt, Head of Purchasing" in text
    assert "+1 ^" in text


@given(
    st.lists(st.tuples(st.text(max_size=140), st.integers(0, 12)), min_size=1, max_size=15), st.integers(60, 160)
)
def test_no_line_of_the_chart_is_wider_than_asked(known: list[tuple[str, int]], width: int) -> None:
    rows = [
        person(number, name or "?", under=under or None, stances=(1, 2), role=DecisionRole.USER)
        for number, (name, under) in enumerate(known, 1)
    ]
    lines = list(people_tree(view(*rows), width=width))
    assert len(lines) == len(rows)
    assert all(cells(line) <= width for line in lines)
    assert not any("\n" in line for line in lines)


def test_a_chain_of_thirty_keeps_room_for_names() -> None:
    people = [person(number, f"Person {number}", under=number - 1 or None) for number in range(1, 31)]
    lines = list(people_tree(view(*people)))
    assert all(f"Person {number}" in line for number, line in enumerate(lines, 1))


def test_an_account_without_people_says_so() -> None:
    assert people_text(view()) == "Brenner AG: people\n\nNobody is known yet\n"
    assert list(people_markdown(view())) == []


# Mermaid.


def test_mermaid_draws_the_chart_and_its_lines(golden: Golden) -> None:
    golden(mermaid_chart(brenner()), suffix=".mmd")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_in_mermaid_cannot_leave_its_quotes(name: str) -> None:
    lines = mermaid_chart(view(person(1, name))).splitlines()
    assert len(lines) == 2
    assert lines[1].startswith('    n1["')
    assert lines[1].endswith('"]')
    assert '"' not in lines[1][len('    n1["') : -2]


@given(st.text())
def test_a_label_holds_nothing_that_mermaid_takes_for_more(text: str) -> None:
    assert not set('"<>`\n\r\x1b') & set(escape_label(text))


MARKED = re.compile(
    r"(?m)[*_~\\](?!\ufeff)|`|\$\$|fa[bklrs]?:fa-|(https?|ftp)://|www\.|@\w|\]\(|^(\d+[.)]|[-+]|#+)(\s|$)|^[-=:|\s]+$"
)
"""What Mermaid 11.0 to 11.9 take for Markdown in any label, and all versions for breaks, formulas and icons."""


def drawn_by_mermaid(chart: str) -> list[str]:
    """The labels as Mermaid reads them: lines, directives and styles first, then entities, then HTML and markup.

    Written after real drawings of each name of this file, and of 1,200 made by chance, in 10.9 and 11.2 to 11.17.
    """
    assert not re.search(r"direction\s+(TB|BT|RL|LR|TD)|ﬂ°|¶ß", chart)
    chart = re.sub(r"%{2}{.*?(}%{2}|$)", "", chart, flags=re.MULTILINE)
    chart = re.sub(r"^\s*%%(?!{)[^\n]+\n?", "", chart, flags=re.MULTILINE)
    for word in ("style", "classDef"):
        chart = re.sub(rf"{word}.*:\S*#.*;", lambda found: found[0][:-1], chart)
    labels = re.findall(r'^    n\d+\["([^"]*)"\]$', chart, flags=re.MULTILINE)
    labels = [re.sub(r"#(\d+);", r"&#\1;", re.sub(r"#([a-z]+);", r"&\1;", label)) for label in labels]
    read = [html.unescape(label.replace("<br/>", "\n")) for label in labels]
    assert not [label for label in read if MARKED.search(label)]
    return [re.sub("[\ufeff\u200b]", "", label).replace("ˋ", "`") for label in read]


@pytest.mark.parametrize(
    "name",
    [
        "end", "subgraph; end", "Lifestyle:#1;x", 'style:"x" #2;', "classDef a:#3;", "%%{init: {'theme':'dark'}}%%",
        "50 %% off", "AT&T &lt;b&gt; #lt;", "C:\\new", "$$x$$", "fa:fa-ban", "1. First", "- dash", "[(x)] {y} |z|",
        "a;b", "👩 Ö", "+ plus", "2) x", "# heading", "---", "===", "|--|:-:|", "_", "*a*b_c_~d~", "`code`", "a\\",
        "in direction TB now", "www.a.example", "http://a.b", "x@y.example", "[l](u) ![i](u)", "ﬂ°°35¶ß", "[/x]",
        "[@click=app.quit()]", "<script>alert(1)</script>", "</p><br/>", 'x"]', "-->", "田中 健一", "שרה כהן",
    ],
)  # fmt: skip
def test_mermaid_reads_each_name_as_it_was_entered(name: str) -> None:
    people = person(1, name, title=name), person(2, "Z", under=1, title="-", stances=(1,))
    assert drawn_by_mermaid(mermaid_chart(view(*people))) == [f"{name}\n{name}\n?", "Z\n-\n+1"]


@given(st.text(st.sampled_from("ab1 .)-+=#|:*_~`\\$@/%&<>\"';[](){}ﬂ°¶ß"), min_size=1, max_size=30))
def test_mermaid_reads_any_name_as_it_was_entered(name: str) -> None:
    (label,) = drawn_by_mermaid(mermaid_chart(view(person(1, name))))
    assert label == f"{' '.join(name.split(' ')).strip()}\n?".removeprefix("\n")


def test_plain_names_stand_in_a_chart_as_they_are() -> None:
    chart = mermaid_chart(
        view(person(1, "Dr. A.-B. O'Neil (on loan) [CH]", title="R&D, 3rd floor", stances=(1, 2)))
    )
    assert 'n1["Dr. A.-B. O\'Neil (on loan) [CH]<br/>R#amp;D, 3rd floor<br/>+2 ↑"]' in chart


def test_long_names_leave_a_chart_that_mermaid_still_draws() -> None:
    people = [person(number, "#" * 10_000, under=1 if number > 1 else None) for number in range(1, 41)]
    chart = mermaid_chart(view(*people))
    assert len(chart) < 50_000  # Mermaid's own limit
    assert "#35;…" in chart


def test_many_people_have_shorter_labels_and_beyond_what_mermaid_draws_the_chart_says_what_to_raise() -> None:
    people = [
        person(number, "Name " * 20, title="Title " * 20, under=number // 5 or None) for number in range(1, 502)
    ]
    some = mermaid_chart(view(*people[:400]))
    assert len(some) < 50_000
    assert some.startswith("flowchart LR\n")
    assert "%% " not in mermaid_chart(view(*people[:300]))
    top = person(0, "Top")
    many = mermaid_chart(view(top, *(each._replace(reports_to_id=each.reports_to_id or 0) for each in people)))
    assert many.splitlines()[:2] == [
        "%% 501 lines: Mermaid draws 500 unless its maxEdges is raised",
        "flowchart LR",
    ]
    long = mermaid_chart(view(*(person(number, "#" * 80, title="#" * 80) for number in range(1, 401))))
    assert re.match("%% [0-9,]+ characters: Mermaid draws 50,000 unless its maxTextSize is raised\nflowchart", long)


def test_what_mermaid_draws_is_counted_as_mermaid_does() -> None:
    crowd = [person(number, "😀" * 80, title="😀" * 80) for number in range(1, 501)]
    some = mermaid_chart(view(*crowd[:160]))  # each of the signs counts for two
    assert len(some.encode("utf-16-le")) // 2 < 50_000
    assert some.startswith("flowchart LR\n")
    assert re.match("%% [0-9,]+ characters", mermaid_chart(view(*crowd)))


# Markdown.


def test_the_section_has_chart_table_flags_and_lines(golden: Golden) -> None:
    golden(document(people_markdown(brenner())), suffix=".md")


def test_mermaid_comes_with_a_list_that_every_reader_shows(golden: Golden) -> None:
    golden(document(people_markdown(brenner(), mermaid=True)), suffix=".md")


def test_mermaid_in_a_document_is_the_chart_to_the_letter() -> None:
    names = "Cost $$x$$", "R\\nD *chief*", "www.evil.example", "fa:fa-user", "`code`", "# heading"
    shown = view(*(person(number, name) for number, name in enumerate(names, 1)))
    text = document(people_markdown(shown, mermaid=True))
    chart = text.partition("```mermaid\n")[2].partition("```")[0]
    assert chart == mermaid_chart(shown)
    assert drawn_by_mermaid(chart) == [f"{name}\n?" for name in names]


def test_beyond_forty_people_only_the_list_is_written() -> None:
    text = document(people_markdown(view(*(person(number, f"P{number}") for number in range(1, 42))), mermaid=True))
    assert "mermaid" not in text
    assert "- P41 · ?" in text


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_in_markdown_stays_a_name(name: str) -> None:
    from markdown_it import MarkdownIt

    text = document(people_markdown(view(person(1, name, stances=(1,)))))
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    headings = [token for token in tokens if token.type == "heading_open"]
    assert len(headings) == 2, "the section, and what needs attention"
    assert sum(token.type == "fence" for token in tokens) == 1
    assert sum(token.type == "tr_open" for token in tokens) == 2
    assert not any(child.type == "html_inline" for token in tokens for child in token.children or ())


# vCard.


def unfolded(data: bytes) -> list[str]:
    """The lines of a vCard file as a reader takes them."""
    return data.decode().replace("\r\n ", "").split("\r\n")[:-1]


def test_a_card_has_manager_organisation_and_addresses(golden: Golden) -> None:
    golden("\n".join(unfolded(people_vcard(brenner(), today=TODAY))), suffix=".vcf")


def test_cards_are_of_those_who_are_there_and_never_have_the_private_note() -> None:
    data = people_vcard(brenner(), today=TODAY)
    lines = unfolded(data)
    assert lines.count("BEGIN:VCARD") == lines.count("END:VCARD") == 4
    assert not any("CFO" in line or "Gone" in line for line in lines)
    assert b"CANARY" not in data
    assert not data.startswith(b"\xef\xbb\xbf")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120))
def test_lines_are_folded_at_75_octets_and_no_character_is_split(text: str) -> None:
    pieces = [piece.decode() for piece in folded(f"FN:{text}").split(b"\r\n")]
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == f"FN:{text}"
    assert all(piece.startswith(" ") for piece in pieces[1:])


@given(st.text(max_size=200))
def test_a_value_can_be_read_back_and_has_no_line_of_its_own(text: str) -> None:
    written = escaped(text)
    assert not set("\r\n") & set(written)
    assert all(mark not in written.replace(f"\\{mark}", "") for mark in ",;")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Georg Reiter", ("Reiter", "Georg", "", "", "")),
        ("Dr. Elisabeth Hallbrunn", ("Hallbrunn", "Elisabeth", "", "Dr.", "")),
        ("Ken J Sánchez", ("Sánchez", "Ken", "J", "", "")),
        ("Fleur van den Eijnde", ("van den Eijnde", "Fleur", "", "", "")),
        ("Vogt, Renate Maria", ("Vogt", "Renate", "Maria", "", "")),
        ("佐藤 美咲", ("佐藤 美咲", "", "", "", "")),
        ("X", ("X", "", "", "", "")),
        ("", ("", "", "", "", "")),
    ],
)
def test_a_name_is_taken_apart_as_address_books_need_it(name: str, parts: tuple[str, ...]) -> None:
    assert name_parts(name) == parts


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll", "Lo", "Zs"]), max_size=60))
def test_no_letter_of_a_name_is_lost(name: str) -> None:
    parts = "".join(name_parts(name)).replace(" ", "")
    assert sorted(parts) == sorted("".join(normalize("NFC", name).split()))


# Tables and JSON.


def test_the_table_has_a_row_each_and_no_private_note() -> None:
    data = people_csv(brenner())
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["name"] for row in rows] == [
        "Dr. A. Brenner", "R. Vogt", "S. Lang", "CFO ?", "P. D'Angelo", "K. Gone",
    ]  # fmt: skip
    vogt = rows[1]
    assert list(vogt) == list(COLUMNS)
    assert (vogt["reports_to"], vogt["level"], vogt["stance"], vogt["trend"]) == (
        "Dr. A. Brenner",
        "2",
        "1",
        "rising",
    )
    assert (vogt["budget"], vogt["currency"]) == ("500000.00", "EUR")
    assert (rows[3]["vacancy"], rows[5]["left_on"]) == ("yes", "2026-01-01")
    assert rows[0]["stance"] == "", "unknown is empty, never 0"
    assert b"CANARY" not in data


def test_json_says_every_judgement_with_its_causes() -> None:
    found = people_json(brenner())
    text = json.dumps(found)
    assert "CANARY" not in text
    assert found["account"] == "Brenner AG"
    assert found["map_state"] == {"value": 3, "why": ["R. Vogt supports us"]}
    assert found["single_threaded"]["value"] == "yes"
    assert found["role_coverage"]["value"] == {"part": 1, "whole": 3}
    vogt = found["people"][1]
    assert vogt["reports_to"] == {"id": 1, "name": "Dr. A. Brenner"}
    assert (vogt["decision_role"], vogt["influence"], vogt["stance"]) == ("decision_maker", "high", 1)
    assert vogt["trend"] == {"value": "rising", "why": ["0, +1 after -1"]}
    assert vogt["key_player"] == {"value": True, "why": ["influence high"]}
    assert vogt["budget"] == {"amount": "500000.00", "currency": "EUR"}
    assert vogt["lines"] == [{"kind": "influence", "to": {"id": 5, "name": "P. D'Angelo"}, "note": "golf"}]
    assert vogt["last_touch"] == "2026-11-09"
    assert found["people"][0]["stance"] is None
