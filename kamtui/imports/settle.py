"""What a row's values come to once its record is known: amounts in a currency, a stage on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kamtui.imports.cells import StageWord, WrittenAmount
from kamtui.imports.items import Item
from kamtui.imports.kinds import Kind
from kamtui.imports.problems import NotRead, quoted
from kamtui.text import fold_name


class Unsettled(ValueError):
    """A row's values do not go together; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Purse:
    """What decides the currency of a row's amounts.

    Attributes:
        item: The record the row speaks of; None for a new one.
        account: The account it belongs to; None for accounts.
        default: The currency where nothing names one.
    """

    item: Item | None
    account: Item | None
    default: str


def settle(kind: Kind, values: dict[str, Any], purse: Purse, labels: Mapping[str, str]) -> dict[str, Any]:
    """Return a row's values as the book keeps them: the same mapping where nothing is to be settled.

    Args:
        kind: The kind.
        values: As read from the cells.
        purse: What decides the currency of amounts.
        labels: Field -> what its column is called.

    Raises:
        Unsettled: An amount cannot be read, or its currency contradicts that of the account.
    """
    if not kind.has_money:
        return values
    settled = dict(values)
    _settle_money(settled, purse, labels)
    stage: StageWord | None = settled.get("stage")
    if stage is not None:
        settled["stage"] = stage.stage.value
        if fold_name(stage.word) != stage.stage.value:
            settled["source_stage"] = stage.word
    return settled


def _settle_money(values: dict[str, Any], purse: Purse, labels: Mapping[str, str]) -> None:
    item, account = purse.item, purse.account
    said: str | None = values.get("currency")
    kept: str | None = item.get("currency") if item else None
    if account is None and said and kept and said != kept and item and item.stored.get("has_money"):
        raise Unsettled(f"The account is kept in {kept} and the row says {said}: change one of them first.")
    lent: str | None = account.get("currency") if account else None
    base = said or kept or lent or purse.default
    amounts = {name: value for name, value in values.items() if isinstance(value, WrittenAmount)}
    for name, value in amounts.items():
        told = f"{labels.get(name, name)} is {quoted(value.text)}"
        try:
            values[name], named = value.read(base)
        except NotRead as problem:
            raise Unsettled(f"{told}, which {problem}.") from None
        if named != base:
            if said or kept or len(amounts) > 1:
                raise Unsettled(f"{told}, and the currency is {base}.")
            base = named
    if account is None:
        if said or not kept:
            values["currency"] = base
    elif base != (kept or lent):
        values["currency"] = base
    elif not kept:
        values.pop("currency", None)  # empty is the account's


def stage_day(item: Item, today: date) -> date:
    """Return the day from which a stage counts: for a won or lost one the day it was closed, else today.

    Never before the stage known so far, or that would stay the newest.
    """
    said: date | None = item.wanted.get("stage_day")
    day = said if said is not None and said <= today else today
    before: date | None = item.stored.get("stage_since")
    return max(day, before) if before else day
