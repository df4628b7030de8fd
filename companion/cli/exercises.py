"""`companion exercises`: list them, print one, begin one of your own, check a file."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.content.catalog import phrase, table

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from companion.cli.parser import Parser
    from companion.content.library import Library


def add_commands(commands: _SubParsersAction[Parser]) -> None:
    """Add `exercises` and what it can do."""
    words = table("exercises_command")
    exercises = commands.add_parser("exercises", help=words["about"], description=words["about"])
    exercises.set_defaults(carry_out=list_all, suits=None)
    below = exercises.add_subparsers(metavar="")

    def add(name: str, carry_out: Any) -> Parser:
        found = below.add_parser(name, help=words["commands"][name], description=words["commands"][name])
        found.set_defaults(carry_out=carry_out)
        return found

    listing = add("list", list_all)
    listing.add_argument("--for", dest="suits", choices=("up", "flat", "flashback", "any"), help=words["for"])
    add("show", show).add_argument("name", help=words["name"])
    add("new", new).add_argument("name", help=words["new_name"])
    add("check", check).add_argument("files", nargs="+", metavar="FILE", help=words["file"])


def list_all(options: Namespace) -> int:
    """Print the exercises under their headings, each with the key that it is called by."""
    library = _library()
    from companion.text.exercises import in_a_line

    wide = max(len(key) for key in library)
    for group in library.groups:
        wanted = {options.suits, "any"}
        keys = [k for k in group.keys if options.suits is None or wanted & set(library[k].suits)]
        if keys:
            print(group.heading)
            print("\n".join(in_a_line(key, library[key], wide) for key in keys), end="\n\n")
    for broken in library.broken:
        print(broken.sentence(), file=sys.stderr)
    return 0


def show(options: Namespace) -> int:
    """Print one exercise for paper; found by its key or by its name."""
    library = _library()
    wanted = options.name.casefold()
    for key, exercise in library.items():
        if wanted in (key.casefold(), exercise.name.casefold()):
            from companion.text.exercises import on_paper

            print(on_paper(exercise))
            return 0
    print(phrase("exercises_command.unknown", name=_shown(options.name)), file=sys.stderr)
    return 1


def new(options: Namespace) -> int:
    """Write a commented template into the person's folder; an existing file stays as it is."""
    from companion.content.library import shipped
    from companion.content.template import key_of, written
    from companion.store import files
    from companion.store.errors import StoreError
    from companion.store.paths import places

    key = key_of(options.name)
    if not key:
        print(phrase("exercises_command.no_name"), file=sys.stderr)
        return 1
    path = places().own_exercises / f"{key}.toml"
    if path.exists():
        print(phrase("exercises_command.there", path=path), file=sys.stderr)
        return 1
    try:
        files.make_folder(path.parent)
        files.replace(path, written(options.name).encode())
    except StoreError as error:
        print(phrase(error.key, **error.facts), file=sys.stderr)
        return 1
    if key in shipped():
        print(phrase("exercises_command.instead", name=shipped()[key].name))
    print(phrase("exercises_command.written", path=path))
    return 0


def check(options: Namespace) -> int:
    """Say of each file whether it can be used, and if not in which line and why; 1 if one can't."""
    from companion.content.library import BrokenExercise, load

    status = 0
    for name in options.files:
        try:
            exercise = load(Path(name))
        except BrokenExercise as broken:
            status = 1
            print(broken.sentence(), file=sys.stderr)
        else:
            print(phrase("exercises_command.fine", path=_shown(name), name=exercise.name))
            if exercise.holds_breath and not exercise.twin:
                print(phrase("exercises_command.hold"))
    return status


def _library() -> Library:
    from companion.content.library import library
    from companion.store.paths import places
    from companion.store.settings import read

    where = places()
    settings, _ = read(where.settings)
    return library(where.own_exercises).ordered(settings.order)


def _shown(text: str) -> str:
    from companion.content.own_files import showable

    return showable(text)
