"""Which program wrote a file: recognised by its headers, its ids or the file's name."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kamtui.imports.reader import Sheet

OWN_SOURCE = "kamtui"
"""What a table is called that kamtui itself wrote."""
PLAIN_SOURCE = "csv"
"""What a table is called that no program put its mark on."""

SALESFORCE_ID = re.compile(r"(001|003|006|500)[A-Za-z0-9]{12}(?:[A-Z0-5]{3})?")
_PROBE_ROWS = 20


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a program is recognised by.

    Attributes:
        texts: The headers as they are.
        names: The headers as they are compared.
        ids: What stands in the first rows of columns whose headers end in id.
        file: The file's name.
    """

    texts: frozenset[str]
    names: frozenset[str]
    ids: frozenset[str]
    file: str

    def begins(self, *prefixes: str) -> int:
        """Count the headers that begin with one of some words."""
        return sum(text.startswith(prefixes) for text in self.texts)


def has(*names: str) -> Callable[[Evidence], bool]:
    """Return a test for files that have one of some headers, given as they are compared."""
    return lambda evidence: any(name in evidence.names for name in names)


def _is_zoho(evidence: Evidence) -> bool:
    beside = any(text.endswith(".id") and text.removesuffix(".id") in evidence.texts for text in evidence.texts)
    return beside or "Record Id" in evidence.texts


def _is_salesforce(evidence: Evidence) -> bool:
    if evidence.begins("Account: ", "Contact: ", "Opportunity: ") > 1:
        return True
    return has("reportstoid", "accountid", "stagename", "billingcountry", "currencyisocode")(evidence) or any(
        SALESFORCE_ID.fullmatch(cell) for cell in evidence.ids
    )


SOURCES: tuple[tuple[str, Callable[[Evidence], bool]], ...] = (
    (OWN_SOURCE, lambda evidence: {"id", "lasttouch", "nexttitle", "overdueactions"} <= evidence.names),
    ("dynamics", lambda evidence: evidence.begins("(Do Not Modify)") > 0),
    ("zendesk", has("summationcolumn")),
    ("jira", has("issuekey")),
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
    ("linkedin", has("connectedon")),
    ("google", has("email1value")),
    ("outlook", has("businessstreet")),
    ("servicenow", lambda evidence: {"incidentstate", "openedat"} <= evidence.names),
)
"""The programs and their marks; the first that fits wins. A further one is a line here and its aliases."""


def gather(sheet: Sheet, file: str) -> Evidence:
    """Return what a sheet can be recognised by."""
    return Evidence(
        frozenset(header.text for header in sheet.headers),
        frozenset(header.name for header in sheet.headers),
        frozenset(
            row.cells[index].strip()
            for index, header in enumerate(sheet.headers)
            if header.name.endswith("id")
            for row in sheet.rows[:_PROBE_ROWS]
        ),
        file,
    )


def detect_source(evidence: Evidence) -> str:
    """Return the program that wrote a file, empty if none left its mark."""
    return next((name for name, is_it in SOURCES if is_it(evidence)), "")
