"""An exercise in plain text, to print and to hand to somebody."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from companion.content.catalog import phrase
from companion.content.own_files import showable
from companion.core.exercise import AnyStep, Ask, Breath, Category, Exercise, Hunt, OwnWords, Press, Tap

WIDTH = 72


def on_paper(exercise: Exercise) -> str:
    """Write an exercise out: what to be careful of first, then the steps, then what is known of it."""
    parts = [
        f"{exercise.name}\n{'=' * len(exercise.name)}",
        fill(exercise.about, WIDTH),
        "\n".join(_item("- ", caution) for caution in exercise.cautions),
        *_steps(exercise),
        _listed("ways", exercise.ways),
        fill(exercise.why, WIDTH),
        fill(phrase(f"exercises_list.grades.{exercise.grade}"), WIDTH),
        _listed("sources", exercise.sources),
    ]
    return "\n\n".join(part for part in parts if part)


def _steps(exercise: Exercise) -> Iterator[str]:
    for number, step in enumerate(exercise.steps, start=1):
        text = " ".join(part for part in (step.text, *_more(step)) if part)
        yield _item(f"{number}. ", text)


def _more(step: AnyStep) -> Iterator[str]:
    """What a screen would show beside the words of a step."""
    match step:
        case Breath():
            names = ("inhale", "sip", "hold", "exhale", "rest")
            phases = ("in", "sip", "hold", "out", "rest")
            seconds = [(phase, getattr(step, name)) for phase, name in zip(phases, names, strict=True)]
            pattern = ", ".join(f"{phrase(f'phases.{phase}')} {each:g}" for phase, each in seconds if each)
            yield phrase("on_paper.breath", pattern=pattern, rounds=step.rounds)
        case Press():
            yield phrase(
                "on_paper.press", press=f"{step.press:g}", release=f"{step.release:g}", rounds=step.rounds
            )
        case Tap():
            yield phrase("on_paper.tap", taps=step.taps, each=f"{step.each:g}")
        case Hunt() | Category() | OwnWords():
            yield phrase("on_paper.offers", offers=", ".join(step.offers)) if step.offers else ""
        case Ask():
            yield phrase("on_paper.answers", answers=" / ".join(step.answers))


def _listed(name: str, lines: tuple[str, ...]) -> str:
    if not lines:
        return ""
    return "\n".join([phrase(f"on_paper.{name}"), *(_item("- ", line) for line in lines)])


def _item(mark: str, text: str) -> str:
    return fill(" ".join(text.split()), WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark))


def in_a_line(key: str, exercise: Exercise, wide: int) -> str:
    """Write an exercise as one line of a list: the key as it is typed, then the name."""
    return f"  {showable(key):<{wide}}  {exercise.name}"
