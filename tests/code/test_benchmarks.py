"""The benchmarks measure what the limits speak of, and say what they need."""

import tomllib
from typing import Any

import pytest

from benchmarks.__main__ import HERE, MISSING, PARTS, limits_of, main

SUITE: dict[str, Any] = tomllib.loads((HERE / "suite.toml").read_text(encoding="utf-8"))
LIMITS: list[dict[str, Any]] = tomllib.loads((HERE / "limits.toml").read_text(encoding="utf-8"))["limit"]
TARGETS = {target["name"]: target for target in SUITE["target"]}


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: f"{limit['target']}-{limit['metric']}")
def test_what_is_limited_is_measured(limit: dict[str, Any]) -> None:
    for name, metric in (
        (limit["target"], limit["metric"]),
        (limit.get("of", limit["target"]), limit.get("of_metric", limit["metric"])),
    ):
        part, *rest = metric.split(".")
        if part in {"keys", "burst"}:
            measured = {test["name"] for test in TARGETS[name]["keys" if part == "keys" else "bursts"]}
            assert rest[0] in measured
        else:
            assert name in TARGETS
            assert part in {"launch", "idle"}


def test_a_missing_tool_is_said_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main(["nowhere"]) == 2
    assert capsys.readouterr().err.splitlines() == [MISSING, MISSING]


def test_a_part_is_held_against_the_limits_of_which_both_sides_were_measured() -> None:
    everything = (HERE / "limits.toml").read_text(encoding="utf-8")
    assert tomllib.loads(limits_of(everything, "", PARTS))["limit"] == LIMITS
    month = "kamtui-calendar,textual-data-table-1k"
    assert [limit["metric"] for limit in tomllib.loads(limits_of(everything, month, "keys"))["limit"]] == [
        "keys.month.latency_ms",
        "keys.day.latency_ms",
    ]
    assert [
        limit["metric"] for limit in tomllib.loads(limits_of(everything, "kamtui-calendar", "keys"))["limit"]
    ] == ["keys.day.latency_ms"]
    assert not limits_of(everything, month, "launch")
