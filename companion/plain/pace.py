"""What has a pace: a breath, a press, taps and a wave, said phase by phase."""

from __future__ import annotations

from companion.content.catalog import phrase
from companion.core.exercise import Wave
from companion.core.pacing import Beat, Phase
from companion.core.runner import FASTEST, SLOWEST
from companion.flows.context import Context
from companion.flows.walk import ExerciseRun
from companion.plain.asking import Asking, go_on
from companion.plain.choices import Choice, found
from companion.plain.hands_free import LETTERS_A_SECOND
from companion.plain.keys import as_typed
from companion.plain.terminal import Terminal
from companion.text.movements import last_round, spoken_phase

PACE_STEP = 0.1
LATE = 0.01
"""Seconds by which a phase is left alone when it is over, so that it is surely over."""
ANSWERS = ("higher", "same", "lower")


def move(terminal: Terminal, context: Context, run: ExerciseRun, asking: Asking) -> str:
    """Say the phases of a movement as they come, or all of them once; return what is chosen then.

    It begins once the words have been spoken, or with Enter. Raises Back, Left.
    """
    speed = LETTERS_A_SECOND.get(context.settings.line_pace)
    lines = {each.phase: spoken_phase(each.phase, each.seconds) for each in run.runner.phases}
    if speed is None or any(len(lines[each.phase]) / speed > each.seconds for each in run.runner.phases):
        return go_on(terminal, asking._replace(hands=None), _once(run))
    own = [Choice("slower", phrase("exercise.commands.slower.label"), "-")]
    own.append(Choice("faster", phrase("exercise.commands.faster.label"), "+"))
    asking = asking._replace(choices=[*asking.choices, *own])
    letters = terminal.block(*asking.lines(phrase("before.commands.begin.label")))
    said = _answer(terminal, run, asking, letters / speed)
    if said and said != "on":
        return said
    terminal.say(phrase("plain.hands_free.goes_on" if asking.runs else "plain.enter_on"))
    run.runner.resume()
    if said := _phases(terminal, run, asking):
        return said
    ends = last_round(run.runner.phases)
    asking.aloud.phase(ends)
    return go_on(terminal, asking._replace(paragraphs=[ends], lists=False))


def _phases(terminal: Terminal, run: ExerciseRun, asking: Asking) -> str:
    """Say each phase as it comes; return what was chosen meanwhile, "" when the last round is over."""
    runner, before = run.runner, (-1, Phase.STILL)
    while not runner.over and (beat := runner.beat):
        if (beat.round, beat.phase) != before:
            words = spoken_phase(beat.phase, _seconds(run, beat))
            terminal.say(words)
            asking.aloud.phase(words)
            before = beat.round, beat.phase
        if said := _answer(terminal, run, asking, beat.left + LATE):
            return said
    return ""


def _seconds(run: ExerciseRun, beat: Beat) -> float:
    return next((each.seconds for each in run.runner.phases if each.phase is beat.phase), beat.left)


def _answer(terminal: Terminal, run: ExerciseRun, asking: Asking, seconds: float) -> str:
    """Wait, and return what was chosen meanwhile: "on" for Enter, "" for nothing."""
    said = terminal.wait(seconds)
    if said is None or asking.stops(terminal, said):
        return ""
    if not said:
        return "on"
    name = found(said, asking.choices)
    if name in ("slower", "faster"):
        by = PACE_STEP if name == "slower" else -PACE_STEP
        run.runner.pace = min(SLOWEST, max(FASTEST, round(run.runner.pace + by, 2)))
        terminal.say(phrase("exercise.pace", phases=_pattern(run)))
        return ""
    if name is None:
        terminal.say(*asking.lines(phrase("plain.on"), lists=True))
    return name or ""


def _once(run: ExerciseRun) -> str:
    rounds = phrase("on_paper.rounds", count=run.runner.rounds)
    return phrase("plain.once", phases=_pattern(run), rounds=rounds)


def _pattern(run: ExerciseRun) -> str:
    each = ((timing.phase, f"{round(timing.seconds, 1):g}") for timing in run.runner.phases)
    return ", ".join(f"{phrase(f'phases.{phase}')} {seconds}" for phase, seconds in each)


def ride(terminal: Terminal, run: ExerciseRun, step: Wave, asking: Asking) -> str:
    """Ask at each turn of a wave whether it is higher, the same or lower; no answer is fine, too."""
    answers = [Choice(name, phrase(f"steps.commands.{name}.label")) for name in ANSWERS]
    asking = asking._replace(choices=[*answers, *asking.choices], lists=True)
    terminal.block(*asking.lines(phrase("plain.on"), phrase("steps.wave_begins")))
    given: list[str] = []
    turn = 0
    while True:
        left = step.each * (turn + 1) - run.runner.elapsed
        if not (said := _answer(terminal, run, asking, max(0.0, left) + LATE)):
            if run.runner.elapsed >= step.each * (turn + 1):
                turn += 1
                asks = phrase("steps.wave_long" if turn >= step.rounds else "steps.wave_asks")
                terminal.say(asks)
                asking.aloud.phase(asks)
        elif said in ANSWERS:
            given.append(said)
            run.notice((phrase(f"steps.commands.{said}.label"),))
            risen = given[-2:] == ["higher", "higher"]
            terminal.say(phrase("steps.heard"), *([as_typed(phrase("steps.wave_people"))] if risen else []))
        else:
            return said
