"""Export the plans of several accounts into one folder, a file each, and over nothing without being told so."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kamtui.exports.write import write_new
from kamtui.rules.plan import PlanView
from kamtui.screens.base import PlaceScreen, say
from kamtui.screens.desk import Desk
from kamtui.screens.dialogs.export import file_name, markdown_of
from kamtui.screens.dialogs.path_dialog import PathDialog, here
from kamtui.services.plan import load_plan


class ExportMarkedDialog(PathDialog[Path | None]):
    """The files that will be written, and the folder they go to.

    Args:
        texts: The plans by their files' names.
        without: Names of marked accounts that have no plan.
        folder: The folder that is proposed.
    """

    def __init__(self, texts: Mapping[str, str], without: Sequence[str], folder: Path) -> None:
        left_out = f", {len(without)} without a plan" if without else ""
        outlooks = (f"{plans(len(texts))}{left_out}, internal: stays with us", f"{plans(len(texts))}{left_out}")
        preview = [*texts, *(("", "No plan yet:", *without) if without else ())]
        super().__init__("Export the marked plans", plans(len(texts)), folder, "\n".join(preview), outlooks)
        self._texts = dict(texts)
        self._written: set[Path] = set()
        self._replace: Path | None = None

    def path_changed(self) -> None:
        """In another folder nothing was agreed to be replaced."""
        self._replace = None

    def write(self, path: Path, typed: str) -> tuple[str, str]:
        """Write the files, or say why not; what a first try has written stays and is not written again."""
        if not typed.strip() or not path.is_dir():
            return f"There is no folder {typed.strip()}: make it first, or choose another.", "bad"
        wanted = [path / name for name in self._texts if path / name not in self._written]
        taken = sum(1 for file in wanted if file.exists() or file.is_symlink())
        if taken and self._replace != path:
            self._replace = path
            return f"{_files(taken)} there already: enter again replaces, another folder keeps.", "watch"
        for file in wanted:
            try:
                write_new(file, self._texts[file.name].encode(), overwrite=self._replace == path)
            except OSError as error:
                done = len(self._texts) - len(wanted) + wanted.index(file)
                return f"{done} of {plans(len(self._texts))} written: {file.name}: {error.strerror}.", "bad"
            self._written.add(file)
        self.dismiss(path)
        return "", ""


def export_plans(screen: PlaceScreen[Any], desk: Desk, account_ids: Iterable[int]) -> None:
    """Offer the plans of several accounts as Markdown, a file each.

    Args:
        screen: The place that asks.
        desk: What lies on the desk.
        account_ids: The accounts.
    """
    views = screen.attempt(
        lambda: [load_plan(desk.book, account_id, desk.today) for account_id in account_ids], "Nothing to export"
    )
    if views is None:
        return
    planned = [view for view in views if view.is_begun]
    if not planned:
        say(screen, f"None of the {len(views)} marked accounts has a plan yet", "Nothing to export")
        return
    texts = {name: markdown_of(view, desk) for name, view in zip(_names(planned, desk), planned, strict=True)}
    without = [view.account for view in views if not view.is_begun]

    def written(folder: Path | None) -> None:
        if folder is not None:
            left_out = f"; {len(without)} of the marked accounts had none" if without else ""
            say(screen, f"{plans(len(texts))} in {folder}{left_out}", "Written")

    screen.app.push_screen(ExportMarkedDialog(texts, without, here()), written)


def plans(count: int) -> str:
    """So many plans, in words."""
    return "1 plan" if count == 1 else f"{count} plans"


def _files(count: int) -> str:
    return "1 file of these names is" if count == 1 else f"{count} files of these names are"


def _names(views: Iterable[PlanView], desk: Desk) -> list[str]:
    """A file name each, numbered where two accounts would share one, also where a disk ignores case."""
    names: list[str] = []
    for view in views:
        name = file_name(f"{view.account} plan {desk.today.isoformat()}")
        number = 2
        while name.casefold() in {other.casefold() for other in names}:
            name = file_name(f"{view.account} {number} plan {desk.today.isoformat()}")
            number += 1
        names.append(name)
    return names
