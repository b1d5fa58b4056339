"""Capture from anywhere: log a contact, add an action, look at contacts; what came of it is said in the corner."""

from collections.abc import Callable
from typing import Any, Protocol

from textual.app import App

from kamtui.book.drafts import NEW, Draft
from kamtui.book.errors import BookError, Refused
from kamtui.reading import NotUnderstood
from kamtui.screens.desk import Desk
from kamtui.screens.prefill import Prefill
from kamtui.services.adding import Added
from kamtui.services.engagement import Logged


class Say(Protocol):
    """Says one sentence in the corner."""

    def __call__(self, text: str, title: str = "", *, bad: bool = False) -> None:
        """Say it.

        Args:
            text: The sentence.
            title: What happened, in a word or two.
            bad: Whether something was not done.
        """


class Capturing:
    """Opens the dialogs of capturing over whatever is shown.

    Args:
        app: The running app.
        desk: What lies on the desk.
        say: Says a sentence in the corner.
    """

    def __init__(self, app: App[Any], desk: Desk, say: Say) -> None:
        self._app, self._desk, self._say = app, desk, say

    def log_contact(self, prefill: Prefill) -> None:
        """Log a contact.

        Args:
            prefill: What the place knows of it.
        """
        from kamtui.screens.dialogs.log_contact import new_contact

        account_id = self._account(prefill.account_id)
        if account_id is not None:
            self._open(lambda: self._app.push_screen(new_contact(self._desk, account_id, prefill), self._logged))

    def show_contacts(self) -> None:
        """Show the current account's contacts."""
        from kamtui.screens.dialogs.contacts import open_contacts

        account_id = self._account(None)
        if account_id is not None:
            self._open(lambda: open_contacts(self._app, self._desk, account_id, self._say))

    def add_action(self, account_id: int | None = None) -> None:
        """Add an action in one line.

        Args:
            account_id: The account where the line names none; None for the current one.
        """
        from kamtui.screens.dialogs.quick_action import open_quick_action

        account = self._account(account_id)
        if account is not None:
            self._open(lambda: self._app.push_screen(open_quick_action(self._desk, account), self._added))

    def resume(self, draft: Draft) -> None:
        """Open what was typed and not saved.

        Args:
            draft: A draft of a contact or of an action in one line.
        """
        kind, _, key = draft.record.partition(":")
        if kind != "interaction":
            self.add_action(draft.account_id)
        elif key == NEW:
            from kamtui.screens.dialogs.contact_draft import series_of

            self.log_contact(Prefill(draft.account_id, series=series_of(draft.form)))
        else:
            from kamtui.screens.dialogs.log_contact import old_contact

            self._open(lambda: self._app.push_screen(old_contact(self._desk, int(key)), self._logged))

    def _account(self, account_id: int | None) -> int | None:
        """The account that is meant; where there is none that is said."""
        account_id = self._desk.current_id if account_id is None else account_id
        if account_id is None:
            self._say("Contacts and actions belong to an account: go to Accounts and press n", "No account yet")
        return account_id

    def _open(self, work: Callable[[], object]) -> None:
        try:
            self._app.clear_notifications()  # what was said would cover the dialog's last line
            work()
        except (Refused, BookError, NotUnderstood) as error:
            self._say(str(error), "Not read", bad=True)

    def _logged(self, logged: Logged | None) -> None:
        if logged is not None:
            first, *others = logged.told
            self._say(", ".join(others) or "u takes it back", first)

    def _added(self, added: Added | None) -> None:
        if added is not None:
            self._say(added.told(self._desk.today), "Action added")
