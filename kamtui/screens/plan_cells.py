"""What of a record can be edited in its line, from left to right, and what a typed text means there."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.models.outline import RecordType, Section
from kamtui.reading import NotUnderstood, exponent, read_money, read_number, read_yes_no
from kamtui.rules.plan import Link, Links, PlanRow
from kamtui.rules.progress import MEASURED, PERCENT_RUNS, is_percentage, write_measure
from kamtui.screens.plan_links import NEW, fitting, fitting_owners, read_link, read_owner, tell_link, tell_owner
from kamtui.vocabulary import Measure, Word
from kamtui.vocabulary_plan import RiskStatus, Stage
from kamtui.widgets.form_values import ReadingContext, echo, read_value, write_value

Values = Mapping[str, object]
"""Fields with what they become."""
YES_NO_ALONE = ("now_value",)
"""What a yes or no has of a measure: only where it stands."""
IN_A_TREE = ("owner", "due")
"""What has a column of its own where records serve each other."""
CALLED = {
    Measure.NUMBER: "a number",
    Measure.PERCENT: "a percentage",
    Measure.MONEY: "an amount",
    Measure.YES_NO: "a yes or no",
}
"""What a value of each measure is called."""
BELOW = (
    "answer", "strengths", "weaknesses", "mitigation", "direction", "person_id", "unit_id", "offering_id",
)  # fmt: skip
"""What has no column and is written often: it stands below the title."""
LAST = {"opportunity": ("unit_id", "offering_id")}
"""By kind of record what has no column and comes after all that has one."""
WHY: Mapping[str, tuple[str, Word]] = {
    "reason_lost": ("stage", Stage.LOST),
    "closing_reason": ("status", RiskStatus.CLOSED),
}
"""Why a record is over: asked below the title right behind the word that says so, and only where it does."""
FIRST = {"target": ("amount",)}
"""By kind of record what comes right behind the title, where the title says what else comes before it."""
HOW = {FieldKind.MONEY: "350k, 1.2m", FieldKind.PERCENT: "0 to 100"}
"""How a value of a kind may be written, in few words."""
WRITTEN_OUT = r"\d[.,]0+\D*$"
"""A fraction of nothing that was written on purpose, as in `2.0%`."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a record, as it is edited in its line.

    Attributes:
        field: The field's name.
        columns: Keys of the columns it stands on; the first one that is shown is taken.
        label: What it is.
        text: What it says, as one would type it.
        read: Turns a text into the fields that change; a `ValueError` says why it cannot.
        echo: How a text is understood, with the label before it.
        choices: (value, label) pairs where it is picked instead of typed.
        value: The picked one.
        is_short: Whether the first key replaces all of it, as one types a day or a number anew.
        offers: The names that fit a text, in the order of use; None where nothing is named.
        is_link: Whether it names another record.
        is_below: Whether it is written below the title, as no column on the screen has it.
        how: How it may be written, in few words, or what a short title is; empty where any text is one.
    """

    field: str
    columns: tuple[str, ...]
    label: str
    text: str
    read: Callable[[str], Values]
    echo: Callable[[str], str]
    choices: tuple[tuple[str, str], ...] = ()
    value: str = ""
    is_short: bool = False
    offers: Callable[[str], Sequence[str]] | None = None
    is_link: bool = False
    is_below: bool = False
    how: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom and what a value can name.

    Attributes:
        links: By kind of record, as `PlanView.links`.
        owners: Who owns something already.
    """

    links: Links = field(default_factory=dict)
    owners: Sequence[str] = ()


def cells_of(
    section: Section, row: PlanRow, shown: Collection[str], named: Named, *, today: date, currency: str
) -> tuple[Cell, ...]:
    """The cells of a record that can be edited, in the order of its line.

    Args:
        section: Where it stands.
        row: The record.
        shown: Keys of the columns that are on the screen.
        named: Whom and what values can name.
        today: The day from which days count.
        currency: The account's currency.
    """
    record = next(record for record in section.levels if record.key == row.kind)
    context = ReadingContext(today, str(row.values.get("currency") or currency))
    found = _cells(section, record, row, context, named)
    # What has no column here is written below the title: a small screen leaves nothing out.
    return tuple(
        cell if any(column in shown for column in cell.columns) else replace(cell, is_below=True) for cell in found
    )


