"""The part of `doctor` about files that were set aside: they are listed, and can be deleted."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from companion.cli.output import one_line, print_error
from companion.content.catalog import phrase

if TYPE_CHECKING:
    from companion.store.age import AgeSeal
    from companion.store.asides import Aside
    from companion.store.paths import Places


def show_set_aside(places: Places, seal: AgeSeal, now: datetime) -> None:
    """List the files that were set aside, and on a terminal ask which of them to delete."""
    from companion.store.asides import delete_settled, list_asides, mark_shown
    from companion.store.disk import Disk
    from companion.store.errors import StoreError
    from companion.store.notebook import Notebook

    notebook = Notebook.open(places, disk=Disk(seal), now=lambda: now)
    try:
        for path in delete_settled(places, notebook, now):
            print(one_line("command_line.set_aside.settled", path=path))
        asides = list_asides(places, notebook)
        if not asides:
            return
        print(phrase("command_line.set_aside.there"))
        for number, aside in enumerate(asides, 1):
            print(one_line(f"command_line.set_aside.{_kind(aside)}", number=number, **aside._asdict()))
        mark_shown(places, [aside.path for aside in asides], now)
        if sys.stdin.isatty() and sys.stdout.isatty():
            _delete(_ask(asides))
    except StoreError as error:
        print_error(error.key, **error.facts)


def _kind(aside: Aside) -> str:
    if aside.is_settled:
        return "all_there"
    if not aside.entries:
        return "unreadable"
    return "some_missing" if aside.is_whole else "more_in_it"


def _ask(asides: list[Aside]) -> list[Path]:
    """Return the files whose numbers are typed."""
    print(phrase("command_line.set_aside.ask"), end="", flush=True)
    typed = sys.stdin.readline().replace(",", " ").split()
    numbers = {int(word) for word in typed if word.isascii() and word.isdecimal() and len(word) < 6}
    return [aside.path for number, aside in enumerate(asides, 1) if number in numbers]


def _delete(paths: list[Path]) -> None:
    for path in paths:
        try:
            if path.is_dir() and not path.is_symlink():
                path.rmdir()
            else:
                path.unlink(missing_ok=True)
        except OSError:
            print_error("command_line.forget.left", path=path)
        else:
            print(one_line("command_line.set_aside.deleted", path=path))
