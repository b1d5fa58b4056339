"""What the lines of a note become: `- [ ]` an action, `!` a risk, `+` an idea, `?` an open question."""

import re
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kamtui.reading.actions import read_action
from kamtui.reading.words import NotUnderstood
from kamtui.text import clean_line

MOST = 100
"""Lines of one note that become records at most; a pasted document is no note."""

# A mark is followed by a blank or by a letter: `+1 from Vogt`, `!!!` and `?!` are words like any others.
_ACTION = r"[ \t]*[-*][ \t]*\[[ \t]?\][ \t]+(?P<text>\S.*)"
_OTHER = r"[ \t]*(?P<mark>[!+?])(?:[ \t]+|(?=[^\W\d_]))(?P<text>\S.*)"


class FollowUpKind(StrEnum):
    """What a line becomes; the value is the record's kind."""

    ACTION = "action"
    RISK = "risk"
    IDEA = "idea"
    QUESTION = "question"


_KINDS = {"!": FollowUpKind.RISK, "+": FollowUpKind.IDEA, "?": FollowUpKind.QUESTION}


class FollowUp(NamedTuple):
    """One line of a note that becomes a record.

    Attributes:
        kind: What it becomes.
        text: What it says without its marks.
        owner: Of an action, as written after `@`.
        due: Of an action, the day after `^`.
        priority: Of an action, `high`, `medium` or `low`.
        line: The line as it was written, on one line.
        problem: Why it cannot be read, as one sentence; empty where it can.
    """

    kind: FollowUpKind
    text: str
    owner: str | None = None
    due: date | None = None
    priority: str | None = None
    line: str = ""
    problem: str = ""


def read_follow_ups(note: str, today: date) -> tuple[FollowUp, ...]:
    """Return what the lines of a note become, in their order; all other lines become nothing.

    Args:
        note: Several lines as the user wrote them.
        today: The day from which days count.
    """
    found = [follow_up for line in note.splitlines() if (follow_up := _read(line, today)) is not None]
    if len(found) > MOST:
        sentence = f"{len(found)} lines of this note would become records and at most {MOST} do: split it."
        found = [found[0]._replace(problem=sentence), *found[1:MOST]]
    return tuple(found)


def new_follow_ups(note: str, before: str, today: date) -> tuple[FollowUp, ...]:
    """Return what the lines of a changed note become that did not stand in it before.

    Args:
        note: The note as it is now.
        before: The note as it was: what its lines became is in the book already.
        today: The day from which days count.
    """
    known = [follow_up.line for follow_up in read_follow_ups(before, today)]
    found = []
    for follow_up in read_follow_ups(note, today):
        if follow_up.line in known:
            known.remove(follow_up.line)
        else:
            found.append(follow_up)
    return tuple(found)


def _read(line: str, today: date) -> FollowUp | None:
    """What one line becomes."""
    if action := re.fullmatch(_ACTION, line):
        return _action(action["text"], clean_line(line), today)
    if other := re.fullmatch(_OTHER, line):
        return FollowUp(_KINDS[other["mark"]], clean_line(other["text"]), line=clean_line(line))
    return None


def _action(text: str, line: str, today: date) -> FollowUp:
    """An action; the account is the one of the note, so `#` names no other."""
    title = clean_line(text)
    try:
        read = read_action(text, today)
    except NotUnderstood as problem:
        return FollowUp(FollowUpKind.ACTION, title, line=line, problem=str(problem))
    if read.account is not None:
        sentence = f"“#{read.account}” names an account: a line of this note belongs to the account of the contact."
        return FollowUp(FollowUpKind.ACTION, title, line=line, problem=sentence)
    return FollowUp(FollowUpKind.ACTION, read.title, read.owner, read.due, read.priority, line)
