"""The table of contents of a plan, for those who only read it; written by `python -m tools.contents`."""

from kamtui.fieldspec import Audience, FieldKind, FieldSpec
from kamtui.models.shapes import RecordShape, SectionShape, choices
from kamtui.vocabulary import (
    AccountStatus,
    ActionStatus,
    CasePriority,
    CaseStatus,
    Evidence,
    FactKind,
    Horizon,
    Influence,
    InteractionKind,
    Measure,
    PlanStatus,
    ReviewFrequency,
    RiskStatus,
    Side,
    Stage,
    Tier,
    Visibility,
)

SECTIONS = (
    SectionShape(key="facts", title="Facts", levels=("fact",)),
    SectionShape(key="opportunities", title="Opportunities", levels=("opportunity",)),
    SectionShape(
        key="goals",
        title="Goals and objectives",
        levels=("goal", "objective", "action"),
        alone="Unassigned actions",
    ),
    SectionShape(key="risks", title="Risks", levels=("risk",)),
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
                FieldSpec(name="expected_close", label="Close", kind=FieldKind.DAY, heading="Close", width=9),
                FieldSpec(name="owner", label="Owner", kind=FieldKind.LINE, group="More"),
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
    )
}
"""The records of a plan by key."""

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
            ),
            words={},
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
                FieldSpec(name="department", label="Department", kind=FieldKind.LINE),
                FieldSpec(name="email", label="Email", kind=FieldKind.LINE),
                FieldSpec(name="phone", label="Phone", kind=FieldKind.LINE),
                FieldSpec(name="mobile", label="Mobile", kind=FieldKind.LINE),
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
                    name="touch_days", label="Touch every", kind=FieldKind.INTEGER, help="Days", low=1, high=3650
                ),
                FieldSpec(
                    name="is_outside",
                    label="Outside",
                    kind=FieldKind.FLAG,
                    help="An adviser who is not on their payroll",
                ),
                FieldSpec(name="is_vacancy", label="Vacancy", kind=FieldKind.FLAG, help="A role nobody fills yet"),
                FieldSpec(name="left_on", label="Left on", kind=FieldKind.DAY, group="More"),
                FieldSpec(name="relationship_owner", label="Our contact", kind=FieldKind.LINE, group="More"),
                FieldSpec(
                    name="private_note",
                    label="Private note",
                    kind=FieldKind.TEXT,
                    help="Never exported",
                    group="More",
                    audience=Audience.PRIVATE,
                ),
            ),
            words={"influence": Influence},
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
            key="service_case",
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
            ),
            words={"priority": CasePriority, "status": CaseStatus},
        ),
    )
}
"""Records that stand in no section of a plan, by key."""
