"""The verbs of capturing that work everywhere, for the app: the dialogs are loaded when they are asked for."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kamtui.screens.base import PlaceScreen
from kamtui.screens.corner import SaysInTheCorner
from kamtui.screens.desk import Desk
from kamtui.screens.prefill import Prefill

if TYPE_CHECKING:  # the first frame waits for no more than it needs
    from kamtui.screens.capturing import Capturing


class Captures(SaysInTheCorner):
    """An app that captures contacts and actions from anywhere.

    Attributes:
        desk: What lies on the desk.
    """

    desk: Desk

    def action_log_contact(self) -> None:
        """Log a contact of whom the place shows."""
        prefill = self.screen.contact_prefill() if isinstance(self.screen, PlaceScreen) else Prefill()
        self._capture(lambda capturing: capturing.log_contact(prefill))

    def log_contact(
        self, account_id: int, people: Sequence[int] = (), series: tuple[int, date] | None = None
    ) -> None:
        """Log a contact of somebody.

        Args:
            account_id: The account.
            people: Keys of those who took part.
            series: The series it was an occurrence of, and its day by the rule.
        """
        day = None if series is None else series[1]
        self._capture(lambda capturing: capturing.log_contact(Prefill(account_id, tuple(people), day, series)))

    def action_contacts(self) -> None:
        """Show the contacts of the current account."""
        self._capture(lambda capturing: capturing.show_contacts())

    def action_add_action(self) -> None:
        """Add an action in one line."""
        self._capture(lambda capturing: capturing.add_action())

    def _capture(self, work: "Callable[[Capturing], None]") -> None:
        from kamtui.screens.capturing import Capturing  # only when asked for

        work(Capturing(self, self.desk, self.say))
