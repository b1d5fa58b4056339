"""The plan right after `tab` has saved the last value of a line: an `enter` out of habit does not open it again."""

from textual import events

from kamtui.screens.base import say
from kamtui.screens.plan_regions import PlanRegions


class PlanRestingEnter(PlanRegions):
    """The plan, where `enter` rests once behind the `tab` that has left a line.

    Who ends a line with `tab` and then presses `enter` to save it would be in its name again, and write there what
    was meant for the next line.
    """

    enter_rests = False
    """Whether the key before was a `tab` that has saved the last value."""

    def on_key(self, event: events.Key) -> None:
        """Have `enter` rest, once; any other key does what it does."""
        rests, self.enter_rests = self.enter_rests, False
        if rests and event.key == "enter":
            event.stop()
            event.prevent_default()
            say(self, "enter once more edits it", "The line is saved")
