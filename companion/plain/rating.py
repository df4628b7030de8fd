"""How it is now: a state first, then how strong it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from companion.content.catalog import phrase
from companion.core.entry import UNRATED, Rating, State
from companion.plain.choices import DIGITS, Choice, found, listed
from companion.plain.terminal import Back, Terminal
from companion.text.entries import rating as in_words

STATES = (State.UP, State.FLAT, State.SETTLED, State.CANT_TELL)
BOTH = re.compile(r"(\D+?)\s*(\d{1,6})")
STRENGTHS = range(11)
TAKE_BACK = "take_back"


def state_choices() -> list[Choice]:
    """Return the states as choices, with their letters."""
    names = [state.name.lower() for state in STATES]
    return [Choice(name, phrase(f"plain.states.{name}"), phrase(f"states.{name}.key")) for name in names]


def ask_rating(
    terminal: Terminal,
    question: Sequence[str],
    now: Rating = UNRATED,
    more: Sequence[Choice] = (),
    said: Callable[[Rating], object] = lambda rating: None,
) -> Rating | str:
    """Ask for a state and, unless it is settled, for a number; return both, or the name of one of `more`.

    Enter alone leaves the rating as it is `now`. `said` is called with the state before the number is asked
    for: the person may leave there. Raises Back, Left.
    """
    here = [phrase("plain.now", name=in_words(now))] if now else []
    more = [*more, *([Choice(TAKE_BACK, phrase("plain.take_back"))] if now else [])]
    while True:
        given = _ask_state(terminal, [*question, *here], now, more)
        if given == TAKE_BACK:
            return UNRATED
        if isinstance(given, str) or given is now or given.intensity is not None:
            return given
        if given.state is State.SETTLED:
            return given
        said(given)
        try:
            return _ask_strength(terminal, given)
        except Back:
            continue


def _ask_state(
    terminal: Terminal, question: Sequence[str], now: Rating, more: Sequence[Choice]
) -> Rating | str:
    """Return a rating of which the number may be typed with the state, such as "up 7"."""
    choices = [*state_choices(), *more]
    enter = phrase("plain.enter", does=phrase("plain.as_it_is" if now else "plain.on"))
    asked = [*question, *listed(choices), enter]
    said = terminal.ask(*asked)
    while said:
        parts = BOTH.fullmatch(said)
        name = found(parts[1] if parts else said, choices)
        strength = int(parts[2]) if parts else None
        if name in [each.name for each in more]:
            return str(name)
        if name and (strength is None or strength in STRENGTHS):
            state = State[name.upper()]
            return Rating(state, None if state is State.SETTLED else strength)
        said = terminal.ask(phrase("plain.unknown"), *asked)
    return now


def _ask_strength(terminal: Terminal, given: Rating) -> Rating:
    asked = [phrase("states.how_strong"), phrase("plain.strengths")]
    asked.append(phrase("plain.enter_on"))
    said = terminal.ask(*asked)
    while said:
        if said.isdecimal() and (strength := int(said[:DIGITS])) in STRENGTHS:
            return Rating(given.state, strength)
        said = terminal.ask(phrase("plain.no_strength"), *asked)
    return given
