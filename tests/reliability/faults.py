"""A disk that says no: from the n-th call on, or only then."""

from pathlib import Path

from tests.reliability.sqlite_calls import FileCall, SqliteCalls
from tests.reliability.system_calls import SystemCalls


class Faults:
    """Makes file calls below a folder fail; for a process of its own.

    Args:
        root: The folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._seen: list[FileCall] = []
        self._number = 0
        self._problem = 0
        self._lasting = False
        self._sqlite = SqliteCalls(self._answer)
        self._system = SystemCalls(root, self._answer)

    def listen(self) -> None:
        """From now on count the calls, and let all of them happen."""
        self.arm(0, 0, lasting=False)

    def arm(self, number: int, problem: int, lasting: bool) -> None:
        """Make the n-th call from now on fail.

        Args:
            number: Which one; 1 is the next.
            problem: What the system says then, a number of `errno`.
            lasting: Whether all calls behind it fail too.
        """
        self._seen = []
        self._number, self._problem, self._lasting = number, problem, lasting

    def disarm(self) -> list[FileCall]:
        """From now on the disk works; return the calls that were listened to, or those that failed."""
        self._problem = 0
        return self._seen if not self._number else self._seen[self._number - 1 :][: None if self._lasting else 1]

    def _answer(self, call: FileCall) -> int:
        if not call.path.startswith(self._root):
            return 0
        self._seen.append(call._replace(data=b""))
        behind = len(self._seen) - self._number
        return self._problem if self._number and (behind == 0 or (self._lasting and behind > 0)) else 0
