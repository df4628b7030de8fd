"""Going on by itself in plain mode: the pace, the voice, and a movement that waits while people are read."""

from __future__ import annotations

import io

import pytest

from companion.content.catalog import phrase
from companion.flows.context import Context
from companion.flows.front import Left
from companion.flows.practice_log import PracticeLog
from companion.flows.walk import ExerciseRun
from companion.plain.aloud import Aloud
from companion.plain.asking import Asking, go_on
from companion.plain.hands_free import HandsFreeLines
from companion.plain.terminal import Terminal
from companion.plain.walk import walk
from tests.plain.typed import Typed, Waits
from tests.still import Still


def run_of(context: Context, key: str) -> ExerciseRun:
    return ExerciseRun(context, PracticeLog(context), key, context.library[key], brief=True)


def test_the_slower_a_screen_reader_speaks_the_longer_a_step_stays(context: Context) -> None:
    seconds = []
    for pace in ("slow", "medium", "fast", "once"):
        context.set_settings(line_pace=pace)
        seconds.append(HandsFreeLines(context, run_of(context, "wide_gaze")).seconds(126))
    assert seconds[0] > seconds[1] > seconds[2]
    assert seconds[1] == seconds[3] == pytest.approx(126 / 14 + 10)


def test_a_step_is_not_passed_while_it_is_read_aloud(
    context: Context, still: Still, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Aloud, "is_speaking", property(lambda _: still.seconds < 500))
    run = run_of(context, "wide_gaze")
    run.runner.next()
    terminal = Terminal(io.StringIO(), Typed(still, Waits(1000)))
    hands = HandsFreeLines(context, run)
    hands.start()
    asking = Asking(["Look far away."], [], False, Aloud(terminal, on=False), hands)
    assert go_on(terminal, asking) == "on"
    assert 500 <= still.seconds < 501


def test_a_movement_waits_while_people_are_shown(context: Context, still: Still) -> None:
    out = io.StringIO()
    run = run_of(context, "longer_out_breath")
    terminal = Terminal(out, Typed(still, "", Waits(2), "help", Waits(200)))

    def read_people() -> None:
        still.seconds += 1000

    terminal.people = read_people
    with pytest.raises(Left):
        walk(terminal, context, run)
    told = out.getvalue()
    assert told.count("\nout, 6\n") == run.runner.rounds
    assert phrase("exercise.last_round.other") in told
    assert terminal.people is read_people
