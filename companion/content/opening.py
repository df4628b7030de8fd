"""What the first screen says, found without loading anything heavy: TOML files are read line by line.

The splash shows these words before the app has loaded. A value that can't be found this way is done without.
"""

from __future__ import annotations

import os

from companion.core.folders import config_folder
from companion.core.layout import HOME_ROWS, STEP_ROWS

CONTENT = os.path.dirname(__file__)
ENGLISH = "en"
SCREENS = ("now", "checkin", "after", "history")
"""The commands that open a screen when nothing follows them, as bare `companion` does."""
LINE_SCREENS = (*SCREENS, "exercises", "people")
"""The same in plain mode, where these two ask as well."""
TITLES = {
    **dict.fromkeys(("checkin", "after", "led"), "entries.toml"),
    **dict.fromkeys(("history", "exercises", "people"), "titles.toml"),
}
"""The file of phrases that has the title of a screen under its name."""
FIRST_EXERCISE = "feet"
BREATHS = ("own_breath", "longer_out_breath")
"""A person's usual breath is the first of these that there is."""
WORDS = {
    **{word: word for word in ("breath", "flashback", "flat", "angry", "sad", "ashamed", "night", "urge")},
    **{"far": "flat", "public": "public", "lying": "still", "bed": "still"},
}
"""What can be said in the place of an exercise, with what it means."""
CARDS = {"now": ("up", "any"), "flashback": ("flashback",), "flat": ("flat",)}
"""What a card of the person's own that comes first may be for, by the screen or what is said."""
MOST_LETTERS = 200_000
"""Nothing that a person would write in one of these files is longer."""


def opening(arguments: list[str], screens: tuple[str, ...] = SCREENS) -> str | None:
    """Return the name of the screen that the words after `companion` ask for, None where they ask for none.

    `screens` are the commands that open one when nothing follows them.

    After `now` may stand an exercise by its key or its name, or one of WORDS. The name is then
    "exercise:feet" or "flashback:date_and_place", with the key of the exercise.
    """
    if not arguments:
        return ""
    name, *rest = arguments
    if name == "now" and rest and rest[0][:1] != "-":
        return _exercise(" ".join(rest).strip())
    if arguments == ["after", "--led"]:
        return "led"
    return name if name in screens and not rest else None


def first_words(screen: str) -> tuple[str, int]:
    """Return the words that a screen begins with, and the rows of the block that they are in.

    For exercises they are the person's own card or the first instruction, for bare `companion` the calm line
    of the home screen.
    """
    name, _, key = screen.partition(":")
    if (card := _card(name)) is not None:
        return card, 1
    if key and any(value_in(path, "ask_first") == "true" for path in _paths(key)[:1]):
        # What to be careful of comes before it.
        return "", 1
    if key or name == "now":
        return _first_step(key or setting("first_exercise"))
    if name == "":
        with open(_content("first_words.txt"), encoding="utf-8") as file:
            return file.readline().strip(), HOME_ROWS
    return "", 1


def first_line(screen: str) -> str:
    """Return the line that a screen begins with in plain mode: its first words, or its title."""
    if screen in TITLES:
        return value_in(_content("phrases", TITLES[screen]), screen)
    return first_words(screen)[0]


def language() -> str:
    """Return the code of the language that is set, or that the locale names; English if it isn't there."""
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    for name in (setting("language"), *names):
        code = name[:2].lower()
        if len(code) == 2 and code.isalpha() and os.path.isdir(os.path.join(CONTENT, code)):
            return code
    return ENGLISH


def setting(name: str) -> str:
    """Return one value of settings.toml that is on a line of its own; empty if it isn't there."""
    return value_in(os.path.join(config_folder(), "settings.toml"), name)


def value_in(path: str, name: str) -> str:
    """Return the first plain string under a name in a TOML file: `name = "value"` on a line, no escapes.

    A `true` is returned as that word; anything else, and a file that can't be read, as an empty string.
    """
    return _value(_read(path), name)


def _value(text: str, name: str) -> str:
    for line in text.split("\n"):
        left, equals, right = line.partition("=")
        if equals and left.strip() == name:
            value = right.strip()
            return value if value == "true" else _plain(value)
    return ""


def list_in(path: str, name: str) -> list[str]:
    """Return the plain strings in the first list under a name in a TOML file, on one line or more."""
    _, _, rest = f"\n{_read(path)}".partition(f"\n{name} = [")
    return [value for each in rest.partition("]")[0].split(",") if (value := _plain(each.strip()))]


def _read(path: str) -> str:
    """Return what is in a file, nothing where it can't be read."""
    try:
        # A pipe in its place would wait for ever.
        if os.path.isfile(path):
            with open(path, encoding="utf-8") as file:
                return file.read(MOST_LETTERS)
    except (OSError, UnicodeDecodeError):
        pass
    return ""


def _plain(value: str) -> str:
    plain = len(value) > 1 and value[0] == value[-1] == '"' and "\\" not in value
    return "".join(sign for sign in value[1:-1] if sign.isprintable()) if plain else ""


def _exercise(given: str) -> str | None:
    """Return the screen for an exercise by its key, for one of WORDS, or for an exercise by its name."""
    key = "_".join(given.lower().replace("-", " ").split())
    for name in (given, key):
        if _paths(name):
            return f"exercise:{name}"
    if key in WORDS:
        return f"{WORDS[key]}:{_usual(WORDS[key])}"
    for folder in (os.path.join(config_folder(), "exercises"), _content("exercises")):
        for file in sorted(_files(folder)):
            if value_in(os.path.join(folder, file), "name").casefold() == given.casefold():
                return f"exercise:{file.removesuffix('.toml')}"
    return None


def _card(screen: str) -> str | None:
    """Return the words of the card that comes first, "" where they can't be read here, None without one."""
    if setting("card_first") != "true":
        return None
    for text in _read(os.path.join(config_folder(), "cards.toml")).split("[[cards]]")[1:]:
        if (_value(text, "for") or "any") in CARDS.get(screen, ()):
            return _value(text, "words")
    return None


def _usual(word: str) -> str:
    """Return the key of the first exercise for one of WORDS that is not hidden."""
    usual = BREATHS if word == "breath" else list_in(_content("library.toml"), word)
    hidden = list_in(os.path.join(config_folder(), "settings.toml"), "hidden")
    found = (key for key in usual if key not in hidden and _paths(key))
    return next(found, FIRST_EXERCISE)


def _first_step(key: str) -> tuple[str, int]:
    for path in (*_paths(key), *_paths(FIRST_EXERCISE)):
        if words := value_in(path, "short"):
            return words, STEP_ROWS.get(value_in(path, "kind"), 1)
    return "", 1


def _paths(key: str) -> list[str]:
    """Return the files of an exercise, the person's own first; none for a key that leads elsewhere."""
    if any(part[:1] in ("", ".") for part in key.split("/")):
        return []
    name = f"{key}.toml"
    found = (os.path.join(config_folder(), "exercises", name), _content("exercises", name))
    return [path for path in found if os.path.isfile(path)]


def _files(folder: str) -> list[str]:
    try:
        return [name for name in os.listdir(folder) if name.endswith(".toml") and name[0] != "."]
    except OSError:
        return []


def _content(*names: str) -> str:
    """Return the path of a file of the content, in English where the language doesn't have it."""
    path = os.path.join(CONTENT, language(), *names)
    return path if os.path.exists(path) else os.path.join(CONTENT, ENGLISH, *names)
