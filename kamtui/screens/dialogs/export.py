"""Export the plan: what will be written, where, and not over anything without being told so."""

import re
from pathlib import Path
from typing import Any

from kamtui import __version__
from kamtui.exports.plan import plan_markdown
from kamtui.exports.write import safe_name
from kamtui.rules.plan import PlanView
from kamtui.screens.base import PlaceScreen, say
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.file_dialog import FileDialog
from kamtui.screens.dialogs.path_dialog import here
from kamtui.services.glance import glance_of_plan
from kamtui.services.people import people_of_plan
from kamtui.services.plan import load_plan


def export_plan(screen: PlaceScreen[Any], desk: Desk, account_id: int, plan_id: int | None = None) -> None:
    """Offer an account's plan as Markdown.

    Args:
        screen: The place that asks.
        desk: What lies on the desk.
        account_id: The account.
        plan_id: One of its plans; the current one when not said.
    """
    view = screen.attempt(lambda: load_plan(desk.book, account_id, desk.today, plan_id), "Nothing to export")
    if view is None or nothing_to_export(screen, view):
        return
    name = f"{view.title.replace('–', '-')}" if view.is_past else "plan"
    export_text(screen, desk, view, markdown_of(view, desk), name)


def nothing_to_export(screen: PlaceScreen[Any], view: PlanView) -> bool:
    """Whether there is nothing to be written yet; that is said then."""
    if not view.is_begun:
        say(screen, f"{view.account} has no plan yet: press 2, then n to begin one", "Nothing to export")
    return not view.is_begun


def markdown_of(view: PlanView, desk: Desk) -> str:
    """The plan as it is exported."""
    people = people_of_plan(desk.book, view, desk.today, chosen=desk.settings.thresholds)
    glance = glance_of_plan(desk.book, view, desk.today, chosen=desk.settings.thresholds)
    return plan_markdown(view, today=desk.today, version=__version__, people=people, account=glance)


def export_text(screen: PlaceScreen[Any], desk: Desk, view: PlanView, markdown: str, name: str) -> None:
    """Offer a text of a plan for a file.

    Args:
        screen: The place that asks.
        desk: What lies on the desk.
        view: The plan.
        markdown: The text.
        name: What the file is called between the account and the day.
    """

    def written(path: Path | None) -> None:
        if path is not None:
            say(screen, str(path), "Written")

    path = here() / file_name(f"{view.account} {name} {desk.today.isoformat()}")
    lines = len(markdown.splitlines())
    dialog = FileDialog(
        "Export the plan",
        f"{view.account} · {view.title}",
        path,
        data=markdown.encode(),
        preview=markdown,
        outlooks=(f"{lines} lines, internal: stays with us", f"{lines} lines, internal"),
        book=desk.book.path,
    )
    screen.app.push_screen(dialog, written)


def file_name(text: str, suffix: str = ".md") -> str:
    """A file name of one word: one hyphen between two words, none outside, whatever it is called."""
    return (re.sub(r"[\s-]+", "-", safe_name(text.lower(), "", "plan")).strip("-") or "plan") + suffix
