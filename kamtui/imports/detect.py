"""Which kinds of record a file holds when nobody said so, and where their fields stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from kamtui.imports.columns import Columns, choose_columns
from kamtui.imports.headers import Header
from kamtui.imports.kinds import ACCOUNTS, KINDS, OPPORTUNITIES, PEOPLE, Kind
from kamtui.imports.mapping import Mapping
from kamtui.imports.problems import FileRefused
from kamtui.imports.reader import Sheet, describe_headers
from kamtui.imports.sources import SALESFORCE_ID, Evidence, has

_SALESFORCE_KINDS = {"001": ACCOUNTS, "003": PEOPLE, "006": OPPORTUNITIES}
_PROBE_ROWS = 20
_DESCRIPTION = frozenset({"industry", "revenue", "website", "parent", "parent_id"})
"""Fields that say something of an account rather than only name it."""

_LATER = (
    ("service cases", has("casenumber", "ticketid", "issuekey", "incidentstate", "summationcolumn")),
    ("activities", has("activitydate", "activitytype")),
)


@dataclass(frozen=True, slots=True)
class Holding:
    """What a file holds.

    Attributes:
        kinds: Kind -> where its fields stand.
        repeats: Whether a record may stand on several rows, as an account does beside each of its people.
    """

    kinds: dict[str, Columns]
    repeats: bool


def find_kinds(sheet: Sheet, evidence: Evidence, source: str, mapping: Mapping) -> Holding:
    """Return which kinds a file holds.

    A file of people that also describes their accounts holds both.

    Args:
        sheet: The file.
        evidence: What it is recognised by.
        source: The program that wrote it; empty if unknown.
        mapping: What the user said of its columns.

    Raises:
        FileRefused: It is none of the kinds.
    """
    for what, is_it in _LATER:
        if is_it(evidence):
            raise FileRefused(f"The file holds {what}, which kamtui does not import.", sheet.header_line)
    by_id = _kind_by_id(sheet, source, mapping)
    if by_id is not None:
        return Holding({by_id.name: choose_columns(sheet.headers, by_id, source, mapping)}, repeats=False)
    kinds = _kinds_by_columns(sheet, source, mapping)
    return Holding(kinds, repeats=len(kinds) > 1)


def take_kind(sheet: Sheet, evidence: Evidence, source: str, mapping: Mapping, kind: Kind) -> Holding:
    """Return where the fields of the kind stand that the user named.

    Of a file of something else that names accounts, the accounts alone are taken: `--as accounts` makes the
    accounts of a list of people.

    Args:
        sheet: The file.
        evidence: What it is recognised by.
        source: The program that wrote it; empty if unknown.
        mapping: What the user said of its columns.
        kind: The kind the user named.

    Raises:
        FileRefused: No column names such a record.
    """
    columns = choose_columns(sheet.headers, kind, source, mapping)
    try:
        found = find_kinds(sheet, evidence, source, mapping).kinds
    except FileRefused:
        found = {}
    repeats = bool(found) and set(found) != {kind.name}
    if kind is ACCOUNTS and repeats:
        columns = found.get(kind.name) or _accounts_named(columns, next(iter(found.values())))
    if not {"name", "id", "last", "email"} & columns.keys():
        raise FileRefused(
            f"No column names the {kind.name}: there are {describe_headers(sheet.headers)}. "
            "Say which one does in a map file.",
            sheet.header_line,
        )
    return Holding({kind.name: columns}, repeats)


def _accounts_named(columns: Columns, others: Columns) -> Columns:
    """Return the account's columns of a file of something else: its own id and name are those of that thing."""
    taken = {name: index for name, index in columns.items() if name in _DESCRIPTION}
    links = (("id", "account_id"), ("name", "account"))
    return taken | {name: others[link] for name, link in links if link in others}


def _kind_by_id(sheet: Sheet, source: str, mapping: Mapping) -> Kind | None:
    """Return the kind that the ids of a Salesforce file show, if all first rows agree."""
    index = choose_columns(sheet.headers, ACCOUNTS, source, mapping).get("id")
    if index is None or sheet.headers[index].name != "id":
        return None
    starts = {
        found[1]
        for row in sheet.rows[:_PROBE_ROWS]
        if row.cells[index].strip() and (found := SALESFORCE_ID.fullmatch(row.cells[index].strip()))
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
