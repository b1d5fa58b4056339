"""Lines beside the line of command: drawn, changed and taken away, each as one step.

The ORM is imported inside, as showing people does not need it.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kamtui.book.book import Book
from kamtui.book.errors import Refused
from kamtui.book.people_rows import read_line_ends, read_names
from kamtui.models.contents import OTHERS
from kamtui.rules.judged import quoted
from kamtui.services.plan_entry import read_entry
from kamtui.vocabulary_people import LineKind

if TYPE_CHECKING:  # for its types alone; at run time the ORM is loaded where something is written
    from sqlmodel import Session

    from kamtui.models.people import RelationLine

LINE = OTHERS["relation_line"]
"""What is entered of a line."""


def draw_line(book: Book, from_id: int, to_id: int, kind: LineKind, note: str | None = None) -> int:
    """Draw a dotted, influence or conflict line from one person to another of the same account.

    Returns:
        Its key.

    Raises:
        Refused: One of them is gone or another account's, they are the same, or the line is there already.
    """
    from kamtui.models.people import RelationLine

    entered = read_entry(LINE, {"kind": kind, "to_id": to_id, "note": note}, is_new=True)
    with book.step(f"Draw {LineKind(kind).label} line {_between(book, from_id, to_id)}") as session:
        line = RelationLine(from_id=from_id, **entered)
        _check(session, line)
        session.add(line)
        session.flush()
        return line.id or 0


def change_line(book: Book, line_id: int, values: Mapping[str, object]) -> None:
    """Change what a line means, whom it leads to or what is noted along; nothing is logged when nothing differs.

    Raises:
        Refused: The line is gone, or would be one that is there already.
    """
    entered = read_entry(LINE, values)
    with book.step(f"Change line {_between(book, *_ends(book, line_id))}") as session:
        line = _find(session, line_id)
        for name, value in entered.items():
            if getattr(line, name) != value:
                setattr(line, name, value)
        with session.no_autoflush:
            _check(session, line)


def remove_line(book: Book, line_id: int) -> None:
    """Take a line away.

    Raises:
        Refused: It is gone already.
    """
    with book.step(f"Remove line {_between(book, *_ends(book, line_id))}") as session:
        session.delete(_find(session, line_id))


def _find(session: "Session", key: int) -> "RelationLine":
    from kamtui.models.people import RelationLine

    found = session.get(RelationLine, key)
    if found is None:
        raise Refused("This line is not in the book any more.")
    return found


def _check(session: "Session", line: "RelationLine") -> None:
    """See that a line joins two people of one account and is drawn once; a conflict has no direction.

    Raises:
        Refused: It does not, or is drawn already.
    """
    from kamtui.models.people import RelationLine, Stakeholder

    if line.from_id == line.to_id:
        raise Refused("To: a line leads to somebody else.", "to_id")
    ends = [None if key is None else session.get(Stakeholder, key) for key in (line.from_id, line.to_id)]
    if any(end is None for end in ends):
        raise Refused("To: this person is not in the book any more.", "to_id")
    if len({end.account_id for end in ends if end is not None}) > 1:
        raise Refused("To: a line does not lead to another account.", "to_id")
    from sqlmodel import select

    both = (line.from_id, line.to_id), (line.to_id, line.from_id)
    for begin, end in both if line.kind is LineKind.CONFLICT else both[:1]:
        same = select(RelationLine).where(
            RelationLine.from_id == begin, RelationLine.to_id == end, RelationLine.kind == line.kind
        )
        if any(other.id != line.id for other in session.exec(same)):
            raise Refused(f"There is a {line.kind.label} line between the two already.", "to_id")


def _ends(book: Book, line_id: int) -> tuple[int, int]:
    with book.rows() as connection:
        found = read_line_ends(connection, line_id)
    if found is None:
        raise Refused("This line is not in the book any more.")
    return found


def _between(book: Book, from_id: int, to_id: int) -> str:
    """Two people as labels name them.

    Raises:
        Refused: One of them is not in the book, or not any more.
    """
    with book.rows() as connection:
        names = read_names(connection, (from_id, to_id))
    if from_id not in names or to_id not in names:
        raise Refused("This person is not in the book any more.")
    return f"from {quoted(names[from_id])} to {quoted(names[to_id])}"
