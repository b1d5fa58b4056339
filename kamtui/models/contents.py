"""The table of contents of a plan, for those who only read it; written by `python -m tools.contents`."""

from kamtui.fieldspec import Audience, FieldKind, FieldSpec
from kamtui.models.shapes import RecordShape, SectionShape, choices
from kamtui.vocabulary import (
    AccountStatus,
    ActionStatus,
    AnswerState,
    CasePriority,
    CaseStatus,
    CellState,
    Channel,
    DecisionRole,
    Direction,
    Evidence,
    FactKind,
    FindingKind,
    Fit,
    Horizon,
    IdeaOutcome,
    Influence,
    InteractionKind,
    Measure,
    PlanStatus,
    QuestionGroup,
    ReviewFrequency,
    RiskStatus,
    Side,
    Stage,
    TeamRole,
    Tier,
    Visibility,
)
from kamtui.vocabulary_cadence import DayShift
from kamtui.vocabulary_people import (
    Adaptability,
    ApprovalForm,
    LineKind,
    Orientation,
    RelationshipLevel,
    StanceWord,
)

SECTIONS = (
    SectionShape(key="facts", title="Facts", levels=("fact",), is_wanted=True),
    SectionShape(key="swot", title="SWOT and what stands in the way", levels=("finding",)),
    SectionShape(key="competitors", title="Competitors", levels=("competitor",)),
    SectionShape(key="questions", title="Discovery questions", levels=("question",)),
    SectionShape(key="white_space", title="White space", levels=()),
    SectionShape(key="opportunities", title="Opportunities", levels=("opportunity",), is_wanted=True),
    SectionShape(key="targets", title="Revenue targets", levels=("target",)),
    SectionShape(key="ideas", title="Ideas pitched", levels=("idea",)),
    SectionShape(key="value", title="Value delivered", levels=("value",)),
    SectionShape(
        key="goals",
        title="Goals and objectives",
        levels=("goal", "objective", "action"),
        alone="Unassigned actions",
        is_wanted=True,
    ),
    SectionShape(key="risks", title="Risks", levels=("risk",), is_wanted=True),
    SectionShape(key="kpis", title="Figures", levels=("kpi",)),
    SectionShape(key="team", title="Our team", levels=("member",), is_wanted=True),
    SectionShape(key="cases", title="Service cases", levels=("case",)),
    SectionShape(key="reviews", title="Plan reviews", levels=("review",)),
    SectionShape(key="lessons", title="Lessons learned", levels=("lesson",)),
)
"""The sections of a plan in their order."""

