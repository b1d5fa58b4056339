"""Export an account's people: as what, then where to; the private note never goes out."""

from pathlib import Path
from typing import Any, get_args

from kamtui.exports.people_file import SUFFIXES, PeopleFile, people_file
from kamtui.rules.people_view import PeopleView
from kamtui.screens.base import PlaceScreen, say
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.export import file_name
from kamtui.screens.dialogs.file_dialog import FileDialog
from kamtui.screens.dialogs.path_dialog import here
from kamtui.screens.dialogs.word_choice import Choice, Chosen, WordChoice

KINDS = (
    Choice("markdown", "Markdown", "tree, table and what needs attention"),
    Choice("text", "text tree", "for mail and paper, 78 columns"),
    Choice("mermaid", "Mermaid", "the chart, drawn by many wikis"),
    Choice("csv", "CSV", "a row each with every field, for a spreadsheet"),
    Choice("vcard", "vCard", "cards for an address book, without role or stance"),
)
"""What people may be exported as."""


def export_people(screen: PlaceScreen[Any], desk: Desk, view: PeopleView) -> None:
    """Offer the people that are shown as a file.

    Args:
        screen: The place that asks.
        desk: What lies on the desk.
        view: The people, also of a past day or of one unit.
    """

    def chosen(choice: Chosen | None) -> None:
        kind = next((one for one in get_args(PeopleFile) if choice and one == choice.value), None)
        if kind is not None:
            _offer(screen, desk, view, kind)

    screen.app.push_screen(WordChoice("Export people", _whose(view), KINDS, None), chosen)


def _offer(screen: PlaceScreen[Any], desk: Desk, view: PeopleView, kind: PeopleFile) -> None:
    data = people_file(view, kind, desk.today)

    def written(path: Path | None) -> None:
        if path is not None:
            say(screen, str(path), "Written")

    path = here() / file_name(f"{_whose(view, ' ')} people {view.day.isoformat()}", SUFFIXES[kind])
    people = view.present if kind == "vcard" else view.people
    count = "1 person" if len(people) == 1 else f"{len(people)} people"
    told = "without role, stance and notes" if kind == "vcard" else "internal: stays with us"
    title = f"Export people as {next(one.label for one in KINDS if one.value == kind)}"
    dialog = FileDialog(
        title,
        _whose(view),
        path,
        data=data,
        preview=data.decode("utf-8-sig"),
        outlooks=(f"{count}, {told}", count),
        book=desk.book.path,
    )
    screen.app.push_screen(dialog, written)


def _whose(view: PeopleView, between: str = " · ") -> str:
    """The account, and the unit where it is about one alone."""
    unit = dict(view.units).get(view.unit_id or 0)
    return between.join(filter(None, (view.account, unit)))
