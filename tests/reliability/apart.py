"""Work done in a process of its own: a copy of this warm one, so that nothing is imported again.

What is done to SQLite or to `os` there ends with it, and it can be killed.
"""

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

Result = TypeVar("Result")

PATIENCE = 150
"""Seconds after which a process that hangs is ended by the system."""


def start(work: Callable[[int], object]) -> tuple[int, int]:
    """Start work in a copy of this process.

    Args:
        work: What to do; it is given the end of a pipe to write to.

    Returns:
        The process, and the end of the pipe to read from.
    """
    reading, writing = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(reading)
        _live(work, writing)
    os.close(writing)
    return process, reading


def _live(work: Callable[[int], object], writing: int) -> NoReturn:
    # A failure inside one of SQLite's calls to Python has nobody to go to but this.
    signal.alarm(PATIENCE)
    sys.unraisablehook = lambda problem: os._exit(_tell(str(problem.exc_value or problem.exc_type)))
    try:
        work(writing)
        os._exit(0)
    except BaseException:  # noqa: BLE001 - the very end of this process: it says why and goes
        os._exit(_tell(traceback.format_exc()))


def _tell(what: str) -> int:
    os.write(2, f"{what}\n".encode())
    return 1


def run(work: Callable[[], Result]) -> Result:
    """Do work in a process of its own and bring back what it returns.

    Raises:
        AssertionError: It failed, with what it said.
    """

    def send(writing: int) -> None:
        try:
            answer: tuple[Any, str] = work(), ""
        except BaseException:  # noqa: BLE001 - told to the process that waits
            answer = None, traceback.format_exc()
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(answer, pipe)

    process, reading = start(send)
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(process, 0)
    assert data, f"the process ended with {status} and said nothing"
    result, problem = pickle.loads(data)
    assert not problem, problem
    return result  # type: ignore[no-any-return]
