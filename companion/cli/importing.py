"""`import`: entries from a file of another app or of Companion's own, with a preview and undo."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.cli.notebook import open_notebook
from companion.cli.output import file_path, filled, one_of, print_error, progress, refuse
from companion.content.catalog import phrase

if TYPE_CHECKING:
    from companion.importing import Place, Preview, Source
    from companion.store.notebook import Notebook


def options() -> dict[str, Any]:
    """Return the arguments of `import`."""
    from companion.importing import ORDERS

    return {
        "file": {"nargs": "?", "metavar": "FILE", "type": file_path("import")},
        "--map": {"metavar": "PLACE=COLUMN,...", "action": "append", "type": filled("--map"), "default": []},
        "--dates": {"metavar": "ORDER", "type": one_of(ORDERS)},
        "--dry-run": {"action": "store_true"},
        "--undo": {"action": "store_true"},
        "--yes": {"action": "store_true"},
    }


def run(options: Namespace) -> int:
    """Import a file, show what that would add, or undo the last import."""
    if options.undo:
        return _undo()
    asks_nothing = options.yes or options.dry_run or options.map or options.dates
    if not asks_nothing and (status := _ask(options.file)) is not None:
        return status
    if options.file is None:
        refuse("command_line.import.no_file")
    from companion.importing import open_file

    with open_notebook() as notebook:
        source = _mapped(open_file(notebook, options.file), options.map, options.dates or "")
        return _preview(source) if options.dry_run else _save(notebook, source)


def _ask(file: Path | None) -> int | None:
    """Show a preview and ask, on the screens or line by line; None where nobody can be asked."""
    from companion.splash import asks_for_lines, is_terminal

    name = f"import:{file or ''}"
    if asks_for_lines(sys.argv[1:]):
        from companion.cli.lines import open_lines

        return open_lines(name, "")
    if is_terminal():
        from companion.cli.screens import open_screen

        return open_screen(name, None)
    return None


def _save(notebook: Notebook, source: Source) -> int:
    from companion.cli.exchange import print_merged
    from companion.cli.screens import collect_seldom
    from companion.importing import save, words

    # Rows and entries are no garbage; looking through all of them takes a fifth of the time.
    collect_seldom()
    with progress("command_line.import.progress") as show:
        done = save(notebook, source, datetime.now().astimezone(), lambda count: show(count=count))
    if done.merged is not None:
        print_merged(source.file.path, done.merged)
        return 0
    _print(words.done(done))
    _print(words.bad_rows(done.bad, source.format), to=sys.stderr)
    if done.can_undo:
        print(phrase("command_line.import.how_undo"))
    return 0


def _preview(source: Source) -> int:
    from companion.importing import preview, words

    with progress("command_line.import.progress") as show:
        found = preview(source, lambda count: show(count=count))
    _print((*words.about(source.format), *words.content(found), *words.goes(found.goes)))
    _print_examples(found)
    _print(words.bad_rows(found.bad, source.format), to=sys.stderr)
    print(phrase("command_line.import.only_shown"))
    return 0


def _print_examples(found: Preview) -> None:
    from companion.cli.printed import letters

    for text in letters(row.entry for row in found.examples):
        print(f"\n{text}")
    print()


def _print(sentences: Iterable[str], to: Any = None) -> None:
    for sentence in sentences:
        print(sentence, file=to)


def _undo() -> int:
    from companion.importing import imports, undo, words

    with open_notebook() as notebook:
        last = next(iter(imports(notebook)), None)
        if last is None:
            print_error("command_line.import.no_undo")
            return 1
        _print(words.undone(undo(notebook, last)))
    return 0


def _mapped(source: Source, given: list[str], order: str) -> Source:
    """Return a source with the columns that were named; exit with status 2 where one isn't there."""
    from companion.importing import columns

    names = [each.name for each in columns(source)] if source.format.asks or given else []
    # Imported here: a check-in from the command line needs none of this, and waits for it.
    from dataclasses import replace

    if given:
        source = replace(source, places={**source.format.places, **_places(given, names)})
    source = replace(source, order=order)
    if not source.is_ready:
        refuse("command_line.import.which", names=", ".join(names))
    return source


def _places(given: list[str], names: list[str]) -> dict[str, Place]:
    import csv

    places: dict[str, Place] = {}
    for pair in next(csv.reader([",".join(given)])):
        place, _, column = (part.strip() for part in pair.partition("="))
        places[_column(column, names)] = _place(place)
    return places


def _column(given: str, names: list[str]) -> str:
    from companion.core.nearest import nearest

    found = {name.casefold(): name for name in reversed(names)}.get(given.casefold())
    near = nearest(given, names)
    return found or refuse("command_line.import.no_column", given=given, names=", ".join(names), near=near)


def _place(given: str) -> Place:
    from companion.importing import Place

    found = {each.value: each for each in Place if each is not Place.SAME}
    if given.casefold() not in found:
        refuse("command_line.unknown", given=given, right=", ".join(found))
    return found[given.casefold()]
