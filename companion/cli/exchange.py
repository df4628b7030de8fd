"""`export`, `import` and `merge`: the notebook out of the app and back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.content.catalog import phrase, table

if TYPE_CHECKING:
    from companion.store.merge import Merged
    from companion.store.notebook import Notebook


def add_commands(commands: Any) -> None:
    """Add the three commands to the parser's own."""
    words = table("command_line")
    about = words["export"]["about"]
    export = commands.add_parser("export", help=about, description=about, allow_abbrev=False)
    texts = words["export"]
    forms = ("json", "csv", "markdown", "html")
    export.add_argument("--format", choices=forms, default="json", help=texts["format"])
    export.add_argument("--since", metavar="TIME", help=texts["since"])
    export.add_argument("--until", metavar="TIME", help=texts["until"])
    export.add_argument("--kind", choices=("practice", "checkin", "after"), help=texts["kind"])
    export.add_argument("--without-notes", action="store_true", help=texts["without_notes"])
    export.add_argument("-o", "--output", metavar="FILE", type=Path, help=texts["output"])
    export.set_defaults(carry_out=write_export)

    for name, argument, carry_out in (("import", "file", read_export), ("merge", "path", merge)):
        texts = words[name]
        command = commands.add_parser(
            name, help=texts["about"], description=texts["about"], allow_abbrev=False
        )
        command.add_argument(argument, type=Path, help=texts[argument])
        command.set_defaults(carry_out=carry_out)


def write_export(options: argparse.Namespace) -> int:
    """Write an export to a file of the person's own or to standard output."""
    from companion.cli.opening import open_notebook
    from companion.cli.output import aloud
    from companion.export.formats import save
    from companion.text.typed_dates import end_of, moment

    since = _time(options.since, moment)
    until = _time(options.until, end_of)
    with open_notebook() as notebook:
        parts = _parts(notebook, options, since, until)
        if options.output is None or str(options.output) == "-":
            for part in parts:
                sys.stdout.buffer.write(part)
            return 0
        save(options.output, _showing_progress(parts))
    aloud("command_line.export.done", path=options.output)
    return 0


def _time(given: str | None, understand: Any) -> datetime | None:
    from companion.cli.output import refuse

    if given is None:
        return None
    found: datetime | None = understand(given)
    if found is None:
        refuse("command_line.export.bad_time", given=given)
    return found


def _parts(
    notebook: Notebook, options: argparse.Namespace, since: datetime | None, until: datetime | None
) -> Iterator[bytes]:
    from companion.export.formats import as_csv, as_json, as_markdown

    if options.format == "html" or options.without_notes:
        return _of_entries(notebook, options, since, until)
    if options.format == "markdown":
        return as_markdown(notebook, since, until, options.kind, _field)
    write = as_csv if options.format == "csv" else as_json
    return write(notebook, since, until, options.kind)


def _of_entries(
    notebook: Notebook, options: argparse.Namespace, since: datetime | None, until: datetime | None
) -> Iterator[bytes]:
    """Write what this version understands, which is what a page is made of and notes can be taken out of."""
    from companion.core.filters import Filter, Kind, Since, Until
    from companion.core.redact import redact
    from companion.export.as_html import as_html
    from companion.export.formats import documents_as
    from companion.store.documents import to_document

    filters: list[Filter] = [Kind(options.kind)] if options.kind else []
    found = [e for e in notebook.entries(since, until) if all(each.admits(e) for each in filters)]
    if options.format == "html":
        filters += [Since(since.date())] if since else []
        # The end of a day is given as the beginning of the next.
        filters += [Until((until - timedelta(microseconds=1)).date())] if until else []
        return as_html(found, notes=not options.without_notes, filters=filters)
    return documents_as(options.format, (to_document(redact(e)) for e in found), _field)


def _field(name: str) -> str:
    from companion.content.catalog import table

    return str(table("command_line")["fields"].get(name, name))


def _showing_progress(parts: Iterable[bytes]) -> Iterator[bytes]:
    from companion.cli.output import Progress

    progress, size = Progress("command_line.export.progress"), 0
    try:
        for part in parts:
            yield part
            size += len(part)
            progress(size=size // 1000)
    finally:
        progress.close()


def read_export(options: argparse.Namespace) -> int:
    """Bring an export back."""
    from companion.cli.opening import open_notebook
    from companion.cli.output import Progress
    from companion.export.formats import import_file

    progress = Progress("command_line.import.progress")
    with open_notebook() as notebook:
        try:
            done = import_file(notebook, options.file, lambda count: progress(count=count))
        finally:
            progress.close()
        _tell_merged(options.file, done)
    return 0


def merge(options: argparse.Namespace) -> int:
    """Merge a month's file, or every one in a folder, and say what each brought."""
    from companion.cli.opening import open_notebook
    from companion.cli.output import aloud
    from companion.store.errors import telling
    from companion.store.folder import month_files

    with telling(options.path):
        paths = month_files(options.path) if options.path.is_dir() else [options.path]
    if not paths:
        aloud("command_line.merge.nothing", path=options.path)
        return 1
    with open_notebook() as notebook:
        for path in paths:
            _tell_merged(path, notebook.merge_file(path))
    return 0


def _tell_merged(path: Path, done: Merged) -> None:
    counts = {"added": len(done.added), "replaced": len(done.replaced), "removed": len(done.removed)}
    print(phrase("command_line.merged.did", path=path, **counts))
    if done.left_out:
        print(phrase("command_line.merged.left_out", count=done.left_out))
