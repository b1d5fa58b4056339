"""What a row's cells come to: a full name out of its parts, a stage out of stage and outcome."""

from typing import Any

from kamtui.imports.cells import StageWord

Values = dict[str, Any]


def keep(values: Values) -> None:
    """Leave the values as they are."""


def compose_person(values: Values) -> None:
    """Make the name out of its parts, where the row has them."""
    parts = [values.pop(name, None) for name in ("first", "middle", "last", "suffix")]
    if parts[0] or parts[2]:
        values["name"] = " ".join(part for part in parts if part)


def compose_opportunity(values: Values) -> None:
    """Let an outcome of won or lost decide the stage, and say on which day it was reached if the row does."""
    outcome: StageWord | None = values.pop("outcome", None)
    stage: StageWord | None = values.get("stage")
    won_on, lost_on = values.pop("won_on", None), values.pop("lost_on", None)
    if outcome and outcome.is_known and not outcome.stage.is_open:
        stage = StageWord(f"{stage.word} ({outcome.word})" if stage else outcome.word, outcome.stage, is_known=True)
        values["stage"] = stage
    if stage and not stage.stage.is_open:
        values["stage_day"] = (won_on if stage.stage == "won" else lost_on) or values.get("expected_close")