def _cells(
    section: Section, record: RecordType, row: PlanRow, context: ReadingContext, named: Named
) -> Iterator[Cell]:
    is_tree = len(section.levels) > 1
    specs = {spec.name: spec for spec in record.specs}
    yield _cell(specs[record.title], row, context, ("name",))
    if isinstance(row.values.get("measure"), Measure):
        yield from _measure_cells(row, specs, context.currency)
    for spec in _in_turn(record, row):
        if spec.heading and spec.name != record.title and not (is_tree and spec.name not in IN_A_TREE):
            cell = _cell(spec, row, context, _columns_of(spec))
            yield _with_names(cell, spec, row.values.get(spec.name), named)
        elif spec.name in BELOW or spec.name in WHY:
            yield _with_names(_cell(spec, row, context, (spec.name,)), spec, row.values.get(spec.name), named)


def _in_turn(record: RecordType, row: PlanRow) -> Iterator[FieldSpec]:
    """The fields in the order in which tab comes to them."""

    def turn(spec: FieldSpec) -> int:
        return 0 if spec.name in FIRST.get(record.key, ()) else 2 if spec.name in LAST.get(record.key, ()) else 1

    whys = {WHY[spec.name]: spec for spec in record.specs if spec.name in WHY}
    for spec in sorted(record.specs, key=turn):
        if spec.name not in WHY:
            yield spec
            value = row.values.get(spec.name)
            if isinstance(value, Word) and (why := whys.get((spec.name, value))) is not None:
                yield why


def _columns_of(spec: FieldSpec) -> tuple[str, ...]:
    """The columns a value may stand on; what has no width of its own stands in the name's."""
    return (spec.name,) if spec.width else (spec.name, "name")


def _with_names(cell: Cell, spec: FieldSpec, kept: object, named: Named) -> Cell:
    """The cell of a field that names somebody or something, which a part of the name is enough for."""
    if spec.kind is FieldKind.LINK:
        links = named.links.get(spec.links, ())
        told = next((link.name for link in links if isinstance(kept, Link) and link.id == kept.id), cell.text)
        return replace(
            cell,
            text=told,
            # Two may be called alike: what stands there already is not asked for again.
            read=lambda text: (
                {spec.name: kept} if text == told else {spec.name: read_link(spec.links, text, links)}
            ),
            echo=lambda text: f"{cell.label}  {tell_link(spec.links, text, links)}".rstrip(),
            offers=lambda text: [link.name for link in (fitting(text, links) if text.strip() else links)],
            is_link=True,
            how=f"any part of a name{', or a new one' if spec.links in NEW else ''}",
        )
    if spec.name == "owner":
        return replace(
            cell,
            read=lambda text: {**cell.read(text), spec.name: read_owner(text, named.owners)},
            echo=lambda text: f"{cell.label}  {tell_owner(text, named.owners)}".rstrip(),
            offers=lambda text: fitting_owners(text, named.owners) if text.strip() else named.owners,
            how="a name or initials",
        )
    return cell


def _cell(spec: FieldSpec, row: PlanRow, context: ReadingContext, columns: tuple[str, ...]) -> Cell:
    value = row.values.get(spec.name)
    is_title = columns == ("name",)
    label = spec.heading or spec.label

    def tell(text: str) -> str:
        told = echo(spec, text, context)
        return told if is_title else f"{label.lower()}  {told}".rstrip()

    return Cell(
        field=spec.name,
        columns=columns,
        label=label.lower(),
        text=write_value(spec, value, context.currency),
        read=lambda text: {spec.name: read_value(spec, text, context)},
        echo=tell,
        choices=spec.choices if spec.kind is FieldKind.CHOICE else (),
        value=str(value or ""),
        is_short=spec.kind is not FieldKind.LINE or spec.name == "owner",
        how=_how(spec),
    )


