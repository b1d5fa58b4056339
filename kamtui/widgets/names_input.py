"""A line of several names parted by commas; the one that is being typed is completed in muted letters."""

from collections.abc import Sequence

from textual.suggester import Suggester

from kamtui.text import fold_name, safe_line
from kamtui.widgets.line_input import Echo, LineInput


class NameSuggester(Suggester):
    """Completes the last of several names.

    Args:
        names: Those that may be meant, nearest first.
    """

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._names = [(name, fold_name(name)) for name in map(safe_line, names) if "," not in name]

    async def get_suggestion(self, value: str) -> str | None:
        """The line with its last name completed; None where no name begins so."""
        before, comma, begun = value.rpartition(",")
        word = begun.lstrip()
        folded = fold_name(word)
        if not folded:
            return None
        lead = before + comma + begun[: len(begun) - len(word)]
        taken = {fold_name(name.strip()) for name in before.split(",")}
        fits = (name for name, name_folded in self._names if name_folded.startswith(folded))
        # What was typed stays as it was typed, capitals or not.
        found = next((name for name in fits if fold_name(name) not in taken and len(name) > len(word)), None)
        return None if found is None else lead + word + found[len(word) :]


class NamesInput(LineInput):
    """The line.

    Args:
        text: What it starts with.
        names: Those that may be meant, nearest first.
        echo: As for any line.
        id: As for any widget.
    """

    def __init__(
        self, text: str = "", *, names: Sequence[str] = (), echo: Echo | None = None, id: str | None = None
    ) -> None:
        super().__init__(text, echo=echo, id=id)
        self.suggester = NameSuggester(names)

    def complete(self) -> bool:
        """Take what is offered; False where nothing is."""
        offered = self._suggestion
        if not offered or offered == self.value:
            return False
        self.value = offered
        self.cursor_position = len(offered)
        return True
