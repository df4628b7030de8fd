"""`companion exercises`: list them, print one, begin a file of one's own, check a file."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.cli.notebook import unlock_or_leave
from companion.cli.output import one_line, one_of, print_error
from companion.content.catalog import compared, phrase, table
from companion.core.nearest import near_names
from companion.store.paths import places

if TYPE_CHECKING:
    from companion.content.library import Library


SUITS = ("up", "flat", "flashback", "any")
"""What a list may be for."""


def list_options() -> dict[str, Any]:
    """Return the options of `exercises list`."""
    names = table("command_line")["exercises"]["suits"]
    return {"--for": {"metavar": "STATE", "type": one_of(SUITS, names)}}


def list_all(options: Namespace) -> int:
    """Print the exercises under their headings, each with its key."""
    from companion.text.exercises import list_item

    library, suits = _library(), getattr(options, "for", None)
    width = max(map(len, library))
    print(phrase("command_line.exercises.danger"), end="\n\n")
    for group in library.groups:
        keys = [key for key in group.keys if suits is None or {suits, "any"} & set(library[key].suits)]
        if keys:
            print(group.heading)
            print("\n".join(list_item(key, library[key], width) for key in keys), end="\n\n")
    for broken in library.broken:
        print(broken.sentence(), file=sys.stderr)
    return 0


def show(options: Namespace) -> int:
    """Print one exercise, found by its key or its name, as it would be on paper."""
    from companion.text.exercises import on_paper

    library, wanted = _library(), compared(options.name)
    for key, exercise in library.items():
        if wanted in (compared(key), compared(exercise.name)):
            print(on_paper(exercise))
            return 0
    keys = {name: key for key, exercise in library.items() for name in (key, exercise.name)}
    near = ", ".join(dict.fromkeys(keys[name] for name in near_names(options.name, keys)))
    print_error("command_line.exercises.unknown", near=near, name=options.name)
    return 1


def create(options: Namespace) -> int:
    """Write the commented template into the person's folder; an existing file stays as it is."""
    from companion.content.library import shipped
    from companion.content.own_bytes import is_there
    from companion.content.own_exercises import key_of, template
    from companion.flows.context import Context
    from companion.store import files
    from companion.store.own import are_sealed

    key = key_of(options.name)
    if not key:
        print_error("command_line.exercises.no_name")
        return 1
    context = Context(places())
    path = context.places.own_exercises / f"{key}.toml"
    if is_there(path):
        print_error("command_line.exercises.there", path=path)
        return 1
    files.make_folder(path.parent)
    # Plain, so that an editor can open it; it is sealed once the notebook is opened.
    files.replace(path, template(options.name).encode())
    if key in shipped():
        print(one_line("command_line.exercises.instead", name=shipped()[key].name))
    print(one_line("command_line.exercises.written", path=path))
    if are_sealed(context.places) and context.seal.is_on:
        print(phrase("command_line.exercises.sealed"))
    return 0


def check(options: Namespace) -> int:
    """Print of each file whether it can be used, and if not in which line and why; 1 if one can't.

    Without a file, all of the person's own are checked.
    """
    from companion.content.library import load
    from companion.content.own_exercises import own_files
    from companion.content.own_files import BrokenFile
    from companion.flows.context import Context

    context, status = Context(places()), 0
    if not options.file and context.are_own_locked:
        unlock_or_leave(context.places, context.seal)
    own = context.places.own_exercises
    paths = [Path(name) for name in options.file] or own_files(own)
    if not paths:
        print(one_line("command_line.exercises.none", path=own))
    for path in paths:
        try:
            exercise = load(path)
        except BrokenFile as broken:
            status = 1
            print(broken.sentence(), file=sys.stderr)
            if broken.right:
                print_error("command_line.exercises.right", names=", ".join(broken.right))
        else:
            print(one_line("command_line.exercises.fine", path=path, name=exercise.name))
            if exercise.holds_breath and not exercise.twin:
                print(phrase("command_line.exercises.hold"))
    return status


def _library() -> Library:
    from companion.content.library import library
    from companion.store.settings import read

    where = places()
    settings, _ = read(where.settings)
    return library(where.own_exercises).ordered(settings.order)
