"""Loaded by every Python that a test starts: it refuses, for good, sockets that could leave this machine."""

import sys
from typing import Any

LOCAL = 1
"""AF_UNIX, on every system that has it."""


def refuse(event: str, values: tuple[Any, ...]) -> None:
    """Hear of what the interpreter is about to do, below all that a program could patch."""
    if event == "socket.getaddrinfo" or (event == "socket.__new__" and values[1] != LOCAL):
        raise AssertionError("kamtui never uses the network, and this program asked for it")


if sys.platform != "win32":  # there, asyncio itself needs a pair of such sockets
    sys.addaudithook(refuse)
