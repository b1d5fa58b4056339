"""Accounts: read for a form, entered, changed, archived; each change one step of the history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session, col, select

from kamtui.book.book import Book
from kamtui.book.engine import check_record
from kamtui.book.errors import Refused
from kamtui.fieldspec import FieldKind
from kamtui.models.account import Account, AccountEntry, AccountFields, AnnualRevenue, TierOverride
from kamtui.models.outline import specs
from kamtui.models.revenue import Opportunity
from kamtui.reading import exponent
from kamtui.text import TextTooLong, clean, clean_line, fold_name
from kamtui.vocabulary import AccountStatus

SPECS = specs(AccountEntry)
"""The fields of an account as a person enters it."""

DATED = ("revenue", "tier", "tier_reason", "tier_recheck")
"""The fields that are kept as dated rows of their own."""

LABEL_NAME = 60
"""Characters of a name that the history repeats."""

GIVEN_BACK = "Given back to the arithmetic"
"""The reason noted when a tier by hand is taken away without one."""


class NameTaken(Refused):
    """Another account has the same name.

    Attributes:
        account_id: That account.
    """

    def __init__(self, name: str, account_id: int) -> None:
        super().__init__(
            f"There is an account “{_short(name)}” already (#{account_id}): change the name, or keep both.", "name"
        )
        self.account_id = account_id


@dataclass(frozen=True, slots=True)
class AccountValues:
    """An account as its form shows it.

    Attributes:
        id: Its id.
        values: By `FieldSpec.name` of `AccountEntry`, with the newest revenue and the tier by hand in force.
    """

    id: int
    values: Mapping[str, object]


def load_account(book: Book, account_id: int) -> AccountValues:
    """Read one account for its form.

    Raises:
        Refused: There is no such account.
    """
    with book.read() as session:
        return AccountValues(account_id, _values(session, _get(session, account_id)))


def create_account(book: Book, values: Mapping[str, object], today: date, *, allow_same_name: bool = False) -> int:
    """Enter a new account.

    Args:
        book: The book.
        values: By field name; what is missing takes its default.
        today: The day of the revenue's year and of a tier by hand.
        allow_same_name: Whether it may be called as another one is.

    Returns:
        Its id.

    Raises:
        NameTaken: There is one of that name, but for case and accents.
        Refused: A field cannot be saved as it is.
    """
    before: dict[str, object] = {spec.name: AccountEntry.model_fields[spec.name].default for spec in SPECS}
    before["name"] = ""
    after = _checked(before, values)
    name = str(after["name"])
    with book.step(f"New account “{_short(name)}”") as session:
        if not allow_same_name:
            _refuse_same_name(session, name)
        account = Account(**_stored(after))
        session.add(account)
        session.flush()
        _write_dated(session, account, before, after, today)
        return _id(account)


def change_account(book: Book, account_id: int, values: Mapping[str, object], today: date) -> None:
    """Change some fields of an account; what differs from before is written, dated fields as new rows.

    A revenue that differs is written to the year of `today`, or to the newest year known when that lies ahead;
    an emptied one takes the newest year's away. Amounts that are not given keep the number a person reads when
    the new currency has another number of decimals.

    Args:
        book: The book.
        account_id: The account.
        values: By field name; fields left out stay as they are.
        today: The day of the revenue's year and of a tier by hand.

    Raises:
        Refused: There is no such account, or a field cannot be saved as it is.
    """
    with book.read() as session:
        before = _values(session, _get(session, account_id))
    after = _checked(before, values)
    with book.step(f"Change account “{_short(str(after['name']))}”") as session:
        account = _get(session, account_id)
        _change_decimals(session, account, before, after)
        for name, value in _stored(after).items():
            if getattr(account, name) != value:
                setattr(account, name, value)
        session.flush()
        _write_dated(session, account, before, after, today)


def archive_account(book: Book, ids: Sequence[int]) -> None:
    """Put accounts aside; an archived account keeps all it has [KG: archive, never delete]."""
    _set_status(book, ids, AccountStatus.ARCHIVED, "Archive {}")


def restore_account(book: Book, ids: Sequence[int]) -> None:
    """Take accounts out of the archive; they are watched from now on."""
    _set_status(book, ids, AccountStatus.WATCH, "Restore {}", only=AccountStatus.ARCHIVED)


def _set_status(
    book: Book, ids: Sequence[int], status: AccountStatus, label: str, only: AccountStatus | None = None
) -> None:
    with book.read() as session:
        chosen = select(Account.id, Account.name).where(col(Account.id).in_(ids), Account.status != status)
        if only is not None:
            chosen = chosen.where(Account.status == only)
        found = session.exec(chosen).all()
    if not found:
        return
    what = f"account “{_short(found[0][1])}”" if len(found) == 1 else f"{len(found)} accounts"
    with book.step(label.format(what)) as session:
        for account in session.exec(select(Account).where(col(Account.id).in_([number for number, _ in found]))):
            account.status = status


def _get(session: Session, account_id: int) -> Account:
    account = session.get(Account, account_id)
    if account is None:
        raise Refused(f"There is no account #{account_id}.")
    return account


def _id(account: Account) -> int:
    if account.id is None:
        raise ValueError("an account has its id once it is flushed")
    return account.id


def _newest_revenue(session: Session, account_id: int) -> AnnualRevenue | None:
    newest = select(AnnualRevenue).where(AnnualRevenue.account_id == account_id)
    return session.exec(newest.order_by(col(AnnualRevenue.year).desc())).first()


def _newest_override(session: Session, account_id: int) -> TierOverride | None:
    newest = select(TierOverride).where(TierOverride.account_id == account_id)
    return session.exec(newest.order_by(col(TierOverride.day).desc(), col(TierOverride.id).desc())).first()


def _values(session: Session, account: Account) -> dict[str, object]:
    found: dict[str, object] = {name: getattr(account, name) for name in AccountFields.model_fields}
    revenue = _newest_revenue(session, _id(account))
    override = _newest_override(session, _id(account))
    by_hand = override is not None and override.tier is not None
    found["revenue"] = revenue.amount if revenue else None
    found["tier"] = override.tier if override and by_hand else None
    found["tier_reason"] = override.reason if override and by_hand else None
    found["tier_recheck"] = override.recheck if override and by_hand else None
    return found


def _checked(before: Mapping[str, object], values: Mapping[str, object]) -> dict[str, Any]:
    """Clean what was entered, lay it over what was there, and refuse what cannot be saved."""
    known = {spec.name: spec for spec in SPECS}
    after: dict[str, Any] = dict(before)
    for name, value in values.items():
        spec = known[name]
        after[name] = _cleaned(value, spec.kind, name, required=spec.required) if isinstance(value, str) else value
    after["currency"] = str(after["currency"] or "").upper()
    check_record(AccountEntry.model_construct(**after))
    if after["tier"] is not None:
        if not after["tier_reason"]:
            raise Refused("A tier by hand needs a reason: say why it differs from the arithmetic.", "tier_reason")
        if after["tier_recheck"] is None:
            raise Refused("A tier by hand needs a day on which it is looked at again.", "tier_recheck")
    elif before["tier"] is None and (after["tier_reason"] or after["tier_recheck"]):
        raise Refused("Choose the tier this reason is for, or empty reason and re-check.", "tier")
    return after


def _cleaned(value: str, kind: FieldKind, name: str, *, required: bool) -> str | None:
    try:
        text = clean(value) if kind is FieldKind.TEXT else clean_line(value)
    except TextTooLong as error:
        raise Refused(str(error), name) from error
    return text if text.strip() or required else None


def _stored(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in DATED}


def _refuse_same_name(session: Session, name: str) -> None:
    folded = fold_name(name)
    for number, other in session.exec(select(Account.id, Account.name)):
        if fold_name(other) == folded and number is not None:
            raise NameTaken(other, number)


def _write_dated(
    session: Session, account: Account, before: Mapping[str, Any], after: Mapping[str, Any], today: date
) -> None:
    if after["revenue"] != before["revenue"]:
        _write_revenue(session, _id(account), after["revenue"], today)
    by_hand = ("tier", "tier_reason", "tier_recheck")
    if after["tier"] is not None and any(after[name] != before[name] for name in by_hand):
        reason, recheck = after["tier_reason"], after["tier_recheck"]
        row = TierOverride(account_id=_id(account), day=today, tier=after["tier"], reason=reason, recheck=recheck)
        session.add(row)
    elif after["tier"] is None and before["tier"] is not None:
        told = after["tier_reason"] if after["tier_reason"] != before["tier_reason"] else None
        session.add(TierOverride(account_id=_id(account), day=today, tier=None, reason=told or GIVEN_BACK))


def _write_revenue(session: Session, account_id: int, amount: int | None, today: date) -> None:
    newest = _newest_revenue(session, account_id)
    if amount is None:
        if newest is not None:
            session.delete(newest)
    elif newest is not None and (newest.year >= today.year or newest.amount == amount):
        newest.amount = amount
    else:
        session.add(AnnualRevenue(account_id=account_id, year=today.year, amount=amount))


def _change_decimals(session: Session, account: Account, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Keep the numbers a person reads when the new currency has another number of decimals than the old one."""
    power = exponent(after["currency"]) - exponent(before["currency"])
    if not power:
        return

    def scaled(minor: int) -> int:
        return int(minor * 10**power if power > 0 else round(minor / 10**-power))

    for spec in SPECS:
        amount = before[spec.name]
        if spec.kind is FieldKind.MONEY and amount is not None and after[spec.name] == amount:
            before[spec.name] = after[spec.name] = scaled(amount)
    for year in session.exec(select(AnnualRevenue).where(AnnualRevenue.account_id == account.id)):
        year.amount = scaled(year.amount)
    own = select(Opportunity).where(Opportunity.account_id == account.id, col(Opportunity.currency).is_(None))
    for opportunity in session.exec(own):
        if opportunity.amount is not None:
            opportunity.amount = scaled(opportunity.amount)


def _short(name: str) -> str:
    return name if len(name) <= LABEL_NAME else f"{name[: LABEL_NAME - 1].rstrip()}…"
