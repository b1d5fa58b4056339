"""Nothing of the machine it was written on, and nothing left for later, stands in the project's files."""

import re

import pytest

from tests.code.sources import ROOT, tracked_texts

HERE = "tests/code/test_words.py"

RULES = {
    "a path of one machine": re.compile(
        r"(?<![\w.<}/-])/(?:home|Users|root|work|srv|mnt|opt)/\w|[A-Z]:\\Users\\|"
        + re.escape(str(ROOT))
        + r"(?!\w)"
    ),
    "a package index": re.compile(
        r"--(?:extra-)?index-url|--find-links|--trusted-host|\bPIP_[A-Z]+_(?:URL|HOST|LINKS)\b"
    ),
    "something left for later": re.compile(r"\b(?:TODO|FIXME|HACK)\b"),
    "a test that is left out": re.compile(r"@pytest\.mark\.(?:skip|xfail)\b(?!if)|\bpytest\.(?:skip|xfail)\("),
}


@pytest.mark.parametrize("what", RULES)
def test_no_file_holds(what: str) -> None:
    found = [
        f"{name}:{number}: {line.strip()[:100]}"
        for name, text in tracked_texts().items()
        if name != HERE
        for number, line in enumerate(text.splitlines(), 1)
        if RULES[what].search(line)
    ]
    assert found == []


def test_what_is_installed_is_named_without_an_address() -> None:
    for name in ("constraints.txt", "Makefile", ".ci/run", "pyproject.toml"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8"), name
