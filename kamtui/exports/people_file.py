"""An account's people as a file of one of several kinds; the private note is in none of them."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from kamtui.rules.people_view import PeopleView

PeopleFile = Literal["markdown", "text", "mermaid", "csv", "vcard"]
"""What an account's people are written as."""
SUFFIXES: dict[PeopleFile, str] = {
    "markdown": ".md",
    "text": ".txt",
    "mermaid": ".mmd",
    "csv": ".csv",
    "vcard": ".vcf",
}
"""How the name of such a file ends."""


def people_file(view: PeopleView, kind: PeopleFile, today: date, *, exact: bool = False) -> bytes:
    """Write an account's people; each kind loads its own module alone.

    Args:
        view: The people.
        kind: What they are written as.
        today: The day that counts as the revision of cards.
        exact: Whether texts of the CSV go without the guard against formulas.

    Returns:
        UTF-8; the CSV as spreadsheets take it.
    """
    match kind:
        case "markdown":
            from kamtui.exports.markdown import document

            return document(_markdown(view)).encode()
        case "text":
            from kamtui.exports.people_text import people_text

            return people_text(view).encode()
        case "mermaid":
            from kamtui.exports.mermaid import mermaid_chart

            return mermaid_chart(view).encode()
        case "csv":
            from kamtui.exports.people_table import people_csv

            return people_csv(view, exact)
        case "vcard":
            from kamtui.exports.contacts import people_vcard

            return people_vcard(view, today=today)


def _markdown(view: PeopleView) -> Iterator[str]:
    """A document of its own: the account as its title, with the day and the unit it is about."""
    from kamtui.exports.markdown import heading
    from kamtui.exports.people_section import people_markdown

    unit = dict(view.units).get(view.unit_id or 0)
    day = f"as of {view.as_of.isoformat()}" if view.as_of else ""
    yield heading(1, ", ".join(filter(None, (view.account, unit, day))))
    yield from people_markdown(view)
