"""Files say by themselves which program wrote them, what they hold, and where it stands."""

import pytest

from kamtui.imports.columns import choose_columns, is_known
from kamtui.imports.detect import find_kinds, take_kind
from kamtui.imports.kinds import ACCOUNTS, KINDS, OPPORTUNITIES, PEOPLE
from kamtui.imports.mapping import Mapping
from kamtui.imports.problems import FileRefused
from kamtui.imports.reader import Sheet, read_sheet
from kamtui.imports.sources import detect_source, gather

HEADERS = {
    "salesforce": ("Id,Name,AnnualRevenue,BillingCountry", "accounts"),
    "salesforce labels": ("Account Name,Account Owner,Annual Revenue,Billing Country,Parent Account", "accounts"),
    "salesforce contacts": ("Id,FirstName,LastName,AccountId,ReportsToId,Email", "people"),
    " salesforce report without a mark": (
        "Opportunity Name,Account Name,Stage,Amount,Close Date,Probability (%)",
        "opportunities",
    ),
    "salesforce opportunities": ("Id,AccountId,Name,StageName,Amount,CloseDate,CurrencyIsoCode", "opportunities"),
    "hubspot": ("Record ID,Company name,Company owner,Industry", "accounts"),
    "hubspot contacts": ("Record ID,First Name,Last Name,Email,Associated Company,Close Date,Deal Name", "people"),
    "hubspot deals": ("Record ID,Deal Name,Deal Stage,Amount,Close Date,Deal owner,Pipeline", "opportunities"),
    "hubspot spanish": ("ID de registro,Nombre,Apellidos,Correo,Cargo,Número de teléfono", "people"),
    "dynamics": (
        "(Do Not Modify) Account,(Do Not Modify) Row Checksum,Account Name,Owner,Address 1: Country/Region",
        "accounts",
    ),
    "dynamics contacts": ("(Do Not Modify) Contact,Full Name,Company Name,Job Title,Email,Manager", "people"),
    "dynamics opportunities": (
        "(Do Not Modify) Opportunity,Topic,Potential Customer,Est. Revenue,Est. Close Date,Status Reason",
        "opportunities",
    ),
    "pipedrive": ("Organization - Name,Organization - ID,Organization - Owner", "accounts"),
    "pipedrive people": ("Person - Name,Person - ID,Person - Email - Work,Person - Organization", "people"),
    "pipedrive deals": (
        "Deal - Title,Deal - ID,Deal - Stage,Deal - Status,Deal - Value,Deal - Organization",
        "opportunities",
    ),
    "zoho": ("Record Id,Account Name,Account Owner,Parent Account.id,Parent Account", "accounts"),
    "zoho contacts": ("Record Id,First Name,Last Name,Account Name.id,Account Name,Reporting To", "people"),
    "zoho deals": ("Record Id,Deal Name,Account Name.id,Account Name,Stage,Amount,Closing Date", "opportunities"),
    "google": ("Given Name,Family Name,E-mail 1 - Value,Organization 1 - Name,Organization 1 - Title", "people"),
    "outlook": ("Title,First Name,Last Name,Company,Job Title,Business Street,E-mail Address", "people"),
    "linkedin": ("First Name,Last Name,URL,Email Address,Company,Position,Connected On", "people"),
    " german": ("Firma;Branche;Umsatz;Land", "accounts"),
    " people": ("Name,Email,Company", "people"),
    " companies": ("Name,Email,Phone,Industry,Website", "accounts"),
    " adventureworks": ("BusinessEntityID,FirstName,LastName,JobTitle,OrganizationNode,ManagerID", "people"),
}


def sheet_of(headers: str, *rows: str) -> Sheet:
    return read_sheet("\n".join([headers, *rows]).encode(), is_known)


@pytest.mark.parametrize("name", HEADERS)
def test_program_and_kind_are_found_by_the_headers(name: str) -> None:
    headers, kind = HEADERS[name]
    sheet = sheet_of(headers)
    evidence = gather(sheet, "file.csv")
    source = detect_source(evidence)
    assert source == name.split(" ", maxsplit=1)[0]
    assert list(find_kinds(sheet, evidence, source, Mapping()).kinds) == [kind]


def columns(name: str, kind: str) -> dict[str, str]:
    sheet = sheet_of(HEADERS[name][0])
    source = detect_source(gather(sheet, "file.csv"))
    found = choose_columns(sheet.headers, KINDS[kind], source, Mapping())
    return {field: sheet.headers[index].text for field, index in found.items()}


