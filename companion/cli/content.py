"""`companion content`: the languages, what a translation lacks, and a translation beside English."""

from __future__ import annotations

from argparse import Namespace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.cli.output import one_line, print_error
from companion.content import catalog
from companion.content.catalog import phrase
from companion.content.language import ENGLISH, codes, folders, found, language, own_folder

if TYPE_CHECKING:
    from companion.content.checking import Found

HARMLESS = ("missing", "missing_file", "same")
"""What is no mistake: it comes in English."""


def options() -> dict[str, dict[str, Any]]:
    """Return what can be given to `check` and `sheet`: without a language it is the one that is spoken."""
    return {"language": {"nargs": "?", "default": "", "metavar": "LANGUAGE"}}


def list_all(options: Namespace) -> int:
    """Print the languages, each with how many of the English texts it has."""
    from companion.content.checking import translation
    from companion.content.languages import languages
    from companion.content.texts import files_of, texts_of

    english = {name: texts_of(name, catalog.ENGLISH) for name in files_of(catalog.ENGLISH)}
    every = sum(map(len, english.values()))
    for code, name in languages().items():
        there = _folders(code)
        given = sum(len(english[each].keys() & translation(each, there).keys()) for each in english)
        given = every if code == ENGLISH else given
        print(one_line("command_line.content.line", code=code, name=name, given=given, every=every))
    return 0


def check(options: Namespace) -> int:
    """Print what a translation lacks and what can't be used; 1 if there is something of the latter."""
    from companion.content.checking import check

    code = _known(options.language)
    if not code:
        return 1
    problems = sorted(check(_folders(code)), key=_order)
    for kind, group in groupby(problems, key=lambda each: each.kind):
        print(phrase(f"command_line.content.kinds.{kind}", count=0))
        for each in group:
            more = phrase(f"command_line.content.more.{kind}", **each.facts) if each.facts else ""
            print(f"  {each.place}{more}")
        print()
    wrong = sum(each.kind not in HARMLESS for each in problems)
    print(phrase("command_line.content.wrong" if wrong else "command_line.content.fine", count=wrong))
    return int(bool(wrong))


def sheet(options: Namespace) -> int:
    """Print each text in English with its translation below, file by file."""
    from companion.content.checking import translation
    from companion.content.texts import files_of, texts_of

    code = _known(options.language)
    if not code:
        return 1
    for name in files_of(catalog.ENGLISH):
        given = translation(name, _folders(code))
        print(f"# {name}\n")
        for place, text in texts_of(name, catalog.ENGLISH).items():
            said = given.get(place) or phrase("command_line.content.in_english")
            print("\n".join(filter(None, (place, _indented(text), _indented(said)))), end="\n\n")
    return 0


def _order(problem: Found) -> tuple[bool, str, str]:
    """Return the place of a problem in the list: what needs a change first."""
    return problem.kind in HARMLESS, problem.kind, problem.place


def _known(given: str) -> str:
    """Return the code of a language, or of the one that is spoken; "" where there is none, which is said."""
    if not given:
        code = language()
        if code == ENGLISH:
            print_error("command_line.content.which", right=", ".join(codes()[1:]))
        return "" if code == ENGLISH else code
    code = found(given)
    if not code:
        path = Path(own_folder()) / given
        print_error("command_line.content.unknown", given=given, path=path, right=", ".join(codes()))
    return code


def _folders(code: str) -> list[Path]:
    return [Path(folder) for folder in folders(code) if Path(folder) != catalog.ENGLISH]


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.splitlines())
