"""What is typed and not saved, in whatever form or cell: remembered, kept in the book, offered again."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from threading import Thread
from typing import NamedTuple

from kamtui.book.book import Book
from kamtui.book.drafts import Draft, Typed
from kamtui.book.errors import BookError

EVERY = 0.5
"""Seconds between two looks at what is typed."""
PATIENCE, LAST_PATIENCE = 0.05, 2.0
"""Seconds to wait for another writer while one types, and when the program ends."""
TOLD_AFTER = 3
"""So often keeping fails before it is said: another writer is done by then."""

Look = Callable[[], Mapping[str, Typed]]
"""Tells what is typed now, by field; nothing where all is as it was."""
Later = Callable[[float, Callable[[], None]], object]
"""Has something done after so many seconds, on the app's own thread."""
Say = Callable[[str, str], None]
"""Says a sentence in the corner, under a title."""


class _Open(NamedTuple):
    """A form or cell that is open.

    Attributes:
        empty: Its draft without fields.
        look: Tells what is typed in it.
    """

    empty: Draft
    look: Look


class Unsaved:
    """The texts that are not saved: those of open forms are looked at twice a second, those of left ones stay.

    The disk is written to on a thread, so that typing never waits for it.

    Args:
        book: The book they are kept in.
    """

    def __init__(self, book: Book) -> None:
        self._book = book
        self._open: dict[str, _Open] = {}
        self._kept: dict[str, Draft] | None = None
        self._store = book.drafts
        self._later: Later | None = None
        self._say: Say | None = None
        self._is_due = False
        self._writer: Thread | None = None
        self._problem = ""
        self._failures = 0

    def begin(self, later: Later, say: Say) -> None:
        """Look from now on.

        Args:
            later: Has something done after some seconds.
            say: Says a sentence in the corner.
        """
        self._later, self._say = later, say
        self._look_later()

    # ------------------------------------------------------------------- forms

    def all(self) -> tuple[Draft, ...]:
        """Every draft, those of open forms among them, oldest first."""
        self._collect()
        return self.remembered()

    def remembered(self) -> tuple[Draft, ...]:
        """Every draft as it was looked at last, oldest first; unlike a new look, this never fails."""
        return tuple(sorted(self._known().values(), key=lambda draft: draft.at))

    def offered(self, form: str) -> Draft | None:
        """What was typed into a form and not saved; None for nothing."""
        return self._known().get(form)

    def watch(self, form: str, record: str, account_id: int | None, look: Look) -> None:
        """Keep what is typed into a form from now on.

        Args:
            form: What it is known by.
            record: Table and id of its record, as `goal:5` or `goal:new`.
            account_id: Whose it is; None for a new account.
            look: Tells what is typed in it.
        """
        before = self.offered(form)
        step = before.step if before is not None else self._newest_step()
        self._open[form] = _Open(Draft(form, record, account_id, {}, step), look)
        self._look_later()

    def _newest_step(self) -> int:
        """The newest step; 0 where the disk does not say: what is typed is kept, and called older than the book."""
        from kamtui.services.drafting import newest_step  # the first frame does not wait for its words

        try:
            return newest_step(self._book)
        except BookError:
            return 0

    def leave(self, form: str) -> Draft | None:
        """Keep what is typed into a form and look at it no more.

        Returns:
            What is kept of it.
        """
        self._collect()
        self._open.pop(form, None)
        self.keep_soon()
        return self.offered(form)

    def put(self, draft: Draft) -> None:
        """Keep a draft, under what was kept of its form before."""
        before = self.offered(draft.form)
        if before is not None:
            draft = draft._replace(fields={**before.fields, **draft.fields}, step=before.step)
        self._hand_over({draft.form: draft._replace(at=self._book.drafts.now())})
        self.keep_soon()

    def drop(self, form: str) -> None:
        """Let go of what was typed into a form."""
        self._open.pop(form, None)
        if self.offered(form) is not None:
            self._hand_over({form: None})
            self.keep_soon()

    @contextmanager
    def saving(self, form: str) -> Iterator[None]:
        """Save a form: what was typed goes with the step inside; when that fails, all stays as it is."""
        try:
            with self._book.drafts.settling(form):
                yield
        except BaseException:
            if self._kept is not None:
                self._kept.pop(form, None)  # the next look keeps it again, whatever became of it
            raise
        self._open.pop(form, None)
        self._known().pop(form, None)
        self._look_later()

    # ------------------------------------------------------------------- keeping

    def keep_soon(self) -> None:
        """Have what is typed kept on a thread, at once."""
        self._collect()
        if self._book.drafts.has_waiting and (self._writer is None or not self._writer.is_alive()):
            self._writer = Thread(target=self._write, args=(PATIENCE,), name="drafts", daemon=True)
            self._writer.start()
        self._look_later()

    def keep_now(self) -> bool:
        """Keep all that is typed before returning; it never fails, and says whether all is kept."""
        self._collect(despite_faults=True)
        self._write(LAST_PATIENCE)
        return not self._book.drafts.has_waiting

    def _known(self) -> dict[str, Draft]:
        """Every draft by form, as it is kept or waits to be."""
        if self._kept is None or self._store is not self._book.drafts:
            try:
                found = {draft.form: draft for draft in self._book.list_drafts()}
            except BookError:
                return self._kept or {}  # asked again the next time
            if self._kept:
                # A backup was restored: what was typed since goes into that book, too.
                self._book.drafts.hand_over(dict(self._kept))
            self._kept, self._store = {**found, **(self._kept or {})}, self._book.drafts
        return self._kept

    def _hand_over(self, drafts: Mapping[str, Draft | None]) -> None:
        known = self._known()
        for form, draft in drafts.items():
            if draft is None:
                known.pop(form, None)
            else:
                known[form] = draft
        self._book.drafts.hand_over(drafts)

    def _collect(self, *, despite_faults: bool = False) -> None:
        """Look at every open form, and hand over what differs from what was kept.

        Args:
            despite_faults: Pass over a form that is broken. It must not take the others' text along, as the program
                may be ending because of it.
        """
        known = self._known()
        for form, opened in tuple(self._open.items()):
            fields: dict[str, Typed] | None = None
            with suppress(Exception) if despite_faults else nullcontext():
                fields = dict(opened.look())
            if fields is None:
                continue
            kept = known.get(form)
            if fields and (kept is None or kept.fields != fields):
                self._hand_over({form: opened.empty._replace(fields=fields, at=self._book.drafts.now())})
            elif not fields and kept is not None:
                self._hand_over({form: None})

    def _write(self, patience: float) -> None:
        """Write what waits; a failure is remembered, on whatever thread."""
        try:
            self._book.drafts.write(patience)
        except BookError as error:
            self._problem = str(error)
            self._failures += 1
        else:
            self._failures = 0

    # -------------------------------------------------------------------- looking

    def _look_later(self) -> None:
        """Look again in a while, if there is anything to look at: an idle program stays quiet."""
        if self._later is not None and not self._is_due and (self._open or self._book.drafts.has_waiting):
            self._is_due = True
            self._later(EVERY, self._look)

    def _look(self) -> None:
        self._is_due = False
        if self._failures == TOLD_AFTER and self._say is not None:
            self._failures += 1  # said once, until it has worked again
            self._say(self._problem, "Not kept")
        self.keep_soon()
