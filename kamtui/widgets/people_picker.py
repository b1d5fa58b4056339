"""Picking several people: type a part of a name, one key for the stance, and on to the next one."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from kamtui.reading.stances import SCALE, press_stance
from kamtui.vocabulary import Stance
from kamtui.widgets.line_input import LineInput
from kamtui.widgets.person_list import PersonList, Pickable, Picked

STANCE_KEYS = frozenset((*"+-0xX", *SCALE))
"""What a stance is given with; letters are that only where no name is being typed."""


class PersonInput(LineInput):
    """The line in which people are looked for; its keys pick and judge whoever is under the list's cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next person", show=False, id="people.next", tooltip="Go to the next person"),
        Binding("up", "step(-1)", "Person before", show=False, id="people.before",
                tooltip="Go to the person before"),
        Binding("delete", "drop", "Not there", show=False, id="people.drop",
                tooltip="Take the person under the cursor out again"),
    ]  # fmt: skip

    class Pressed(Message):
        """A key that is not typed.

        Attributes:
            key: `step 1`, `step -1`, `toggle`, `drop`, or a stance's key.
        """

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, people: PersonList) -> None:
        super().__init__(id="people", echo=self._tell_count)
        self._people = people

    def _tell_count(self, text: str) -> str:
        """How many are picked: the list may be longer than its rows."""
        return f"{len(self._people.picked)} there" if self._people.picked and not text else ""

    async def _on_key(self, event: events.Key) -> None:
        """A stance's key acts, unless it goes on a name that is being typed."""
        key = event.character or ""
        if key in STANCE_KEYS and not self._is_typed(key):
            event.prevent_default()
            event.stop()
            self.post_message(self.Pressed(key))
        elif key == " " and not self.value:
            event.prevent_default()
            event.stop()
            self.post_message(self.Pressed("toggle"))
        else:
            await super()._on_key(event)

    def _is_typed(self, key: str) -> bool:
        """Whether a key belongs to a name: `-` in Anne-Marie, `x` in Felix, both in somebody new."""
        if key.isdecimal() or key == "+":
            return False
        if not self.value:
            return key == "x"  # a capital X is the key; a small one may begin Xaver
        return self._people.has(self.value + key) or key == "x" or (key == "-" and not self._people.has(self.value))

    def action_step(self, by: int) -> None:
        """Move the list's cursor."""
        self.post_message(self.Pressed(f"step {by}"))

    def action_drop(self) -> None:
        """Take somebody out; in a text that is typed it takes away a letter."""
        if self.value:
            self.action_delete_right()
        else:
            self.post_message(self.Pressed("drop"))


class PeoplePicker(Widget):
    """A line to type in, and the people it fits below.

    Args:
        people: Everybody who is known.
        picked: Who is picked at first.
    """

    DEFAULT_CSS = "PeoplePicker { height: auto; width: 1fr; }"

    class Changed(Message):
        """Somebody was picked, judged or taken out."""

    def __init__(self, people: Sequence[Pickable], picked: Sequence[Picked] = ()) -> None:
        super().__init__()
        self.people = PersonList(people, picked)
        self.line = PersonInput(self.people)

    def compose(self) -> ComposeResult:
        """The line and the list."""
        yield self.line
        yield self.people

    @property
    def picked(self) -> tuple[Picked, ...]:
        """Who is picked, in the order of picking."""
        return tuple(self.people.picked.values())

    def put(self, picked: Sequence[Picked]) -> None:
        """Have exactly these be picked."""
        self.people.picked = {one.who: one for one in picked}
        self.people.narrow(self.line.value)
        self.line.refresh()

    def on_descendant_focus(self) -> None:
        """The cursor shows while the keys come here."""
        self.people.is_active = True
        self.people.refresh()

    def on_descendant_blur(self) -> None:
        """The cursor goes with the keys."""
        self.people.is_active = False
        self.people.refresh()

    @on(Input.Changed)
    def _narrow(self, message: Input.Changed) -> None:
        message.stop()
        self.people.narrow(self.line.value)

    @on(Input.Submitted)
    def _take(self, message: Input.Submitted) -> None:
        """Enter picks whom the text found; without a text it goes on to the next field."""
        if self.line.value.strip():
            message.stop()
            self.settle()

    def settle(self) -> bool:
        """Pick whom the text found; False where nothing was typed."""
        who = self._current()
        if not self.line.value.strip() or who is None:
            return False
        known = self.people.picked.get(who)
        self._pick(who, known.stance if known else None)
        return True

    def _current(self) -> int | str | None:
        """Whom the text finds now; a message of the last key may still be on its way."""
        if " ".join(self.line.value.split()) != self.people.text:
            self.people.narrow(self.line.value)
        return self.people.current

    @on(PersonInput.Pressed)
    def _press(self, message: PersonInput.Pressed) -> None:
        message.stop()
        if message.key.startswith("step"):
            self.people.move(int(message.key.removeprefix("step ")))
            return
        who = self._current()
        if who is None:
            return
        known = self.people.picked.get(who)
        if message.key == "drop" or (message.key == "toggle" and known):
            self.people.drop(who)
            self._tell()
        else:
            before = known.stance if known else None
            self._pick(who, before if message.key == "toggle" else press_stance(message.key, before))

    @on(PersonList.Clicked)
    def _click(self, message: PersonList.Clicked) -> None:
        message.stop()
        self.line.focus()
        if message.who in self.people.picked:
            self.people.drop(message.who)
            self._tell()
        else:
            self._pick(message.who, None)

    def _pick(self, who: int | str, stance: Stance | None) -> None:
        self.people.pick(who, stance)
        with self.prevent(Input.Changed):
            self.line.value = ""
        self.people.narrow("")
        self.people.go_to(who)
        self._tell()

    def _tell(self) -> None:
        self.line.refresh()
        self.post_message(self.Changed())
