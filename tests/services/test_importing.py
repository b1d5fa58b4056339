"""Files become accounts, people and opportunities: first a dry run, then one step that one undo takes back."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.medians import COMPUTED, KEPT
from kamtui.exports.accounts import accounts_csv
from kamtui.imports.report import FileReport, import_json
from kamtui.services.accounts import change_account, create_account
from kamtui.services.importing import ImportPlan, ImportReport, apply_import, plan_import
from kamtui.vocabulary import AccountStatus

FIXTURES = Path(__file__).parent.parent / "fixtures" / "import"
ACCOUNTS = FIXTURES / "salesforce-dataloader" / "Account.csv"
MIXED = FIXTURES / "salesforce-lwc-recipes" / "Accounts-Contacts.csv"
PEOPLE = FIXTURES / "adventureworks" / "people.csv"
STORES = FIXTURES / "adventureworks" / "Sales-vStoreWithContacts.csv"
TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)

Import = Callable[..., ImportReport]
Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    found = Book.open(tmp_path / "book.db", create=True, clock=lambda: NOON)
    yield found
    found.close()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def run(book: Book) -> Import:
    """Import files for good."""

    def run(*files: Path, **said: Any) -> ImportReport:
        return apply_import(book, plan_import(book, files, said.pop("today", TODAY), **said))

    return run


def rows(book: Book, query: str) -> list[Any]:
    with book.rows() as connection:
        found = connection.execute(query).fetchall()
    return [row[0] if len(row) == 1 else row for row in found]


def counts(report: FileReport) -> tuple[int, int, int, int]:
    assert report.rows == report.created + report.updated + report.unchanged + report.skipped
    return report.created, report.updated, report.unchanged, report.skipped


def plan_one(book: Book, path: Path, **said: Any) -> FileReport:
    (report,) = plan_import(book, [path], TODAY, **said).files
    return report


def everything(book: Book) -> Mapping[str, list[Any]]:
    tables = rows(book, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('step', 'change')")
    return {table: rows(book, f"SELECT * FROM {table} ORDER BY 1") for table in tables if "sqlite" not in table}


# Real files with known answers.


def test_twelve_accounts_come_out_of_a_data_loader_file_with_their_revenue(book: Book, run: Import) -> None:
    report = run(ACCOUNTS)
    assert counts(report.files[0]) == (12, 0, 0, 0)
    assert (report.files[0].kind, report.files[0].source) == ("accounts", "salesforce")
    assert rows(book, "SELECT sum(amount), count(*) FROM annual_revenue WHERE year = 2026") == [
        (856_900_000_000, 8)
    ]
    revenue = dict(
        rows(book, "SELECT name, amount / 100 FROM account JOIN annual_revenue ON account_id = account.id")
    )
    assert revenue["Burlington Textiles Corp of America"] == 350_000_000
    assert revenue["United Oil & Gas Corp."] == 5_600_000_000
    assert set(rows(book, "SELECT status FROM account")) == {"watch"}
    assert rows(book, "SELECT owner FROM account WHERE owner IS NOT NULL") == [], "an id is no name"
    assert "0014W00002578rVQAQ" in rows(book, "SELECT key FROM external_id WHERE source = 'salesforce'")
    assert "SLA__C" in report.files[0].not_imported
    assert "ANNUALREVENUE “3.5E8” was read as EUR 350,000,000.00" in report.files[0].notes


def test_the_start_after_an_import_has_nothing_to_compute(
    book: Book, run: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kamtui.book.medians.LEAST_KEPT", 1)
    run(ACCOUNTS)
    with book.rows() as connection:
        kept, computed = (connection.execute(query).fetchall() for query in (KEPT, COMPUTED))
    assert kept
    assert sorted(kept) == sorted(computed)


def test_ten_accounts_and_six_contacts_come_out_of_one_ragged_file(book: Book, run: Import) -> None:
    report = run(MIXED)
    assert counts(report.files[0]) == (14, 0, 0, 0)
    assert report.files[0].kind == "accounts, people"
    assert report.label == "Import Accounts-Contacts.csv: 10 accounts, 6 people"
    assert rows(book, "SELECT count(*) FROM account") == [10]
    people = (
        "SELECT s.name, title, email, phone, a.name FROM stakeholder AS s JOIN account AS a ON a.id = account_id"
    )
    assert len(rows(book, people)) == 6
    assert rows(book, people)[1] == (
        "Jennifer Wu", "CEO", "jennifer@demo.net", "4158521463", "Alpha Dynamics",
    )  # fmt: skip
    assert report.files[0].not_imported == ("Account: Type", "Account: Phone", "Contact: Picture")


@pytest.mark.parametrize("way", ["ManagerID", "OrganizationNode"])
def test_290_people_stand_in_five_levels(book: Book, run: Import, write: Write, way: str) -> None:
    other = {"ManagerID": "OrganizationNode", "OrganizationNode": "ManagerID"}[way]
    text = PEOPLE.read_text(encoding="utf-8").replace(other, "Other", 1)
    account = create_account(book, {"name": "Adventure Works"}, TODAY)
    report = run(write("people.csv", text), account=account)
    assert counts(report.files[0]) == (290, 0, 0, 0)
    assert report.files[0].problems == ()
    levels = (
        "WITH RECURSIVE tree(id, level) AS (SELECT id, 1 FROM stakeholder WHERE reports_to_id IS NULL UNION ALL "
        "SELECT s.id, level + 1 FROM stakeholder AS s JOIN tree ON s.reports_to_id = tree.id) "
        "SELECT count(*) FROM tree GROUP BY level ORDER BY level"
    )
    assert rows(book, levels) == [1, 6, 27, 66, 190]
    assert "Ken J Sánchez" in rows(book, "SELECT name FROM stakeholder WHERE reports_to_id IS NULL")


def test_a_second_manager_takes_the_firsts_place_and_is_told(book: Book, run: Import, write: Write) -> None:
    account = create_account(book, {"name": "Brenner AG"}, TODAY)
    text = "id,name,title,manager\n1,Anna,CEO,\n2,Bert,CFO,\n3,Fritz,Buyer,Anna\n3,Fritz,Buyer,Bert\n"
    report = run(write("people.csv", text), account=account)
    assert [(problem.line, problem.reason) for problem in report.files[0].problems] == [
        (5, "Fritz has two managers, Anna and Bert: the last one counts.")
    ]
    assert rows(book, "SELECT reports_to_id FROM stakeholder WHERE name = 'Fritz'") == [2]


def test_people_without_a_word_on_their_account_are_refused_once(book: Book) -> None:
    plan = plan_import(book, [PEOPLE], TODAY)
    assert plan.is_refused
    assert counts(plan.files[0]) == (0, 0, 0, 290)
    assert [(problem.line, problem.reason) for problem in plan.files[0].problems] == [
        (1, "No column says which account the 290 people belong to: name it with --account.")
    ]
    with pytest.raises(Refused, match=r"Nothing was imported. people.csv: No column says"):
        apply_import(book, plan)
    assert book.is_empty()


def test_stores_of_one_name_stay_apart_by_their_ids(book: Book, run: Import) -> None:
    report = run(STORES)
    assert counts(report.files[0]) == (753, 0, 0, 0)
    assert rows(book, "SELECT count(*), count(DISTINCT name) FROM account") == [(701, 699)]
    assert set(rows(book, "SELECT title FROM stakeholder")) == {"Owner", "Purchasing Manager", "Purchasing Agent"}


@pytest.mark.parametrize("path", [ACCOUNTS, MIXED, STORES], ids=lambda path: path.name)
def test_a_second_import_changes_nothing(book: Book, run: Import, path: Path) -> None:
    run(path)
    before = everything(book)
    plan = plan_import(book, [path], TODAY)
    assert plan.changes_nothing
    assert counts(plan.files[0]) == (0, 0, plan.files[0].rows, 0)
    assert plan.files[0].changes == ()
    again = apply_import(book, plan)
    assert (again.label, again.backup) == ("", None)
    assert everything(book) == before
    assert len(book.history()) == 1


# The step.


def test_one_undo_takes_an_import_back_and_one_redo_brings_it_again(book: Book, run: Import) -> None:
    create_account(book, {"name": "GenePoint"}, TODAY)
    before = everything(book)
    report = run(ACCOUNTS, MIXED)
    after = everything(book)
    assert [step.what for step in book.history(1)] == [report.label]
    assert report.label == "Import Account.csv and 1 more: 20 accounts, 6 people"
    book.undo()
    assert everything(book) == before
    book.redo()
    assert everything(book) == after


def test_a_verified_backup_is_made_before_unless_there_is_nothing_to_lose(book: Book, run: Import) -> None:
    assert run(MIXED).backup is None
    backup = run(ACCOUNTS).backup
    assert backup is not None
    assert "before-import" in backup.name
    old = Book.open(backup, write=False)
    assert rows(old, "SELECT count(*) FROM account") == [10]
    old.close()


def test_a_dry_run_writes_nothing(book: Book) -> None:
    plan = plan_import(book, [ACCOUNTS, MIXED], TODAY)
    assert not plan.changes_nothing
    assert book.is_empty()
    assert book.history() == []


def test_a_plan_is_refused_once_the_book_has_changed(book: Book) -> None:
    plan = plan_import(book, [ACCOUNTS], TODAY)
    create_account(book, {"name": "Acme"}, TODAY)
    with pytest.raises(Refused, match="has changed since the dry run"):
        apply_import(book, plan)
    assert rows(book, "SELECT name FROM account") == ["Acme"]


def test_a_failure_in_the_middle_leaves_nothing_behind(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    from kamtui.services import import_writing

    def fail(*_: object) -> None:
        raise Refused("no more room")

    monkeypatch.setattr(import_writing, "_write_keys", fail)
    plan = plan_import(book, [ACCOUNTS], TODAY)
    with pytest.raises(Refused, match="no more room"):
        apply_import(book, plan)
    assert book.is_empty()
    assert book.history() == []
    monkeypatch.undo()
    apply_import(book, plan)
    assert rows(book, "SELECT count(*) FROM account") == [12], "the plan can be tried again"


# Updates.


def test_a_change_is_told_field_by_field_and_an_empty_cell_erases_nothing(
    book: Book, run: Import, write: Write
) -> None:
    run(write("a.csv", "Id,Name,Industry,Website,AnnualRevenue\n001000000000001,Acme,Steel,acme.com,1000\n"))
    path = write("b.csv", "Id,Name,Industry,Website,AnnualRevenue\n001000000000001,Acme AG,Iron,,2000\n")
    report = plan_one(book, path)
    assert counts(report) == (0, 1, 0, 0)
    (change,) = report.changes
    assert [(field.label, field.before, field.after) for field in change.fields] == [
        ("Name", "Acme", "Acme AG"),
        ("Industry", "Steel", "Iron"),
        ("Revenue", "EUR 1,000.00", "EUR 2,000.00"),
    ]
    run(path)
    assert rows(book, "SELECT name, industry, website FROM account") == [("Acme AG", "Iron", "acme.com")]
    assert rows(book, "SELECT year, amount FROM annual_revenue") == [(2026, 200_000)]


def test_revenue_goes_to_this_year_when_it_differs_from_the_newest(book: Book, run: Import, write: Write) -> None:
    path = write("a.csv", "Account Name,Annual Revenue\nAcme,1000\n")
    run(path, today=date(2025, 3, 1))
    assert plan_import(book, [path], TODAY).changes_nothing
    run(write("b.csv", "Account Name,Annual Revenue\nAcme,1500\n"))
    assert rows(book, "SELECT year, amount FROM annual_revenue ORDER BY year") == [(2025, 100_000), (2026, 150_000)]


def test_what_the_user_wrote_in_notes_and_chose_as_status_stays(book: Book, run: Import, write: Write) -> None:
    create_account(book, {"name": "Acme", "status": AccountStatus.KEY, "notes": "Mine"}, TODAY)
    path = write("a.csv", "Account Name,Description,Industry\nAcme,Theirs,Steel\n")
    run(path)
    assert rows(book, "SELECT status, notes, industry FROM account") == [("key", "Mine", "Steel")]
    assert plan_import(book, [path], TODAY).changes_nothing


def test_a_person_who_moves_leaves_the_old_manager_behind(book: Book, run: Import, write: Write) -> None:
    head = "Id,LastName,AccountId,ReportsToId\n"
    accounts = write("a.csv", "Id,Name\n001000000000001,Acme\n001000000000002,Beta\n")
    first = "003000000000001,Boss,001000000000001,\n003000000000002,Clerk,001000000000001,003000000000001\n"
    run(accounts, write("p.csv", head + first))
    report = run(write("p.csv", head + "003000000000002,Clerk,001000000000002,\n"))
    assert counts(report.files[0]) == (0, 1, 0, 0)
    assert rows(book, "SELECT account_id, reports_to_id FROM stakeholder WHERE name = 'Clerk'") == [(2, None)]


def test_a_table_kamtui_wrote_comes_back_as_it_was(book: Book, write: Write) -> None:
    number = create_account(
        book,
        {
            "name": "=Acme+",
            "owner": "'Ann",
            "revenue": 123_456,
            "currency": "USD",
            "tags": "-a, b",
            "status": "key",
        },
        TODAY,
    )
    row = {"id": number, "name": "=Acme+", "owner": "'Ann", "revenue": 123_456, "currency": "USD", "tags": "-a, b"}
    path = write("own.csv", accounts_csv([row | {"status": AccountStatus.KEY}]))
    report = plan_one(book, path)
    assert report.source == "kamtui"
    assert counts(report) == (0, 0, 1, 0)
    change_account(book, number, {"name": "Another", "industry": "Steel"}, TODAY)
    assert counts(plan_one(book, path)) == (1, 0, 0, 0), "a number alone may be of another book"


# Opportunities.

DEALS = (
    "Opportunity Name,Account Name,Stage,Amount,Close Date,Probability (%)\n"
    "Renewal,Acme,Proposal/Price Quote,1000,2027-01-31,50\n"
    "Pilot,Acme,Closed Won,500.50,2026-10-01,100\n"
    "Idea,Acme,Warming up,,,\n"
)


def test_opportunities_get_their_stage_with_its_day_and_the_sources_word(
    book: Book, run: Import, write: Write
) -> None:
    create_account(book, {"name": "Acme"}, TODAY)
    report = run(write("deals.csv", DEALS))
    assert counts(report.files[0]) == (3, 0, 0, 0)
    assert [(problem.line, problem.reason) for problem in report.files[0].problems] == [
        (
            4,
            "The stage “Warming up” is unknown and was taken as potential: "
            "say under [stages] in a map file what it means.",
        )
    ]
    stages = "SELECT day, stage, source_stage FROM opportunity_stage ORDER BY id"
    assert rows(book, stages) == [
        ("2026-11-21", "proposed", "Proposal/Price Quote"),
        ("2026-10-01", "won", "Closed Won"),
        ("2026-11-21", "potential", "Warming up"),
    ]
    assert rows(book, "SELECT amount, currency, probability, expected_close FROM opportunity")[0] == (
        100_000, None, 50, "2027-01-31",
    )  # fmt: skip
    assert plan_import(book, [write("deals.csv", DEALS)], TODAY).changes_nothing


def test_a_new_stage_is_added_and_stays_the_newest_though_it_was_closed_before(
    book: Book, run: Import, write: Write
) -> None:
    create_account(book, {"name": "Acme"}, TODAY)
    run(write("deals.csv", DEALS))
    later = DEALS.replace("Proposal/Price Quote,1000,2027-01-31", "Closed Lost,1000,2026-11-01")
    report = run(write("deals.csv", later))
    assert counts(report.files[0]) == (0, 1, 2, 0)
    newest = "SELECT stage FROM opportunity_stage WHERE opportunity_id = 1 ORDER BY day DESC, id DESC LIMIT 1"
    assert rows(book, newest) == ["lost"]


def test_hubspot_writes_shares_of_one_and_a_currency_for_each_deal(book: Book, run: Import, write: Write) -> None:
    create_account(book, {"name": "Acme"}, TODAY)
    path = write(
        "hubspot-crm-exports-all-deals.csv",
        '"Record ID","Deal Name","Deal Stage","Amount","Close Date","Associated Company","Deal probability",'
        '"Currency"\n'
        '"12","First","Appointment Scheduled","5000.5","2026-12-01 15:17","Acme","0.2","USD"\n'
        '"13","Second","Closed won (Sales Pipeline)","7000","2026-11-01 15:17","Acme","1.0","EUR"\n',
    )
    report = run(path)
    assert report.files[0].source == "hubspot"
    assert rows(book, "SELECT name, amount, currency, probability FROM opportunity") == [
        ("First", 500_050, "USD", 20),
        ("Second", 700_000, None, 100),
    ]
    assert plan_import(book, [path], TODAY).changes_nothing


def test_pipedrives_outcome_decides_and_its_day_counts(book: Book, run: Import, write: Write) -> None:
    create_account(book, {"name": "Acme"}, TODAY)
    run(
        write(
            "deals.csv",
            "Deal - Title,Deal - Organization,Deal - Stage,Deal - Status,Deal - Value,Deal - Won time\n"
            "Renewal,Acme,Proposal Made,Won,100.0,2026-10-05 11:00\nNext,Acme,Proposal Made,Open,50.0,\n",
        )
    )
    assert rows(book, "SELECT day, stage FROM opportunity_stage ORDER BY id") == [
        ("2026-10-05", "won"),
        ("2026-11-21", "proposed"),
    ]


# Tables people write themselves, and what goes wrong in them.


def test_a_german_table_is_read_as_germans_write(book: Book, run: Import, write: Write) -> None:
    text = "Firma;Umsatz;Land;Renewal\r\nMüller & Söhne;1.234,56;Österreich;24.12.2026\r\n"
    report = run(write("kunden.csv", text.encode("cp1252")))
    assert rows(book, "SELECT name, region, renewal FROM account") == [
        ("Müller & Söhne", "Österreich", "2026-12-24")
    ]
    assert rows(book, "SELECT amount FROM annual_revenue") == [123_456]
    assert any("Windows-1252" in note for note in report.files[0].notes)


BAD: dict[str, tuple[str | bytes, list[tuple[int | None, str]]]] = {
    "empty": ("", [(None, "The file is empty.")]),
    "unknown columns": (
        "Foo,Bar\n1,2\n",
        [
            (
                1,
                "No column is known that names an account, a person or an opportunity: there are Foo, Bar. "
                "Say what they hold in a map file.",
            )
        ],
    ),
    "encoding": (
        "Name,Industry\nMüller,Öl\n".encode() + b"Br\xffken,x\n",
        [(3, "Name is “Br�ken”, which could not be read whole: save the file as UTF-8.")],
    ),
    "ragged": (
        "Name,Industry\nAcme\nBeta,x,y\n",
        [(3, "The row has 3 cells and the header 2: a text with “,” in it needs quotes.")],
    ),
    "large cell": (
        f"Name,Industry,Junk\nAcme,{'x' * 180_000},\nBeta,x,{'j' * 180_000}\n",
        [(2, f"Industry is “{'x' * 39}…”, which is longer than 20,000 characters.")],
    ),
    "two of one name": (
        "Name,Industry\nAcme,Steel\nAcme,Iron\n",
        [(3, "“Acme” stands on line 2 already, and no id tells the two apart.")],
    ),
    "amount": (
        "Account Name,Annual Revenue\nAcme,lots\nBeta,5\n",
        [(2, "Annual Revenue is “lots”, which is not an amount.")],
    ),
    "day": (
        "Account Name,Renewal\nAcme,2026-02-30\nBeta,2026-02-28\n",
        [(2, "Renewal is “2026-02-30”, which is a day that does not exist.")],
    ),
    "undecided days": (
        "Account Name,Renewal\nAcme,03/04/2026\nBeta,05/06/2026\n",
        [
            (
                2,
                "Renewal was not imported: “03/04/2026” can be read as two days, "
                "so say under [days] in a map file which comes first.",
            )
        ],
    ),
    "open quote": (
        'Name,Industry\nAcme,"Steel\nBeta,x\n',
        [(2, "A quote is opened here and never closed, so the rows after it cannot be told apart.")],
    ),
    "workbook": (
        b"PK\x03\x04",
        [(None, "The file is an Excel workbook or another archive: save it as CSV UTF-8 and import that.")],
    ),
    "cases": ("Case Number,Subject\n1,x\n", [(1, "The file holds service cases, which kamtui does not import.")]),
    "no name": (
        "Name,Industry\n,Steel\nAcme,x\n",
        [(2, "The row has no name, so no account can be made of it.")],
    ),
    "nothing known on a row": (
        "Name,Foo\n,x\nAcme,y\n",
        [(2, "None of the columns that are imported has anything on this row.")],
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_with_a_file_is_told_with_line_and_reason(book: Book, write: Write, name: str) -> None:
    content, problems = BAD[name]
    report = plan_one(book, write("bad.csv", content))
    assert [(problem.line, problem.reason) for problem in report.problems] == problems
    counts(report)
    assert book.is_empty()


def test_a_file_that_cannot_be_opened_keeps_all_others_out(book: Book, tmp_path: Path) -> None:
    plan = plan_import(book, [ACCOUNTS, tmp_path / "missing.csv", tmp_path], TODAY)
    assert [file.is_refused for file in plan.files] == [False, True, True]
    assert plan.files[1].problems[0].reason == "The file cannot be read: no such file or directory."
    with pytest.raises(Refused, match=r"missing.csv: The file cannot be read"):
        apply_import(book, plan)
    assert book.is_empty()


def test_rows_that_cannot_be_read_are_left_out_whole_and_the_others_come_in(
    book: Book, run: Import, write: Write
) -> None:
    report = run(write("a.csv", "Account Name,Industry,Annual Revenue\nAcme,Steel,lots\nBeta,Iron,5\n"))
    assert counts(report.files[0]) == (1, 0, 0, 1)
    assert rows(book, "SELECT name FROM account") == ["Beta"]


def test_hostile_names_are_cleaned_and_otherwise_kept(book: Book, run: Import, write: Write) -> None:
    names = ["[/x] [@click=quit]", "<b>&amp;</b>", "日本電気硝子", "🏭 Ünïcode", "x" * 10_000]
    run(write("a.csv", "Name,Industry\n" + "".join(f"{name},x\x1b[31m\n" for name in names)))
    assert rows(book, "SELECT name FROM account ORDER BY id") == names
    assert set(rows(book, "SELECT industry FROM account")) == {"x[31m"}


# What the user says.


def test_a_map_file_says_what_the_columns_hold(book: Book, run: Import, write: Write) -> None:
    mapping = write("map.toml", '"Wer" = "account.name"\n"Was" = "account.industry"\n"Industry" = ""\n')
    report = run(write("a.csv", "Wer,Was,Industry\nAcme,Steel,Wrong\n"), mapping=mapping)
    assert rows(book, "SELECT name, industry FROM account") == [("Acme", "Steel")]
    assert report.files[0].not_imported == ("Industry",)
    with pytest.raises(Refused, match="there is none of that name"):
        plan_import(book, [ACCOUNTS], TODAY, mapping=write("bad.toml", 'Wer = "account.nobody"\n'))
    with pytest.raises(Refused, match="cannot be read"):
        plan_import(book, [ACCOUNTS], TODAY, mapping=Path("nowhere.toml"))


def test_a_map_file_gives_a_stage_its_meaning(book: Book, run: Import, write: Write) -> None:
    create_account(book, {"name": "Acme"}, TODAY)
    run(write("deals.csv", DEALS), mapping=write("map.toml", '[stages]\n"Warming up" = "qualified"\n'))
    assert rows(book, "SELECT stage FROM opportunity_stage WHERE opportunity_id = 3") == ["qualified"]


def test_accounts_can_be_taken_out_of_a_list_of_something_else(book: Book, run: Import, write: Write) -> None:
    deals = write("deals.csv", DEALS)
    missing = plan_one(book, deals)
    assert counts(missing) == (0, 0, 0, 3)
    assert missing.problems[0].reason == (
        "There is no account called “Acme”. Import the accounts first; --as accounts takes them from this file."
    )
    report = run(deals, kind="accounts")
    assert counts(report.files[0]) == (1, 0, 2, 0)
    assert counts(run(deals).files[0]) == (3, 0, 0, 0)


def test_rows_that_name_an_account_keep_it_though_another_was_said(book: Book, run: Import, write: Write) -> None:
    acme = create_account(book, {"name": "Acme"}, TODAY)
    create_account(book, {"name": "Beta"}, TODAY)
    path = write("p.csv", "First Name,Last Name,Account Name\nAnn,Lee,\nBob,Ray,Beta\n")
    run(path, account=acme)
    people = "SELECT s.name, a.name FROM stakeholder AS s JOIN account AS a ON a.id = s.account_id ORDER BY s.id"
    assert rows(book, people) == [("Ann Lee", "Acme"), ("Bob Ray", "Beta")]


def test_a_program_the_user_names_keeps_its_ids_apart(book: Book, run: Import, write: Write) -> None:
    path = write("a.csv", "Id,Name\n1,Acme\n")
    run(path, source="Our-ERP")
    assert rows(book, "SELECT source, kind, key FROM external_id") == [("our-erp", "account", "1")]
    renamed = write("b.csv", "Id,Name\n1,Acme Holding\n")
    assert counts(plan_one(book, renamed, source="our-erp")) == (0, 1, 0, 0)
    assert counts(plan_one(book, renamed)) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (
            {"kind": "cases"},
            "does not import cases yet: it reads accounts, people, opportunities, calendar, holidays",
        ),
        ({"kind": "dogs"}, "“dogs” is nothing that can be imported"),
        ({"source": "our erp!"}, "names no program"),
        ({"account": 99}, "There is no account #99"),
    ],
)
def test_what_the_user_says_wrongly_is_refused(book: Book, said: dict[str, Any], reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        plan_import(book, [ACCOUNTS], TODAY, **said)


def test_amounts_without_a_currency_are_in_the_one_most_accounts_are_kept_in(
    book: Book, run: Import, write: Write
) -> None:
    for name, currency in (("A", "USD"), ("B", "USD"), ("C", "EUR")):
        create_account(book, {"name": name, "currency": currency}, TODAY)
    run(write("a.csv", "Account Name,Annual Revenue\nC,1\nD,2\n"))
    assert rows(book, "SELECT currency FROM account ORDER BY name") == ["USD", "USD", "EUR", "USD"]


# The report.


def test_the_report_as_json_has_the_keys_that_others_rely_on(book: Book, run: Import, write: Write) -> None:
    run(write("a.csv", "Id,Name,Industry\n001000000000001,Acme,Steel\n"))
    path = write("b.csv", "Id,Name,Industry\n001000000000001,Acme,Iron\n001000000000002,Beta,\n,,Lost\n")
    plan: ImportPlan = plan_import(book, [path], TODAY)
    report = json.loads(json.dumps(import_json(plan.files, dry_run=True)))
    assert set(report) == {"files", "dry_run"}
    assert report["dry_run"] is True
    (file,) = report["files"]
    assert file["file"] == "b.csv"
    assert (file["kind"], file["source"], file["rows"]) == ("accounts", "salesforce", 3)
    assert (file["created"], file["updated"], file["unchanged"], file["skipped"]) == (1, 1, 0, 1)
    assert file["problems"] == [{"line": 4, "reason": "The row has no name, so no account can be made of it."}]
    assert file["updates"] == [
        {
            "line": 2,
            "kind": "accounts",
            "name": "Acme",
            "fields": [{"field": "Industry", "before": "Steel", "after": "Iron"}],
        }
    ]
