"""Rows find their records and their links, or a reason why not; the order of rows and files is of no account."""

from collections.abc import Mapping as MappingType
from dataclasses import dataclass
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamtui.imports.draft import Scene, draft_import
from kamtui.imports.files import OpenFile, Wish, open_file
from kamtui.imports.items import Index, Item
from kamtui.imports.kinds import KINDS
from kamtui.imports.report import changes_of, report_files

TODAY = date(2026, 11, 21)


@dataclass
class Drafted:
    """What a dry run without a book came to."""

    files: list[OpenFile]
    indexes: MappingType[str, Index]

    def names(self, kind: str) -> list[str]:
        return [item.name for item in self.indexes[kind].items if item.mentions]

    def item(self, kind: str, name: str) -> Item:
        return next(item for item in self.indexes[kind].items if item.name == name)

    def above(self, kind: str, link: str) -> dict[str, str]:
        items = (item for item in self.indexes[kind].items)
        return {item.name: above.name for item in items if (above := item.link(link))}

    def problems(self) -> list[tuple[int | None, str]]:
        return [(problem.line, problem.reason) for file in self.files for problem in file.problems]


def empty_indexes() -> dict[str, Index]:
    """A book without records."""
    return {name: Index(kind) for name, kind in KINDS.items()}


def draft(*tables: str, indexes: MappingType[str, Index] | None = None, account: Item | None = None) -> Drafted:
    files = [open_file(f"{place}.csv", table.encode(), Wish(TODAY)) for place, table in enumerate(tables)]
    indexes = empty_indexes() if indexes is None else indexes
    draft_import(Scene(files, indexes, TODAY, "EUR", account))
    return Drafted(files, indexes)


def known(
    kind: str, indexes: MappingType[str, Index], number: int, account: Item | None = None, **stored: str
) -> Item:
    """Put a record into the indexes as the book would."""
    item = Item(indexes[kind].kind, number, dict(stored), links={} if account is None else {"account": account})
    indexes[kind].add(item)
    return item


ACCOUNTS = "Id,Name,ParentId\n001000000000001,Acme,\n001000000000002,Beta,001000000000001\n"
PEOPLE = (
    "Id,FirstName,LastName,Email,AccountId,ReportsToId\n"
    "003000000000001,Ann,Lee,ann@acme.com,001000000000001,003000000000002\n"
    "003000000000002,Bob,Ray,bob@acme.com,001000000000001,\n"
)
DEALS = "Id,Name,AccountId,StageName,Amount\n006000000000001,Renewal,001000000000002,Prospecting,100\n"


@pytest.mark.parametrize("order", list(permutations([ACCOUNTS, PEOPLE, DEALS])))
def test_links_go_by_id_whatever_the_order_of_the_files(order: tuple[str, ...]) -> None:
    drafted = draft(*order)
    assert drafted.problems() == []
    assert drafted.above("accounts", "parent") == {"Beta": "Acme"}
    assert drafted.above("people", "reports_to") == {"Ann Lee": "Bob Ray"}
    assert drafted.above("opportunities", "account") == {"Renewal": "Beta"}


def test_short_and_long_ids_of_salesforce_are_one() -> None:
    people = "Id,LastName,AccountId\n003000000000001,Lee,001000000000001AAA\n"
    drafted = draft(ACCOUNTS, people)
    assert drafted.above("people", "account") == {"Lee": "Acme"}


def test_managers_are_found_by_address_and_by_name_within_the_account() -> None:
    drafted = draft(
        "Name,Website\nAcme,a\nBeta,b\n",
        "First Name,Last Name,Email,Account Name,ReportsTo.Email,Reports To\n"
        "Ann,Lee,ann@acme.com,Acme,bob@acme.com,\n"
        "Bob,Ray,bob@acme.com,Acme,,\n"
        "Cy,Coe,,Acme,,Bob Ray\n"
        'Di,Dax,,Acme,,"Ray, Bob"\n'
        "Ed,Ek,,Beta,,Bob Ray\n",
    )
    assert drafted.above("people", "reports_to") == {"Ann Lee": "Bob Ray", "Cy Coe": "Bob Ray", "Di Dax": "Bob Ray"}
    assert drafted.problems() == [
        (6, "Ed Ek was imported without a manager: There is no person called “Bob Ray” at the account.")
    ]


def test_two_of_one_name_are_listed_and_never_guessed() -> None:
    drafted = draft(
        "Id,Name\n001000000000001,Acme\n001000000000002,Acme\n",
        "First Name,Last Name,Account Name\nAnn,Lee,Acme\n",
    )
    assert drafted.names("accounts") == ["Acme", "Acme"]
    assert drafted.names("people") == []
    ((line, reason),) = drafted.problems()
    assert line == 2
    assert reason.startswith("2 accounts fit “Acme”: Acme (line 2), Acme (line 3).")


