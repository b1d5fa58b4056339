"""From what is told of an account to the rows of the book."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from types import MappingProxyType

from kamtui.models.account import Account, AnnualRevenue, BusinessUnit, TierOverride
from kamtui.models.engagement import Attendance, Interaction
from kamtui.models.people import RelationLine, RoleReading, Stakeholder, StanceReading
from kamtui.models.revenue import Opportunity, OpportunityStage
from kamtui.models.review import HealthReading
from kamtui.models.service import ServiceCase
from kamtui.services.example import story
from kamtui.services.example.amounts import thousands
from kamtui.services.example.days import month_end, workday
from kamtui.services.example.dossier import SignOff
from kamtui.services.example.dossier_telling import DossierTelling, Known
from kamtui.services.example.planning import PlanTelling
from kamtui.services.example.relations import NOTHING
from kamtui.services.example.rows import Rows
from kamtui.services.ordering import GAP
from kamtui.text import fold_name
from kamtui.vocabulary import Stance


class Telling:
    """One account on its way into the book.

    Args:
        rows: Where the rows are collected.
        told: The account as told.
        today: The day everything is told from.
        parent_id: The id of its parent account.
        offerings: The ids of what we sell by name.

    Attributes:
        account_id: Its id.
        sign_offs: Which plans of it are signed, to be added when all rows are written.
    """

    def __init__(
        self,
        rows: Rows,
        told: story.Account,
        today: date,
        parent_id: int | None,
        offerings: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        self._rows = rows
        self._told = told
        self._today = today
        self.account_id = self._add_account(parent_id)
        self._units: dict[str, int] = {}
        self._people: dict[str, int] = {}
        self._deals: dict[str, int] = {}
        self._offerings = offerings
        self.sign_offs: list[tuple[int, SignOff]] = []
        self._seen_in: dict[tuple[int, str], int] = {}

    def tell(self) -> None:
        """Add everything told of the account."""
        self._add_numbers()
        self._add_units()
        self._add_people()
        self._add_contacts()
        self._add_readings()
        self._add_opportunities()
        self._add_cases()
        known = Known(self._people, self._units, self._offerings)
        DossierTelling(self._rows, self.account_id, known, self._today).tell(self._told.dossier)
        plans = PlanTelling(self._rows, self.account_id, self._people, self._deals, self._today)
        plans.tell(self._told)
        self.sign_offs = plans.sign_offs

    def _day(self, offset: int | None) -> date | None:
        return None if offset is None else workday(self._today, offset)

    def _month_end(self, offset: int | None) -> date | None:
        return None if offset is None else month_end(self._today, offset)

    def _add_account(self, parent_id: int | None) -> int:
        told = self._told
        return self._rows.add(
            Account,
            name=told.name,
            status=told.status,
            industry=told.industry,
            region=told.region,
            website=told.website,
            owner=told.owner,
            executive_sponsor=told.sponsor,
            currency=told.currency,
            potential=thousands(told.potential),
            cost_to_serve=thousands(told.cost_to_serve),
            renewal=self._month_end(told.renewal),
            notice_days=told.notice_days,
            touch_days=told.touch_days,
            review_frequency=told.review,
            last_reviewed=self._day(told.reviewed),
            tags=told.tags,
            notes=told.notes,
            parent_id=parent_id,
        )

    def _add_numbers(self) -> None:
        """Revenue by year, the tier by hand, and health over the past weeks."""
        for years, amount in enumerate(self._told.revenue):
            if amount is not None:
                year = self._today.year - years
                self._rows.add(AnnualRevenue, account_id=self.account_id, year=year, amount=thousands(amount))
        if by_hand := self._told.tier:
            self._rows.add(
                TierOverride,
                account_id=self.account_id,
                day=self._day(by_hand.day),
                tier=by_hand.tier,
                reason=by_hand.reason,
                recheck=self._day(by_hand.recheck),
            )
        before = None
        for weeks, value in zip(range(len(self._told.health), 0, -1), self._told.health, strict=True):
            if value != before:
                day = self._today - timedelta(weeks=weeks)
                self._rows.add(HealthReading, account_id=self.account_id, day=day, value=value)
            before = value

    def _add_units(self) -> None:
        for number, path in enumerate(self._told.units, 1):
            inside, _, name = path.rpartition("/")
            self._units[name] = self._rows.add(
                BusinessUnit,
                account_id=self.account_id,
                parent_id=self._units[inside] if inside else None,
                name=name,
                position=number * GAP,
            )

    def _add_people(self) -> None:
        for number, person in enumerate(self._told.people, 1):
            traits = self._told.traits.get(person.name, NOTHING)
            self._people[person.name] = self._rows.add(
                Stakeholder,
                account_id=self.account_id,
                unit_id=self._units[person.unit] if person.unit else None,
                reports_to_id=self._people[person.reports_to] if person.reports_to else None,
                name=person.name,
                title=person.title,
                department=person.department,
                email=None if person.is_vacancy else mail_address(person.name, self._told.website),
                phone=person.phone,
                influence=person.influence,
                touch_days=person.touch_days,
                is_outside=person.is_outside,
                is_vacancy=person.is_vacancy,
                left_on=self._day(person.left),
                relationship_owner=person.our_contact,
                private_note=person.private_note,
                level_now=traits.level_now,
                level_wanted=traits.level_wanted,
                business_agenda=traits.business_agenda,
                personal_agenda=traits.personal_agenda,
                adaptability=traits.adaptability,
                orientation=traits.orientation,
                budget=thousands(traits.budget),
                approval=traits.approval,
                bought_before=traits.bought_before,
                position=number * GAP,
            )
        for line in self._told.lines:
            begins, ends = self._people[line.begins], self._people[line.ends]
            self._rows.add(RelationLine, from_id=begins, to_id=ends, kind=line.kind, note=line.note)

    def _add_contacts(self) -> None:
        for contact in self._told.contacts:
            key = self._rows.add(
                Interaction,
                account_id=self.account_id,
                day=self._day(contact.day),
                time=contact.time,
                kind=contact.kind,
                subject=contact.subject,
                our_people=contact.ours,
                notes=contact.notes,
            )
            for name in contact.people:
                self._rows.add(Attendance, interaction_id=key, stakeholder_id=self._people[name])
                self._seen_in[contact.day, name] = key

    def _add_readings(self) -> None:
        """Roles and stances; a stance was seen in the contact of its day, if there was one."""
        for person in self._told.people:
            key = self._people[person.name]
            for offset, role in person.roles:
                self._rows.add(RoleReading, stakeholder_id=key, day=self._day(offset), role=role)
            for offset, stance in person.stances:
                self._rows.add(
                    StanceReading,
                    stakeholder_id=key,
                    day=self._day(offset),
                    value=Stance(stance),
                    interaction_id=self._seen_in.get((offset, person.name)),
                )

    def _add_opportunities(self) -> None:
        for number, told in enumerate(self._told.opportunities, 1):
            key = self._deals[told.name] = self._rows.add(
                Opportunity,
                account_id=self.account_id,
                unit_id=self._units[told.unit] if told.unit else None,
                offering_id=self._offerings[told.offering] if told.offering else None,
                name=told.name,
                amount=thousands(told.amount),
                probability=told.probability,
                expected_close=self._month_end(told.close),
                owner=told.owner,
                reason_lost=told.reason_lost,
                source=told.source,
                note=told.note,
                position=number * GAP,
            )
            for offset, stage in told.stages:
                self._rows.add(OpportunityStage, opportunity_id=key, day=self._day(offset), stage=stage)

    def _add_cases(self) -> None:
        for case in self._told.cases:
            days: Sequence[date | None] = [
                None if offset is None else self._today + timedelta(offset)
                for offset in (case.opened, case.updated, case.closed, case.raised)
            ]
            opened, updated, closed, raised = days
            self._rows.add(
                ServiceCase,
                account_id=self.account_id,
                number=case.number,
                subject=case.subject,
                priority=case.priority,
                status=case.status,
                source_status=case.source_status,
                opened=opened,
                updated=updated,
                closed=closed,
                raised_on=raised,
            )


def mail_address(name: str, website: str | None) -> str | None:
    """A mail address made of a name and the account's website; None where either has no plain letters."""
    words = [word for word in fold_name(name).split() if not word.endswith(".")]
    local = ".".join((words[0], words[-1])) if len(words) > 1 else ""
    return f"{local}@{website}" if website and local.isascii() and local else None
