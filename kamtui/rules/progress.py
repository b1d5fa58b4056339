"""How far a goal or an objective is: by its own measure, else by what serves it; unknown stays unknown."""

from collections.abc import Sequence
from decimal import Decimal

from kamtui.rules.judged import Cause, Judged, quoted
from kamtui.vocabulary import ActionStatus, Measure

REACHED = 100
"""Percent; nothing short of the target is rounded up to it."""
MEASURED = ("start_value", "now_value", "target_value")
"""The fields that say one thing together with the measure they are in, in the order they are asked for."""
PERCENT_RUNS = "runs from −100 to 100, what goes beyond is measured as a number"
"""What values a percentage may have, as it follows its name."""


def is_percentage(value: Decimal) -> bool:
    """Whether a measure in percent may have this value: a margin may lie below nothing, no share above all."""
    return -100 <= value <= 100


def measured_progress(
    measure: Measure, start: Decimal | None, target: Decimal | None, now: Decimal | None
) -> Judged[int]:
    """Judge the way from start to target; the target may lie below the start, as for scrap 3.1% to 2.0%.

    Args:
        measure: In what it is measured; yes is 1 and no is 0, and yes is the target unless no was said.
        start: Where it began.
        target: What is to be reached.
        now: Where it stands.

    Returns:
        0 to 100, rounded down; None when a value is unknown, saying which.
    """
    if measure is Measure.YES_NO:
        return _yes_no(target, now)
    given = {"start": start, "target": target, "now": now}
    missing = [name for name, value in given.items() if value is None]
    if start is None or target is None or now is None:
        return Judged(None, (Cause(f"{_and(missing)} not known"),))
    way, gone = abs(target - start), now - start if target > start else start - now
    said = " to ".join(write_measure(measure, value) for value in (start, target))
    said = f"from {said}, now {write_measure(measure, now)}"
    if way:
        gone = min(max(gone, Decimal(0)), way)
        arithmetic = " of ".join(write_measure(Measure.NUMBER, value) for value in (gone, way))
        return Judged(int(gone * REACHED // way), (Cause(f"{arithmetic}: {said}"),))
    if not gone:
        return Judged(REACHED, (Cause(f"kept: {said}"),))
    return Judged(None, (Cause(f"start and target are the same: {said}"),))


def _yes_no(target: Decimal | None, now: Decimal | None) -> Judged[int]:
    if now is None:
        return Judged(None, (Cause("now not known"),))
    wanted = target is None or bool(target)
    text = f"now {write_measure(Measure.YES_NO, now)}, to be {'yes' if wanted else 'no'}"
    return Judged(REACHED if bool(now) is wanted else 0, (Cause(text),))


def objective_progress(own: Judged[int], actions: Sequence[tuple[int, ActionStatus]]) -> Judged[int]:
    """Judge an objective: its own measure wins, else the share of its actions that is done.

    Args:
        own: What its measure says.
        actions: (id, status) of its actions; dropped ones are left out.
    """
    if own.value is not None:
        return own
    dropped = sum(status is ActionStatus.DROPPED for _, status in actions)
    counted = len(actions) - dropped
    if not counted:
        return Judged(None, (*own.why, Cause("no actions to count")))
    done = sum(status is ActionStatus.DONE for _, status in actions)
    left_out = f", {dropped} dropped left out" if dropped else ""
    return Judged(done * REACHED // counted, (Cause(f"{done} of {counted} actions done{left_out}"), *own.why))


def goal_progress(own: Judged[int], objectives: Sequence[tuple[int, str, Judged[int]]]) -> Judged[int]:
    """Judge a goal: its own measure wins, else the mean of the objectives whose progress is known.

    Args:
        own: What its measure says.
        objectives: (id, text, progress) of its objectives.
    """
    if own.value is not None:
        return own
    known = [progress.value for _, _, progress in objectives if progress.value is not None]
    each = tuple(
        Cause(
            f"{'?' if progress.value is None else f'{progress.value}%'} {quoted(text)}", record=("objective", key)
        )
        for key, text, progress in objectives
    )
    if not known:
        return Judged(None, (*own.why, *each) if each else (*own.why, Cause("no objectives to count")))
    of = "" if len(known) == len(objectives) else f" of {len(objectives)}"
    mean = Cause(f"mean of {len(known)}{of} {'objectives' if len(objectives) > 1 else 'objective'}")
    return Judged(sum(known) // len(known), (mean, *each, *own.why))


def write_measure(measure: Measure, value: Decimal | None) -> str:
    """A value of a measure as a person writes it: `40%`, `1,200,000`, `yes`; `?` when unknown.

    Money is in whole units of the account's currency, which the reader knows.
    """
    if value is None:
        return "?"
    if measure is Measure.YES_NO:
        return "yes" if value else "no"
    text = f"{abs(value):,f}" if abs(value) >= 10_000 else f"{abs(value):f}"
    if "." in text and value == value.to_integral_value():
        text = text.rstrip("0").rstrip(".") if measure is not Measure.PERCENT else text
    return f"{'−' if value < 0 else ''}{text}{'%' if measure is Measure.PERCENT else ''}"


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
