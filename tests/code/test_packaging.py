"""What people install is what stands here: every style sheet and template, and every package it needs."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.code.sources import PACKAGE, ROOT, modules, tree

NOT_USED_YET = {
    "jinja2": "the edition of the plan for customers and other templates",
}
"""Packages that are asked for and not imported, each with what it is for."""


def project() -> dict[str, object]:
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"])


def plain(name: str) -> str:
    """Return a distribution's name without version, case and choice of hyphen."""
    return re.split(r"[^\w.-]", name)[0].lower().replace("_", "-")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """Build the wheel from a copy of the sources, with nothing from the network."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, source)
    shutil.copytree(PACKAGE, source / "kamtui", ignore=shutil.ignore_patterns("__pycache__"))
    build = f"from setuptools.build_meta import build_wheel; build_wheel({str(folder)!r})"
    subprocess.run([sys.executable, "-c", build], cwd=source, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_holds_every_file_of_the_package(wheel: zipfile.ZipFile) -> None:
    kept = {".py", ".tcss", ".j2"}
    here = {path.relative_to(ROOT).as_posix() for path in PACKAGE.rglob("*") if path.suffix in kept}
    assert here - set(wheel.namelist()) == set()


def test_the_wheel_holds_nothing_but_the_package(wheel: zipfile.ZipFile) -> None:
    assert {Path(name).parts[0].split("-")[0] for name in wheel.namelist()} == {"kamtui"}


def test_every_imported_package_is_asked_for() -> None:
    dependencies = project()["dependencies"]
    assert isinstance(dependencies, list)
    declared = {plain(line) for line in dependencies}
    providers = packages_distributions()
    missing = set()
    for path in modules():
        for name in imported(path):
            if name == "kamtui" or name in sys.stdlib_module_names:
                continue
            if not declared & {plain(provider) for provider in providers.get(name, [])}:
                missing.add(f"{path.relative_to(ROOT)}: {name}")
    assert missing == set()


def test_every_package_asked_for_is_imported() -> None:
    dependencies = project()["dependencies"]
    assert isinstance(dependencies, list)
    providers = packages_distributions()
    names = {name for path in modules() for name in imported(path)}
    used = {plain(provider) for name in names for provider in providers.get(name, [])}
    assert {plain(line) for line in dependencies} - used == set(NOT_USED_YET)


def imported(path: Path) -> set[str]:
    """Return the top-level names that a file imports, early or late."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_every_tested_version_is_written_down() -> None:
    pinned = {
        plain(line) for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if "==" in line
    }
    extras = project()["optional-dependencies"]
    dependencies = project()["dependencies"]
    assert isinstance(extras, dict)
    assert isinstance(dependencies, list)
    # What a user may add is not what is tested: the days of countries are new twice a month.
    tested = [lines for name, lines in extras.items() if name != "holidays"]
    wanted = {plain(line) for lines in (dependencies, *tested) for line in lines}
    assert wanted - pinned - {"kamtui"} == set()
