"""`export`: the notebook, or a part of it, as a file."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.cli.notebook import for_reader, open_notebook
from companion.cli.output import file_path, one_line, one_of, print_error, progress, refuse, terminal
from companion.content.catalog import phrase

if TYPE_CHECKING:
    from companion.core.filters import Filter
    from companion.text.typed_dates import Stretch


def options() -> dict[str, Any]:
    """Return the options of `export`."""
    from companion.core.entries import KINDS
    from companion.export import FORMATS

    return {
        "--format": {"metavar": "FORMAT", "type": one_of(FORMATS), "default": "json"},
        "--since": {"metavar": "TIME", "type": _since},
        "--until": {"metavar": "TIME", "type": _until},
        "--kind": {"metavar": "KIND", "type": one_of(KINDS)},
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
    """Write the notebook, or a part of it, to a file that the person names or to standard output."""
    from companion.export import export
    from companion.export.documents import Details, without_led
    from companion.export.save import save

    to_output = options.output is None or str(options.output) == "-"
    if not to_output and not options.force and not _may_write(options.output):
        return 1
    filters = _filters(options.kind, options.since, options.until)
    details = Details(datetime.now().astimezone(), filters, redacted=options.without_notes)
    with open_notebook() as notebook:
        if not filters and not details.redacted:
            details.removed = notebook.removals()
        documents = notebook.documents(options.since, options.until)
        with_led = options.led or options.kind == "led"
        own = documents if with_led else without_led(documents, details)
        wanted = (each for each in own if options.kind in (None, each.get("kind")))
        parts = for_reader(export(options.format, wanted, details), sealed=options.age)
        if to_output:
            sys.stdout.buffer.writelines(parts)
        else:
            path = save(options.output, _with_progress(parts))
            print_error("command_line.export.done", path=path)
    if details.left_out:
        print_error("take_along.left_out", count=details.left_out)
    if details.led and not options.kind:
        print_error("command_line.export.without_led", count=details.led)
    return 0


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
