"""Outcomes of exercises as a sentence with the times that it rests on."""

from __future__ import annotations

import pytest

from companion.core.entry import State
from companion.core.outcomes import Outcome
from companion.text.outcomes import line


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        (Outcome(times=7), "7 times."),
        (
            Outcome(times=7, rated=6, before=7.5, after=4, compared=7, easier=5, harder=1),
            "7 times. Of 7 times: easier afterwards 5, harder 1."
            " The middle of the numbers: 7.5 before, 4 after, over 6 times.",
        ),
        (
            Outcome(state=State.UP, times=7, compared=5, easier=4, harder=1),
            "When up, 7 times. Of 5 times: easier afterwards 4, harder 1.",
        ),
        (Outcome(times=7, compared=4, easier=4), "7 times."),
        (
            Outcome(times=9, left=1, again=3, not_for_me=2),
            "9 times. Left on the way once. “Again”: 3. “Not for me”: 2.",
        ),
    ],
)
def test_a_line_has_the_times_that_it_rests_on(counted: Outcome, expected: str) -> None:
    assert line(counted) == expected
