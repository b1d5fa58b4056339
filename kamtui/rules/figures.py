"""What is computed of a plan's records beside what was entered, as one value: revenue, figures, cases, ideas."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from kamtui.rules.cases import CaseAge
from kamtui.rules.judged import Cause, Judged
from kamtui.rules.kpis import Reading, Standing
from kamtui.rules.revenue import Weighted, Won

Quarter = tuple[int, int]
"""Year and quarter."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is computed of one plan.

    Attributes:
        weighted: Sum of amount x probability of open opportunities, by currency.
        won: What was won, by currency.
        lost: By the key of a lost opportunity why it was lost; empty where nobody said so.
        gaps: By a target's key what is missing to it, in minor units of the account's currency.
        breaks: Days between targets that none covers.
        ideas: How many ideas were pitched in each quarter, the newest first.
        readings: By a figure's key its values, oldest first.
        standings: By a figure's key where it stands.
        ready: By a figure's key which ready-made one it is.
        computed: By the key of a computed figure its value with the arithmetic.
        ages: By a case's key how old it is.
    """

    weighted: tuple[Weighted, ...] = ()
    won: tuple[Won, ...] = ()
    lost: Mapping[int, str] = field(default_factory=dict)
    gaps: Mapping[int, Judged[int]] = field(default_factory=dict)
    breaks: tuple[Cause, ...] = ()
    ideas: Mapping[Quarter, int] = field(default_factory=dict)
    readings: Mapping[int, tuple[Reading, ...]] = field(default_factory=dict)
    standings: Mapping[int, Judged[Standing]] = field(default_factory=dict)
    ready: Mapping[int, str] = field(default_factory=dict)
    computed: Mapping[int, Judged[Decimal]] = field(default_factory=dict)
    ages: Mapping[int, CaseAge] = field(default_factory=dict)

    def without(self, kept: Container[tuple[str, int]]) -> "Figures":
        """The same with only those words that name no record of the plan's lists or one that is kept."""

        def naming(why: tuple[Cause, ...]) -> tuple[Cause, ...]:
            return tuple(
                cause
                for cause in why
                if cause.record is None or cause.record[0] not in NAMED or cause.record in kept
            )

        return replace(
            self,
            weighted=tuple(one._replace(left_out=naming(one.left_out)) for one in self.weighted),
            gaps={
                key: Judged(one.value, naming(one.why)) for key, one in self.gaps.items() if ("target", key) in kept
            },
            breaks=naming(self.breaks),
            lost={key: why if ("opportunity", key) in kept else "" for key, why in self.lost.items()},
            readings={key: one for key, one in self.readings.items() if ("kpi", key) in kept},
            standings={key: one for key, one in self.standings.items() if ("kpi", key) in kept},
            computed={key: one for key, one in self.computed.items() if ("kpi", key) in kept},
            ages={key: one for key, one in self.ages.items() if ("case", key) in kept},
        )


NAMED = ("opportunity", "target")
"""Kinds of record that causes name and that may be private."""
