"""Words of the plan and what belongs to it: apart, as the first frame needs none of them."""

from kamtui.vocabulary import Word


class ReviewFrequency(Word):
    """How often an account is looked at in the review [RAIN]."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class Visibility(Word):
    """Whom a record may reach: nobody else, us (the default), or the customer too."""

    PRIVATE = "private"
    INTERNAL = "internal"
    CUSTOMER = "customer"


class PlanStatus(Word):
    """Where a plan stands."""

    DRAFT = "draft"
    ACTIVE = "active"
    CLOSED = "closed"


class FactKind(Word):
    """What a fact about the customer's business is about [KG, RAIN]."""

    GOAL = "goal"
    PRIORITY = "priority"
    INITIATIVE = "initiative"
    KPI = "kpi"
    FINANCIAL_HEALTH = "financial_health"
    TREND = "trend"
    CHALLENGE = "challenge"
    MARKET = "market"


class Evidence(Word):
    """How sure a fact is: assumed ones are open until somebody confirmed them [MH]."""

    ASSUMED = "assumed"
    TOLD = "told"
    DOCUMENT = "document"


class FindingKind(Word):
    """What a finding of the analysis is: SWOT, and what stands in the way [KG, 8T]."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"
    OBSTACLE = "obstacle"
    OBJECTION = "objection"
    RED_FLAG = "red_flag"


class QuestionGroup(Word):
    """What a discovery question is about [RAIN]."""

    TEAM = "team"
    PEOPLE = "people"
    TRENDS = "trends"
    NEEDS = "needs"
    KNOWLEDGE = "knowledge"
    COMPETITORS = "competitors"
    VALUE = "value"
    ELSE = "else"


class AnswerState(Word):
    """Whether a discovery question was answered."""

    OPEN = "open"
    ANSWERED = "answered"
    NOT_APPLICABLE = "not_applicable"


class CellState(Word):
    """Who serves a need of a unit, or what became of our offering there [8T, TAS]."""

    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"
    IN_HOUSE = "in_house"
    COMPETITOR = "competitor"
    PARTNER = "partner"
    OURS = "ours"
    OPPORTUNITY = "opportunity"
    IDEA = "idea"
    LOST = "lost"


class Fit(Word):
    """Whether we meet a requirement [8T]."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Channel(Word):
    """How an idea was brought to the customer [HP]."""

    MEETING = "meeting"
    CALL = "call"
    EMAIL = "email"
    NOTE = "note"
    ARTICLE = "article"


class IdeaOutcome(Word):
    """What became of an idea [HP]."""

    SENT = "sent"
    INTERESTED = "interested"
    OPPORTUNITY = "opportunity"
    NO = "no"


class Direction(Word):
    """Which way a figure is to go."""

    UP = "up"
    DOWN = "down"


class TeamRole(Word):
    """The part one of our people plays in an account team [RAIN]."""

    TECHNICAL_EXPERT = "technical_expert"
    RELATIONSHIP_LEAD = "relationship_lead"
    COLLABORATOR = "collaborator"
    PROJECT_MANAGER = "project_manager"
    INNOVATOR = "innovator"
    RESULTS_DRIVER = "results_driver"
    EXECUTIVE_SPONSOR = "executive_sponsor"
    OTHER = "other"


class Side(Word):
    """Whose goal it is [8T]."""

    OURS = "ours"
    CUSTOMER = "customer"


class Horizon(Word):
    """How far away a goal lies [KG]."""

    SHORT = "short"
    MID = "mid"
    LONG = "long"


class RiskStatus(Word):
    """Where a risk stands; a closed one says why."""

    OPEN = "open"
    MITIGATING = "mitigating"
    CLOSED = "closed"


class Stage(Word):
    """Where an opportunity stands."""

    POTENTIAL = "potential"
    QUALIFIED = "qualified"
    PROPOSED = "proposed"
    NEGOTIATION = "negotiation"
    WON = "won"
    LOST = "lost"

    @property
    def is_open(self) -> bool:
        """Whether it can still be won."""
        return self not in (Stage.WON, Stage.LOST)


class InteractionKind(Word):
    """How we were in touch."""

    MEETING = "meeting"
    CALL = "call"
    EMAIL = "email"
    NOTE = "note"
    EVENT = "event"
    LETTER = "letter"


class CaseStatus(Word):
    """Where a service case stands; the source's own word is kept beside it."""

    OPEN = "open"
    WAITING = "waiting"
    DONE = "done"
