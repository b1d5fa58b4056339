"""A plan at a glance: the account, then what its sections come to; nothing stands there for what is unknown.

Every number is the one its section has. Nothing depends on the day but health, which is judged on one.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from kamtui.exports.fields import day_markdown, money_markdown
from kamtui.exports.markdown import Markdown, bullet, heading, inside, items
from kamtui.models.contents import RECORDS
from kamtui.rules.glance import AccountGlance, health_word
from kamtui.rules.judged import shortened
from kamtui.rules.plan import PlanRow, PlanView, day_of
from kamtui.rules.progress import REACHED
from kamtui.vocabulary import ActionStatus
from kamtui.vocabulary_plan import AnswerState, RiskStatus, Stage

TITLE = "At a glance"
"""The section's heading."""
MOST = 3
"""How many days and risks are named."""
MOST_TARGETS = 6
"""How many targets are."""
DATED = {
    "goals": ("action", "due"),
    "questions": ("question", "due"),
    "opportunities": ("opportunity", "expected_close"),
}
"""Where open things with a day stand: by section the kind of record and its field."""


def glance_markdown(view: PlanView, account: AccountGlance | None) -> Iterator[Markdown]:
    """Write the section; nothing where nothing is known.

    Args:
        view: The plan, without private records.
        account: The account itself; left out when not given.
    """
    told = [
        *(_account(account) if account is not None else ()),
        _goals(view.sections["goals"]),
        *_dated(view),
        _pipeline(view),
        _targets(view),
        _risks(view.sections["risks"]),
    ]
    lines = [line for line in told if line]
    if lines:
        yield heading(2, TITLE)
        yield items(lines)


def _line(parts: Sequence[Markdown | str]) -> Markdown:
    """A bullet of parts beside each other; nothing of none."""
    return bullet(Markdown(" · ".join(parts))) if parts else Markdown("")


def _account(account: AccountGlance) -> Iterator[Markdown]:
    """What the account is, what it is worth, and how it is."""
    yield _line([inside(text) for text in (account.industry, account.region) if text])
    worth = [
        f"{label}: {money_markdown(amount, account.currency)} a year"
        for label, amount in (("Revenue", account.revenue), ("Potential", account.potential))
        if amount is not None
    ]
    renewal = [f"Renewal: {day_markdown(account.renewal)}"] if account.renewal else []
    yield _line([*worth, *renewal])
    why = f", {inside(account.tier_why)}" if account.tier_why else ""
    yield _line([f"Tier: {account.tier.label}{why}"] if account.tier else [])
    health = account.health
    yield _line([] if health is None else [f"Health: {health} of 100, {health_word(health)}"])


def _goals(rows: Sequence[PlanRow]) -> Markdown:
    """How many goals and objectives are reached, how many actions and milestones done."""
    told: list[str] = []
    for kind in ("goal", "objective"):
        found = [row for row in rows if row.kind == kind]
        if found:
            known = [row.progress.value for row in found if row.progress and row.progress.value is not None]
            unknown = f", progress unknown of {len(found) - len(known)}" if len(known) < len(found) else ""
            reached = sum(value >= REACHED for value in known)
            told.append(f"{kind.capitalize()}s: {reached} of {len(found)} reached{unknown}")
    dropped = ActionStatus.DROPPED
    actions = [row for row in rows if row.kind == "action" and row.values["status"] is not dropped]
    for name, some in (
        ("Actions", actions),
        ("Milestones", [row for row in actions if row.values["is_milestone"]]),
    ):
        if some:
            done = sum(row.values["status"] is ActionStatus.DONE for row in some)
            told.append(f"{name}: {done} of {len(some)} done")
    return _line(told)


def _dated(view: PlanView) -> Iterator[Markdown]:
    """What is open and has the earliest days, however late: the same on every day the plan is written."""
    found = sorted(_open(view), key=lambda each: each[0])[:MOST]
    if found:
        yield bullet("Due first:")
    for day, row in found:
        title = inside(shortened(str(row.values[RECORDS[row.kind].title])))
        owner = [inside(str(who))] if (who := row.values.get("owner")) else []
        milestone = ["Milestone"] if row.values.get("is_milestone") else []
        yield bullet(Markdown(" · ".join((f"{day_markdown(day)}: {title}", *owner, *milestone))), 1)


def _open(view: PlanView) -> Iterator[tuple[date, PlanRow]]:
    """Open actions, questions and opportunities with their days, in the order of the plan."""
    for section, (kind, field) in DATED.items():
        for row in view.sections[section]:
            day = day_of(row.values, field)
            if row.kind == kind and day is not None and _is_open(row):
                yield day, row


def _is_open(row: PlanRow) -> bool:
    match row.values.get("status"), row.values.get("state"), row.values.get("stage"):
        case ActionStatus() as status, _, _:
            return status not in (ActionStatus.DONE, ActionStatus.DROPPED)
        case _, AnswerState() as state, _:
            return state is AnswerState.OPEN
        case _, _, Stage() as stage:
            return stage.is_open
        case _:
            return True


def _pipeline(view: PlanView) -> Markdown:
    known = [one for one in view.figures.weighted if one.value is not None]
    told = [f"{money_markdown(one.value or 0, one.currency)} of {one.counted} open" for one in known]
    return _line([f"Weighted pipeline: {', '.join(told)}"] if told else [])


def _targets(view: PlanView) -> Markdown:
    """What is missing to each target, the first ones by name."""
    told: list[str] = []
    for row in view.sections["targets"]:
        gap = view.figures.gaps.get(row.id)
        if gap is not None and gap.value is not None:
            how = f"{'missing' if gap.value > 0 else 'over'}" if gap.value else "reached"
            amount = f"{money_markdown(abs(gap.value), view.currency)} " if gap.value else ""
            told.append(f"{inside(shortened(str(row.values['name'])))} {amount}{how}")
    return _line([f"Targets: {', '.join(_first(told, MOST_TARGETS))}"] if told else [])


def _risks(rows: Sequence[PlanRow]) -> Markdown:
    """The open risks, the hottest by name: likelihood x impact."""
    still = [row for row in rows if row.values["status"] is not RiskStatus.CLOSED]
    if not still:
        return Markdown("")
    hot = sorted((row for row in still if _heat(row)), key=_heat, reverse=True)
    told = [
        f"{inside(shortened(str(row.values['text'])))} "
        f"({row.values['likelihood']} x {row.values['impact']} = {_heat(row)})"
        for row in hot
    ]
    return _line([f"Open risks: {len(still)}", *_first(told)])


def _heat(row: PlanRow) -> int:
    """Likelihood x impact; 0 while one is unknown."""
    likelihood, impact = row.values["likelihood"], row.values["impact"]
    return likelihood * impact if isinstance(likelihood, int) and isinstance(impact, int) else 0


def _first(told: Sequence[str], most: int = MOST) -> list[str]:
    """The first of them, and how many more there are."""
    more = [f"{len(told) - most} more"] if len(told) > most else []
    return [*told[:most], *more]
