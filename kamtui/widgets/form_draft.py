"""What is entered into a form, before it is saved: one text a field, and what is wrong with it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from kamtui.fieldspec import FieldKind, FieldSpec
from kamtui.widgets.form_values import (
    CHOSEN,
    CURRENCY,
    NO,
    YES,
    ReadingContext,
    echo,
    is_code,
    read_value,
    write_value,
)

NOTHING = "none"
"""The word that picks nothing."""

Again = Mapping[str, tuple[str, str]]
"""By field what was typed before and not saved, and what the field said then."""

Links = Mapping[str, Sequence[tuple[int, str]]]
"""By the name of a `LINK` field the records it may name: id and what a person calls it."""


class FormDraft:
    """The texts of a form's fields.

    A field nobody touched keeps its very value, whatever its text would be read as.

    Args:
        specs: The fields.
        values: Their first values; what is missing is empty.
        today: The day from which days count.
        currency: The currency of amounts, while no field says another.
        always: Names of choices that cannot be left without one.
        links: What `LINK` fields may name.
        compares: Whether the first values are in the book, so that what was typed before is compared with them.
    """

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        values: Mapping[str, object],
        *,
        today: date,
        currency: str = "",
        always: Collection[str] = (),
        links: Links | None = None,
        compares: bool = True,
    ) -> None:
        self.specs = tuple(specs)
        self.by_name = {spec.name: spec for spec in self.specs}
        self._today = today
        self._currency = currency
        self._always = frozenset(always)
        self._links = links or {}
        self._compares = compares
        self._values = {spec.name: values.get(spec.name) for spec in self.specs}
        first = str(self._values.get(CURRENCY) or currency)
        self._first = {spec.name: write_value(spec, self._values[spec.name], first) for spec in self.specs}
        self._texts = dict(self._first)
        self._again: dict[str, tuple[str, str]] = {}
        self.errors: dict[str, str] = {}

    # -------------------------------------------------------------------- texts

    def text(self, name: str) -> str:
        """What stands in a field."""
        return self._texts[name]

    def put(self, name: str, text: str) -> None:
        """Have a field say something else; what was wrong with it is then open again."""
        if text != self._texts[name]:
            self._texts[name] = text
            self.errors.pop(name, None)

    def typed(self) -> dict[str, str]:
        """The texts that are not as they were, by field."""
        return {name: text for name, text in self._texts.items() if text != self._first[name]}

    def kept(self) -> dict[str, tuple[str, str]]:
        """The texts that are not as they were, by field, each with what the field said when it was typed."""
        return {name: (text, self._before(name, text)) for name, text in self.typed().items()}

    def _before(self, name: str, text: str) -> str:
        again = self._again.get(name)
        return again[1] if again is not None and again[0] == text else self._first[name]

    def restore(self, typed: Again) -> None:
        """Put in again what was typed before; fields that are gone are passed over."""
        self._again = {name: pair for name, pair in typed.items() if name in self._texts}
        self._texts |= {name: text for name, (text, _) in self._again.items()}

    def difference(self, name: str) -> tuple[str, bool] | None:
        """What a field says in the book, where something else that was typed before stands in it.

        Returns:
            The saved value in words, and whether it was changed after that was typed; None where both are the same.
        """
        again, first = self._again.get(name), self._first[name]
        if again is None or not self._compares or self._texts[name] == first:
            return None
        spec = self.by_name[name]
        words = dict(self.choices(spec)).get(first, first) if spec.kind in CHOSEN else " ".join(first.split())
        return words or "nothing", again[1] != first

    def differences(self) -> list[tuple[str, bool]]:
        """All of these differences."""
        return [found for name in self._again if (found := self.difference(name)) is not None]

    def reset(self) -> None:
        """Have all fields say what they said at first."""
        self._texts = dict(self._first)
        self._again = {}
        self.errors.clear()

    # ------------------------------------------------------------------ choices

    def choices(self, spec: FieldSpec) -> tuple[tuple[str, str], ...]:
        """What may be picked: the text of each and its word; the empty text picks nothing."""
        if spec.kind is FieldKind.FLAG:
            return ((YES, YES), (NO, NO))
        found = spec.choices
        if spec.kind is FieldKind.LINK:
            found = tuple((str(key), word) for key, word in self._links.get(spec.name, ()))
        if spec.required or spec.name in self._always:
            return found
        return (("", NOTHING), *found)

    def chosen(self, spec: FieldSpec) -> int:
        """The place of what is picked among the choices; -1 when that is none of them."""
        texts = [text for text, _ in self.choices(spec)]
        text = self._texts[spec.name]
        return texts.index(text) if text in texts else -1

    # ------------------------------------------------------------------ reading

    @property
    def context(self) -> ReadingContext:
        """What amounts and days are read with now."""
        said = self._texts.get(CURRENCY, "").strip().upper()
        return ReadingContext(self._today, said if is_code(said) else self._currency or "EUR")

    def echo(self, spec: FieldSpec) -> str:
        """How the text of a field is understood."""
        return echo(spec, self._texts[spec.name], self.context)

    def check(self, spec: FieldSpec, *, may_be_empty: bool = True) -> None:
        """See whether a field can be read, and note the sentence when it cannot.

        Args:
            spec: The field.
            may_be_empty: Whether a needed one may still be empty, as while one goes through the form.
        """
        try:
            value = self._read(spec)
        except ValueError as problem:
            self.errors[spec.name] = str(problem)
            return
        if value is None and spec.required and not may_be_empty:
            self.errors[spec.name] = f"{spec.label} cannot stay empty."

    def check_all(self) -> bool:
        """See whether the whole form can be read."""
        self.errors.clear()
        for spec in self.specs:
            self.check(spec, may_be_empty=False)
        return not self.errors

    def values(self) -> dict[str, object]:
        """The value of each field.

        Raises:
            ValueError: A text cannot be read; `check_all` says which.
        """
        return {spec.name: self._read(spec) for spec in self.specs}

    def _read(self, spec: FieldSpec) -> object:
        text = self._texts[spec.name]
        if text == self._first[spec.name]:
            return self._values[spec.name]
        if spec.kind in CHOSEN and not text:
            return None
        return read_value(spec, text, self.context)