RECORDS = {
    record.key: record
    for record in (
        RecordShape(
            key="fact",
            label="fact",
            table="fact",
            title="text",
            parent="plan_id",
            specs=(
                FieldSpec(
                    name="text",
                    label="Fact",
                    kind=FieldKind.LINE,
                    heading="Fact",
                    required=True,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="kind",
                    label="Kind",
                    kind=FieldKind.CHOICE,
                    heading="Kind",
                    width=16,
                    choices=choices(FactKind),
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="evidence",
                    label="Evidence",
                    kind=FieldKind.CHOICE,
                    heading="Evidence",
                    width=8,
                    choices=choices(Evidence),
                ),
                FieldSpec(
                    name="told_by_id",
                    label="Told by",
                    kind=FieldKind.LINK,
                    help="Who said it",
                    heading="Told by",
                    width=14,
                    links="stakeholder",
                ),
                FieldSpec(
                    name="source", label="Source", kind=FieldKind.LINE, help="Who said it, or which document"
                ),
                FieldSpec(
                    name="day", label="Day", kind=FieldKind.DAY, help="When it was learned", heading="Day", width=9
                ),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"kind": FactKind, "evidence": Evidence, "visibility": Visibility},
        ),
        RecordShape(
            key="finding",
            label="finding",
            table="finding",
            title="text",
            parent="plan_id",
            specs=(
                FieldSpec(name="text", label="Finding", kind=FieldKind.LINE, heading="Finding", required=True),
                FieldSpec(
                    name="kind",
                    label="Kind",
                    kind=FieldKind.CHOICE,
                    heading="Kind",
                    width=11,
                    choices=choices(FindingKind),
                ),
                FieldSpec(
                    name="objective_id",
                    label="Objective",
                    kind=FieldKind.LINK,
                    help="The objective it helps or hinders",
                    heading="Objective",
                    width=24,
                    links="objective",
                ),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"kind": FindingKind, "visibility": Visibility},
        ),
        RecordShape(
            key="competitor",
            label="competitor",
            table="competitor",
            title="name",
            parent="account_id",
            specs=(
                FieldSpec(name="name", label="Name", kind=FieldKind.LINE, heading="Competitor", required=True),
                FieldSpec(name="strengths", label="Strengths", kind=FieldKind.LINE),
                FieldSpec(name="weaknesses", label="Weaknesses", kind=FieldKind.LINE),
                FieldSpec(
                    name="installed",
                    label="Installed at",
                    kind=FieldKind.LINE,
                    help="Where, and what",
                    heading="Installed",
                    width=16,
                ),
                FieldSpec(name="contract_end", label="Contract ends", kind=FieldKind.DAY, heading="Ends", width=9),
                FieldSpec(
                    name="champion_id",
                    label="Champion",
                    kind=FieldKind.LINK,
                    help="Who speaks for them",
                    heading="Champion",
                    width=14,
                    links="stakeholder",
                ),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"visibility": Visibility},
        ),
        RecordShape(
            key="question",
            label="question",
            table="question",
            title="text",
            parent="account_id",
            specs=(
                FieldSpec(name="text", label="Question", kind=FieldKind.LINE, heading="Question", required=True),
                FieldSpec(name="group", label="About", kind=FieldKind.CHOICE, choices=choices(QuestionGroup)),
                FieldSpec(name="state", label="State", kind=FieldKind.CHOICE, choices=choices(AnswerState)),
                FieldSpec(name="answer", label="Answer", kind=FieldKind.LINE),
                FieldSpec(
                    name="owner", label="Owner", kind=FieldKind.LINE, help="Who finds out", heading="Who", width=3
                ),
                FieldSpec(name="due", label="Due", kind=FieldKind.DAY, heading="Due", width=9),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"group": QuestionGroup, "state": AnswerState, "visibility": Visibility},
        ),
        RecordShape(
            key="opportunity",
            label="opportunity",
            table="opportunity",
            title="name",
            parent="account_id",
            specs=(
                FieldSpec(name="name", label="Name", kind=FieldKind.LINE, heading="Opportunity", required=True),
                FieldSpec(
                    name="stage",
                    label="Stage",
                    kind=FieldKind.CHOICE,
                    heading="Stage",
                    width=11,
                    choices=choices(Stage),
                ),
                FieldSpec(name="amount", label="Amount", kind=FieldKind.MONEY, heading="Amount", width=8),
                FieldSpec(
                    name="currency",
                    label="Currency",
                    kind=FieldKind.LINE,
                    help="Empty: the account's",
                    group="More",
                ),
                FieldSpec(
                    name="probability",
                    label="Probability",
                    kind=FieldKind.PERCENT,
                    heading="Likely",
                    width=6,
                    low=0,
                    high=100,
                ),
                FieldSpec(name="unit_id", label="Unit", kind=FieldKind.LINK, group="More", links="business_unit"),
                FieldSpec(
                    name="offering_id", label="Offering", kind=FieldKind.LINK, group="More", links="offering"
                ),
                FieldSpec(name="expected_close", label="Close", kind=FieldKind.DAY, heading="Close", width=9),
                FieldSpec(name="owner", label="Owner", kind=FieldKind.LINE, heading="Who", width=3, group="More"),
                FieldSpec(name="reason_lost", label="Lost why", kind=FieldKind.LINE, group="More"),
                FieldSpec(name="source", label="Idea from", kind=FieldKind.LINE, group="More"),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"stage": Stage, "visibility": Visibility},
            dated=("stage",),
        ),
        RecordShape(
            key="target",
            label="target",
            table="revenue_target",
            title="name",
            parent="account_id",
            specs=(
                FieldSpec(
                    name="name",
                    label="Period",
                    kind=FieldKind.LINE,
                    help="As 2027, H1 2027, Q3 2027",
                    heading="Period",
                    required=True,
                ),
                FieldSpec(name="starts", label="From", kind=FieldKind.DAY, heading="From", width=9),
                FieldSpec(name="ends", label="To", kind=FieldKind.DAY, heading="To", width=9),
                FieldSpec(name="amount", label="Target", kind=FieldKind.MONEY, heading="Target", width=8, low=0),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"visibility": Visibility},
        ),
        RecordShape(
            key="idea",
            label="idea",
            table="idea",
            title="title",
            parent="account_id",
            specs=(
                FieldSpec(
                    name="title",
                    label="Idea",
                    kind=FieldKind.LINE,
                    heading="Idea",
                    required=True,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="day", label="Day", kind=FieldKind.DAY, heading="Day", width=9, audience=Audience.CUSTOMER
                ),
                FieldSpec(
                    name="person_id",
                    label="To whom",
                    kind=FieldKind.LINK,
                    heading="To whom",
                    width=14,
                    links="stakeholder",
                ),
                FieldSpec(
                    name="channel",
                    label="By",
                    kind=FieldKind.CHOICE,
                    heading="By",
                    width=7,
                    choices=choices(Channel),
                ),
                FieldSpec(
                    name="outcome",
                    label="Outcome",
                    kind=FieldKind.CHOICE,
                    heading="Outcome",
                    width=11,
                    choices=choices(IdeaOutcome),
                ),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"channel": Channel, "outcome": IdeaOutcome, "visibility": Visibility},
        ),
        RecordShape(
            key="value",
            label="value",
            table="value_delivered",
            title="text",
            parent="account_id",
            specs=(
                FieldSpec(
                    name="text",
                    label="What",
                    kind=FieldKind.LINE,
                    heading="Value",
                    required=True,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="day", label="Day", kind=FieldKind.DAY, heading="Day", width=9, audience=Audience.CUSTOMER
                ),
                FieldSpec(
                    name="worth",
                    label="Worth",
                    kind=FieldKind.MONEY,
                    heading="Worth",
                    width=8,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="confirmed_by_id",
                    label="Confirmed by",
                    kind=FieldKind.LINK,
                    heading="Confirmed",
                    width=14,
                    links="stakeholder",
                ),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"visibility": Visibility},
        ),
        RecordShape(
            key="goal",
            label="goal",
            table="goal",
            title="text",
            parent="plan_id",
            specs=(
                FieldSpec(
                    name="text",
                    label="Text",
                    kind=FieldKind.LINE,
                    heading="Goal",
                    required=True,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="side",
                    label="Whose",
                    kind=FieldKind.CHOICE,
                    choices=choices(Side),
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="measure",
                    label="Measure",
                    kind=FieldKind.CHOICE,
                    choices=choices(Measure),
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(name="start_value", label="Start", kind=FieldKind.NUMBER, audience=Audience.CUSTOMER),
                FieldSpec(name="target_value", label="Target", kind=FieldKind.NUMBER, audience=Audience.CUSTOMER),
                FieldSpec(name="now_value", label="Now", kind=FieldKind.NUMBER, audience=Audience.CUSTOMER),
                FieldSpec(
                    name="horizon",
                    label="Horizon",
                    kind=FieldKind.CHOICE,
                    choices=choices(Horizon),
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="owner",
                    label="Owner",
                    kind=FieldKind.LINE,
                    heading="Who",
                    width=3,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="due", label="Due", kind=FieldKind.DAY, heading="Due", width=9, audience=Audience.CUSTOMER
                ),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"side": Side, "measure": Measure, "horizon": Horizon, "visibility": Visibility},
        ),
        RecordShape(
            key="objective",
            label="objective",
            table="objective",
            title="text",
            parent="goal_id",
            specs=(
                FieldSpec(
                    name="text",
                    label="Text",
                    kind=FieldKind.LINE,
                    heading="Goal",
                    required=True,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="measure",
                    label="Measure",
                    kind=FieldKind.CHOICE,
                    choices=choices(Measure),
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(name="start_value", label="Start", kind=FieldKind.NUMBER, audience=Audience.CUSTOMER),
                FieldSpec(name="target_value", label="Target", kind=FieldKind.NUMBER, audience=Audience.CUSTOMER),
                FieldSpec(name="now_value", label="Now", kind=FieldKind.NUMBER, audience=Audience.CUSTOMER),
                FieldSpec(
                    name="horizon",
                    label="Horizon",
                    kind=FieldKind.CHOICE,
                    choices=choices(Horizon),
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="owner",
                    label="Owner",
                    kind=FieldKind.LINE,
                    heading="Who",
                    width=3,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="due", label="Due", kind=FieldKind.DAY, heading="Due", width=9, audience=Audience.CUSTOMER
                ),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
                FieldSpec(
                    name="person_id", label="Person", kind=FieldKind.LINK, group="Links", links="stakeholder"
                ),
                FieldSpec(name="fact_id", label="Fact", kind=FieldKind.LINK, group="Links", links="fact"),
                FieldSpec(
                    name="opportunity_id",
                    label="Opportunity",
                    kind=FieldKind.LINK,
                    group="Links",
                    links="opportunity",
                ),
            ),
            words={"measure": Measure, "horizon": Horizon, "visibility": Visibility},
        ),
        RecordShape(
            key="action",
            label="action",
            table="action",
            title="title",
            parent="objective_id",
            specs=(
                FieldSpec(
                    name="title",
                    label="Action",
                    kind=FieldKind.LINE,
                    heading="Action",
                    required=True,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="owner",
                    label="Owner",
                    kind=FieldKind.LINE,
                    heading="Who",
                    width=3,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="due", label="Due", kind=FieldKind.DAY, heading="Due", width=9, audience=Audience.CUSTOMER
                ),
                FieldSpec(
                    name="status",
                    label="Status",
                    kind=FieldKind.CHOICE,
                    choices=choices(ActionStatus),
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(name="waits_for_id", label="Waits for", kind=FieldKind.LINK, links="action"),
                FieldSpec(
                    name="person_id",
                    label="Person",
                    kind=FieldKind.LINK,
                    help="Whom it was promised to",
                    links="stakeholder",
                ),
                FieldSpec(
                    name="done_on", label="Done on", kind=FieldKind.DAY, group="More", audience=Audience.CUSTOMER
                ),
                FieldSpec(
                    name="is_milestone",
                    label="Milestone",
                    kind=FieldKind.FLAG,
                    help="A day to reach, with no work of its own",
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"status": ActionStatus, "visibility": Visibility},
        ),
        RecordShape(
            key="risk",
            label="risk",
            table="risk",
            title="text",
            parent="plan_id",
            specs=(
                FieldSpec(name="text", label="Risk", kind=FieldKind.LINE, heading="Risk", required=True),
                FieldSpec(
                    name="likelihood",
                    label="Likelihood",
                    kind=FieldKind.INTEGER,
                    help="1 to 5",
                    heading="Likely",
                    width=6,
                    low=1,
                    high=5,
                ),
                FieldSpec(
                    name="impact",
                    label="Impact",
                    kind=FieldKind.INTEGER,
                    help="1 to 5",
                    heading="Impact",
                    width=6,
                    low=1,
                    high=5,
                ),
                FieldSpec(name="mitigation", label="Mitigation", kind=FieldKind.LINE, help="What we do about it"),
                FieldSpec(name="owner", label="Owner", kind=FieldKind.LINE, heading="Who", width=3),
                FieldSpec(
                    name="status",
                    label="Status",
                    kind=FieldKind.CHOICE,
                    heading="Status",
                    width=10,
                    choices=choices(RiskStatus),
                ),
                FieldSpec(name="closing_reason", label="Closed why", kind=FieldKind.LINE, group="More"),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"status": RiskStatus, "visibility": Visibility},
        ),
        RecordShape(
            key="kpi",
            label="figure",
            table="kpi",
            title="name",
            parent="account_id",
            specs=(
                FieldSpec(name="name", label="Name", kind=FieldKind.LINE, heading="Figure", required=True),
                FieldSpec(name="value", label="Now", kind=FieldKind.NUMBER, heading="Now", width=8),
                FieldSpec(
                    name="unit", label="Unit", kind=FieldKind.LINE, help="As %, EUR, days", heading="Unit", width=6
                ),
                FieldSpec(name="direction", label="Better", kind=FieldKind.CHOICE, choices=choices(Direction)),
                FieldSpec(name="target", label="Target", kind=FieldKind.NUMBER, heading="Target", width=8),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"direction": Direction, "visibility": Visibility},
            dated=("value",),
        ),
        RecordShape(
            key="member",
            label="team member",
            table="team_member",
            title="name",
            parent="account_id",
            specs=(
                FieldSpec(
                    name="name",
                    label="Name",
                    kind=FieldKind.LINE,
                    heading="Name",
                    required=True,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="role",
                    label="Role",
                    kind=FieldKind.CHOICE,
                    heading="Role",
                    width=17,
                    choices=choices(TeamRole),
                ),
                FieldSpec(name="skills", label="Skills", kind=FieldKind.LINE, heading="Skills", width=24),
                FieldSpec(
                    name="contact",
                    label="Contact",
                    kind=FieldKind.LINE,
                    help="Mail or telephone, for the customer",
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"role": TeamRole, "visibility": Visibility},
        ),
        RecordShape(
            key="case",
            label="case",
            table="service_case",
            title="number",
            parent="account_id",
            specs=(
                FieldSpec(
                    name="number",
                    label="Number",
                    kind=FieldKind.LINE,
                    heading="Case",
                    width=10,
                    required=True,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="subject",
                    label="Subject",
                    kind=FieldKind.LINE,
                    heading="Subject",
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="priority",
                    label="Priority",
                    kind=FieldKind.CHOICE,
                    heading="Priority",
                    width=8,
                    choices=choices(CasePriority),
                ),
                FieldSpec(
                    name="status",
                    label="Status",
                    kind=FieldKind.CHOICE,
                    heading="Status",
                    width=8,
                    choices=choices(CaseStatus),
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(name="source_status", label="Their word", kind=FieldKind.LINE, group="More"),
                FieldSpec(
                    name="opened",
                    label="Opened",
                    kind=FieldKind.DAY,
                    heading="Opened",
                    width=9,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(name="updated", label="Updated", kind=FieldKind.DAY),
                FieldSpec(name="closed", label="Closed", kind=FieldKind.DAY),
                FieldSpec(
                    name="raised_on",
                    label="Raised on",
                    kind=FieldKind.DAY,
                    help="When we spoke with the customer about it",
                ),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"priority": CasePriority, "status": CaseStatus, "visibility": Visibility},
        ),
        RecordShape(
            key="review",
            label="review",
            table="plan_review",
            title="text",
            parent="plan_id",
            specs=(
                FieldSpec(name="text", label="Outcome", kind=FieldKind.LINE, heading="Outcome", required=True),
                FieldSpec(name="day", label="Day", kind=FieldKind.DAY, heading="Day", width=9),
                FieldSpec(name="who", label="With", kind=FieldKind.LINE, heading="With", width=16),
                FieldSpec(name="next_day", label="Next", kind=FieldKind.DAY, heading="Next", width=9),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"visibility": Visibility},
        ),
        RecordShape(
            key="lesson",
            label="lesson",
            table="lesson",
            title="text",
            parent="plan_id",
            specs=(
                FieldSpec(name="text", label="Lesson", kind=FieldKind.LINE, heading="Lesson", required=True),
                FieldSpec(name="day", label="Day", kind=FieldKind.DAY, heading="Day", width=9),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"visibility": Visibility},
        ),
    )
}
"""The records of a plan by key."""

GRID = {
    record.key: record
    for record in (
        RecordShape(
            key="offering",
            label="offering",
            table="offering",
            title="name",
            parent="",
            specs=(
                FieldSpec(name="name", label="Name", kind=FieldKind.LINE, heading="Offering", required=True),
                FieldSpec(name="family", label="Family", kind=FieldKind.LINE, heading="Family", width=16),
                FieldSpec(name="need", label="Need", kind=FieldKind.LINE, help="What it answers"),
                FieldSpec(name="proof", label="Proof", kind=FieldKind.LINE, help="What shows that it does"),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={},
        ),
        RecordShape(
            key="business_unit",
            label="unit",
            table="business_unit",
            title="name",
            parent="account_id",
            specs=(
                FieldSpec(
                    name="name",
                    label="Name",
                    kind=FieldKind.LINE,
                    heading="Unit",
                    required=True,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="touch_days",
                    label="Touch every",
                    kind=FieldKind.INTEGER,
                    help="Days between two contacts with anybody in it",
                    low=1,
                    high=3650,
                ),
            ),
            words={},
        ),
        RecordShape(
            key="white_space",
            label="cell",
            table="white_space",
            title="state",
            parent="unit_id",
            specs=(
                FieldSpec(name="state", label="State", kind=FieldKind.CHOICE, choices=choices(CellState)),
                FieldSpec(
                    name="market_value",
                    label="Market value",
                    kind=FieldKind.MONEY,
                    help="What the unit spends on it a year",
                    low=0,
                ),
                FieldSpec(
                    name="our_share", label="Our share", kind=FieldKind.MONEY, help="What of it comes to us", low=0
                ),
                FieldSpec(name="competitor_id", label="Competitor", kind=FieldKind.LINK, links="competitor"),
                FieldSpec(name="contract_end", label="Contract ends", kind=FieldKind.DAY),
                FieldSpec(
                    name="is_early",
                    label="Early?",
                    kind=FieldKind.CHOICE,
                    help="Can we position early?",
                    choices=choices(Fit),
                ),
                FieldSpec(
                    name="fits",
                    label="Fits?",
                    kind=FieldKind.CHOICE,
                    help="Do we meet the requirement?",
                    choices=choices(Fit),
                ),
                FieldSpec(
                    name="is_beaten",
                    label="Better one?",
                    kind=FieldKind.CHOICE,
                    help="Has a competitor something better?",
                    choices=choices(Fit),
                ),
                FieldSpec(
                    name="by_partner",
                    label="Partner?",
                    kind=FieldKind.CHOICE,
                    help="Could a partner fill it?",
                    choices=choices(Fit),
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT),
            ),
            words={"state": CellState, "is_early": Fit, "fits": Fit, "is_beaten": Fit, "by_partner": Fit},
        ),
    )
}
"""The records of its grids by key."""

OTHERS = {
    record.key: record
    for record in (
        RecordShape(
            key="account",
            label="account",
            table="account",
            title="name",
            parent="parent_id",
            specs=(
                FieldSpec(
                    name="name",
                    label="Name",
                    kind=FieldKind.LINE,
                    heading="Account",
                    required=True,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="status",
                    label="Status",
                    kind=FieldKind.CHOICE,
                    help="Key accounts have plans; the others are watched",
                    choices=choices(AccountStatus),
                ),
                FieldSpec(name="industry", label="Industry", kind=FieldKind.LINE, heading="Industry", width=18),
                FieldSpec(name="region", label="Region", kind=FieldKind.LINE, help="Country or sales region"),
                FieldSpec(name="website", label="Website", kind=FieldKind.LINE),
                FieldSpec(
                    name="owner",
                    label="Owner",
                    kind=FieldKind.LINE,
                    help="Our key account manager",
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="executive_sponsor", label="Sponsor", kind=FieldKind.LINE, help="Our executive sponsor"
                ),
                FieldSpec(name="currency", label="Currency", kind=FieldKind.LINE, help="Three letters, as EUR"),
                FieldSpec(
                    name="potential",
                    label="Potential",
                    kind=FieldKind.MONEY,
                    help="Extra yearly revenue within reach",
                    heading="Potential",
                    width=9,
                ),
                FieldSpec(
                    name="cost_to_serve", label="Cost to serve", kind=FieldKind.MONEY, help="A year", group="More"
                ),
                FieldSpec(
                    name="renewal", label="Renewal", kind=FieldKind.DAY, help="When the contract ends", group="More"
                ),
                FieldSpec(
                    name="notice_days",
                    label="Notice",
                    kind=FieldKind.INTEGER,
                    help="Days before the renewal",
                    low=0,
                    high=3650,
                    group="More",
                ),
                FieldSpec(
                    name="touch_days",
                    label="Touch every",
                    kind=FieldKind.INTEGER,
                    help="Days between two contacts",
                    low=1,
                    high=3650,
                ),
                FieldSpec(
                    name="touch_on",
                    label="Next touch",
                    kind=FieldKind.DAY,
                    help="Planned; it counts until the next contact",
                    group="More",
                ),
                FieldSpec(
                    name="review_frequency",
                    label="Review",
                    kind=FieldKind.CHOICE,
                    help="How often it is looked at",
                    choices=choices(ReviewFrequency),
                    group="More",
                ),
                FieldSpec(
                    name="last_reviewed", label="Reviewed", kind=FieldKind.DAY, help="Last looked at", group="More"
                ),
                FieldSpec(
                    name="tags",
                    label="Tags",
                    kind=FieldKind.LINE,
                    help="Words to filter by, parted by commas",
                    group="More",
                ),
                FieldSpec(name="notes", label="Notes", kind=FieldKind.TEXT, group="More"),
                FieldSpec(
                    name="revenue",
                    label="Revenue",
                    kind=FieldKind.MONEY,
                    help="This year",
                    heading="Revenue",
                    width=8,
                ),
                FieldSpec(
                    name="tier",
                    label="Tier by hand",
                    kind=FieldKind.CHOICE,
                    help="Instead of the four-box arithmetic",
                    choices=choices(Tier),
                    group="Tier",
                ),
                FieldSpec(
                    name="tier_reason",
                    label="Because",
                    kind=FieldKind.LINE,
                    help="Needed for a tier by hand",
                    group="Tier",
                ),
                FieldSpec(
                    name="tier_recheck",
                    label="Re-check",
                    kind=FieldKind.DAY,
                    help="Needed for a tier by hand: when it is looked at again",
                    group="Tier",
                ),
            ),
            words={"status": AccountStatus, "review_frequency": ReviewFrequency, "tier": Tier},
            dated=("revenue", "tier", "tier_reason", "tier_recheck"),
        ),
        RecordShape(
            key="plan",
            label="plan",
            table="plan",
            title="starts",
            parent="account_id",
            specs=(
                FieldSpec(name="starts", label="From", kind=FieldKind.DAY, audience=Audience.CUSTOMER),
                FieldSpec(name="ends", label="To", kind=FieldKind.DAY, audience=Audience.CUSTOMER),
                FieldSpec(name="status", label="Status", kind=FieldKind.CHOICE, choices=choices(PlanStatus)),
            ),
            words={"status": PlanStatus},
        ),
        RecordShape(
            key="sign_off",
            label="sign-off",
            table="sign_off",
            title="name",
            parent="plan_id",
            specs=(
                FieldSpec(
                    name="name", label="Who", kind=FieldKind.LINE, help="Who agrees to the plan", required=True
                ),
                FieldSpec(
                    name="role", label="Role", kind=FieldKind.LINE, help="As what, for example head of sales"
                ),
                FieldSpec(name="day", label="Day", kind=FieldKind.DAY, required=True),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT),
            ),
            words={},
        ),
        RecordShape(
            key="stakeholder",
            label="person",
            table="stakeholder",
            title="name",
            parent="account_id",
            specs=(
                FieldSpec(
                    name="name",
                    label="Name",
                    kind=FieldKind.LINE,
                    heading="Person",
                    required=True,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(name="title", label="Title", kind=FieldKind.LINE, heading="Title", width=24),
                FieldSpec(
                    name="role",
                    label="Role",
                    kind=FieldKind.CHOICE,
                    help="Their part in decisions",
                    heading="Role",
                    width=14,
                    choices=choices(DecisionRole),
                ),
                FieldSpec(
                    name="influence",
                    label="Influence",
                    kind=FieldKind.CHOICE,
                    help="Low: outside the political structure; medium: in it; high: inner circle",
                    heading="Influence",
                    width=9,
                    choices=choices(Influence),
                ),
                FieldSpec(
                    name="stance",
                    label="Stance",
                    kind=FieldKind.CHOICE,
                    help="How they stand to us",
                    heading="Stance",
                    width=13,
                    choices=choices(StanceWord),
                ),
                FieldSpec(name="department", label="Department", kind=FieldKind.LINE),
                FieldSpec(name="email", label="Email", kind=FieldKind.LINE),
                FieldSpec(name="phone", label="Phone", kind=FieldKind.LINE),
                FieldSpec(name="mobile", label="Mobile", kind=FieldKind.LINE),
                FieldSpec(name="unit_id", label="Unit", kind=FieldKind.LINK, links="business_unit"),
                FieldSpec(name="reports_to_id", label="Reports to", kind=FieldKind.LINK, links="stakeholder"),
                FieldSpec(name="is_vacancy", label="Vacancy", kind=FieldKind.FLAG, help="A role nobody fills yet"),
                FieldSpec(
                    name="is_outside",
                    label="Outside",
                    kind=FieldKind.FLAG,
                    help="An adviser who is not on their payroll",
                ),
                FieldSpec(
                    name="touch_days",
                    label="Touch every",
                    kind=FieldKind.INTEGER,
                    help="Days",
                    low=1,
                    high=3650,
                    group="Contact",
                ),
                FieldSpec(
                    name="touch_on",
                    label="Next touch",
                    kind=FieldKind.DAY,
                    help="Planned; it counts until the next contact",
                    group="Contact",
                ),
                FieldSpec(name="relationship_owner", label="Our contact", kind=FieldKind.LINE, group="Contact"),
                FieldSpec(
                    name="level_now",
                    label="We are",
                    kind=FieldKind.CHOICE,
                    help="What we are to the person",
                    choices=choices(RelationshipLevel),
                    group="Relationship",
                ),
                FieldSpec(
                    name="level_wanted",
                    label="We want to be",
                    kind=FieldKind.CHOICE,
                    choices=choices(RelationshipLevel),
                    group="Relationship",
                ),
                FieldSpec(
                    name="business_agenda",
                    label="Business agenda",
                    kind=FieldKind.TEXT,
                    help="What the person must reach",
                    group="Relationship",
                ),
                FieldSpec(
                    name="personal_agenda",
                    label="Own agenda",
                    kind=FieldKind.TEXT,
                    help="What the person wants for themselves",
                    group="Relationship",
                ),
                FieldSpec(
                    name="adaptability",
                    label="To the new",
                    kind=FieldKind.CHOICE,
                    help="How the person takes to it",
                    choices=choices(Adaptability),
                    group="Decisions",
                ),
                FieldSpec(
                    name="orientation",
                    label="Looks at",
                    kind=FieldKind.CHOICE,
                    help="What counts first",
                    choices=choices(Orientation),
                    group="Decisions",
                ),
                FieldSpec(
                    name="budget",
                    label="Budget",
                    kind=FieldKind.MONEY,
                    help="What the person may approve",
                    group="Decisions",
                ),
                FieldSpec(
                    name="approval",
                    label="Approves",
                    kind=FieldKind.CHOICE,
                    choices=choices(ApprovalForm),
                    group="Decisions",
                ),
                FieldSpec(
                    name="bought_before",
                    label="Bought before",
                    kind=FieldKind.TEXT,
                    help="What and when",
                    group="Decisions",
                ),
                FieldSpec(name="left_on", label="Left on", kind=FieldKind.DAY, group="More"),
                FieldSpec(
                    name="private_note",
                    label="Private note",
                    kind=FieldKind.TEXT,
                    help="Never exported",
                    group="More",
                    audience=Audience.PRIVATE,
                ),
            ),
            words={
                "role": DecisionRole,
                "influence": Influence,
                "stance": StanceWord,
                "level_now": RelationshipLevel,
                "level_wanted": RelationshipLevel,
                "adaptability": Adaptability,
                "orientation": Orientation,
                "approval": ApprovalForm,
            },
            dated=("role", "stance"),
        ),
        RecordShape(
            key="interaction",
            label="contact",
            table="interaction",
            title="subject",
            parent="account_id",
            specs=(
                FieldSpec(name="day", label="Day", kind=FieldKind.DAY, heading="Day", width=9),
                FieldSpec(name="time", label="Time", kind=FieldKind.LINE, help="As 14:30, by the wall clock"),
                FieldSpec(
                    name="kind",
                    label="Kind",
                    kind=FieldKind.CHOICE,
                    heading="Kind",
                    width=8,
                    choices=choices(InteractionKind),
                ),
                FieldSpec(name="subject", label="Subject", kind=FieldKind.LINE, heading="Subject"),
                FieldSpec(name="our_people", label="Our people", kind=FieldKind.LINE),
                FieldSpec(name="notes", label="Notes", kind=FieldKind.TEXT),
            ),
            words={"kind": InteractionKind},
        ),
        RecordShape(
            key="relation_line",
            label="line",
            table="relation_line",
            title="note",
            parent="from_id",
            specs=(
                FieldSpec(
                    name="kind",
                    label="Kind",
                    kind=FieldKind.CHOICE,
                    heading="Kind",
                    width=9,
                    choices=choices(LineKind),
                ),
                FieldSpec(name="to_id", label="To", kind=FieldKind.LINK, heading="To", links="stakeholder"),
                FieldSpec(name="note", label="Note", kind=FieldKind.LINE, heading="Note"),
            ),
            words={"kind": LineKind},
        ),
        RecordShape(
            key="series",
            label="series",
            table="series",
            title="title",
            parent="account_id",
            specs=(
                FieldSpec(
                    name="title",
                    label="Title",
                    kind=FieldKind.LINE,
                    heading="Meeting",
                    required=True,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="kind",
                    label="Kind",
                    kind=FieldKind.CHOICE,
                    choices=choices(InteractionKind),
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(name="starts", label="First day", kind=FieldKind.DAY, audience=Audience.CUSTOMER),
                FieldSpec(
                    name="time",
                    label="Time",
                    kind=FieldKind.LINE,
                    help="As 14:30; empty for all day",
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="minutes",
                    label="Minutes",
                    kind=FieldKind.INTEGER,
                    low=1,
                    high=10080,
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="zone",
                    label="Time zone",
                    kind=FieldKind.LINE,
                    help="As Europe/Vienna",
                    group="More",
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="rule", label="Rule", kind=FieldKind.LINE, help="An RRULE of RFC 5545; empty for once"
                ),
                FieldSpec(
                    name="shift",
                    label="On free days",
                    kind=FieldKind.CHOICE,
                    help="What then becomes of the meeting",
                    choices=choices(DayShift),
                ),
                FieldSpec(
                    name="place", label="Place", kind=FieldKind.LINE, group="More", audience=Audience.CUSTOMER
                ),
                FieldSpec(
                    name="our_people",
                    label="Our people",
                    kind=FieldKind.LINE,
                    group="More",
                    audience=Audience.CUSTOMER,
                ),
                FieldSpec(
                    name="visibility", label="Visible to", kind=FieldKind.CHOICE, choices=choices(Visibility)
                ),
                FieldSpec(name="note", label="Note", kind=FieldKind.TEXT, group="More"),
            ),
            words={"kind": InteractionKind, "shift": DayShift, "visibility": Visibility},
        ),
    )
}
"""Records that stand in no section of a plan, by key."""
