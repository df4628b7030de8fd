"""Has a script's answers given in another front end, too: they must come to the same.

Each method of a script is answered by the script, and then by the other front end from the same beginning,
with what a person would type for that answer. An answer that can't be typed in one go is the script's alone.
"""

from __future__ import annotations

import copy
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, TypeAlias

import pytest

from companion.flows.context import Context
from companion.flows.form import Form
from companion.flows.front import FrontEnd, Left
from companion.flows.walk import ExerciseRun, RatingRequest
from tests.flows.form_script import FormScript
from tests.flows.script import Script

Ask: TypeAlias = Callable[[FrontEnd], Awaitable[Any]]


class Twice:
    """Another front end for one test. `CHECKS` say by method what is typed for an answer, None for nothing.

    `LEAVES` is what is typed to leave.
    """

    CHECKS: dict[str, Callable[..., list[Any] | None]]
    LEAVES: list[Any]

    def __init__(self, context: Context, clock: Any) -> None:
        self.context = context
        self.clock = clock

    def compare(self, ask: Ask, typed: list[Any], expected: Any) -> None:
        """Ask in the other front end, type, and compare the answer; Left is an answer, too."""
        raise NotImplementedError

    def patch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Have both kinds of script answered twice."""
        for cls in (Script, FormScript):
            for name in self.CHECKS:
                if name in vars(cls):
                    monkeypatch.setattr(cls, name, self._checked(vars(cls)[name], name))

    def _checked(self, original: Any, name: str) -> Any:
        async def answered(script: Any, *given: Any, **named: Any) -> Any:
            twins = [_twin(each) for each in given]
            try:
                result = await original(script, *given, **named)
            except Left:
                # What was said before leaving is the script's alone.
                self.compare(lambda front: getattr(front, name)(*twins, **named), self.LEAVES, Left)
                raise
            more = (twins[0],) if name == "ask" else ()
            typed = self.CHECKS[name](result, *given, *more, **named)
            if typed is not None:
                self.compare(lambda front: getattr(front, name)(*twins, **named), typed, result)
                _same(given, twins)
            return result

        return answered


class _NoDrafts:
    problem = None

    def put(self, draft: Any) -> None:
        pass


def _twin(value: Any) -> Any:
    """Return a form, a run or a request that can be answered beside the one of the flow."""
    twin = copy.copy(value)
    if isinstance(value, Form):
        twin._drafts = _NoDrafts()
    if isinstance(value, ExerciseRun):
        brief, ways = value.brief, value.ways
        twin = ExerciseRun(
            value._context, value._log, value.key, value.exercise, before=value.before, brief=brief, ways=ways
        )
        twin.flashback = value.flashback
        vars(twin).update(draft=lambda *given, **named: None, read_earlier=lambda: None)
    return twin


def _same(given: Iterable[Any], twins: Iterable[Any]) -> None:
    for one, other in zip(given, twins, strict=True):
        if isinstance(one, Form):
            assert one.entry == other.entry
        if isinstance(one, RatingRequest):
            assert (one.practice, one.places) == (other.practice, other.places)
