"""The files of the project, for tests that look at them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kamtui"
MADE_HERE = {".git", ".venv", "build", "dist", "__pycache__"}


@cache
def modules() -> tuple[Path, ...]:
    """Return every Python file of the program."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """Return a Python file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@cache
def tracked_texts() -> dict[str, str]:
    """Return the text files under version control by their path; without git, all but what is made here."""
    try:
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
        paths = [ROOT / line for line in listed.splitlines()]
    except (OSError, subprocess.CalledProcessError):
        paths = [path for path in ROOT.rglob("*") if not MADE_HERE & set(path.relative_to(ROOT).parts)]
    found = {}
    for path in paths:
        try:
            found[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue  # a folder, a picture, a file of another program in its own encoding
    return found
