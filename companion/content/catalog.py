"""The sentences of the app, each by its table and its name, such as `home.question`.

A language is a folder here, or one of a person's own: `language.toml`, the tables in `phrases/`, exercises,
word lists, pages. What a language lacks comes from English: TOML files key by key, other files whole. What is
no word, such as how long a breath takes, is in English alone (`translation.py`). A file is read when
something in it is first needed, so that opening the app reads one small file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from companion.content.lines import read
from companion.content.translation import Number, merged, translated
from companion.core.bare import bare

T = TypeVar("T")
CONTENT = Path(__file__).parent
ENGLISH = CONTENT / "en"

ROOMS = {
    "home": ("app", "home", "ways", "learn", "choices", "keys", "crash", "keys_page"),
    "exercise": ("exercise", "steps", "phases", "before", "afterwards", "danger"),
    "exercises": ("exercises", "exercises_list", "own_breath", "on_paper", "helped"),
    "form": (
        *("flow", "end", "word_field", "body", "rating", "checkin", "after", "landing", "not_saved"),
        "wordings",
    ),
    "entries": ("states", "entry", "in_full", "summary", "letter"),
    "history": ("history", "entry_list", "changing", "filters", "calendar"),
    "views": ("over_time", "chart", "body_over_time", "person", "since"),
    "export": ("take_along", "page", "fields"),
}
"""The files that hold several tables, by their names; any other table has a file of its own name."""
FILES = {table: room for room, tables in ROOMS.items() for table in tables}

_folders: tuple[Path, ...] = (ENGLISH,)


def look_in(places: Iterable[str | Path]) -> None:
    """Look everything up in these folders from now on, in their order, and in English what they lack."""
    global _folders
    _folders = tuple(dict.fromkeys((*map(Path, places), ENGLISH)))


def folders() -> tuple[Path, ...]:
    """Return the folders of the languages, in the order in which they are looked through."""
    return _folders


def is_translated() -> bool:
    """Return whether another language than English comes first."""
    return _folders[0].name != ENGLISH.name


def file(name: str) -> Path:
    """Return the path of a file in the first language that has it, or the one that English would have."""
    return _file(_folders, name)


def table(name: str) -> dict[str, Any]:
    """Return all sentences of one table. Raises KeyError for a table that no language has."""
    return _table(_folders, name)


def phrase(key: str, **facts: object) -> str:
    """Return one sentence with its facts filled in: phrase("store.problem.disk_full", path=path).

    A sentence that has a form for each kind of number is chosen by the fact `count`. Raises KeyError for a
    sentence that no language has.
    """
    name, *path = key.split(".")
    for folder in _folders:
        found: Any = _read(folder, name)
        for part in path:
            found = found.get(part) if isinstance(found, dict) else None
        if isinstance(found, dict) and isinstance(count := facts.get("count"), int | float):
            found = found.get(_form(folder, count))
        if isinstance(found, str):
            try:
                return found.format_map(_written(folder, facts)) if facts else found
            except (KeyError, IndexError, ValueError, AttributeError, TypeError):
                # A person's own sentence with a gap that nothing fills; those of Companion are checked.
                if folder == ENGLISH:
                    raise
    raise KeyError(key)


def number(value: float, places: int = 1) -> str:
    """Return a number as the language writes it, with so many places behind its decimal sign at most."""
    return format(Number(round(value, places), table("language")), "g")


def capital(words: str) -> str:
    """Return words as they begin a sentence or a line: months and weekdays have small letters in Spanish."""
    return words[:1].upper() + words[1:]


def compared(text: str) -> str:
    """Return a text as it is compared with what is typed: without accents, in one spelling."""
    text = bare(text)
    spellings: dict[str, str] = table("language")["spellings"]
    for written, other in spellings.items():
        text = text.replace(written, str(other))
    return text


def commands() -> dict[str, dict[str, str]]:
    """Return the words for every command, its label and help, by its id, such as `home.ground`."""
    rooms = sorted((ENGLISH / "phrases").glob("*.toml"))
    tables = [name for room in rooms for name in ROOMS.get(room.stem, (room.stem,))]
    found = {name: table(name).get("commands", {}) for name in tables}
    return {f"{name}.{each}": words for name in found for each, words in found[name].items()}


def first_words() -> str:
    """Return the calm line of the home screen, which has a file of its own: the splash reads it, too."""
    for folder in _folders:
        lines = read(str(folder / "first_words.txt")).partition("\n")
        if line := lines[0].strip():
            return line
    return ""


def _written(folder: Path, facts: dict[str, object]) -> dict[str, object]:
    """Return the facts with numbers as the language of a folder writes them."""
    if not any(isinstance(each, int | float) for each in facts.values()):
        return facts
    language = _read(folder, "language") or _read(ENGLISH, "language")
    return {
        name: Number(each, language) if isinstance(each, int | float) else each
        for name, each in facts.items()
    }


def _form(folder: Path, count: float) -> str:
    """Return the name of the form that a number takes, such as "one"; a fraction takes the last one."""
    from gettext import c2py

    language = table("language") | _read(folder, "language")
    forms: list[str] = language["forms"]
    try:
        return forms[c2py(language["plural"])(int(count))] if count == int(count) else forms[-1]
    except (ValueError, IndexError):
        # A rule of a person's own that is none.
        return forms[-1] if forms else ""


@cache
def _file(folders: tuple[Path, ...], name: str) -> Path:
    return next((path for folder in folders if (path := folder / name).exists()), ENGLISH / name)


@cache
def _table(folders: tuple[Path, ...], name: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for folder in reversed(folders):
        found = merged(found, _read(folder, name))
    if not found:
        raise KeyError(name)
    return found


def _read(folder: Path, name: str) -> dict[str, Any]:
    if name in FILES:
        found: dict[str, Any] = load(folder / "phrases" / f"{FILES[name]}.toml").get(name, {})
        return found
    return load(folder / "language.toml" if name == "language" else folder / "phrases" / f"{name}.toml")


@cache
def load(path: Path) -> dict[str, Any]:
    """Return a TOML file of the content, read once; nothing where there is no file.

    A broken one is nothing too, but for English: `companion content check` names it.
    """
    try:
        with path.open("rb") as opened:
            return tomllib.load(opened)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, RecursionError):
        if ENGLISH in path.parents:
            raise
        return {}


def words_in(name: str) -> dict[str, Any]:
    """Return a file of data, such as body.toml: the English one with the words of the language in it."""
    return _words_in(_folders, name)


def structured(name: str, model: type[T]) -> T:
    """Return the same as a model, read once."""
    found: T = _structured(_folders, name, model)  # type: ignore[arg-type]
    return found


@cache
def _words_in(folders: tuple[Path, ...], name: str) -> dict[str, Any]:
    english = load(ENGLISH / name)
    for folder in reversed(folders[:-1]):
        if words := load(folder / name):
            english = translated(english, words)
    return english


@cache
def _structured(folders: tuple[Path, ...], name: str, model: Any) -> Any:
    # Imported here: sentences need no models.
    from msgspec import convert

    return convert(_words_in(folders, name), model)


def shown_key(key: str) -> str:
    """Return the name of a key as it is shown: `?` for question_mark, `esc` for escape."""
    names: dict[str, str] = table("keys")
    return "+".join(names.get(part, part) for part in key.split("+"))
