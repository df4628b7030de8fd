"""One of several, chosen by its number, its letter or its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from companion.content.catalog import compared, phrase
from companion.plain.terminal import Terminal

DIGITS = 6
"""More digits than there are in any number that means something here."""
BETWEEN = re.compile(r"[,;:]?\s+")


class Choice(NamedTuple):
    """What may be typed for `name`: its number, `words` or the beginning of them, or `letter`."""

    name: str
    words: str
    letter: str = ""


def named(choices: Mapping[str, str]) -> list[Choice]:
    """Return choices with their words by name."""
    return [Choice(name, words) for name, words in choices.items()]


def choose(
    terminal: Terminal,
    question: Sequence[str],
    choices: Sequence[Choice],
    enter: str,
    also: Sequence[Choice] = (),
) -> str:
    """Ask until one is chosen and return its name, "" for Enter alone. Raises Back, Left.

    `enter` says what Enter does. `also` are choices that are not listed, and taken by their letters or words.
    """
    asked = [*question, *listed(choices), phrase("plain.enter", does=enter)]
    answer = terminal.ask(*asked)
    while answer and (name := _meant(answer, choices, also)) is None:
        answer = terminal.ask(phrase("plain.unknown"), *asked)
    return name or "" if answer else ""


def _meant(answer: str, choices: Sequence[Choice], also: Sequence[Choice]) -> str | None:
    if answer.isdecimal():
        return found(answer, choices)
    exact = exactly(answer, choices) or exactly(answer, also)
    return exact or found(answer, choices) or found(answer, also)


def listed(choices: Iterable[Choice], start: int = 1) -> list[str]:
    """Return a line for each choice, with its number."""
    return [
        phrase("plain.choice", number=number, words=each.words) for number, each in enumerate(choices, start)
    ]


def found(answer: str, choices: Sequence[Choice]) -> str | None:
    """Return the name of the choice that an answer means, None for none and for more than one."""
    # A sign alone is a letter, such as the comma.
    said = plain(answer) or answer.strip()
    if said.isdecimal():
        number = int(said[:DIGITS])
        return choices[number - 1].name if 0 < number <= len(choices) else None
    words = {each.name: plain(each.words) for each in choices}
    exact = [each.name for each in choices if said in (each.letter, plain(each.name), words[each.name])]
    # One letter may be a slip of the finger, and would begin too much: Delete, Close Companion.
    parts = words if len(said) > 1 else {}
    begun = [name for name, shown in parts.items() if shown.startswith(said)]
    inside = [name for name, shown in parts.items() if f" {said} " in f" {BETWEEN.sub(' ', shown)} "]
    return next((meant[0] for meant in (exact, begun, inside) if len(meant) == 1), None)


def exactly(answer: str, choices: Sequence[Choice]) -> str | None:
    """Return the name of the choice with just this number, letter or words; others are the person's own."""
    said = plain(answer)
    if said.isdecimal():
        return found(said, choices)
    meant = (each.name for each in choices if said in (each.letter, plain(each.words)))
    return next(meant, None) if said else None


def plain(words: str) -> str:
    """Return words as they are compared: small letters, without what stands around them."""
    return " ".join(compared(words.replace("’", "'")).split()).strip(' .,:;!?¡¿"“”„«»')
