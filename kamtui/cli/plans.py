"""`plan`: an account's plan as text or as JSON."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from kamtui.cli.call import Call
from kamtui.cli.figures import figure_lines
from kamtui.cli.output import say, say_json, width
from kamtui.cli.people_lines import chart_lines
from kamtui.cli.tables import Column, draw_table
from kamtui.cli.white_space import white_space_lines
from kamtui.fieldspec import FIGURES, FieldKind, FieldSpec
from kamtui.models.contents import RECORDS, SECTIONS
from kamtui.models.shapes import SectionShape
from kamtui.reading import write_day_short, write_money_short, write_span
from kamtui.rules.people_view import PeopleView
from kamtui.rules.plan import PlanRow, PlanView
from kamtui.services.people import people_of_plan
from kamtui.services.plan_reading import load_plan
from kamtui.services.search import find_account
from kamtui.text import cells, fit, safe_line
from kamtui.theme import glyph, use_ascii
from kamtui.vocabulary import ActionStatus, Word
from kamtui.vocabulary_plan import AnswerState

RIGHT = tuple(kind for kind in FIGURES if kind is not FieldKind.DAY)
"""Kinds whose columns stand on the right; a day that ends a line of print reads as a word."""
TITLE_LEAST = 24
"""Cells that a record's title keeps."""
WHO_MOST = 12
"""Cells that an owner's name takes."""
ANSWERED: dict[object, str] = {
    AnswerState.OPEN: "question",
    AnswerState.ANSWERED: "done",
    AnswerState.NOT_APPLICABLE: "dropped",
}
"""The mark before a question."""
AFTER_PEOPLE = "white_space"
"""The section before which the people stand."""
INDENT = 2
"""Blanks before what stands under a heading."""


def print_plan(call: Call, account: str, *, as_json: bool) -> None:
    """Print an account's plan.

    Args:
        call: The call it was asked for with.
        account: The account, as somebody wrote it.
        as_json: Whether programs read it.
    """
    with call.open_book() as book:
        view = load_plan(book, find_account(book, account), call.today)
        people = people_of_plan(book, view, call.today, chosen=call.settings.thresholds)
    if as_json:
        from kamtui.exports.plan import plan_json  # only for programs

        say_json(plan_json(view, people))
        return
    use_ascii(call.settings.glyphs == "ascii")
    say(plan_lines(view, call.today, width(), people))


def plan_lines(view: PlanView, today: date, columns: int, people: PeopleView | None = None) -> Iterator[str]:
    """An account's plan as lines of text.

    Args:
        view: The plan.
        today: The day from which a day's year is left out.
        columns: Terminal columns it may take.
        people: The account's people; left out when not given.
    """
    status = f" · {view.status.label}" if view.status else ""
    rest = f": {view.title}{status} · {view.completeness.value or 0}% complete"
    room = max(columns - cells(rest), TITLE_LEAST)
    yield fit(f"{fit(view.account, min(room, cells(view.account)))}{rest}", columns).rstrip()
    if (signed := view.signed) is not None:
        role = f", {signed.role}" if signed.role else ""
        line = f"signed {write_day_short(signed.day, today)} by {signed.name}{role} · {signed.since}"
        yield fit(line, columns).rstrip()
    for section in SECTIONS:
        if section.key == AFTER_PEOPLE and people is not None and people.people:
            yield from ("", "People", *(f"  {line}" for line in chart_lines(people, columns - INDENT)))
        rows = view.sections[section.key]
        if not section.levels and not view.white_space.is_empty:
            lines = white_space_lines(view.white_space, today, columns - INDENT)
            yield from ("", section.title, *(f"  {line}" for line in lines))
        elif rows:
            table = _tree if len(section.levels) > 1 else _list
            yield from ("", section.title, *(f"  {line}" for line in table(section, view, today, columns - INDENT)))
            told = (safe_line(line) for line in figure_lines(section.key, view))
            yield from (f"  {fit(line, columns - INDENT).rstrip()}" for line in told if line)
    if view.gaps:
        yield from ("", "Gaps", *(f"  {fit(gap.text, columns - INDENT).rstrip()}" for gap in view.gaps))


def _list(section: SectionShape, view: PlanView, today: date, columns: int) -> Iterator[str]:
    shape = RECORDS[section.levels[0]]
    found = view.sections[section.key]
    # A column of which nothing is known would only take the others' room.
    known = {name for row in found for name, value in row.values.items() if value is not None}
    specs = [spec for spec in shape.specs if spec.heading and spec.name in known]
    rows = [
        [str(row.values["title"]), *[""] * (len(specs) - 1)]  # the name of a group
        if row.kind == "group"
        else [_cell(spec, row, view.currency, today) for spec in specs]
        for row in found
    ]
    marks = [ANSWERED.get(row.values.get("state")) for row in found]
    rows = [
        [f"{glyph(mark)} {title}" if mark else title, *rest]
        for mark, (title, *rest) in zip(marks, rows, strict=True)
    ]
    drawn = [
        Column(spec.heading, _side(spec), least=TITLE_LEAST if spec.name == shape.title else 0, spare=place)
        for place, spec in enumerate(specs)
    ]
    return draw_table(drawn, rows, columns)


def _tree(section: SectionShape, view: PlanView, today: date, columns: int) -> Iterator[str]:
    drawn = (
        Column(section.title, least=TITLE_LEAST),
        Column("Done", "right"),
        Column("Who", most=WHO_MOST),
        Column("Due"),
        Column("Late"),
    )
    return draw_table(drawn, [_tree_cells(row, today) for row in view.sections[section.key]], columns)


def _tree_cells(row: PlanRow, today: date) -> list[str]:
    title = str(row.values["title" if row.kind == "group" else RECORDS[row.kind].title])
    due, status, progress = row.values.get("due"), row.values.get("status"), row.progress
    mark = f"{glyph(status.value)} " if isinstance(status, ActionStatus) else ""
    done = "" if progress is None else glyph("unknown") if progress.value is None else f"{progress.value}%"
    return [
        f"{'  ' * row.level}{mark}{title}",
        done,
        str(row.values.get("owner") or ""),
        write_day_short(due, today) if isinstance(due, date) else "",
        write_span(row.late_days) if row.late_days else "",
    ]


def _cell(spec: FieldSpec, row: PlanRow, currency: str, today: date) -> str:
    match row.values[spec.name]:
        case None:
            return glyph("unknown")
        case Word() as word:
            return word.label
        case date() as day:
            return write_day_short(day, today)
        case int() as minor if spec.kind is FieldKind.MONEY:
            own = str(row.values.get("currency") or currency)
            return f"{own} {write_money_short(minor, own)}"
        case int() as share if spec.kind is FieldKind.PERCENT:
            return f"{share}%"
        case value:
            return str(value)


def _side(spec: FieldSpec) -> Literal["left", "right"]:
    return "right" if spec.kind in RIGHT else "left"
