"""A map file says what the columns of a file hold; what it gets wrong is named."""

import pytest

from kamtui.imports.columns import choose_columns, is_known
from kamtui.imports.kinds import ACCOUNTS, PEOPLE
from kamtui.imports.map_file import field_names, read_mapping
from kamtui.imports.problems import FileRefused
from kamtui.imports.reader import read_sheet
from kamtui.vocabulary_plan import Stage


def test_pairs_of_header_and_field_stand_at_the_top_or_in_a_table() -> None:
    mapping = read_mapping(
        'encoding = "cp1252"\n"Kunden Nr" = "account.id"\n"Wer" = "account.name"\n'
        '[columns]\nBemerkung = ""\nZiel = "opportunity.close"\n'
        '[stages]\nPilot = "proposed"\n[days]\n"Close Date" = "day first"\n'
    )
    assert mapping.columns == {
        "kundennr": ("account.id",),
        "wer": ("account.name",),
        "bemerkung": (),
        "ziel": ("opportunity.expected_close",),
    }
    assert mapping.stages == {"pilot": Stage.PROPOSED}
    assert mapping.days == {"closedate": True}
    assert mapping.encoding == "cp1252"


def test_what_is_mapped_comes_before_what_is_known() -> None:
    headers = read_sheet(b"Name,Wer,Industry,Branche\n", is_known).headers
    mapping = read_mapping('Wer = "account.name"\nIndustry = ""\n')
    assert choose_columns(headers, ACCOUNTS, "", mapping) == {"name": 1, "industry": 3}


def test_a_field_without_its_kind_is_meant_for_each_kind_that_has_it() -> None:
    assert read_mapping('Wer = "name"').columns["wer"] == ("account.name", "person.name", "opportunity.name")
    headers = read_sheet(b"Wer,Chef\n", is_known).headers
    mapping = read_mapping('Wer = "name"\nChef = "reports_to"')
    assert choose_columns(headers, PEOPLE, "", mapping) == {"name": 0, "reports_to": 1}


def test_every_field_of_the_three_kinds_can_be_named() -> None:
    names = set(field_names())
    assert {
        "account.name", "account.id", "account.parent", "account.industry", "account.revenue", "account.website",
        "account.region", "account.owner", "person.id", "person.first", "person.last", "person.account",
        "person.title", "person.department", "person.email", "person.phone", "person.mobile", "person.reports_to",
        "opportunity.name", "opportunity.id", "opportunity.stage", "opportunity.amount", "opportunity.currency",
        "opportunity.probability", "opportunity.expected_close", "opportunity.account",
    } <= names  # fmt: skip


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Name =", "is no TOML"),
        ('Name = "account.nam"', "there is none of that name"),
        ("Name = 5", "no field"),
        ('stages = "x"', r"write \[stages\]"),
        ('[stages]\nPilot = "maybe"', "name one of potential"),
        ('[days]\n"Close Date" = "2026"', "day first or month first"),
        ("encoding = 5", "encoding is a text"),
    ],
)
def test_what_a_map_file_gets_wrong_is_named(text: str, reason: str) -> None:
    with pytest.raises(FileRefused, match=reason):
        read_mapping(text)