def test_a_column_that_names_somebody_else_is_never_the_rows_own_name() -> None:
    assert columns("salesforce labels", "accounts") == {
        "name": "Account Name",
        "owner": "Account Owner",
        "revenue": "Annual Revenue",
        "region": "Billing Country",
        "parent": "Parent Account",
    }
    assert columns("pipedrive people", "people") == {
        "id": "Person - ID",
        "name": "Person - Name",
        "account": "Person - Organization",
        "email": "Person - Email - Work",
    }
    assert columns("hubspot contacts", "people")["account"] == "Associated Company"
    assert "name" not in columns("hubspot contacts", "people")
    assert columns(" people", "people") == {"name": "Name", "email": "Email", "account": "Company"}
    alone = sheet_of("Assistant,Asst. Phone,Owner Email,Contact Owner,Account Site,Last Name")
    assert choose_columns(alone.headers, PEOPLE, "salesforce", Mapping()) == {"last": 5}
    assert choose_columns(alone.headers, ACCOUNTS, "salesforce", Mapping()) == {}


def test_outlooks_title_is_a_salutation() -> None:
    assert columns("outlook", "people")["title"] == "Job Title"
    sheet = sheet_of("Title,First Name,Last Name,Business Street")
    assert "title" not in choose_columns(sheet.headers, PEOPLE, "outlook", Mapping())


def test_what_was_converted_comes_after_what_was_said() -> None:
    sheet = sheet_of("Opportunity Name,Stage,Amount (converted),Amount Currency,Amount")
    found = choose_columns(sheet.headers, OPPORTUNITIES, "salesforce", Mapping())
    assert (found["amount"], found["currency"]) == (4, 3)


def test_a_prefix_says_whose_column_it_is() -> None:
    sheet = sheet_of("Account: Account Name,Account: Phone,Contact: Last Name,Contact: Phone")
    holding = find_kinds(sheet, gather(sheet, "x.csv"), "salesforce", Mapping())
    assert holding.kinds == {"accounts": {"name": 0}, "people": {"last": 2, "phone": 3}}
    assert holding.repeats


def test_ids_of_one_program_are_not_taken_for_anothers() -> None:
    sheet = sheet_of("First Name,Last Name,URL")
    assert "id" in choose_columns(sheet.headers, PEOPLE, "linkedin", Mapping())
    assert "id" not in choose_columns(sheet.headers, PEOPLE, "", Mapping())


def test_salesforce_shows_the_kind_by_its_ids() -> None:
    for start, kind in (("001", "accounts"), ("006", "opportunities")):
        sheet = sheet_of("Id,Name,Description", f"{start}4W00002578rVQAQ,A,x")
        evidence = gather(sheet, "x.csv")
        assert detect_source(evidence) == "salesforce"
        assert list(find_kinds(sheet, evidence, "salesforce", Mapping()).kinds) == [kind]


def test_a_long_number_in_any_column_is_no_salesforce_id() -> None:
    sheet = sheet_of("Name,Phone", "A,500123456789012")
    assert detect_source(gather(sheet, "x.csv")) == ""


def test_the_files_name_may_tell_the_program() -> None:
    assert detect_source(gather(sheet_of("Name,Industry"), "hubspot-crm-exports-all-companies.csv")) == "hubspot"
    assert detect_source(gather(sheet_of("Name,Industry"), "companies.csv")) == ""


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ("Foo,Bar", "No column is known that names .* there are Foo, Bar"),
        ("Case Number,Subject,Status", "service cases"),
        ("Issue key,Summary,Status", "service cases"),
        ("Subject,Activity Date,WhoId", "activities"),
    ],
)
def test_what_is_none_of_the_kinds_is_refused_with_the_headers_line(headers: str, reason: str) -> None:
    sheet = sheet_of(headers)
    with pytest.raises(FileRefused, match=reason) as refused:
        find_kinds(sheet, gather(sheet, "x.csv"), "", Mapping())
    assert refused.value.problem.line == 1


def test_the_accounts_alone_can_be_taken_out_of_a_list_of_something_else() -> None:
    sheet = sheet_of("Id,Opportunity Name,AccountId,Account Name,StageName,Industry,Currency,Description")
    evidence = gather(sheet, "x.csv")
    holding = take_kind(sheet, evidence, "salesforce", Mapping(), ACCOUNTS)
    assert holding.kinds == {"accounts": {"id": 2, "name": 3, "industry": 5}}
    assert holding.repeats
    with pytest.raises(FileRefused, match="No column names the people"):
        take_kind(sheet_of("Industry,Website"), evidence, "", Mapping(), PEOPLE)
