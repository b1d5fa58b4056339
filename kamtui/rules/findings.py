"""What findings of each kind are called together: two by two, and the three lists of what stands in the way."""

from kamtui.vocabulary_plan import FindingKind

HEADINGS = {
    FindingKind.STRENGTH: "Strengths",
    FindingKind.WEAKNESS: "Weaknesses",
    FindingKind.OPPORTUNITY: "Opportunities",
    FindingKind.THREAT: "Threats",
    FindingKind.OBSTACLE: "Obstacles",
    FindingKind.OBJECTION: "Objections",
    FindingKind.RED_FLAG: "Red flags",
}
"""The headings in their order."""
