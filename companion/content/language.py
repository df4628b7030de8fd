"""Which language Companion speaks, and the folders that its words are looked for in.

The splash asks before anything heavy is loaded, so this imports next to nothing.
"""

from __future__ import annotations

import os

from companion.content.lines import setting
from companion.core.folders import config_folder

CONTENT = os.path.dirname(__file__)
ENGLISH = "en"
OPTION = "--lang"
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables that name a language, the first one that is set alone."""
_asked: list[str] = []


def take_option(arguments: list[str]) -> list[str]:
    """Return the arguments without `--lang CODE` or `--lang=CODE`, which decides from now on.

    One without a code stays among them, where it is refused.
    """
    _asked.clear()
    rest: list[str] = []
    left = list(arguments)
    while left:
        each = left.pop(0)
        if each == OPTION and left:
            _asked[:] = [left.pop(0)]
        elif each.startswith(f"{OPTION}=") and len(each) > len(OPTION) + 1:
            _asked[:] = [each.partition("=")[2]]
        else:
            rest.append(each)
    return rest


def language() -> str:
    """Return the code of the language that is asked for, set, or named by the locale; else English."""
    named = next(filter(None, map(os.environ.get, LOCALE)), "")
    for name in (*_asked, setting("language"), named):
        if name:
            return found(name) or ENGLISH
    return ENGLISH


def unknown() -> str:
    """Return the language that `--lang` asks for and that there is not; "" where there is none such."""
    return _asked[0] if _asked and not found(_asked[0]) else ""


def found(name: str) -> str:
    """Return the code of the language that is there for a name such as es, es-MX or es_ES.UTF-8, else ""."""
    parts = name.strip().partition(".")[0].partition("@")[0].replace("-", "_").split("_")
    if not all(part.isascii() and part.isalnum() for part in parts):
        return ""
    codes = [parts[0].lower()]
    if len(parts) > 1:
        codes.insert(0, f"{codes[0]}_{parts[-1].upper()}")
    there = (code for code in codes if len(code) > 1 and any(map(os.path.isdir, _of(code))))
    return next(there, "")


def folders(code: str = "") -> list[str]:
    """Return the folders in which words are looked for, in that order; `code` is for another language.

    A person's own folder of a language goes before the one that comes with Companion, English comes last.
    """
    code = code or language()
    codes = (code, ENGLISH) if code != ENGLISH else (code,)
    there = (folder for each in codes for folder in _of(each) if os.path.isdir(folder))
    return list(there)


def codes() -> list[str]:
    """Return the codes of all languages that are there, English first."""
    names = {name for root in (own_folder(), CONTENT) for name in _inside(root)}
    there = {name for name in names if found(name) == name}
    return sorted(there, key=lambda code: (code != ENGLISH, code))


def own_folder() -> str:
    """Return the folder that a person's own languages lie in, one folder each."""
    return os.path.join(config_folder(), "content")


def _of(code: str) -> tuple[str, str]:
    return os.path.join(own_folder(), code), os.path.join(CONTENT, code)


def _inside(root: str) -> list[str]:
    try:
        return [name for name in os.listdir(root) if name[0] not in "._"]
    except OSError:
        return []
