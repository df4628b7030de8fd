"""What a translation lacks, has too much of, or says in a way that can't be used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from companion.content import catalog
from companion.content.texts import (
    COPIED,
    WHOLE,
    Texts,
    broken_in,
    files_of,
    texts_of,
    unfit_lists,
    unknown_names,
)
from companion.core.layout import cells

LIMITS = (
    (r".*commands\..*\.label", 16),
    (r"phrases/settings\.toml settings\.names\..*|phrases/settings\.toml names\..*", 15),
    (r"phrases/entries\.toml states\..*\.label", 14),
    (r"phrases/exercise\.toml phases\..*", 10),
    (r"phrases/exercise\.toml danger\.(?:unsure_)?choices\..*", 28),
    (r"phrases/titles\.toml .*", 38),
    (r"phrases/home\.toml home\.(?:question|choices\..*)", 38),
    (r"exercises/[^ ]* name", 24),
    (r"phrases/exercises\.toml exercises_list\.through\..*", 10),
    (r"phrases/form\.toml word_field\.[a-z_]*", 36),
    (r"exercises/[^ ]* steps\.\d+\.short", 48),
    (r"feelings\.toml .*\.like|feelings\.toml .*\.words\..* 2", 38),
    (r"first_words\.txt", 38),
)
"""The cells that a place has, by its name: there is no room for another line."""
FEW = 40
"""Letters up to which a text may well be the same in two languages."""
ENGLISH_FORMS = ("one", "other")
NEVER = re.compile("[!¡\U0001f000-\U0001ffff]|[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""No sentence has an exclamation mark, an emoji or a control sign, in any language."""


class Found(NamedTuple):
    """Something about one place of a translation: `kind` is what, by its key in the content."""

    kind: str
    place: str
    facts: dict[str, object]


class Rules(NamedTuple):
    """What language.toml says: the forms of a number, words never to use, and where they are allowed."""

    forms: tuple[str, ...]
    forbidden: tuple[str, ...]
    allowed: tuple[str, ...]


def check(folders: Sequence[Path]) -> Iterator[Found]:
    """Yield what is missing or wrong in the folders of a language, the first of which counts most.

    English itself has nothing missing.
    """
    own = [folder for folder in folders if folder != catalog.ENGLISH]
    for folder in own:
        yield from (Found("broken", name, {"why": why}) for name, why in broken_in(folder))
    rules = _rules((*own, catalog.ENGLISH))
    for name in dict.fromkeys(each for folder in (catalog.ENGLISH, *own) for each in files_of(folder)):
        yield from _check_file(name, own, rules)


def translation(name: str, folders: Sequence[Path]) -> Texts:
    """Return the texts of a file by their places, from the first folder that has each."""
    found: Texts = {}
    for folder in reversed(folders):
        found |= texts_of(name, folder)
    return found


def _rules(folders: Sequence[Path]) -> Rules:
    languages = [catalog.load(folder / "language.toml") for folder in folders]
    found = (next((each[name] for each in languages if name in each), ()) for name in Rules._fields)
    return Rules(*map(tuple, found))


def _check_file(name: str, folders: Sequence[Path], rules: Rules) -> Iterator[Found]:
    english, given = texts_of(name, catalog.ENGLISH), translation(name, folders)
    if english and not given:
        yield Found("missing_file", name, {"count": len(english)})
    for place in (each for each in english if given and each not in given):
        if not _is_form(place, given, rules) and not _may_lack(place):
            yield Found("missing", _at(name, place), {"english": _short(english[place])})
    for folder in folders if name.endswith(".toml") and name not in COPIED else ():
        yield from (Found("unfit", _at(name, each), {}) for each in unfit_lists(name, folder))
        yield from (Found("extra", _at(name, each), {}) for each in unknown_names(name, folder))
    for place, text in given.items():
        at = _at(name, place)
        yield from _beside_english(at, text, english.get(place, _other_form(place, english, rules)), name)
        if (most := _most(at)) and cells(text) > most:
            yield Found("long", at, {"count": cells(text), "most": most, "text": text})
        for word in _forbidden(text, rules):
            yield Found("word", at, {"word": word})


def _beside_english(at: str, text: str, english: str | None, name: str) -> Iterator[Found]:
    """Yield what is wrong about a text beside the English one, None where there is none."""
    if english is None:
        if not _may_lack(at) and (catalog.ENGLISH / name).exists():
            yield Found("extra", at, {})
        return
    if text == english and len(text) > FEW:
        yield Found("same", at, {})
    if name.endswith(WHOLE) or name in COPIED:
        return
    wanted, given = _gaps(english) or set(), _gaps(text)
    # A form for one may leave its number out.
    if given is None or given - wanted or wanted - given - {"count"}:
        yield Found("gaps", at, {"english": ", ".join(sorted(wanted)) or "-"})


def _forbidden(text: str, rules: Rules) -> Iterator[str]:
    """Yield what the language itself rules out, and what no language says."""
    said = " ".join(text.split())
    for words in rules.allowed:
        said = re.sub(re.escape(words), " ", said, flags=re.IGNORECASE)
    for word in rules.forbidden:
        # * is any ending.
        pattern = re.escape(word).replace(r"\*", r"\w*")
        if found := re.search(rf"(?<!\w)(?:{pattern})(?!\w)", said, re.IGNORECASE):
            yield found[0]
    yield from dict.fromkeys(NEVER.findall(text))


def _gaps(text: str) -> set[str] | None:
    """Return the names of the gaps in a text, None for one with a brace that has no other."""
    try:
        return {str(name) for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _at(name: str, place: str) -> str:
    return f"{name} {place}".strip()


def _is_form(place: str, others: Texts, rules: Rules) -> bool:
    """Whether a text is for one kind of number, and others have it for other kinds."""
    return _other_form(place, others, rules) is not None


def _other_form(place: str, others: Texts, rules: Rules) -> str | None:
    """Return the last text that others have for another kind of number, None without one."""
    stem, _, form = place.rpartition(".")
    if not stem or form not in {*rules.forms, *ENGLISH_FORMS}:
        return None
    found = (others.get(f"{stem}.{each}") for each in reversed((*ENGLISH_FORMS, *rules.forms)))
    return next(filter(None, found), None)


def _may_lack(place: str) -> bool:
    """Whether a language may have more or fewer texts here: offers, ways, sources."""
    return bool(re.search(r"(?:offers|ways|sources) \d+\Z", place))


def _most(at: str) -> int | None:
    return next((most for pattern, most in LIMITS if re.fullmatch(pattern, at)), None)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= FEW else line[: FEW - 1] + "…"
