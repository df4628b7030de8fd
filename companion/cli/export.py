"""`export`: the notebook, or a part of it, as a file."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.cli.notebook import for_reader, open_notebook, say_if_plain
from companion.cli.output import file_path, one_line, one_of, print_error, progress, refuse, terminal
from companion.content.catalog import phrase, table

if TYPE_CHECKING:
    from companion.core.filters import Filter
    from companion.export.documents import Details
    from companion.store.codec import Document
    from companion.text.typed_dates import Stretch


def options() -> dict[str, Any]:
    """Return the options of `export`."""
    from companion.core.entries import KINDS
    from companion.export import FORMATS
    from companion.export.by_day import SPLIT

    return {
        "folder": {"nargs": "?", "metavar": "FOLDER", "type": file_path("export")},
        "--format": {"metavar": "FORMAT", "type": one_of(FORMATS)},
        "--split": {"metavar": "PERIOD", "type": one_of([SPLIT])},
        "--since": {"metavar": "TIME", "type": _since},
        "--until": {"metavar": "TIME", "type": _until},
        "--kind": {"metavar": "KIND", "type": one_of(KINDS, table("command_line")["export"]["kinds"])},
        "--led": {"action": "store_true"},
        "--without-notes": {"action": "store_true"},
        "-o --output": {"metavar": "FILE", "type": file_path("--output")},
        "--age": {"action": "store_true"},
        "--force": {"action": "store_true"},
    }


def _since(given: str) -> datetime:
    return _stretch(given)[0]


def _until(given: str) -> datetime:
    """Return the end of what was typed: that of the day, the month, the year."""
    return _stretch(given)[1]


def _stretch(given: str) -> Stretch:
    from companion.text.typed_dates import stretch

    found = stretch(given, datetime.now().astimezone())
    return found or refuse("command_line.export.bad_time", given=given)


def run(options: Namespace) -> int:
    """Write the notebook, or a part of it, to files that the person names or to standard output."""
    from companion.export.documents import Details, without_led

    folder = _folder(options)
    to_output = options.output is None or str(options.output) == "-"
    if not (folder or to_output or options.force or _may_write(options.output)):
        return 1
    filters = _filters(options.kind, options.since, options.until)
    details = Details(datetime.now().astimezone(), filters, redacted=options.without_notes)
    status = 0
    with open_notebook() as notebook:
        if not filters and not details.redacted:
            details.removed = notebook.removals()
        documents = notebook.documents(options.since, options.until)
        with_led = options.led or options.kind == "led"
        own = documents if with_led else without_led(documents, details)
        wanted = (each for each in own if options.kind in (None, each.get("kind")))
        if folder:
            status = _write_days(folder, wanted, details, force=options.force)
        else:
            _write(None if to_output else options.output, wanted, details, options)
    if details.left_out:
        print_error("take_along.left_out", count=details.left_out)
    if details.led and not options.kind:
        print_error("command_line.export.without_led", count=details.led)
    return status


def _folder(options: Namespace) -> Path | None:
    """Return the folder for a file per day, None for one file; exit where the options don't go together."""
    if not options.split:
        return refuse("command_line.export.no_split") if options.folder else None
    if options.format not in (None, "markdown"):
        refuse("command_line.export.split_markdown")
    if options.age:
        refuse("command_line.export.split_age")
    folder: Path | None = options.folder or options.output
    if folder is None or str(folder) == "-":
        refuse("command_line.export.no_folder")
    return folder


def _write(path: Path | None, documents: Iterable[Document], details: Details, options: Namespace) -> None:
    """Write one file, or to standard output."""
    from companion.export import export
    from companion.export.save import save

    parts = for_reader(export(options.format or "json", documents, details), sealed=options.age)
    if path is None:
        sys.stdout.buffer.writelines(parts)
    else:
        print_error("command_line.export.done", path=save(path, _with_progress(parts)))


def _write_days(folder: Path, documents: Iterable[Document], details: Details, *, force: bool) -> int:
    """Write a file for each day; return 1 where files that are there had to stay as they are, else 0."""
    from companion.export.by_day import by_day, save_days

    say_if_plain()
    with progress("command_line.export.days_progress") as show:
        saved = save_days(folder, by_day(documents, details), lambda done: show(count=done), force=force)
    for key, facts in saved.sentences(whole=not details.filters):
        print_error(key, **facts)
    if saved.kept:
        print_error("command_line.export.kept_force")
    return int(bool(saved.kept))


def _may_write(path: Path) -> bool:
    """Whether nothing is replaced, or the person wants it; without a terminal nobody can be asked."""
    if not path.is_file():
        return True
    typed = terminal()
    if typed is None:
        print_error("command_line.export.there", path=path)
        return False
    print(one_line("command_line.export.ask", path=path), end="", file=sys.stderr, flush=True)
    if typed.readline().strip().casefold() == phrase("command_line.export.yes"):
        return True
    print_error("command_line.export.not_written")
    return False


def _filters(kind: Any, since: datetime | None, until: datetime | None) -> list[Filter]:
    from companion.core.filters import Kind, Since, Until

    filters: list[Filter] = [Kind(kind)] if kind else []
    filters += [Since(since.date())] if since else []
    # The end of a day is the beginning of the next one here.
    filters += [Until((until - timedelta(microseconds=1)).date())] if until else []
    return filters


def _with_progress(parts: Iterable[bytes]) -> Iterator[bytes]:
    size = 0
    with progress("command_line.export.progress") as show:
        for part in parts:
            yield part
            size += len(part)
            show(size=size // 1000)
