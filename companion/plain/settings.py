"""The settings, a line each: those of a few values, those of one name, lists, own words, and the keys."""

from __future__ import annotations

from typing import Any

from companion.content.catalog import phrase, shown_key
from companion.content.library import toggled
from companion.content.people import countries
from companion.flows.context import Context
from companion.flows.cover import TEXTS
from companion.flows.front import FrontEnd
from companion.flows.settings_in_words import GROUPS, SettingsInWords, reset_offer, reset_values, values
from companion.plain.choices import Choice, choose, named
from companion.plain.lists import choose_from
from companion.plain.terminal import Back, Terminal
from companion.store.errors import StoreError

NAMES = tuple(name for names in GROUPS.values() for name in names)
ADD = "add"
UNCLEAR = ("pinned", "hidden", "cover", "uncover")
"""The settings whose names say enough only below the title of their group."""


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
    match name:
        case "first_exercise" | "country":
            also = {each.code: each.also for each in countries()} if name == "country" else None
            now = getattr(context.settings, name)
            chosen = await front.pick(words.names(name), phrase(f"settings.names.{name}"), now, also)
            if chosen:
                save_settings(terminal, context, **{name: chosen})
        case "pinned" | "hidden" | "hidden_regions":
            await _change_list(front, terminal, context, words, name)
        case "cover" | "uncover":
            await _change_cover(front, terminal, context, words, name)
        case "keys":
            _restore_keys(terminal, context)
        case "sealing":
            await _seal(front, terminal, context)
        case "import":
            from companion.flows.importing import import_entries

            await import_entries(front, context)
        case "reset":
            if await front.choose(reset_offer()) == "reset":
                save_settings(terminal, context, **reset_values(context.settings))
        case _:
            _change_value(terminal, context, words, name)


def _change_value(terminal: Terminal, context: Context, words: SettingsInWords, name: str) -> None:
    """Ask for one of a few values, and say what the new one means. Raises Back, Left."""
    offered = {str(at): value for at, value in enumerate(values(name))}
    choices = [Choice(at, words.words_for(name, value)) for at, value in offered.items()]
    question = [_line(words, name), words.meaning(name)]
    if at := choose(terminal, question, choices, phrase("plain.as_it_is")):
        save_settings(terminal, context, **{name: offered[at]})
        terminal.say(words.meaning(name))


async def _change_list(
    front: FrontEnd, terminal: Terminal, context: Context, words: SettingsInWords, name: str
) -> None:
    """List what is in a list, and let names be added and removed. Raises Back, Left."""
    names = words.names(name)
    while True:
        chosen = getattr(context.settings, name)
        there = [each for each in chosen if each in names]
        choices = [Choice(each, phrase("plain.settings.remove", name=names[each])) for each in there]
        choices.append(Choice(ADD, phrase("plain.settings.add")))
        others = [Choice(each, shown) for each, shown in names.items() if each not in chosen]
        question = [_line(words, name), words.meaning(name)]
        key: str | None = choose(terminal, question, choices, phrase("plain.back"), others)
        if not key:
            return
        if key == ADD:
            left = {each.name: each.words for each in others}
            key = await front.pick(left, phrase(f"settings.names.{name}"), "")
        if key:
            save_settings(terminal, context, **{name: toggled(chosen, key)})


async def _change_cover(
    front: FrontEnd, terminal: Terminal, context: Context, words: SettingsInWords, name: str
) -> None:
    """Ask which text covers the screen, or which keys bring it back. Raises Back, Left."""
    now = getattr(context.settings, name)
    chosen: str | None = "own"
    if name == "cover":
        question = [_line(words, name), words.meaning(name)]
        chosen = choose(terminal, question, named(words.names(name)), phrase("plain.as_it_is"))
    if chosen == "own":
        asked = phrase("cover.keys" if name == "uncover" else "cover.own")
        chosen = await front.line(asked, "" if now in TEXTS else now)
    if chosen and chosen.strip() and chosen.strip() != now:
        save_settings(terminal, context, **{name: chosen.strip()})


def _restore_keys(terminal: Terminal, context: Context) -> None:
    """List the commands with other keys than the usual ones, and restore these. Raises Back, Left."""
    while True:
        own = context.settings.keys
        lines = {
            id: phrase("plain.setting", name=id, value=" ".join(map(shown_key, keys.split(","))))
            for id, keys in own.items()
        }
        about = [phrase("settings.names.keys"), phrase("plain.settings.keys")]
        id = choose(terminal, about, named(lines), phrase("plain.back"))
        if not id:
            return
        save_settings(terminal, context, keys={each: keys for each, keys in own.items() if each != id})


async def _seal(front: FrontEnd, terminal: Terminal, context: Context) -> None:
    """Seal the notebook, or unseal it; what was shown in lines stays in the window."""
    from companion.flows.sealing import sealing, state

    before = state(context)
    await sealing(front, context)
    if before == "plain" != state(context):
        terminal.say(phrase("sealing.said.scrollback"))


def _line(words: SettingsInWords, name: str) -> str:
    shown, value = phrase(f"settings.names.{name}"), words.words(name)
    if name in UNCLEAR:
        group = next(each for each, names in GROUPS.items() if name in names)
        title = phrase(f"settings.groups.{group}").partition(" (")[0]
        shown = phrase("plain.between").join((title, shown))
    return phrase("plain.setting", name=shown, value=value) if value else shown
