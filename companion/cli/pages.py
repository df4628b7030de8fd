"""`companion about`: the short pages, in the terminal."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from companion.content.catalog import phrase

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from companion.cli.parser import Parser


def add_commands(commands: _SubParsersAction[Parser]) -> None:
    """Add `about`."""
    words = phrase("learn.command")
    about = commands.add_parser("about", help=words, description=words)
    about.add_argument("page", nargs="?", help=phrase("learn.page"))
    about.set_defaults(carry_out=show)


def show(options: Namespace) -> int:
    """Print a page, or the names of all; a page is found by its key or the beginning of it."""
    from companion.content.pages import page, pages

    if options.page is None:
        wide = max(len(each.key) for each in pages())
        print("\n".join(f"  {each.key:<{wide}}  {each.title}" for each in pages()))
        return 0
    close = [each for each in pages() if each.key.startswith(options.page.replace("-", "_"))]
    found = page(options.page) or (close[0] if len(close) == 1 else None)
    if found is None:
        names = ", ".join(each.key for each in pages())
        print(phrase("learn.unknown", names=names), file=sys.stderr)
        return 1
    print(found.text.strip())
    return 0
