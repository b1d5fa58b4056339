"""From an account's dossier to its rows: the market, the money, what is measured, and our team."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kamtui.models.base import Record
from kamtui.models.customer import Competitor, Question
from kamtui.models.measures import Kpi, KpiReading
from kamtui.models.revenue import Idea, RevenueTarget, ValueDelivered, WhiteSpace
from kamtui.models.team import TeamMember
from kamtui.services.example import dossier
from kamtui.services.example.amounts import thousands
from kamtui.services.example.days import month_end, quarter_start, workday
from kamtui.services.example.rows import Rows, Value
from kamtui.services.ordering import GAP
from kamtui.services.question_bank import BankQuestion
from kamtui.vocabulary_plan import AnswerState


@dataclass(frozen=True, slots=True)
class Known:
    """What a dossier names: ids by name."""

    people: Mapping[str, int]
    units: Mapping[str, int]
    offerings: Mapping[str, int]


class DossierTelling:
    """One dossier on its way into the book.

    Args:
        rows: Where the rows are collected.
        account_id: Whose it is.
        known: What it names.
        today: The day everything is told from.
    """

    def __init__(self, rows: Rows, account_id: int, known: Known, today: date) -> None:
        self._rows = rows
        self._account_id = account_id
        self._known = known
        self._today = today

    def tell(self, told: dossier.Dossier) -> None:
        """Add everything in the dossier."""
        rivals = self._add_competitors(told.competitors)
        self._add_questions(told.questions)
        self._add_cells(told.cells, rivals)
        self._add_targets(told.targets)
        self._add_ideas(told.ideas)
        self._add_value(told.value)
        self._add_figures(told.figures)
        self._add_team(told.team)

    def _day(self, offset: int | None) -> date | None:
        return None if offset is None else workday(self._today, offset)

    def _month_end(self, offset: int | None) -> date | None:
        return None if offset is None else month_end(self._today, offset)

    def _person(self, name: str) -> int | None:
        return self._known.people[name] if name else None

    def _add(self, table: type[Record], number: int, **values: Value) -> int:
        return self._rows.add(table, account_id=self._account_id, position=number * GAP, **values)

    def _add_competitors(self, told: Iterable[dossier.Competitor]) -> dict[str, int]:
        return {
            each.name: self._add(
                Competitor,
                number,
                name=each.name,
                strengths=each.strengths,
                weaknesses=each.weaknesses,
                installed=each.installed,
                contract_end=self._month_end(each.contract_end),
                champion_id=self._person(each.champion),
                note=each.note,
            )
            for number, each in enumerate(told, 1)
        }

    def _add_questions(self, told: Iterable[dossier.Question]) -> None:
        for number, each in enumerate(told, 1):
            self._add(
                Question,
                number,
                text=each.text,
                group=each.group,
                state=each.state or (AnswerState.ANSWERED if each.answer else AnswerState.OPEN),
                answer=each.answer,
                owner=each.owner,
                due=self._day(each.due),
                bank=None if each.own else BankQuestion(each.group, each.text).key,
            )

    def _add_cells(self, told: Iterable[dossier.Cell], rivals: Mapping[str, int]) -> None:
        for each in told:
            early, meets, beaten, partner = each.fits
            self._rows.add(
                WhiteSpace,
                unit_id=self._known.units[each.unit],
                offering_id=self._known.offerings[each.offering],
                state=each.state,
                market_value=thousands(each.market),
                our_share=thousands(each.ours),
                competitor_id=rivals[each.competitor] if each.competitor else None,
                contract_end=self._month_end(each.contract_end),
                is_early=early,
                fits=meets,
                is_beaten=beaten,
                by_partner=partner,
                note=each.note,
            )

    def _add_targets(self, told: Iterable[tuple[int, int]]) -> None:
        half = (self._today.month > 6) * 2 - (self._today.month - 1) // 3  # quarters back to where the half began
        for number, (halves, amount) in enumerate(told, 1):
            starts = quarter_start(self._today, half + 2 * halves)
            self._add(
                RevenueTarget,
                number,
                name=f"H{1 if starts.month == 1 else 2} {starts.year}",
                starts=starts,
                ends=quarter_start(self._today, half + 2 * halves + 2) - timedelta(1),
                amount=thousands(amount),
            )

    def _add_ideas(self, told: Iterable[dossier.Idea]) -> None:
        for number, each in enumerate(told, 1):
            self._add(
                Idea,
                number,
                title=each.title,
                day=self._day(each.day),
                person_id=self._person(each.person),
                channel=each.channel,
                outcome=each.outcome,
                visibility=each.visibility,
            )

    def _add_value(self, told: Iterable[dossier.Value]) -> None:
        for number, each in enumerate(told, 1):
            self._add(
                ValueDelivered,
                number,
                text=each.text,
                day=self._day(each.day),
                worth=thousands(each.worth),
                confirmed_by_id=self._person(each.confirmed_by),
                visibility=each.visibility,
            )

    def _add_figures(self, told: Iterable[dossier.Figure]) -> None:
        for number, each in enumerate(told, 1):
            key = self._add(
                Kpi,
                number,
                name=each.name,
                unit=each.unit,
                direction=each.direction,
                target=None if each.target is None else Decimal(each.target),
                ready=each.ready,
                note=each.note,
            )
            for offset, value in each.values:
                self._rows.add(KpiReading, kpi_id=key, day=self._day(offset), value=Decimal(value))

    def _add_team(self, told: Iterable[dossier.Member]) -> None:
        for number, each in enumerate(told, 1):
            self._add(
                TeamMember,
                number,
                name=each.name,
                role=each.role,
                skills=each.skills,
                contact=each.contact,
                visibility=each.visibility,
            )
