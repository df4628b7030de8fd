"""`merge`: another copy of the notebook, or a month of it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from companion.cli.notebook import open_notebook
from companion.cli.output import MOST_NAMED, one_line, print_error, print_not_merged, why

if TYPE_CHECKING:
    from companion.store.merge import Merged


def run_merge(options: Namespace) -> int:
    """Merge the file of a month, or each one in a folder, and print what changed."""
    from companion.store.errors import StoreError, translate_errors
    from companion.store.folder import month_files

    with translate_errors(options.path):
        paths = month_files(options.path) if options.path.is_dir() else [options.path]
    if not paths:
        print_error("command_line.merge.nothing", path=options.path)
        return 1
    status = 0
    with open_notebook() as notebook:
        for path in paths:
            try:
                print_merged(path, notebook.merge_file(path))
            except StoreError as error:
                print_error(error.key, **error.facts)
                status = 1
    return status


def print_merged(path: Path, merged: Merged) -> None:
    """Print what a merge did, and what was left out."""
    counts = {"added": len(merged.added), "replaced": len(merged.replaced), "removed": len(merged.removed)}
    print(one_line("command_line.merged.did", path=path, **counts))
    print_not_merged(merged)
    if merged.left_out:
        print_error("command_line.merged.left_out", count=len(merged.left_out))
        for each in merged.left_out[:MOST_NAMED]:
            print_error("command_line.merged.why", number=each.number, why=why(each))
