"""Outcomes of exercises as a sentence with the times that it rests on."""

from __future__ import annotations

import pytest

from companion.core.entry import State
from companion.core.outcomes import Outcome
from companion.text.outcomes import line


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (Outcome(times=7), "Done 7 times."),
        (
            Outcome(times=7, rated=6, before=7.5, after=4, compared=7, easier=5, harder=1),
            "Done 7 times. Easier afterwards 5 of 7 times, harder 1."
            " Usual strength: 7.5 before, 4 afterwards.",
        ),
        (
            Outcome(state=State.UP, times=7, compared=5, easier=4, harder=1),
            "When up: easier afterwards 4 of 5 times, harder 1.",
        ),
        (Outcome(times=7, compared=4, easier=4), "Done 7 times."),
        (
            Outcome(times=9, left=1, again=3, not_for_me=2),
            "Done 9 times. Stopped part way once. 3 times you said you would do it again. "
            "2 times you said it is not for you.",
        ),
    ],
)
def test_a_line_has_the_times_that_it_rests_on(counted: Outcome, expected: str) -> None:
    assert line(counted) == expected
