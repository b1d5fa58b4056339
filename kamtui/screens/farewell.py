"""What is said when kamtui ends by a fault of its own: where it was, and nothing of what the book holds."""

import traceback
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
"""kamtui's own folder: the fault is told by the innermost line of ours."""


def farewell(error: BaseException) -> str:
    """Say calmly that kamtui stopped.

    Args:
        error: What ended it. Its message is left out: it may quote the book.

    Returns:
        One paragraph without markup.
    """
    lines = traceback.extract_tb(error.__traceback__)
    ours = [line for line in lines if HERE in Path(line.filename).parents]
    where = ""
    if ours:
        file = Path(ours[-1].filename).relative_to(HERE.parent).as_posix()
        where = f" in {file}, line {ours[-1].lineno}"
    return (
        f"kamtui stopped by a fault of its own ({type(error).__name__}{where}). All that was shown as saved is in "
        "the book, and kamtui opens it again. To see more, start it with KAMTUI_TRACEBACK=1; that may show what "
        "the book holds, too."
    )
