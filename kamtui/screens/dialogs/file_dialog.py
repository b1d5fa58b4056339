"""Writes one file: what will be in it, where to, and not over anything without being told so."""

from collections.abc import Iterable
from pathlib import Path

from kamtui.exports.write import write_new
from kamtui.screens.dialogs.path_dialog import PathDialog


class FileDialog(PathDialog[Path | None]):
    """The bytes of a file, and where they go to; the result is the file that was written.

    Args:
        title: What is written.
        context: For whom.
        path: The file that is proposed.
        data: The bytes.
        preview: What they say, line by line.
        outlooks: The same in a few words, and in fewer.
        book: The book's own file, which is never replaced.
    """

    def __init__(
        self,
        title: str,
        context: str,
        path: Path,
        *,
        data: bytes,
        preview: str,
        outlooks: Iterable[str],
        book: Path,
    ) -> None:
        super().__init__(title, context, path, preview, outlooks)
        self._data = data
        self._book = book
        self._replace: Path | None = None

    def path_changed(self) -> None:
        """Another file was not agreed to be replaced."""
        self._replace = None

    def write(self, path: Path, typed: str) -> tuple[str, str]:
        """Write the file, or say why not."""
        if not typed.strip() or path.is_dir():
            return "That is a folder: add a file name.", "bad"
        if not path.parent.is_dir():
            return f"There is no folder {path.parent}: make it first, or choose another.", "bad"
        if path.exists() and self._book.exists() and path.samefile(self._book):
            return "That is the book itself: choose another name.", "bad"
        try:
            write_new(path, self._data, overwrite=self._replace == path)
        except FileExistsError:
            self._replace = path
            return "A file of that name is there: enter again replaces it, another name keeps it.", "watch"
        self.dismiss(path)
        return "", ""
