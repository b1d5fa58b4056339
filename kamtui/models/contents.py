"""The table of contents of a plan, for those who only read it; written by `python -m tools.contents`."""

from kamtui.fieldspec import Audience, FieldKind, FieldSpec
from kamtui.models.shapes import RecordShape, SectionShape, choices
from kamtui.vocabulary import (
    ActionStatus,
    Evidence,
    FactKind,
    Horizon,
    Measure,
    RiskStatus,
    Side,
    Stage,
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