def _how(spec: FieldSpec) -> str:
    if spec.required and spec.width:  # a short title: what tells more comes behind it
        return spec.label.lower()
    if spec.kind is FieldKind.DAY:
        return "fri, 24.12." if spec.is_past else "fri, +2w, eom"
    if spec.kind is FieldKind.INTEGER and spec.low is not None and spec.high is not None:
        return f"{spec.low} to {spec.high}"
    return HOW.get(spec.kind, "")


# --------------------------------------------------------------------- measures


def _measure_cells(row: PlanRow, specs: Mapping[str, FieldSpec], currency: str) -> Iterator[Cell]:
    """Start, now and target of a measure, all in the one column that shows them."""
    measure = row.values["measure"]
    for name in YES_NO_ALONE if measure is Measure.YES_NO else MEASURED:
        value = row.values.get(name)
        label = specs[name].label.lower()

        def read(text: str, name: str = name) -> Values:
            return read_measure(row, name, text, currency)

        def tell(text: str, name: str = name, label: str = label) -> str:
            return f"{label}  {_understood(row, name, text, currency)}".rstrip()

        yield Cell(
            field=name,
            columns=("measure", "progress"),
            label=label,
            text=_written(measure, value),
            read=read,
            echo=tell,
            is_short=True,
        )


def _written(measure: object, value: object) -> str:
    return write_measure(measure, value) if isinstance(measure, Measure) and isinstance(value, Decimal) else ""


def _understood(row: PlanRow, name: str, text: str, currency: str) -> str:
    if not text.strip():
        return ""
    try:
        values = read_measure(row, name, text, currency)
    except ValueError:
        return "?"
    told = _written(values.get("measure", row.values["measure"]), values[name])
    return "" if told == text.strip() else told


def read_measure(row: PlanRow, name: str, text: str, currency: str) -> Values:
    """Read a value of a measure: `45%`, `1.2m`, `EUR 5M`, `yes`.

    A record without any value takes the measure from how its first one is written.

    Args:
        row: The goal or objective.
        name: The field.
        text: What was typed.
        currency: The account's currency; amounts are in whole units of it.

    Raises:
        NotUnderstood: The text is no such value, or of another measure than the record's.
    """
    line = text.strip()
    if not line:
        return {name: None}
    measure = row.values["measure"]
    if not isinstance(measure, Measure):
        raise NotUnderstood("a value", text, "this record has no measure")
    said, value = _read_any(line, measure, currency)
    if value == value.to_integral_value() and not re.search(WRITTEN_OUT, line):
        value = value.quantize(Decimal(1))
    if (said or measure) is Measure.PERCENT and not is_percentage(value):
        raise NotUnderstood("a percentage", text, f"it {PERCENT_RUNS}")
    if said is None or said is measure:
        return {name: value}
    if all(row.values.get(other) is None for other in MEASURED):
        return {name: value, "measure": said}
    raise NotUnderstood(CALLED[measure], text, "press E to change what it is measured in")


def _read_any(line: str, measure: Measure, currency: str) -> tuple[Measure | None, Decimal]:
    """The value of a text and the measure it is written in; None for a bare number, which suits any."""
    if line.endswith("%"):
        return Measure.PERCENT, read_number(line[:-1])
    if measure is Measure.YES_NO or line.casefold() in ("yes", "no", "y", "n"):
        return Measure.YES_NO, Decimal(read_yes_no(line))
    try:
        return None, read_number(line)
    except NotUnderstood:
        if not any(sign.isalpha() or sign in "€$£¥" for sign in line) or measure not in (
            Measure.MONEY,
            Measure.NUMBER,
        ):
            raise
    try:
        minor, said = read_money(line, currency)
    except NotUnderstood as problem:
        raise NotUnderstood("a number", line, problem.hint if measure is Measure.MONEY else HINT) from None
    if said != currency:
        raise NotUnderstood(f"an amount in {currency}", line, "the goal is measured in the account's currency")
    return Measure.MONEY, Decimal(minor).scaleb(-exponent(currency))


HINT = "write it like 12, 1.2m, 45% or yes"
"""How a value of a measure may be written."""
