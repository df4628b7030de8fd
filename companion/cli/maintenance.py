"""`where`, `forget` and `doctor`: the files of the app."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from stat import filemode
from typing import TYPE_CHECKING

from companion.cli.output import MOST_NAMED, one_line, print_error, print_notices, why
from companion.cli.set_aside import show_set_aside
from companion.content.catalog import phrase
from companion.store.errors import Problem
from companion.store.paths import Places, places

if TYPE_CHECKING:
    from companion.flows.context import Context
    from companion.store.age import AgeSeal


def where(options: Namespace) -> int:
    """List every file with its size, its permissions and what it is."""
    from companion.store.folder import list_files

    items = list_files(places())
    for item in items:
        # Windows has rights of another kind.
        rights = "" if os.name == "nt" else filemode(item.mode)
        facts = {"size": item.size, "rights": rights, "path": item.path}
        print(one_line("command_line.where.line", what=phrase(f"store.file.{item.kind}"), **facts))
    if not items:
        print(one_line("command_line.where.none", path=places().notebook))
    print(phrase("command_line.where.promise"))
    return 0


def forget(options: Namespace) -> int:
    """Delete every file of the app, once the word is typed; 1 when anything stays."""
    from companion.store.forget import delete, find_ours, list_left
    from companion.store.presence import is_gone

    if is_gone(places()):
        # What is on a disk that is missing stays, and is found again once it is back.
        print_error("store.problem.notebook_gone", path=places().notebook)
    found = find_ours(places())
    for item in found:
        what = phrase(f"store.file.{item.kind}")
        print(one_line("command_line.forget.file", path=item.path.resolve(), what=what))
    if found and not (options.yes or _is_wanted(len(found))):
        print(phrase("command_line.forget.kept"))
        return 1
    gone = delete(places(), found)
    print(phrase("command_line.forget.done", count=gone) if found else phrase("command_line.forget.none"))
    left = list_left(places())
    if left:
        print_error("command_line.forget.stays")
    for path, inside in left:
        print_error(f"command_line.forget.{'folder' if inside else 'other'}", path=path, count=inside)
    if found:
        print(phrase("command_line.forget.reach"))
    return 1 if left else 0


def _is_wanted(count: int) -> bool:
    """Whether the word is typed."""
    print(phrase("command_line.forget.prompt", count=count), end="", flush=True)
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):
        print()
    return answer.strip() == phrase("command_line.forget.word")


def doctor(options: Namespace) -> int:
    """Check and repair; 1 when something is left broken."""
    from companion.flows.context import Context
    from companion.store.doctor import examine

    # Own files that are sealed are read with the same key.
    seal = _unlocked(Context(places()))
    found = examine(places(), lambda: datetime.now().astimezone(), seal)
    print_notices((*found.notices, *found.limits))
    for path, left_out in found.unreadable[:MOST_NAMED]:
        print_error("command_line.doctor.entry", path=path, number=left_out.number, why=why(left_out))
    if found.problem is not None:
        print_error(found.problem.key, **found.problem.facts)
        if found.problem.problem is Problem.NOTEBOOK_GONE:
            print_error("command_line.doctor.begin_anew", path=places().marker)
    is_locked = seal.is_on and not seal.is_open
    if not is_locked:
        show_set_aside(places(), seal, datetime.now().astimezone())
    unusable = list(_unusable(places()))
    for sentence in unusable:
        print(sentence, file=sys.stderr)
    if unusable or not found.is_healthy:
        print(phrase("command_line.doctor.broken"))
        return 1
    outcome = "mended" if found.notices else "locked" if is_locked else "well"
    print(phrase(f"command_line.doctor.{outcome}", files=found.files, entries=found.entries))
    return 0


def _unlocked(context: Context) -> AgeSeal:
    """Return the seal of the notebook, unlocked if the passphrase is typed."""
    from companion.cli.notebook import can_ask, unlock
    from companion.store.errors import StoreError

    seal = context.seal
    try:
        if seal.is_on and can_ask():
            unlock(context.places, seal, "command_line.unlock.doctor")
    except StoreError as error:
        print_error(error.key, **error.facts)
    return seal


def _unusable(where: Places) -> Iterator[str]:
    """Yield what can't be used in the files that a person writes by hand, a sentence each."""
    from companion.content.cards import own_cards
    from companion.content.library import library
    from companion.content.own_files import LockedFile
    from companion.content.own_people import own_lines, own_people
    from companion.content.plan import own_plan
    from companion.flows.settings_check import settings_problems

    yield from settings_problems(where)
    people = (own_people(where.people)[1], own_lines(where.people)[1])
    own = (*people, own_plan(where.plan).problem, own_cards(where.cards)[1])
    for broken in (*library(where.own_exercises).broken, *own):
        if broken is not None and not isinstance(broken, LockedFile):
            yield broken.sentence()
