"""Windows: hear of a closed console window, a log-off or a shutdown in time to keep what was typed."""

import sys
from collections.abc import Callable
from threading import Event

CLOSE, LOG_OFF, SHUTDOWN = 2, 5, 6
"""Windows' own numbers of the events after which the process is ended, about five seconds later at most."""
WAIT = 4.5
"""Seconds for which the end is held back: the process is ended as soon as the handler returns."""


def watch_console(end: Callable[[], object], is_over: Event) -> object:
    """Have `end` called when the console goes away.

    Windows calls the handler on a thread of its own, ends the process when it returns, and tells nothing of the
    main thread's state: so it asks, and waits until all is kept.

    Args:
        end: Asks the app to end; called on Windows' thread.
        is_over: Set once all is kept.

    Returns:
        What must stay referenced as long as the console is watched; None on other systems.
    """
    if sys.platform != "win32":
        return None
    import ctypes
    from ctypes import wintypes

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kind = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.DWORD)
    kernel.SetConsoleCtrlHandler.argtypes = (kind, wintypes.BOOL)
    kernel.SetConsoleCtrlHandler.restype = wintypes.BOOL

    def handle(event: int) -> bool:
        if event not in (CLOSE, LOG_OFF, SHUTDOWN):
            return False  # ctrl+c and ctrl+break are keys of the app
        try:
            end()
        except RuntimeError:
            return False  # the loop has ended already: nothing is left to keep
        is_over.wait(WAIT)
        return True

    handler = kind(handle)
    if not kernel.SetConsoleCtrlHandler(handler, True):
        return None
    return handler
