"""Places in the body by words: the place, what is felt there, how strong it is, if it is more or less."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from companion.content.catalog import compared, phrase, table
from companion.content.wordlists import regions, sensations
from companion.core.entry import Sensation
from companion.flows.context import Context
from companion.flows.form import Form
from companion.plain.choices import Choice, choose, exactly, found, listed, named
from companion.plain.terminal import Back, Terminal
from companion.plain.words import ask_words
from companion.text.entries import sensation

LIST = "list"
ABOUT = ("strength", "change", "take_away")
"""What may be said about a place beside what is felt there."""
ALIKE = 4
"""Letters at the beginning of a word in which it is the same: languages inflect the rest."""


def ask_body(
    terminal: Terminal, context: Context, form: Form, question: list[str], more: list[Choice]
) -> str:
    """Ask for places until Enter alone; return "on", or the name of one of `more`. Raises Back, Left."""
    hidden = context.settings.hidden_regions
    places = [Choice(key, each.name) for key, each in regions().items() if key not in hidden]
    while True:
        here = [phrase("plain.so_far", words="; ".join(map(sensation, form.given)))] if form.given else []
        asked = [*question, *here, phrase("plain.place_hint")]
        name = _ask_place(terminal, asked, places, more)
        if name in ("on", *(each.name for each in more)):
            return name
        try:
            _ask_felt(terminal, form, name)
        except Back:
            continue


def _ask_place(terminal: Terminal, question: list[str], places: list[Choice], more: list[Choice]) -> str:
    """Return the key of a place, "on", or the name of one of `more`. Raises Back, Left."""
    first = [Choice(LIST, phrase("plain.list")), *more]
    said = terminal.ask(*question, *_lines(first), own=True)
    while said:
        name = exactly(said, first)
        if name == LIST:
            name = choose(terminal, [phrase("plain.places")], places, phrase("plain.back"))
        name = name or found(said, places)
        if name and name != LIST:
            return name
        among = [each for each in places if compared(said) in compared(each.words)]
        among = among or [each for each in places if _is_like(said, each.words)]
        if among and not exactly(said, first):
            name = choose(terminal, [phrase("plain.places")], among, phrase("plain.back"))
            if name:
                return name
        unknown = [] if among or exactly(said, first) else [phrase("plain.no_place")]
        said = terminal.ask(*unknown, *question, *_lines(first), own=True)
    return "on"


def _is_like(said: str, name: str) -> bool:
    """Whether each word that was typed begins as one of a name does, in any order: links for linke."""
    begins = {word[:ALIKE] for word in compared(name).split()}
    return all(word[:ALIKE] in begins for word in compared(said).split())


def _lines(choices: list[Choice]) -> list[str]:
    return [*listed(choices), phrase("plain.enter_on")]


def _ask_felt(terminal: Terminal, form: Form, region: str) -> None:
    """Mark a place, and ask what is felt there, how strong, and if it changes. Raises Back, Left."""
    if region not in _body(form):
        _set(form, region)
    more = [Choice(each, phrase(f"plain.{each}")) for each in ABOUT]
    while True:
        given = _body(form)[region]
        said = ask_words(
            terminal,
            [phrase("plain.felt", place=sensation(given))],
            sensations(),
            given.words,
            lambda words: _set(form, region, words=words),
            own=form.vocabulary.sensations,
            more=more,
        )
        match said:
            case "strength" | "change":
                answers = named(table("body")[f"{said}s"])
                if answer := choose(
                    terminal, [phrase(f"plain.ask_{said}")], answers, phrase("plain.as_it_is")
                ):
                    _set(form, region, **{said: answer})
            case "take_away":
                form.answer(tuple(each for each in form.given if each.region != region))
                return
            case _:
                return


def _body(form: Form) -> dict[str, Sensation]:
    return {each.region: each for each in form.given}


def _set(form: Form, region: str, **changes: Any) -> None:
    body = _body(form)
    felt = replace(body.get(region) or Sensation(region), **changes)
    form.answer(tuple({**body, region: felt}.values()))
