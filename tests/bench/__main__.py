"""Measure what is promised: `uv run poe bench`, with names for some parts, --json for machines.

Every module here with a `measure()` is a part; it returns figures, or mappings with a figure's fields.
Exit status 1: a promise is not kept.
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
    modules = parts()
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


def parts() -> dict[str, Measure]:
    """Return the function of each part that measures it, by name."""
    names = [each.name for each in pkgutil.iter_modules(tests.bench.__path__)]
    names = [name for name in names if name != "__main__" and not name.startswith("test_")]
    modules = {name: importlib.import_module(f"tests.bench.{name}") for name in names}
    return {name: module.measure for name, module in modules.items() if hasattr(module, "measure")}


def table(figures: Mapping[str, list[Figure]]) -> str:
    """Return the figures as a Markdown table, as in the README."""
    lines = ["| what | figure | promised | |", "|---|---|---|---|"]
    for each in (each for part in figures.values() for each in part):
        name = f"{each.name}, {each.note}" if each.note else each.name
        lines.append(f"| {name} | {each.value:g} {each.unit} | {each.promise} | {KEPT[each.met]} |")
    return aligned(lines)


def aligned(lines: list[str]) -> str:
    """Return a Markdown table with its columns padded."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    rows[1] = ["-" * width for width in widths]
    cells = ([cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


if __name__ == "__main__":
    # What is measured starts with compiled modules, as an installed app does.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.exit(main())
