"""The bank of discovery questions: ours, with the user's own file added to it or taking some of them out."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from kamtui.text import clean_line, fold_name
from kamtui.vocabulary_plan import QuestionGroup

OURS = "questions.txt"
"""The file of ours, beside this package's code; the user's own has the same name."""
MOST_BYTES = 200_000
"""A file of questions that is larger is none."""
LONGEST = 500
"""Characters of a question at most."""
LEAVES_OUT = "-"
"""What a line begins with that leaves a question out; alone it leaves out the whole group."""


class BankQuestion(NamedTuple):
    """A question one may ask of an account.

    Attributes:
        group: What it is about.
        text: The question.
    """

    group: QuestionGroup
    text: str

    @property
    def key(self) -> str:
        """What it is known by in the book, however it is worded there later on."""
        return sha256(folded(self.text).encode()).hexdigest()[:16]


class Bank(NamedTuple):
    """The questions, group by group.

    Attributes:
        questions: In the order of the groups.
        problem: What is wrong in the user's file, in one sentence; empty when nothing is.
    """

    questions: tuple[BankQuestion, ...]
    problem: str = ""


def folded(text: str) -> str:
    """A question as two are compared: case, accents, blanks and the mark at its end tell none apart."""
    return fold_name(" ".join(text.split())).rstrip("?!. ")


def load_bank(own: Path) -> Bank:
    """Read our questions and the user's.

    Args:
        own: The user's file; nothing is missed where there is none.
    """
    ours = files("kamtui").joinpath(OURS).read_text(encoding="utf-8")
    reader = _Reader()
    reader.read(ours)
    reader.name = str(own)
    try:
        with own.open("rb") as file:
            found = file.read(MOST_BYTES + 1)
        if len(found) > MOST_BYTES:
            reader.problems.append(f"{own} is too large for a file of questions, so it was passed over.")
        else:
            reader.read(found.decode("utf-8-sig"))
    except FileNotFoundError:
        pass
    except OSError as error:
        reader.problems.append(f"{own} cannot be read ({error.strerror}), so only our own questions are here.")
    except UnicodeDecodeError:
        reader.problems.append(f"{own} is no text in UTF-8, so only our own questions are here.")
    return Bank(tuple(reader.questions()), " ".join(reader.problems[:1]))


def group_named(name: str) -> QuestionGroup | None:
    """The group of a heading: its label or its stored word, in any case; None when there is none of that name."""
    wanted = folded(name)
    return next((group for group in QuestionGroup if wanted in (group.label, group.value)), None)


class _Reader:
    """Collects questions from one file after another, noting what is wrong."""

    def __init__(self) -> None:
        self.name = OURS
        self.problems: list[str] = []
        self._found: dict[QuestionGroup, dict[str, str]] = {group: {} for group in QuestionGroup}

    def questions(self) -> Iterator[BankQuestion]:
        """What was found, in the order of the groups."""
        for group, texts in self._found.items():
            yield from (BankQuestion(group, text) for text in texts.values())

    def read(self, text: str) -> None:
        """Take the lines of a file."""
        group: QuestionGroup | None = None
        for number, raw in enumerate(text.splitlines(), 1):
            line = clean_line(raw)
            if not line or line.startswith("#"):
                continue
            if line.startswith("["):
                group = group_named(line.strip("[] "))
                if group is None:
                    self._say(
                        number, f"names no group: there are {', '.join(group.label for group in QuestionGroup)}"
                    )
            elif group is None:
                self._say(number, "stands below no heading: write one such as [needs] above it")
            elif len(line) > LONGEST:
                self._say(number, f"is longer than {LONGEST} characters")
            else:
                self._take(group, line)

    def _take(self, group: QuestionGroup, line: str) -> None:
        known = self._found[group]
        if line == LEAVES_OUT:
            known.clear()
        elif line.startswith(LEAVES_OUT):
            known.pop(folded(line.removeprefix(LEAVES_OUT)), None)
        else:
            known.setdefault(folded(line), line)

    def _say(self, number: int, wrong: str) -> None:
        self.problems.append(f"{self.name}: line {number} {wrong}. It was passed over.")
