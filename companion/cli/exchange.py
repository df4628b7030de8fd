"""`export`, `import` and `merge`: the notebook as a file, and back."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from companion.content.catalog import phrase

if TYPE_CHECKING:
    from companion.core.filters import Filter
    from companion.store.merge import Merged
    from companion.store.notebook import Notebook


def add_export_options(parser: ArgumentParser, words: dict[str, Any]) -> None:
    """Add the options of `export`."""
    from companion.core.entries import KINDS
    from companion.export import FORMATS

    parser.add_argument("--format", choices=tuple(FORMATS), default="json", help=words["format"])
    parser.add_argument("--since", metavar="TIME", help=words["since"])
    parser.add_argument("--until", metavar="TIME", help=words["until"])
    parser.add_argument("--kind", choices=KINDS, help=words["kind"])
    parser.add_argument("--without-notes", action="store_true", help=words["without_notes"])
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help=words["output"])


def add_import_file(parser: ArgumentParser, words: dict[str, Any]) -> None:
    """Add the argument of `import`."""
    parser.add_argument("file", type=Path, help=words["file"])


def add_merge_path(parser: ArgumentParser, words: dict[str, Any]) -> None:
    """Add the argument of `merge`."""
    parser.add_argument("path", type=Path, help=words["path"])


def run_export(options: Namespace) -> int:
    """Write the notebook, or a part of it, to a file that the person names or to standard output."""
    from companion.cli.output import open_notebook, print_error
    from companion.export.save import save

    with open_notebook() as notebook:
        parts = _parts(notebook, options)
        if options.output is None or str(options.output) == "-":
            for part in parts:
                sys.stdout.buffer.write(part)
            return 0
        save(options.output, _with_progress(parts))
    print_error("command_line.export.done", path=options.output)
    return 0


def _parts(notebook: Notebook, options: Namespace) -> Iterator[bytes]:
    from companion.export import export
    from companion.export.documents import Details
    from companion.text.typed_dates import end_of, moment

    since, until = _time(options.since, moment), _time(options.until, end_of)
    documents = notebook.documents(since, until)
    if options.kind:
        documents = (document for document in documents if document.get("kind") == options.kind)
    filters = _filters(options.kind, since, until)
    is_whole = not filters and not options.without_notes
    details = Details(
        datetime.now().astimezone(),
        filters,
        redacted=options.without_notes,
        removed=notebook.removals() if is_whole else (),
    )
    return export(options.format, documents, details)


def _time(given: str | None, read: Callable[[str], datetime | None]) -> datetime | None:
    from companion.cli.output import refuse

    if given is None:
        return None
    return read(given) or refuse("command_line.export.bad_time", given=given)


def _filters(kind: Any, since: datetime | None, until: datetime | None) -> list[Filter]:
    from companion.core.filters import Kind, Since, Until

    filters: list[Filter] = [Kind(kind)] if kind else []
    filters += [Since(since.date())] if since else []
    # The end of a day is the beginning of the next one here.
    filters += [Until((until - timedelta(microseconds=1)).date())] if until else []
    return filters


def _with_progress(parts: Iterable[bytes]) -> Iterator[bytes]:
    from companion.cli.output import Progress

    progress, size = Progress("command_line.export.progress"), 0
    try:
        for part in parts:
            yield part
            size += len(part)
            progress(size=size // 1000)
    finally:
        progress.close()


def run_import(options: Namespace) -> int:
    """Merge a JSON export into the notebook."""
    from companion.cli.output import Progress, open_notebook

    progress = Progress("command_line.import.progress")
    with open_notebook() as notebook:
        try:
            merged = notebook.import_file(options.file, lambda count: progress(count=count))
        finally:
            progress.close()
        _print_merged(options.file, merged)
    return 0


def run_merge(options: Namespace) -> int:
    """Merge the file of a month, or each one in a folder, and print what changed."""
    from companion.cli.output import open_notebook, print_error
    from companion.store.errors import translate_errors
    from companion.store.folder import month_files

    with translate_errors(options.path):
        paths = month_files(options.path) if options.path.is_dir() else [options.path]
    if not paths:
        print_error("command_line.merge.nothing", path=options.path)
        return 1
    with open_notebook() as notebook:
        for path in paths:
            _print_merged(path, notebook.merge_file(path))
    return 0


def _print_merged(path: Path, merged: Merged) -> None:
    counts = {"added": len(merged.added), "replaced": len(merged.replaced), "removed": len(merged.removed)}
    print(phrase("command_line.merged.did", path=path, **counts))
    if merged.left_out:
        print(phrase("command_line.merged.left_out", count=merged.left_out))
