"""What a file is when nobody said so: which program wrote it, and which kinds of record it holds."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kamtui.imports.columns import Columns, choose_columns
from kamtui.imports.headers import Header
from kamtui.imports.kinds import ACCOUNTS, KINDS, OPPORTUNITIES, PEOPLE, Kind
from kamtui.imports.mapping import Mapping
from kamtui.imports.problems import FileRefused
from kamtui.imports.reader import Sheet, describe_headers

OWN_SOURCE = "kamtui"
"""What a table is called that kamtui itself wrote."""
PLAIN_SOURCE = "csv"
"""What a table is called that no program put its mark on."""

_SALESFORCE_ID = re.compile(r"(001|003|006|500)[A-Za-z0-9]{12}(?:[A-Z0-5]{3})?")
_SALESFORCE_KINDS = {"001": ACCOUNTS, "003": PEOPLE, "006": OPPORTUNITIES}
_PROBE_ROWS = 20
_DESCRIPTION = frozenset({"industry", "revenue", "website", "parent", "parent_id"})
"""Fields that say something of an account rather than only name it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a program is recognised by.

    Attributes:
        texts: The headers as they are.
        names: The headers as they are compared.
        rows: The first rows.
        file: The file's name.
    """

    texts: frozenset[str]
    names: frozenset[str]
    rows: tuple[Sequence[str], ...]
    file: str

    def begins(self, *prefixes: str) -> int:
        """Count the headers that begin with one of some words."""
        return sum(text.startswith(prefixes) for text in self.texts)


def _has(*names: str) -> Callable[[Evidence], bool]:
    return lambda evidence: any(name in evidence.names for name in names)


def _is_zoho(evidence: Evidence) -> bool:
    beside = any(text.endswith(".id") and text.removesuffix(".id") in evidence.texts for text in evidence.texts)
    return beside or "Record Id" in evidence.texts


def _is_salesforce(evidence: Evidence) -> bool:
    if evidence.begins("Account: ", "Contact: ", "Opportunity: ") > 1:
        return True
    return _has("reportstoid", "accountid", "stagename", "billingcountry", "currencyisocode")(evidence) or any(
        _SALESFORCE_ID.fullmatch(cell.strip()) for row in evidence.rows for cell in row
    )


SOURCES: tuple[tuple[str, Callable[[Evidence], bool]], ...] = (
    (OWN_SOURCE, lambda evidence: {"id", "lasttouch", "nexttitle", "overdueactions"} <= evidence.names),
    ("dynamics", lambda evidence: evidence.begins("(Do Not Modify)") > 0),
    ("zendesk", _has("summationcolumn")),
    ("jira", _has("issuekey")),
    ("pipedrive", lambda evidence: evidence.begins("Organization - ", "Person - ", "Deal - ", "Activity - ") > 1),
    ("zoho", _is_zoho),
    (
        "hubspot",
        lambda evidence: (
            not evidence.texts.isdisjoint({"Record ID", "ID de registro"})
            or evidence.file.startswith("hubspot-crm-exports-")
        ),
    ),
    ("salesforce", _is_salesforce),
    ("linkedin", _has("connectedon")),
    ("google", _has("email1value")),
    ("outlook", _has("businessstreet")),
    ("servicenow", lambda evidence: {"incidentstate", "openedat"} <= evidence.names),
)
"""The programs and their marks; the first that fits wins. A further one is a line here and its aliases."""

_LATER = (
    ("service cases", _has("casenumber", "ticketid", "issuekey", "incidentstate", "summationcolumn")),
    ("activities", _has("activitydate", "activitytype")),
)


def gather(sheet: Sheet, file: str) -> Evidence:
    """Return what a sheet can be recognised by."""
    return Evidence(
        frozenset(header.text for header in sheet.headers),
        frozenset(header.name for header in sheet.headers),
        tuple(row.cells for row in sheet.rows[:_PROBE_ROWS]),
        file,
    )


def detect_source(evidence: Evidence) -> str:
    """Return the program that wrote a file, empty if none left its mark."""
    return next((name for name, is_it in SOURCES if is_it(evidence)), "")


def find_kinds(
    sheet: Sheet, evidence: Evidence, source: str, mapping: Mapping, said: Kind | None = None
) -> dict[str, Columns]:
    """Return which kinds a file holds, with their columns.

    A file of people that also describes their accounts holds both. When the user said the kind, it is that one.

    Args:
        sheet: The file.
        evidence: What it is recognised by.
        source: The program that wrote it.
        mapping: What the user said of its columns.
        said: The kind the user named.

    Raises:
        FileRefused: It is none of the kinds, or lacks the column that names a record.
    """
    if said is not None:
        columns = choose_columns(sheet.headers, said, source, mapping)
        if not {"name", "id", "last", "email"} & columns.keys():
            raise FileRefused(
                f"No column names the {said.name}: there are {describe_headers(sheet.headers)}. "
                "Say which one does in a map file.",
                sheet.header_line,
            )
        return {said.name: columns}
    for what, is_it in _LATER:
        if is_it(evidence):
            raise FileRefused(f"The file holds {what}, which kamtui does not import.", sheet.header_line)
    by_id = _kind_by_id(sheet, source, mapping)
    if by_id is not None:
        return {by_id.name: choose_columns(sheet.headers, by_id, source, mapping)}
    return _kinds_by_columns(sheet, source, mapping)


def _kind_by_id(sheet: Sheet, source: str, mapping: Mapping) -> Kind | None:
    """Return the kind that the ids of a Salesforce file show, if all first rows agree."""
    index = choose_columns(sheet.headers, ACCOUNTS, source, mapping).get("id")
    if index is None or sheet.headers[index].name != "id":
        return None
    starts = {
        found[1]
        for row in sheet.rows[:_PROBE_ROWS]
        if row.cells[index].strip() and (found := _SALESFORCE_ID.fullmatch(row.cells[index].strip()))
    }
    return _SALESFORCE_KINDS.get(starts.pop()) if len(starts) == 1 else None


def _kinds_by_columns(sheet: Sheet, source: str, mapping: Mapping) -> dict[str, Columns]:
    found = {name: choose_columns(sheet.headers, kind, source, mapping) for name, kind in KINDS.items()}
    fits = {name for name, kind in KINDS.items() if any(sign <= found[name].keys() for sign in kind.signs)}
    people = found[PEOPLE.name].keys()
    if OPPORTUNITIES.name in fits and ("last" not in people or "stage" in found[OPPORTUNITIES.name]):
        return {OPPORTUNITIES.name: found[OPPORTUNITIES.name]}
    describes = bool(_DESCRIPTION & found[ACCOUNTS.name].keys())
    # A name and an e-mail address are a person's, unless the other columns are a company's.
    if PEOPLE.name in fits and (not describes or {"last", "account", "title", "reports_to"} & people):
        accounts = _accounts_beside_people(sheet.headers, found[ACCOUNTS.name], describes and not source)
        if accounts is None:
            return {PEOPLE.name: found[PEOPLE.name]}
        rest = choose_columns(sheet.headers, PEOPLE, source, mapping, frozenset(accounts.values()))
        return {ACCOUNTS.name: accounts, PEOPLE.name: rest}
    if ACCOUNTS.name in fits:
        return {ACCOUNTS.name: found[ACCOUNTS.name]}
    raise FileRefused(
        f"No column is known that names an account, a person or an opportunity: "
        f"there are {describe_headers(sheet.headers)}. Say what they hold in a map file.",
        sheet.header_line,
    )


def _accounts_beside_people(headers: Sequence[Header], columns: Columns, describes: bool) -> Columns | None:
    """Return the account's columns of a file of people, if it describes accounts and does not only name them."""
    if "name" not in columns:
        return None
    if sum(header.about == "account" for header in headers) > 1:
        return {name: index for name, index in columns.items() if headers[index].about == "account"}
    has_bare_name = headers[columns["name"]].name == "name" and any(header.name == "lastname" for header in headers)
    return columns if has_bare_name or describes else None
