"""What the first screen says, found without loading anything heavy: TOML files are read line by line.

The splash shows these words before the app has loaded. A value that can't be found this way is done without.
"""

from __future__ import annotations

import os

from companion.content.language import CONTENT, ENGLISH, folders
from companion.content.lines import list_in, names_of, read, setting, value_in, value_of
from companion.core.folders import config_folder
from companion.core.layout import HOME_ROWS, STEP_ROWS

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
LEAST_TYPED = 3
"""Letters of a name from which it is known by its beginning, or by what is within it."""
CARDS = {"now": ("up", "any"), "flashback": ("flashback",), "flat": ("flat",)}
"""What a card of the person's own that comes first may be for, by the screen or what is said."""


def opening(arguments: list[str], screens: tuple[str, ...] = SCREENS) -> str | None:
    """Return the name of the screen that the words after `companion` ask for, None where they ask for none.

    `screens` are the commands that open one when nothing follows them.

    After `now` may stand an exercise by its key or its name, or one of WORDS. The name is then
    "exercise:feet" or "flashback:date_and_place", with the key of the exercise. What nothing is called
    opens what is most like it, or the usual beginning: at the worst nobody types a name again.
    """
    if not arguments:
        return ""
    name, *rest = arguments
    if name == "now" and rest and rest[0][:1] != "-":
        given = " ".join(rest).strip()
        return _exercise(given) or _near(given)
    if arguments == ["after", "--led"]:
        return "led"
    return name if name in screens and not rest else None


def first_words(screen: str) -> tuple[str, int]:
    """Return the words that a screen begins with, and the rows of the block that they are in.

    For exercises they are the person's own card or the first instruction, for bare `companion` the calm line
    of the home screen.
    """
    name, _, key = screen.partition(":")
    if name == "import":
        # A path, and no exercise, stands behind it.
        found = (value_in(path, "reading") for path in _content("phrases", "importing.toml"))
        return next(filter(None, found), ""), 1
    if (card := _card(name)) is not None:
        return card, 1
    if key and value_in(_path(key), "ask_first") == "true":
        # What to be careful of comes before it.
        return "", 1
    if key or name == "now":
        return _first_step(key or setting("first_exercise"))
    if name == "":
        lines = (read(path).partition("\n")[0].strip() for path in _content("first_words.txt"))
        return next(filter(None, lines), ""), HOME_ROWS
    return "", 1


def first_line(screen: str) -> str:
    """Return the line that a screen begins with in plain mode: its first words, or its title."""
    if screen in TITLES:
        return next(
            filter(None, (value_in(path, screen) for path in _content("phrases", TITLES[screen]))), ""
        )
    return first_words(screen)[0]


def _exercise(given: str) -> str | None:
    """Return the screen for an exercise by its key, for one of WORDS, or for an exercise by its name."""
    # Imported here: most first words need no exercise by name.
    from companion.core.sealed_names import sealed_name

    key = "_".join(given.lower().replace("-", " ").split())
    for name in (given, key):
        if _path(name):
            return f"exercise:{name}"
        if os.path.isfile(os.path.join(config_folder(), "exercises", sealed_name(f"{name}.toml"))):
            # It may be locked: nothing is asked at the worst, and the built-in first step comes instead.
            return "now"
    typed = _compared(given)
    if word := WORDS.get(typed) or _meant(typed):
        return f"{word}:{_usual(word)}"
    for folder in (os.path.join(config_folder(), "exercises"), *_content("exercises")):
        for file in sorted(_files(folder)):
            if _compared(value_in(os.path.join(folder, file), "name")) == typed:
                return f"exercise:{file.removesuffix('.toml')}"
    return None


def is_called(given: str) -> bool:
    """Return whether an exercise, or one of WORDS, is called that."""
    return _exercise(given) is not None


