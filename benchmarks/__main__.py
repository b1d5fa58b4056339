"""Write the books, let tuibench measure, hold the figures against the limits: `make bench TUIBENCH=folder`."""

import argparse
import os
import subprocess
import sys
import tempfile
import tomllib
from datetime import date
from pathlib import Path

from kamtui.book.book import Book
from kamtui.services.demo import (
    write_demo,
    write_large_cadence,
    write_large_people,
    write_large_plan,
    write_large_white_space,
    write_whole_plan,
)

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
TODAY = date(2026, 11, 21)
SIZES = (500, 10_000)
PLAN_RECORDS = 200
WHITE_SPACE = (30, 20)
PEOPLE = 500
PARTS = "launch,keys,burst,idle"
MISSING = "Say where the tool tuibench lies: make bench TUIBENCH=path/to/tuibench"


def main(argv: list[str] | None = None) -> int:
    """Run the suite; return 0 when every limit holds, 1 when one is broken, 2 when it could not be measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("tuibench", nargs="?", default="", help="the folder of the tool tuibench")
    parser.add_argument("--only", default="", help="targets of suite.toml, with commas between")
    parser.add_argument("--parts", default=PARTS, help=f"what to measure ({PARTS})")
    parser.add_argument("--books", type=Path, help="keep the books in this folder, and use those that lie there")
    wanted = parser.parse_args(argv)
    tool = Path(wanted.tuibench).expanduser().resolve()
    if not wanted.tuibench or not (tool / "tuibench" / "suite.py").is_file():
        print(MISSING, file=sys.stderr)
        return 2
    if wanted.books:
        wanted.books.mkdir(parents=True, exist_ok=True)
        return measure(tool, wanted.books.resolve(), wanted.only, wanted.parts)
    with tempfile.TemporaryDirectory(prefix="kamtui-benchmarks-") as folder:
        return measure(tool, Path(folder), wanted.only, wanted.parts)


def measure(tool: Path, books: Path, only: str, parts: str) -> int:
    """Measure with the tool in the folder `tool` and the books in `books`; print the report and the verdicts."""
    (books / "home").mkdir(exist_ok=True)
    write_books(books)
    RESULTS.mkdir(exist_ok=True)
    results = str(RESULTS / "latest.json")
    words = ["suite", str(HERE / "suite.toml"), "-o", results, "--only", only, "--parts", parts]
    for name, value in {"python": sys.executable, "kamtui": kamtui(), "books": books}.items():
        words += ["--set", f"{name}={value}"]
    if tuibench(tool, *words) != 0:
        return 2
    limits = RESULTS / "limits.toml"
    limits.write_text(limits_of((HERE / "limits.toml").read_text(encoding="utf-8"), only, parts), encoding="utf-8")
    return tuibench(tool, "check", results, str(limits))


def limits_of(limits: str, only: str, parts: str) -> str:
    """The limits that a run can be held against: those of which it measured both sides.

    Args:
        limits: All of them, as in `limits.toml`.
        only: The targets that were measured, with commas between; empty for all.
        parts: What was measured of them, with commas between.
    """
    targets, measured = set(filter(None, only.split(","))), set(parts.split(","))
    kept = []
    for block in limits.split("[[limit]]")[1:]:
        limit = tomllib.loads(block)
        sides = {limit["target"], limit.get("of", limit["target"])}
        metrics = {limit["metric"], limit.get("of_metric", limit["metric"])}
        if (not targets or sides <= targets) and {metric.partition(".")[0] for metric in metrics} <= measured:
            kept.append(f"[[limit]]{block}")
    return "".join(kept)


def write_books(books: Path) -> None:
    """Write the books that are not there yet: one of each size, one with a long plan."""
    for size in SIZES:
        book = books / f"{size}.db"
        if not book.exists():
            words = ["--today", TODAY.isoformat(), "demo", "--write", str(book), "--accounts", str(size)]
            subprocess.run([kamtui(), *words], check=True)
    if not (books / "plan.db").exists():
        write_plan_book(books / "plan.db")
    if not (books / "white-space.db").exists():
        write_white_space_book(books / "white-space.db")
    if not (books / "whole-plan.db").exists():
        write_whole_plan_book(books / "whole-plan.db")
    if not (books / "people.db").exists():
        write_people_book(books / "people.db")
    if not (books / "calendar.db").exists():
        write_calendar_book(books / "calendar.db")


def write_plan_book(path: Path) -> None:
    """Write a book whose account #1 has a plan of two hundred records."""
    book = Book.open(path, create=True)
    try:
        write_demo(book, TODAY, accounts=1)
        write_large_plan(book, 1, TODAY, PLAN_RECORDS)
    finally:
        book.close()


def write_white_space_book(path: Path) -> None:
    """Write a book whose account #1 has a white space of thirty offerings by twenty units."""
    book = Book.open(path, create=True)
    try:
        write_demo(book, TODAY, accounts=1)
        write_large_white_space(book, 1, TODAY, *WHITE_SPACE)
    finally:
        book.close()


def write_whole_plan_book(path: Path) -> None:
    """Write a book whose account #1 has a plan with more in it than anybody plans."""
    book = Book.open(path, create=True)
    try:
        write_demo(book, TODAY, accounts=1)
        write_whole_plan(book, 1, TODAY)
    finally:
        book.close()


def write_people_book(path: Path) -> None:
    """Write a book whose account #1 has five hundred more people."""
    book = Book.open(path, create=True)
    try:
        write_demo(book, TODAY, accounts=1)
        write_large_people(book, 1, TODAY, PEOPLE)
    finally:
        book.close()


def write_calendar_book(path: Path) -> None:
    """Write a book with five hundred series and twenty thousand contacts."""
    book = Book.open(path, create=True)
    try:
        write_demo(book, TODAY)
        write_large_cadence(book, TODAY)
    finally:
        book.close()


def kamtui() -> Path:
    """Return the program as people start it: the script beside this Python."""
    return Path(sys.executable).parent / "kamtui"


def tuibench(tool: Path, *words: str) -> int:
    """Run the tool with these words; return its exit code."""
    environment = os.environ | {"PYTHONPATH": str(tool), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, "-m", "tuibench", *words], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
