"""Whether somebody is under the cursor because that was wanted, or because a cursor stands somewhere."""


class Meant:
    """Remembers on whom the cursor came to stand by itself: people were shown, or somebody went from under it."""

    def __init__(self) -> None:
        self._landed_on: int | None = None

    def land(self, person_id: int | None) -> None:
        """The cursor stands on somebody, and nobody has put it there."""
        self._landed_on = person_id

    def go(self, person_id: int | None) -> None:
        """The cursor is on somebody; on another one than it landed on, it was moved there."""
        if person_id != self._landed_on:
            self._landed_on = None

    def want(self) -> None:
        """Something was done with the person under the cursor: that is who is meant."""
        self._landed_on = None

    def __contains__(self, person_id: int) -> bool:
        """Whether a person under the cursor is meant."""
        return person_id != self._landed_on
