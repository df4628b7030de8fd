"""Measures what was promised: `uv run python -m tests.bench`, with names for a part, --json for machines.

Every module here that has a `measure()` is taken along; it gives figures, or mappings with a figure's names.
Exit status 1 says that a promise was not kept.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import tests.bench
from tests.bench.figure import Figure, figure

Measure = Callable[[], Iterable[Figure | Mapping[str, Any]]]
KEPT = {None: "", True: "kept", False: "not kept"}


def main() -> int:
    """Measure, and print a table or JSON."""
    modules = found()
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="name", help=f"any of: {', '.join(modules)}")
    parser.add_argument("--json", action="store_true", help="for machines")
    options = parser.parse_args()
    if unknown := set(options.names) - set(modules):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there is {', '.join(modules)}")
    figures = {name: [figure(row) for row in modules[name]()] for name in options.names or modules}
    if options.json:
        rows = [{"part": name, **each.as_data()} for name, part in figures.items() for each in part]
        print(json.dumps(rows, indent=1))
    else:
        print(table(figures))
    return int(any(each.met is False for part in figures.values() for each in part))


def found() -> dict[str, Measure]:
    """Give what can be measured, by the name of its module."""
    names = [each.name for each in pkgutil.iter_modules(tests.bench.__path__)]
    names = [name for name in names if name != "__main__" and not name.startswith("test_")]
    modules = {name: importlib.import_module(f"tests.bench.{name}") for name in names}
    return {name: module.measure for name, module in modules.items() if hasattr(module, "measure")}


def table(figures: Mapping[str, list[Figure]]) -> str:
    """Lay the figures out for people, in Markdown, so that they can be pasted into the README."""
    lines = ["| what | figure | promised | |", "|---|---|---|---|"]
    for each in (each for part in figures.values() for each in part):
        name = f"{each.name}, {each.note}" if each.note else each.name
        lines.append(f"| {name} | {each.value:g} {each.unit} | {each.promise} | {KEPT[each.met]} |")
    return aligned(lines)


def aligned(lines: list[str]) -> str:
    """Pad the columns of a Markdown table."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    rows[1] = ["-" * width for width in widths]
    cells = ([cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


if __name__ == "__main__":
    # What is measured starts with compiled modules, as it does wherever it is installed.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.exit(main())
