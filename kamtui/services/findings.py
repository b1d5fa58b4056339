"""What becomes of a finding: an action or a risk that takes its words, in one step that undo takes back."""

from typing import Literal

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.rules.judged import quoted
from kamtui.services.ordering import place_after
from kamtui.services.plan_reading import peek, shape_of
from kamtui.vocabulary_plan import FindingKind, Visibility

BECAME = "Became the"
"""How the line of a finding's note begins that says what was made of it."""


def made_of(note: object) -> tuple[str, ...]:
    """What was made of a finding, as its note says: `Became the action “…”`.

    Args:
        note: The finding's.
    """
    return tuple(line for line in str(note or "").splitlines() if line.startswith(BECAME))


def make_of_finding(book: Book, key: int, kind: Literal["action", "risk"]) -> int:
    """Make an action or a risk of a finding; the notes of both say so.

    An action serves the objective that the finding names, or nothing. What comes of a private finding is private.

    Args:
        book: Where it is.
        key: Of the finding.
        kind: What to make.

    Returns:
        The key of the new record.

    Raises:
        Refused: The finding is gone, or it has become one already.
    """
    from kamtui.models.customer import Finding
    from kamtui.services import plan_records as records  # loads the ORM

    text, found, note = peek(book, "finding", key, "text", "kind", "note")
    name = f"{FindingKind(found).label} {quoted(text)}"
    became = f"{BECAME} {kind} {quoted(text)}"
    if any(line.startswith(f"{BECAME} {kind} ") for line in made_of(note)):
        raise Refused(f"It became {'an action' if kind == 'action' else 'a risk'} already, as its note says.")
    with book.step(f"Make {'an action' if kind == 'action' else 'a risk'} of {name}") as session:
        finding = records.find(session, "finding", key)
        if not isinstance(finding, Finding):
            raise TypeError("a finding is stored as one")
        owner = finding.objective_id if kind == "action" else finding.plan_id
        account_id = records.account_of(session, "finding", finding)
        others = records.siblings(session, kind, owner, account_id)
        new = records.make(kind, owner, account_id)
        setattr(new, shape_of(kind).title, text)
        new.note = f"From the {name}"
        if finding.visibility is Visibility.PRIVATE:
            new.visibility = Visibility.PRIVATE
        place_after(new, others, None)
        session.add(new)
        finding.note = "\n".join(filter(None, (finding.note, became)))
        session.flush()
        return records.key_of(new)
