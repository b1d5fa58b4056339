"""What is said when kamtui ends by a fault of its own: where it was, and nothing of what the book holds."""

import traceback
from pathlib import Path

from kamtui.book.errors import BookError

HERE = Path(__file__).resolve().parent.parent
"""kamtui's own folder: the fault is told by the innermost line of ours."""


def farewell(error: BaseException, report: Path | None = None) -> str:
    """Say calmly that kamtui stopped.

    Args:
        error: What ended it. Its message is left out, as it may quote the book; that of the book itself is ours.
        report: The file that says more to whoever mends it.

    Returns:
        One paragraph without markup.
    """
    kept = "All that was shown as saved is in the book, and what was typed is offered again when kamtui opens it."
    if isinstance(error, BookError):
        return f"kamtui had to stop. {error} {kept}"
    lines = traceback.extract_tb(error.__traceback__)
    ours = [line for line in lines if HERE in Path(line.filename).parents]
    where = ""
    if ours:
        file = Path(ours[-1].filename).relative_to(HERE.parent).as_posix()
        where = f" in {file}, line {ours[-1].lineno}"
    told = f"A report without any of its texts is in {report}." if report else "No report could be written."
    return (
        f"kamtui stopped by a fault of its own ({type(error).__name__}{where}). {kept} {told} To see more, "
        "start it with KAMTUI_TRACEBACK=1; that may show what the book holds, too."
    )
