"""The settings, a line each; those of a few values and those of one name can be changed here."""

from __future__ import annotations

from typing import Any

from companion.content.catalog import phrase
from companion.content.people import countries
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.flows.settings_in_words import GROUPS, SettingsInWords, values
from companion.plain.choices import Choice, choose
from companion.plain.lists import choose_from
from companion.plain.terminal import Back, Terminal
from companion.store.errors import StoreError

BY_NAME = ("first_exercise", "country")
"""The settings that are one name of many."""
ELSEWHERE = ("pinned", "hidden", "hidden_regions", "cover", "uncover", "keys", "import", "reset")
"""What is changed on the screens or in the file, or in plain mode has no meaning."""
NAMES = tuple(name for names in GROUPS.values() for name in names if name not in ELSEWHERE)


async def show_settings(front: FrontEnd, terminal: Terminal, context: Context) -> None:
    """List the settings and let them be changed, until the person goes back. Raises Left."""
    words = SettingsInWords(context)
    while True:
        choices = [Choice(name, _line(words, name)) for name in NAMES]
        question = [phrase("titles.settings"), phrase("settings.file", path=context.places.settings)]
        try:
            name = choose_from(terminal, question, choices)
        except Back:
            return
        if not name:
            return
        try:
            await _change(front, terminal, context, words, name)
        except Back:
            continue


def save_settings(terminal: Terminal, context: Context, **changed: Any) -> None:
    """Change settings and write them to the file; say so where that fails."""
    try:
        aside = context.set_settings(**changed)
    except StoreError as error:
        terminal.say(phrase(error.key, **error.facts))
    else:
        terminal.say(phrase("settings.put_aside", path=aside) if aside else phrase("plain.saved"))


async def _change(
    front: FrontEnd, terminal: Terminal, context: Context, words: SettingsInWords, name: str
) -> None:
    """Ask for another value. Raises Back, Left."""
    if name in BY_NAME:
        also = {each.code: each.also for each in countries()} if name == "country" else None
        now = getattr(context.settings, name)
        chosen = await front.pick(words.names(name), phrase(f"settings.names.{name}"), now, also)
        if chosen:
            save_settings(terminal, context, **{name: chosen})
        return
    offered = {str(at): value for at, value in enumerate(values(name))}
    choices = [Choice(at, words.words_for(name, value)) for at, value in offered.items()]
    question = [_line(words, name), words.meaning(name)]
    if at := choose(terminal, question, choices, phrase("plain.as_it_is")):
        save_settings(terminal, context, **{name: offered[at]})


def _line(words: SettingsInWords, name: str) -> str:
    return phrase("plain.setting", name=phrase(f"settings.names.{name}"), value=words.words(name))