def test_circles_and_selves_are_refused_with_the_chain() -> None:
    drafted = draft(
        "Name,Website\nAcme,a\n",
        "First Name,Last Name,Account Name,Reports To\n"
        "Ann,Lee,Acme,Bob Ray\nBob,Ray,Acme,Cy Coe\nCy,Coe,Acme,Ann Lee\nDi,Dax,Acme,Di Dax\nEd,Ek,Acme,Ann Lee\n",
    )
    assert drafted.above("people", "reports_to") == {"Ed Ek": "Ann Lee"}
    assert drafted.problems()[0] == (
        2,
        "Ann Lee was imported without a manager: Ann Lee → Bob Ray → Cy Coe → Ann Lee is a circle.",
    )
    assert drafted.problems()[-1] == (
        5,
        "Di Dax was imported without a manager: Di Dax → Di Dax is a circle.",
    )
    assert len(drafted.problems()) == 4


def test_a_circle_with_the_books_own_links_takes_back_the_new_one_only() -> None:
    indexes = empty_indexes()
    top = known("accounts", indexes, 1, name="Top")
    known("accounts", indexes, 2, name="Below").links["parent"] = top
    drafted = draft("Name,Parent Account\nTop,Below\n", indexes=indexes)
    assert drafted.above("accounts", "parent") == {"Below": "Top"}
    assert "Top → Below → Top is a circle" in drafted.problems()[0][1]


@given(st.lists(st.integers(0, 11), min_size=12, max_size=12))
def test_whatever_reports_to_whomever_no_circle_remains(managers: list[int]) -> None:
    rows = "".join(f"{number},P{number},{above}\n" for number, above in enumerate(managers))
    indexes = empty_indexes()
    account = known("accounts", indexes, 1, name="Acme")
    drafted = draft("BusinessEntityID,LastName,ManagerID\n" + rows, indexes=indexes, account=account)
    for item in drafted.indexes["people"].items:
        seen = set()
        current: Item | None = item
        while current is not None:
            assert id(current) not in seen
            seen.add(id(current))
            current = current.link("reports_to")


def test_the_place_in_a_tree_says_who_is_above() -> None:
    indexes = empty_indexes()
    account = known("accounts", indexes, 1, name="Acme")
    drafted = draft(
        "LastName,JobTitle,OrganizationNode\nBoss,CEO,\nOne,VP,/1/\nTwo,Manager,/1/12/\nLost,Clerk,/7/1/\n",
        indexes=indexes,
        account=account,
    )
    assert drafted.above("people", "reports_to") == {"One": "Boss", "Two": "One"}


def test_an_address_finds_a_person_whose_name_has_changed_but_not_one_who_shares_a_mailbox() -> None:
    indexes = empty_indexes()
    account = known("accounts", indexes, 1, name="Acme")
    known("people", indexes, 5, account, name="Ann Lee", email="Ann@acme.com")
    known("people", indexes, 6, account, name="Bob Ray", email="info@acme.com")
    drafted = draft(
        "First Name,Last Name,Email,Account Name\nAnn,Jones,ann@ACME.com,Acme\nCy,Coe,info@acme.com,Acme\n",
        indexes=indexes,
    )
    assert drafted.names("people") == ["Ann Jones", "Cy Coe"]
    assert len(indexes["people"].items) == 3


def test_people_who_share_an_address_in_the_file_stay_apart() -> None:
    drafted = draft(
        "Name,Website\nAcme,a\n",
        "First Name,Last Name,Email,Account Name\nAnn,Lee,board@acme.com,Acme\nBob,Ray,board@acme.com,Acme\n",
    )
    assert drafted.names("people") == ["Ann Lee", "Bob Ray"]


def test_one_name_with_two_addresses_is_two_people_in_any_order() -> None:
    for order in ("a,b", "b,a"):
        indexes = empty_indexes()
        account = known("accounts", indexes, 1, name="Acme")
        known("people", indexes, 5, account, name="Ann Lee", email="a@acme.com")
        rows = "".join(f"Ann,Lee,{letter}@acme.com,Acme\n" for letter in order.split(","))
        drafted = draft("First Name,Last Name,Email,Account Name\n" + rows, indexes=indexes)
        assert drafted.problems() == []
        assert sorted(item.get("email") for item in indexes["people"].items) == ["a@acme.com", "b@acme.com"]


def test_a_name_of_which_the_book_has_two_is_listed_unless_one_is_written_just_so() -> None:
    indexes = empty_indexes()
    known("accounts", indexes, 3, name="Acme")
    same = known("accounts", indexes, 9, name="ACME")
    drafted = draft("Name,Industry\nacme,Steel\n", indexes=indexes)
    assert drafted.problems() == [
        (2, "2 accounts fit “acme”, and no id tells which is meant: Acme (#3), ACME (#9).")
    ]
    draft("Name,Industry\nACME,Steel\n", indexes=indexes)
    assert same.wanted["industry"] == "Steel"


def test_a_name_that_stands_twice_without_an_id_is_taken_once() -> None:
    drafted = draft("Name,Industry\nAcme,Steel\nBeta,x\nacme,Iron\n")
    assert drafted.names("accounts") == ["Acme", "Beta"]
    assert drafted.problems() == [(4, "“Acme” stands on line 2 already, and no id tells the two apart.")]


