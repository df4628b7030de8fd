"""What in the settings file can't be used, a sentence each."""

from __future__ import annotations

from collections.abc import Collection

from companion.content import catalog, language
from companion.content.catalog import phrase
from companion.content.own_files import quoted
from companion.store import settings
from companion.store.paths import Places
from companion.store.settings import InvalidSetting, Settings

EXERCISES = ("first_exercise", "hidden", "pinned", "order")
"""The settings that give the keys of exercises."""


def settings_problems(places: Places) -> list[str]:
    """Return a sentence for each value, setting and name that can't be used."""
    given, problems = settings.read(places.settings)
    problems += settings.unknown_names(places.settings, given, _right_names(given, places))
    return [_sentence(problem, places) for problem in problems]


def _right_names(given: Settings, places: Places) -> dict[str, Collection[str]]:
    """Return all names that a setting may give, for each setting that gives one."""
    from companion.content.known_words import regions
    from companion.content.library import keys
    from companion.content.people import countries

    right: dict[str, Collection[str]] = dict.fromkeys(EXERCISES, keys(places.own_exercises))
    if given.language:
        right["language"] = {*language.codes(), given.language if language.found(given.language) else ""}
    if given.country:
        codes = [each.code for each in countries()]
        right["country"] = {*codes, *map(str.lower, codes)}
    if given.hidden_regions:
        right["hidden_regions"] = set(regions().values())
    if given.keys:
        right["keys"] = set(catalog.commands())
    return right


def _sentence(problem: InvalidSetting, places: Places) -> str:
    """Return where the problem is, what it is, and the nearest right name where there is one."""
    kind = problem.name if problem.given else "value" if problem.name else "file"
    path = quoted(str(places.settings))
    place = phrase(f"settings.place.{'line' if problem.line else 'file'}", path=path, line=problem.line)
    facts = {"place": place, "name": problem.name, "given": quoted(problem.given)}
    near = phrase("files.nearest", nearest=problem.nearest) if problem.nearest else ""
    return f"{phrase(f'settings.problems.{kind}', **facts)} {near}".strip()
