"""How the app ends when nobody pressed the key for it: what was typed is kept, and the terminal given back."""

import asyncio
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import FrameType

from rich.console import RenderableType
from rich.text import Text

from kamtui.widgets.keys_in_turn import KeysInTurn

SIGNALS = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM", "SIGINT") if hasattr(signal, name))
"""The window was closed, somebody asked the process to end, somebody interrupted it."""
HANG_UP = 1
"""SIGHUP's number, where there is one and where there is none."""
KEYS_TAKEN_WITHIN = 0.5
"""Seconds that keys which have arrived have to become text before the app ends."""
GRACE = 4.0
"""Seconds after which the process ends, whatever it waits for; Windows itself gives five."""
LEAVE_TERMINAL = b"\x1b[?2004l\x1b[?7h\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l"
"""What the driver writes at its end, for the case that it cannot."""


class EndsCalmly(KeysInTurn):
    """An app that keeps what was typed however it ends.

    Textual itself handles no signal: a closed window or a SIGTERM would kill it with all that stands in its forms.

    Attributes:
        heeds_signals: Whether it answers the process's signals; a test that drives it does not want that.
        ended_by: The number of the signal that ends it; 0 while none does.
        report_folders: Where a report on a fault may lie, the best one first.
    """

    heeds_signals = False

    def __init__(self) -> None:
        super().__init__()
        self.ended_by = 0
        self.report_folders: tuple[Path, ...] = ()
        self._fault: BaseException | None = None
        self._is_over = threading.Event()
        self._is_driven = threading.Event()
        self._terminals: tuple[int, ...] = ()
        self._answered_before: dict[int, Callable[[int, FrameType | None], object]] = {}
        self._console_handler: object = None

    def keep_drafts_now(self) -> None:
        """Keep what is typed and not saved; the app with forms says how."""

    # ----------------------------------------------------------------- signals

    def on_load(self) -> None:
        """Answer signals from before the terminal is taken over."""
        if not self.heeds_signals or threading.current_thread() is not threading.main_thread():
            return
        self._terminals = tuple(number for number in (0, 1, 2) if os.isatty(number))
        loop = asyncio.get_running_loop()
        if sys.platform == "win32":
            from kamtui.console_close import watch_console  # Windows only

            self._console_handler = watch_console(
                lambda: loop.call_soon_threadsafe(self.end_by, HANG_UP), self._is_over
            )
            return
        for number in SIGNALS:
            before = signal.getsignal(number)
            if callable(before) and before is not signal.default_int_handler:
                self._answered_before[number] = before
            loop.add_signal_handler(number, self.end_by, int(number))

    def on_unmount(self) -> None:
        """What was kept is kept; the process itself may still hang, on a thread that writes to a lost terminal."""
        self._is_over.set()
        if not self.heeds_signals:
            self._is_driven.set()

    def end_by(self, number: int) -> None:
        """Keep what was typed and leave, as the process was told to.

        Args:
            number: The signal; the exit code becomes 128 and this.
        """
        if self.ended_by:
            return
        self.ended_by = number
        threading.Thread(target=self._end_at_last, name="last resort", daemon=True).start()
        self._let_go_of_lost_terminals()
        self._leave_when_keys_are_taken(time.monotonic() + KEYS_TAKEN_WITHIN)

    def _leave_when_keys_are_taken(self, until: float) -> None:
        if (self._keys_waiting or self._key_is_under_way) and time.monotonic() < until:
            asyncio.get_running_loop().call_later(0.01, self._leave_when_keys_are_taken, until)
            return
        self._keep_what_can_be_kept()
        self.exit(return_code=128 + self.ended_by)

    def _keep_what_can_be_kept(self) -> None:
        with suppress(Exception):  # an end must not fail: the book itself is sound whenever the process goes
            self.keep_drafts_now()

    def look_for_the_terminal(self) -> None:
        """Leave when the window is gone and nobody sent a signal, as under another user or session."""
        if self._terminals and not any(os.isatty(number) for number in self._terminals):
            self.end_by(HANG_UP)

    def _let_go_of_lost_terminals(self) -> None:
        """Have writes go nowhere that would fail: the driver would wait for them for ever."""
        for number in self._terminals:
            if not os.isatty(number):
                nowhere = os.open(os.devnull, os.O_RDWR)
                os.dup2(nowhere, number)
                os.close(nowhere)

    def _end_at_last(self) -> None:
        """On a thread: end the process if it does not by itself; SQLite takes a half-done write back."""
        if self._is_driven.wait(GRACE):
            return  # by a test, whose process goes on
        with suppress(OSError, ValueError):
            self._give_terminal_back()
        if answer := self._answered_before.get(self.ended_by):
            with suppress(OSError, ValueError):  # ValueError: only the main thread may go back to another answer
                answer(self.ended_by, None)  # as the example book's, which throws its folder away
        os._exit(128 + self.ended_by)

    def _give_terminal_back(self) -> None:
        attributes = getattr(self._driver, "attrs_before", None)
        if attributes is None or not os.isatty(0):
            return
        import termios  # where the driver has such attributes, this is there

        with suppress(termios.error):
            termios.tcsetattr(0, termios.TCSANOW, attributes)
        os.write(2, LEAVE_TERMINAL)

    # ------------------------------------------------------------------ faults

    def _handle_exception(self, error: Exception) -> None:
        """Keep what ended the app, for the words at the end."""
        if self._fault is None:
            self._fault = error
            self._keep_what_can_be_kept()
        super()._handle_exception(error)

    def panic(self, *renderables: RenderableType) -> None:
        """End by a fault that Textual itself met, as on the thread that reads the keys, in the same calm words."""
        if self._fault is None:
            self._fault = sys.exc_info()[1] or RuntimeError("a thread of the terminal stopped")
            self._keep_what_can_be_kept()
        if os.environ.get("KAMTUI_TRACEBACK"):
            super().panic(*renderables)
        else:
            self._fatal_error()

    def _fatal_error(self) -> None:
        """End with one calm sentence. Textual would print local variables: that is what customers told somebody."""
        if self._fault is None or os.environ.get("KAMTUI_TRACEBACK"):
            super()._fatal_error()
            return
        from kamtui.fault_report import write_report  # only when something went wrong
        from kamtui.screens.farewell import farewell

        report = write_report(self._fault, self.report_folders, datetime.now(UTC))
        self._exit_renderables[:] = [Text(farewell(self._fault, report))]
        self._close_messages_no_wait()

    def heed_thread(self, work: Callable[[], None]) -> Callable[[], None]:
        """Have a fault on a thread end the app as any other does: nobody would see it there.

        Args:
            work: What the thread does.
        """

        def heeded() -> None:
            try:
                work()
            except Exception as error:  # noqa: BLE001 - told by the app, which is the program's edge
                with suppress(RuntimeError):  # the loop may have ended meanwhile
                    self.call_later(self._handle_exception, error)

        return heeded

    def hand_over(self, work: Callable[[], None], *, given_up: Callable[[], bool]) -> None:
        """On a thread: have the app's own thread do something and wait for it, unless the user has left meanwhile.

        Args:
            work: What is to be done.
            given_up: Says whether nobody waits for it any more; who ends the app may be waiting for this thread.
        """
        is_done = threading.Event()

        def do() -> None:
            try:
                work()
            finally:
                is_done.set()

        with suppress(RuntimeError):  # the loop may end between the question and the call
            self.call_later(do)
        while self.is_running and not given_up() and not is_done.wait(0.05):
            pass
