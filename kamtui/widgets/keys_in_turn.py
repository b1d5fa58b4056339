"""Keys one after the other: none is looked at before the one before it has done all it does."""

import asyncio
from collections import deque

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

ROUNDS = 2
"""Ways from the focused widget to the app: the first for the key itself, the second for the messages it caused."""
AT_MOST = 0.25
"""Seconds after which a key is held for done, should a widget have gone away with its answer."""


class KeysInTurn(App[int]):
    """An app that keeps what is typed in its order.

    Textual hands each key to whatever has the focus when the key arrives. A slow line delivers several at once:
    then the letters behind a key that opens an editor would go to the list below it, as commands. Here a key waits
    until the one before it has gone all the way up, its action has run, and so has what that has set off.
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys_waiting: deque[events.Key | events.Paste] = deque()
        self._key_number = 0
        self._key_is_under_way = False

    async def on_event(self, event: events.Event) -> None:
        """Take a key from the terminal, or have it wait for its turn."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._keys_waiting.append(event)
            if not self._key_is_under_way:
                await self._take_key()
        else:
            await super().on_event(event)

    async def _take_key(self) -> None:
        """Pass the next key on and follow it, or wait for one."""
        self._key_is_under_way = bool(self._keys_waiting)
        if not self._key_is_under_way:
            return
        self._key_number += 1
        first = self.focused or self.screen
        asyncio.get_running_loop().call_later(AT_MOST, self._give_up, self._key_number)
        await super().on_event(self._keys_waiting.popleft())
        self._follow(first, self._key_number, ROUNDS)

    def _follow(self, pump: MessagePump | None, number: int, rounds: int) -> None:
        """Stand in line behind the key where it is now; what it has become further up is before us there, too."""
        while pump is not None and pump is not self:
            above = pump._parent
            if pump.call_later(self._follow, above, number, rounds):
                return
            pump = above
        self.call_later(self._came_up, number, rounds)

    async def _came_up(self, number: int, rounds: int) -> None:
        """The key has come up to the app, and if it was nobody's, its action has run."""
        if number != self._key_number:
            return
        if rounds > 1:
            self._follow(self.focused or self.screen, number, rounds - 1)
        else:
            await self._take_key()

    def _give_up(self, number: int) -> None:
        """Go on with the next key although this one has not come up."""
        if self._key_is_under_way and number == self._key_number and self.is_running:
            self.call_later(self._came_up, number, 1)