def test_an_account_beside_each_of_its_people_may_repeat_but_not_contradict_itself() -> None:
    drafted = draft("Account,Industry,Last Name\nAcme,Steel,Lee\nAcme,,Ray\nAcme,Iron,Coe\n")
    assert drafted.names("people") == ["Lee", "Ray"]
    assert drafted.problems() == [
        (4, "“Acme” stands on line 2 with another industry, and no id tells the two apart.")
    ]


def test_case_and_accents_neither_make_a_new_record_nor_change_the_spelling() -> None:
    indexes = empty_indexes()
    item = known("accounts", indexes, 3, name="Müller", currency="EUR")
    draft("Name,Industry\nMULLER,Steel\n", indexes=indexes)
    assert changes_of(item) == {"industry": (None, "Steel")}


def test_the_last_row_of_an_id_wins_and_the_rows_are_counted_once() -> None:
    drafted = draft("Id,Name,Industry\n001000000000001,Acme,Old\n001000000000001,Acme,New\n")
    item = drafted.item("accounts", "Acme")
    assert item.get("industry") == "New"
    (report,) = report_files(drafted.files, [(item, changes_of(item))])
    assert (report.rows, report.created, report.unchanged) == (2, 1, 1)


def test_an_id_that_any_table_may_have_is_not_trusted_alone() -> None:
    indexes = empty_indexes()
    account = known("accounts", indexes, 1, name="Acme")
    person = known("people", indexes, 5, account, name="Ann Lee")
    indexes["people"].add_key("csv", "1", person)
    drafted = draft("BusinessEntityID,FirstName,LastName\n1,Bob,Ray\n", indexes=indexes, account=account)
    ((line, reason),) = drafted.problems()
    assert line == 2
    assert reason == (
        "The id “1” is Ann Lee (#5) in the book and “Bob Ray” here: say with --source which program wrote the file."
    )


def test_a_person_without_a_name_is_called_by_the_address() -> None:
    drafted = draft("Name,Website\nAcme,a\n", "First Name,Last Name,Email,Account Name\n,,x@acme.com,Acme\n")
    assert drafted.names("people") == ["x@acme.com"]


def test_several_companies_in_one_cell_are_resolved_only_if_one_is_known() -> None:
    people = "Record ID,First Name,Last Name,Associated Company\n1,Ann,Lee,Acme;Nobody\n2,Bob,Ray,Acme;Beta\n"
    drafted = draft("Name,Website\nAcme,a\nBeta,b\n", people)
    assert drafted.above("people", "account") == {"Ann Lee": "Acme"}
    assert drafted.problems()[0][0] == 3


def test_a_row_without_an_account_is_said_so_and_a_file_without_one_only_once() -> None:
    drafted = draft("Name,Website\nAcme,a\n", "First Name,Last Name,Account Name\nAnn,Lee,\n")
    assert drafted.problems() == [(2, "The row names no account, and a new person needs one.")]
    drafted = draft("First Name,Last Name\nAnn,Lee\nBob,Ray\n")
    assert drafted.problems() == [
        (1, "No column says which account the 2 people belong to: name it with --account.")
    ]
    assert drafted.files[0].is_refused


def test_amounts_need_one_currency() -> None:
    drafted = draft(
        "Account Name,Annual Revenue,Currency\nA,1000,USD\nB,€5,USD\nC,¥5000,\nD,12,Taler\n",
    )
    assert [(line, reason) for line, reason in drafted.problems()] == [
        (3, "Annual Revenue is “€5”, and the currency is USD."),
        (5, "Currency is “Taler”, which is no currency: write its three letters, as EUR."),
    ]
    assert drafted.item("accounts", "A").wanted["revenue"] == 100_000
    assert drafted.item("accounts", "C").wanted == {"name": "C", "revenue": 5_000, "currency": "JPY"}


def test_an_account_kept_in_one_currency_takes_no_amount_in_another() -> None:
    indexes = empty_indexes()
    item = known("accounts", indexes, 1, name="Acme", currency="EUR")
    item.stored["has_money"] = True
    drafted = draft("Account Name,Annual Revenue,Currency\nAcme,1000,USD\n", indexes=indexes)
    assert drafted.problems() == [(2, "The account is kept in EUR and the row says USD: change one of them first.")]


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_file_whatever_is_in_it_ends_an_import(data: bytes) -> None:
    for table in (data, b"Name,Email,Account Name\n" + data, b"Id,Name,StageName,Amount,CloseDate\n" + data):
        file = open_file("x.csv", table, Wish(TODAY))
        draft_import(Scene([file], empty_indexes(), TODAY, "EUR", None))
        items = [item for items in file.items.values() for item in items.values()]
        (report,) = report_files([file], [(item, changes_of(item)) for item in dict.fromkeys(items)])
        assert report.rows == report.created + report.updated + report.unchanged + report.skipped
        assert report.skipped <= len(report.problems) or report.is_refused
