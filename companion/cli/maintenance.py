"""`where`, `forget` and `doctor`: the files themselves."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import datetime
from stat import S_IFREG, filemode
from typing import TYPE_CHECKING, Any

from companion.content.catalog import phrase, table

if TYPE_CHECKING:
    from companion.store.paths import Places


def add_commands(commands: Any) -> None:
    """Add the three commands to the parser's own."""
    words = table("command_line")
    for name, carry_out in (("where", where), ("forget", forget), ("doctor", doctor)):
        about = words[name]["about"]
        command = commands.add_parser(name, help=about, description=about, allow_abbrev=False)
        command.set_defaults(carry_out=carry_out)
        if name == "forget":
            command.add_argument("--yes", action="store_true", help=words[name]["yes"])


def where(options: argparse.Namespace) -> int:
    """List every file with its size, its rights and what it is."""
    from companion.store.inventory import inventory
    from companion.store.paths import places

    items = inventory(places())
    for item in items:
        facts = {"size": item.size, "rights": filemode(S_IFREG | item.rights), "path": item.path}
        print(phrase("command_line.where.line", what=phrase(f"store.file.{item.kind}"), **facts))
    if not items:
        print(phrase("command_line.where.none", path=places().notebook))
    print(phrase("command_line.where.promise"))
    return 0


def forget(options: argparse.Namespace) -> int:
    """Remove every file of the app, once the word is typed."""
    from companion.cli.output import aloud
    from companion.store.inventory import FileKind, inventory
    from companion.store.inventory import forget as remove_all
    from companion.store.paths import places

    count = sum(item.kind is not FileKind.OTHER for item in inventory(places()))
    if not count:
        print(phrase("command_line.forget.none"))
        return 0
    if not options.yes:
        print(phrase("command_line.forget.prompt", count=count), end="", flush=True)
        given = sys.stdin.readline()
        if not given.endswith("\n"):
            print()
        if given.strip() != phrase("command_line.forget.word"):
            print(phrase("command_line.forget.kept"))
            return 1
    gone, left = remove_all(places())
    print(phrase("command_line.forget.done", count=gone))
    for path in left:
        aloud("command_line.forget.left", path=path)
    return 1 if left else 0


def doctor(options: argparse.Namespace) -> int:
    """Check and mend; 1 when something is left broken."""
    from companion.cli.output import aloud, tell
    from companion.store.doctor import examine
    from companion.store.paths import places

    found = examine(places(), lambda: datetime.now().astimezone())
    tell(found.notices)
    if found.problem is not None:
        aloud(found.problem.key, **found.problem.facts)
    unusable = list(_unusable(places()))
    for sentence in unusable:
        print(sentence, file=sys.stderr)
    if unusable or not found.all_is_whole:
        print(phrase("command_line.doctor.broken"))
        return 1
    outcome = "mended" if found.notices else "well"
    print(phrase(f"command_line.doctor.{outcome}", files=found.files, entries=found.entries))
    return 0


def _unusable(where: Places) -> Iterator[str]:
    """Say of each file that a person writes by hand what in it can't be used."""
    from companion.content.library import library
    from companion.content.people import own_people
    from companion.store import settings

    for problem in settings.read(where.settings)[1]:
        key = "settings.bad_value" if problem.name else "settings.bad_file"
        yield phrase(key, name=problem.name, path=where.settings, line=problem.line)
    for broken in library(where.own_exercises).broken:
        yield broken.sentence()
    if (somebody := own_people(where.people)[1]) is not None:
        yield somebody.sentence()
