"""An exercise, step by step."""

from __future__ import annotations

from collections.abc import Sequence

from companion.content.cards import Card
from companion.content.catalog import phrase
from companion.core.exercise import AnyStep, Ask, Blocks
from companion.core.runner import Ending
from companion.flows.context import Context
from companion.flows.walk import ExerciseRun
from companion.plain.aloud import Aloud
from companion.plain.asking import Asking
from companion.plain.choices import Choice, choose
from companion.plain.hands_free import HandsFreeLines
from companion.plain.keys import as_typed
from companion.plain.notes import offers_at, spoken_offers
from companion.plain.steps import do_step
from companion.plain.terminal import Back, Terminal
from companion.text.dates import full_date
from companion.text.exercises import line_below

WAYS = {"breath": "", "flashback": "k", "flat": "f", "public": "", "still": ""}
"""What may be said before an exercise has begun, with the letter where that means nothing else here."""


def walk(terminal: Terminal, context: Context, run: ExerciseRun) -> Ending:
    """Walk an exercise until it ends; what is noticed goes into the run as it is typed. Raises Left."""
    aloud = Aloud(terminal, on=context.settings.read_aloud)
    people = terminal.people

    def show_people() -> None:
        # A movement is not to be over when they have been read.
        run.runner.pause()
        try:
            people()
        finally:
            run.runner.pause()

    terminal.people = show_people
    try:
        return _walk(terminal, context, run, aloud)
    finally:
        terminal.people = people
        aloud.close()


def _walk(terminal: Terminal, context: Context, run: ExerciseRun, aloud: Aloud) -> Ending:
    runner, hands = run.runner, HandsFreeLines(context, run)
    longer = False
    while runner.ending is None:
        asking = _asking(context, run, aloud, hands, longer=longer)
        longer = False
        try:
            # Spoken beside the lines, which are written meanwhile.
            aloud.read(" ".join((*asking.paragraphs, *_beside(runner.step, asking.offers))))
            said = do_step(terminal, context, run, asking)
        except Back:
            hands.stop()
            runner.back() if runner.index else runner.end(Ending.LEFT)
            continue
        match said:
            case "read_aloud":
                aloud.turn()
            case "hands_free":
                hands.start()
                if not hands.runs:
                    terminal.say(phrase("plain.hands_free.begun"))
            case "on":
                runner.next()
            case "longer":
                longer = True
            case "something_else":
                runner.end(Ending.SOMETHING_ELSE)
            case _:
                runner.end(Ending(said))
    return runner.ending


def _beside(step: AnyStep, offers: Sequence[str]) -> Sequence[str]:
    """Return what is read aloud after the words of a step: its answers, or an offer; nothing private."""
    if isinstance(step, Ask):
        answers = enumerate(step.answers, start=1)
        return [phrase("steps.answer", digit=digit, answer=answer) for digit, answer in answers]
    return spoken_offers(step, offers)


def _asking(
    context: Context, run: ExerciseRun, aloud: Aloud, hands: HandsFreeLines, *, longer: bool
) -> Asking:
    """Return the words of the step with what belongs to them, and what may be typed."""
    runner, step = run.runner, run.runner.step
    is_first = runner.index == 0
    below = line_below(run.exercise, step, context.settings.country)
    if run.flashback and is_first:
        below = phrase("exercises_list.danger", pressed="?")
    words = step.short if run.brief and not longer else step.text
    if isinstance(step, Blocks):
        words = phrase("plain.blocks")
    choices = [Choice("something_else", phrase("plain.something_else"), "o")]
    if run.brief and not longer and step.text != step.short:
        choices.append(Choice("longer", phrase("plain.longer")))
    if run.ways and is_first:
        choices += [Choice(name, phrase(f"ways.commands.{name}.label"), key) for name, key in WAYS.items()]
    parts = [words, run.exercise.caution_at(runner.index), below]
    if "urge" in run.exercise.careful:
        parts = [below, words, parts[1]]
    choices += [*hands.choices, aloud.choice]
    shown = [as_typed(each).replace("↓", phrase("plain.down")) for each in parts if each]
    return Asking(shown, choices, is_first, aloud, hands, offers_at(context, run))


def show_card(terminal: Terminal, card: Card) -> str | None:
    """Say the words of a card; return "on", or what is needed more; None for one step back. Raises Left."""
    written = [phrase("cards.written", day=full_date(card.written))] if card.written else []
    names = list(WAYS)[:3]
    choices = [Choice(name, phrase(f"ways.commands.{name}.label"), WAYS[name]) for name in names]
    try:
        return choose(terminal, [card.words, *written], choices, phrase("plain.on")) or "on"
    except Back:
        return None
