"""How a value of the plan may be written, in few words for the strip; the keys stand in the footer."""

from kamtui.models.outline import Section
from kamtui.screens.plan_cells import Cell
from kamtui.screens.plan_lines import NewPlace
from kamtui.widgets.parts import Parts

COPIES: Parts = (("f6", "accent"), (" copies it elsewhere", "muted"))
"""What else may be done with a text that the disk does not take."""
PICKED = "its first letters find a word"
"""How a word is picked."""
GENERIC = ("text", "what")
"""Labels of titles that say less than what the record is called."""


def how_typed(cell: Cell, *, has_failed: bool = False) -> Parts:
    """How a value may be written; nothing where any text is one.

    Args:
        cell: The value.
        has_failed: Whether it was not saved for a reason that may pass.
    """
    if has_failed:
        return COPIES
    how = PICKED if cell.choices else cell.how
    # No column says what it is, and no line of its own as where one types.
    return ((f"{cell.label}: {how}" if cell.choices and cell.is_below else how, "muted"),) if how else ()


def title_wanted(section: Section, place: NewPlace | None) -> str:
    """What is typed first of a new record, with its example where it has one: `number of the case`.

    Args:
        section: Where it is written.
        place: Where in it; None where nothing is new, of which nothing is told.
    """
    if place is None:
        return ""
    record = next(record for record in section.levels if record.key == place.kind)
    spec = next(spec for spec in record.specs if spec.name == record.title)
    label = spec.label.lower()
    wanted = record.label if label in (*GENERIC, record.label) else f"{label} of the {record.label}"
    return f"{wanted}, {spec.help[:1].lower()}{spec.help[1:]}" if spec.help else wanted
