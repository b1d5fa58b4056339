"""The threads that work on a book while it is open; closing it waits for them."""

from collections.abc import Callable
from threading import Lock, Thread

WITHIN = 5.0
"""Seconds a thread has to come to its end."""


class Workers:
    """Threads that work on one book.

    Attributes:
        are_to_end: Whether they are to stop at the next good moment; each looks at it between its steps.
    """

    def __init__(self) -> None:
        self.are_to_end = False
        self._threads: list[Thread] = []
        self._starting = Lock()  # one worker may start the next while the app starts another

    def start(self, work: Callable[[], None], name: str) -> Thread:
        """Have a thread work.

        Args:
            work: What it does.
            name: What it is called.
        """
        thread = Thread(target=work, name=name, daemon=True)
        with self._starting:
            self._threads = [*(one for one in self._threads if one.is_alive()), thread]
            thread.start()
        return thread

    def finish(self) -> None:
        """Ask all to end and wait for them, though not for ever."""
        self.are_to_end = True
        for thread in self._threads:
            thread.join(WITHIN)
