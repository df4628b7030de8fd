"""The benchmark itself; its figures are measured by hand, on a quiet machine."""

import pytest

from tests.bench import history
from tests.bench.__main__ import aligned, parts
from tests.bench.drift import measure
from tests.bench.figure import Figure, figure


def test_all_parts_are_found() -> None:
    assert {"breathing", "drift", "history", "notebook", "opening"} <= set(parts())


def test_a_promise_is_kept_or_not() -> None:
    assert Figure("a", 1, "x", 2).met
    assert Figure("a", 3, "x", 2).met is False
    assert Figure("a", 3, "x", 2, at_least=True).met
    assert Figure("a", 3, "x").met is None
    assert figure({"name": "a", "value": 1, "unit": "x", "target": None}) == Figure("a", 1, "x")


def test_a_table_has_columns() -> None:
    assert aligned(["| a | bc |", "|---|---|", "| def | g |"]).splitlines() == [
        "| a   | bc  |",
        "| --- | --- |",
        "| def | g   |",
    ]


@pytest.mark.timeout(60)
@pytest.mark.slow
def test_looking_back_is_measured_from_end_to_end() -> None:
    figures = list(history.measure(sizes=(60,)))
    assert {each.unit for each in figures} - {"MB"} == {"ms", "x"}
    assert all(each.value > 0 for each in figures if each.target != history.WAIT)
    assert len({each.name for each in figures}) == len(figures)


def test_the_breath_does_not_drift() -> None:
    assert all(each.met for each in measure())
