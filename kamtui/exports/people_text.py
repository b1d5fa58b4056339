"""The people as plain text for mail and paper: the chart, lines beside it, and what needs attention."""

from collections.abc import Iterator

from kamtui.exports.people_tree import WIDTH, people_tree
from kamtui.rules.people_flags import flags_of
from kamtui.rules.people_view import PeopleView
from kamtui.text import safe_line


def people_text(view: PeopleView, *, width: int = WIDTH) -> str:
    """Write the people as text whose columns hold in any typeface of even width.

    Args:
        view: The people.
        width: Columns the chart takes at most.

    Returns:
        Lines ended by a line feed; an account without people is told as such.
    """
    return "".join(f"{line}\n" for line in _lines(view, width))


def _lines(view: PeopleView, width: int) -> Iterator[str]:
    yield f"{safe_line(view.account)}: people"
    yield ""
    if not view.people:
        yield "Nobody is known yet"
        return
    yield from people_tree(view, width=width)
    lines = [
        f"{person.name} {line.told}{f' ({line.note})' if line.note else ''}"
        for person in view.people
        for line in person.lines
        if line.is_outgoing
    ]
    for title, told in (
        ("Lines beside the chart", lines),
        ("What needs attention", [flag.text for flag in flags_of(view)]),
    ):
        if told:
            yield from ("", title, *(f"- {safe_line(text)}" for text in told))
