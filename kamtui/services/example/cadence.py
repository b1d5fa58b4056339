"""The example's series of meetings, free days and rules for keeping in touch."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from dateutil.easter import easter

from kamtui.models.cadence import Holiday, Series, SeriesOccurrence, TouchRule
from kamtui.rules.occurrences import Pattern, occurrences
from kamtui.rules.rrule_text import check_rule
from kamtui.services.example.rows import Rows
from kamtui.vocabulary import DecisionRole, Tier
from kamtui.vocabulary_cadence import DayShift, OccurrenceState, TouchRuleOf
from kamtui.vocabulary_plan import InteractionKind, Visibility


@dataclass(frozen=True, slots=True)
class Meeting:
    """One series of an account.

    Attributes:
        account: The account's name begins so.
        title: What it is called.
        begins: Days from today from which it recurs.
        rule: Its rule; empty for once.
        moved: Which of the meetings to come is moved by how many days; None for none.
    """

    account: str
    title: str
    begins: int
    rule: str
    time: str | None = None
    minutes: int | None = None
    zone: str | None = "Europe/Vienna"
    shift: DayShift = DayShift.KEEP
    kind: InteractionKind = InteractionKind.MEETING
    place: str | None = None
    ours: str | None = None
    visibility: Visibility = Visibility.INTERNAL
    moved: tuple[int, int] | None = None


MEETINGS = (
    Meeting(
        "Hallbrunn AG", "Jour fixe", -200, "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "09:30", 45,
        kind=InteractionKind.CALL, ours="L. Aubry", visibility=Visibility.CUSTOMER, moved=(0, 1),
    ),
    Meeting(
        "Hallbrunn AG", "Quarterly business review", -300, "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TH", "14:00", 120,
        shift=DayShift.NEXT, place="Hallbrunn, board room", visibility=Visibility.CUSTOMER,
    ),
    Meeting(
        "Müller & Söhne", "Service report", -150, "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", None,
        kind=InteractionKind.EMAIL, shift=DayShift.PREVIOUS,
    ),
    Meeting(
        "株式会社", "Steering committee", -120, "FREQ=MONTHLY;BYMONTHDAY=15", "08:00", 60, "Asia/Tokyo",
        shift=DayShift.NEAREST,
    ),
    Meeting(
        "Norrvik", "Price review of the year", -400, "FREQ=YEARLY;BYMONTH=1;BYDAY=3WE", "10:00", 90,
        "Europe/Stockholm",
    ),
    Meeting("Acme", "Plant visit", 12, "", "11:00", 180, place="Line 2"),
)  # fmt: skip
"""Made up, as all of the example."""

FIXED = ((1, 1, "New Year"), (5, 1, "Labour Day"), (12, 25, "Christmas Day"), (12, 26, "Second day of Christmas"))
"""Month, day and name of the free days that are the same every year."""
AFTER_EASTER = ((-2, "Good Friday"), (1, "Easter Monday"), (39, "Ascension"), (50, "Whit Monday"))
"""Days after Easter Sunday, and their names."""
RULES = (
    (TouchRuleOf.ROLE, DecisionRole.CHAMPION, 30),
    (TouchRuleOf.ROLE, DecisionRole.SPONSOR, 90),
    (TouchRuleOf.TIER, Tier.STAR, 21),
)
"""Rules for keeping in touch: whose, and every how many days."""


def add_cadence(rows: Rows, accounts: dict[str, int], today: date) -> None:
    """Add series, free days and touch rules.

    Args:
        rows: Where to.
        accounts: The accounts told by hand, by name.
        today: The day everything is told from.
    """
    for meeting in MEETINGS:
        for name, key in accounts.items():
            if name.startswith(meeting.account):
                _add_series(rows, meeting, key, today)
                break
    for year in (today.year, today.year + 1):
        days = {date(year, month, day): name for month, day, name in FIXED}
        days |= {easter(year) + timedelta(days=after): name for after, name in AFTER_EASTER}
        for day, name in sorted(days.items()):
            rows.add(Holiday, day=day, name=name)
    for whose, word, interval in RULES:
        rows.add(TouchRule, whose=whose, word=word.value, days=interval)


def _add_series(rows: Rows, meeting: Meeting, account_id: int, today: date) -> None:
    starts, rule = today + timedelta(days=meeting.begins), None
    if meeting.rule:
        checked = check_rule(meeting.rule, starts)
        starts, rule = checked.starts, checked.text
    name = f"kamtui-example/{meeting.account}/{meeting.title}"
    key = rows.add(
        Series,
        account_id=account_id,
        title=meeting.title,
        kind=meeting.kind,
        starts=starts,
        time=meeting.time,
        minutes=meeting.minutes,
        zone=meeting.zone if meeting.time else None,
        rule=rule,
        shift=meeting.shift,
        place=meeting.place,
        our_people=meeting.ours,
        visibility=meeting.visibility,
        uid=f"{uuid5(NAMESPACE_URL, name)}@kamtui.local",
        changed=f"{starts.isoformat()}T08:00:00+00:00",
    )
    pattern = Pattern(starts, rule)
    # What is past took place, so that nothing of the example is late that is not told as late.
    for each in occurrences(pattern, today - timedelta(days=90), today - timedelta(days=1)):
        rows.add(SeriesOccurrence, series_id=key, day=each.series_day, state=OccurrenceState.DONE)
    if meeting.moved is not None:
        place, days = meeting.moved
        coming = occurrences(pattern, today, today + timedelta(days=90))[place]
        there = coming.day + timedelta(days=days)
        rows.add(
            SeriesOccurrence, series_id=key, day=coming.series_day, state=OccurrenceState.MOVED, moved_to=there
        )
