"""People as values for tests: nothing is known of them unless said."""

from datetime import date, timedelta
from typing import Any

from kamtui.rules.coverage import judge_coverage, reached, role_coverage
from kamtui.rules.org_tree import tree_order
from kamtui.rules.people import PersonRow, StanceSeen, known_stances
from kamtui.rules.people_view import PeopleView
from kamtui.rules.relationships import map_state, single_threaded, stance_trend
from kamtui.rules.top import top_of
from kamtui.rules.touch import Interval, judge_touch, nearest_interval
from kamtui.services.people import as_judged
from kamtui.vocabulary import Stance, TouchState

TODAY = date(2026, 11, 21)


def person(number: int, name: str, **known: Any) -> PersonRow:
    """One person; `stances` are the last readings, a week apart, the newest today; `under` is the manager."""
    stances = known.pop("stances", ())
    readings = tuple(
        StanceSeen(TODAY - timedelta(weeks=len(stances) - 1 - place), None if value is None else Stance(value))
        for place, value in enumerate(stances)
    )
    counted = known_stances(readings)
    last, influence = known.get("last_touch"), known.get("influence")
    left_on, is_vacancy = known.get("left_on"), known.get("is_vacancy", False)
    is_key = influence is not None and influence.is_key and left_on is None and not is_vacancy
    interval = nearest_interval(default=30) if is_key else Interval(None)
    touch = judge_touch(last, interval.days, TODAY)
    values = {"name": name, **known.pop("values", {})}
    row = PersonRow(
        id=number,
        name=name,
        title=None,
        unit_id=None,
        unit=None,
        reports_to_id=known.pop("under", None),
        depth=0,
        is_vacancy=False,
        is_outside=False,
        left_on=None,
        influence=None,
        role=None,
        stance=Stance(counted[-1]) if counted else None,
        readings=readings,
        trend=stance_trend(counted),
        last_touch=None,
        touch=touch,
        coverage=judge_coverage(1 if last else 0, last, is_vacancy=is_vacancy),
        is_key=is_key,
        is_quiet=is_key and touch.state in (TouchState.LATE, TouchState.NEVER),
        champion_of=(),
        level_now=None,
        level_wanted=None,
        budget=None,
        approval=None,
        owner=None,
        lines=(),
        values=values,
        has_left=left_on is not None and left_on <= TODAY,
        interval=interval,
    )
    return row._replace(**known)


def view(*people: PersonRow, account: str = "Brenner AG", **more: Any) -> PeopleView:
    """The people of an account, ordered and judged."""
    by_id = {row.id: row for row in people}
    placed = tree_order({row.id: row.reports_to_id for row in people})
    rows = tuple(by_id[each.id]._replace(depth=each.depth, reports_to_id=each.above) for each in placed)
    judged = tuple(as_judged(row) for row in rows if row.counts)
    facts: dict[str, Any] = {
        "account_id": 1,
        "account": account,
        "currency": "EUR",
        "today": TODAY,
        "as_of": None,
        "people": rows,
        "roots": tuple(row.id for row in rows if not row.depth),
        "units": (),
        "map_state": map_state(judged),
        "single_threaded": single_threaded(judged, TODAY),
        "by_unit": {},
        "role_coverage": role_coverage(judged),
        "reached": reached(judged, TODAY),
        "top": top_of(rows),
    }
    return PeopleView(**(facts | more))
