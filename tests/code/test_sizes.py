"""Files and functions stay short enough to be read in one go."""

import ast

from tests.code.sources import PACKAGE, modules, tree

FILE_LINES = 400
FUNCTION_LINES = 60

LONG_FILES: dict[str, str] = {"models/contents.py": "written by a tool from the outline, which is what one reads"}
"""Files over the limit, each with its reason."""
LONG_FUNCTIONS: dict[str, str] = {}
"""Functions over the limit as `path:name`, each with its reason."""


def test_no_file_is_long_without_a_reason() -> None:
    long = set()
    for path in modules():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > FILE_LINES:
            long.add(f"{path.relative_to(PACKAGE)}")
    assert long == set(LONG_FILES), "look for the second noun in it, or list it with its reason"


def test_no_function_is_long_without_a_reason() -> None:
    long = set()
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and code_lines(node) > FUNCTION_LINES:
                long.add(f"{path.relative_to(PACKAGE)}:{node.name}")
    assert long == set(LONG_FUNCTIONS), "look for the second verb in it, or list it with its reason"


def code_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return how many lines a function has without its docstring."""
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    said = (first.end_lineno or first.lineno) - first.lineno + 1 if documented else 0
    return (function.end_lineno or function.lineno) - function.lineno + 1 - said