def _near(given: str) -> str:
    """Return the screen for a name that begins with what was typed, is like it, or has it within.

    The first that is so is meant; where none is, "now".
    """
    from difflib import get_close_matches

    typed, names = _compared(given), _names()
    within = [name for name in names if typed in name] if len(typed) >= LEAST_TYPED else []
    begin = [name for name in within if name.startswith(typed)]
    found = begin[:1] or get_close_matches(typed, names, 1) or within[:1]
    return (_exercise(found[0]) if found else None) or "now"


def _names() -> list[str]:
    """Return what can be typed after `now`, as it is compared."""
    words = [word for path in _content("now.toml") for word, _ in names_of(read(path))]
    for folder in (os.path.join(config_folder(), "exercises"), *_content("exercises")):
        for file in sorted(_files(folder)):
            words += [file.removesuffix(".toml"), value_in(os.path.join(folder, file), "name")]
    return list(filter(None, map(_compared, (*WORDS, *words))))


def _meant(typed: str) -> str:
    """Return which of WORDS a word of the language stands for, "" for none."""
    words = (pair for path in _content("now.toml") for pair in names_of(read(path)))
    return next((to for word, to in words if _compared(word) == typed and to in WORDS.values()), "")


def _compared(words: str) -> str:
    """Return words as they are compared: without accents, and with blanks between them."""
    # Imported here: most openings have no words to compare.
    from companion.core.bare import bare

    return " ".join(bare(words).replace("-", " ").replace("_", " ").split())


def _card(screen: str) -> str | None:
    """Return the words of the card that comes first, "" where they can't be read here, None without one."""
    if setting("card_first") != "true":
        return None
    for text in read(os.path.join(config_folder(), "cards.toml")).split("[[cards]]")[1:]:
        if (value_of(text, "for") or "any") in CARDS.get(screen, ()):
            return value_of(text, "words")
    return None


def _usual(word: str) -> str:
    """Return the key of the first exercise for one of WORDS that is not hidden."""
    usual = BREATHS if word == "breath" else list_in(os.path.join(CONTENT, ENGLISH, "library.toml"), word)
    hidden = list_in(os.path.join(config_folder(), "settings.toml"), "hidden")
    found = (key for key in usual if key not in hidden and _path(key))
    return next(found, FIRST_EXERCISE)


def _first_step(key: str) -> tuple[str, int]:
    for path in (_path(key), _path(FIRST_EXERCISE)):
        if words := value_in(path, "short"):
            return _translated(path) or words, STEP_ROWS.get(value_in(path, "kind"), 1)
    return "", 1


def _path(key: str) -> str:
    """Return the file of an exercise, the person's own first; "" for a key that has none or leads elsewhere.

    What is no word, such as the kind of a step, is in English alone where English has the exercise.
    """
    if any(part[:1] in ("", ".") for part in key.split("/")):
        return ""
    name = f"{key}.toml"
    there = (os.path.join(config_folder(), "exercises", name), *reversed(_content("exercises", name)))
    return next(filter(os.path.isfile, there), "")


def _translated(path: str) -> str:
    """Return the first instruction of a shipped exercise in the language, "" where it has none."""
    english = read(path)
    folder, name = os.path.split(path)
    if folder == os.path.join(config_folder(), "exercises"):
        return ""
    for other in _content("exercises", name):
        _, *steps = read(other).split("[[steps]]")
        kinds = [value_of(step, "kind") for step in steps]
        fits = len(kinds) == english.count("[[steps]]") > 0 and kinds[0] in ("", value_of(english, "kind"))
        if fits and (words := value_of(steps[0], "short")):
            return words
    return ""


def _files(folder: str) -> list[str]:
    try:
        return [name for name in os.listdir(folder) if name.endswith(".toml") and name[0] != "."]
    except OSError:
        return []


def _content(*names: str) -> list[str]:
    """Return the paths that a file of the content has in the folders of the language, English last."""
    return [os.path.join(folder, *names) for folder in folders()]
