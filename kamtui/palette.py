"""The palette: every command of the moment with its key, and every account by name."""

from collections.abc import Iterator
from functools import partial
from typing import Protocol, runtime_checkable

from textual.binding import ActiveBinding
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from kamtui.screens.base import OpenPlace
from kamtui.screens.desk import Desk
from kamtui.text import fold_name, safe_line

FOUND = 30
"""So many accounts are offered at most; whoever has more writes on."""


@runtime_checkable
class HasDesk(Protocol):
    """A screen that works on a book."""

    desk: Desk


class KamProvider(Provider):
    """Commands from the bindings in force, remapped ones included, and the accounts of the list."""

    async def discover(self) -> Hits:
        """What is offered before anything is typed: the commands."""
        for active in self._commands():
            yield DiscoveryHit(
                Content(self._words(active)),
                partial(self._run, active),
                text=self._words(active),
                help=self.app.get_key_display(active.binding),
            )

    async def search(self, query: str) -> Hits:
        """Commands that match, then accounts whose name has the text in it.

        Args:
            query: What was typed.
        """
        matcher = self.matcher(query)
        for active in self._commands():
            words = self._words(active)
            if (score := matcher.match(words)) > 0:
                key = self.app.get_key_display(active.binding)
                yield Hit(score, matcher.highlight(words), partial(self._run, active), text=words, help=key)
        wanted, found = fold_name(query), 0
        if not wanted or not isinstance(self.screen, HasDesk):
            return
        folded = self.matcher(wanted)
        for row in self.screen.desk.portfolio.rows:
            if wanted in row.sort_name and found < FOUND:
                found += 1
                name = safe_line(row.name)
                go = partial(self.screen.post_message, OpenPlace("plan", row.id))
                # Scored as commands are: the text in one piece goes before its letters here and there.
                yield Hit(folded.match(row.sort_name), Content(name), go, text=name, help="Open the account's plan")

    def _commands(self) -> Iterator[ActiveBinding]:
        """Each action once; cursor keys and what cannot be done now are left out."""
        seen: set[str] = set()
        for active in self.screen.active_bindings.values():
            binding = active.binding
            is_cursor = (binding.id or "").startswith(("table.", "filter.", "lines."))
            if active.enabled and active.tooltip and not is_cursor and binding.action not in seen:
                seen.add(binding.action)
                yield active

    @staticmethod
    def _words(active: ActiveBinding) -> str:
        return active.tooltip or active.binding.description

    async def _run(self, active: ActiveBinding) -> None:
        await self.app.run_action(active.binding.action, active.node)
