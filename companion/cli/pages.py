"""`companion about`: the short pages, in the terminal."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from companion.cli.output import PrintableStream, print_error
from companion.core.nearest import nearest
from companion.text.pages import rendered


def show(options: Namespace) -> int:
    """Print a page, found by its key or the beginning of it, or the titles of all."""
    from companion.content.pages import page, pages

    if options.page is None:
        width = max(len(each.key) for each in pages())
        print("\n".join(f"  {each.key:<{width}}  {each.title}" for each in pages()))
        return 0
    close = [each for each in pages() if each.key.startswith(options.page.replace("-", "_"))]
    found = page(options.page) or (close[0] if len(close) == 1 else None)
    if found is None:
        keys = [each.key for each in pages()]
        near = nearest(options.page, keys)
        print_error("command_line.about.unknown", near=near, name=options.page, names=", ".join(keys))
        return 1
    is_styled = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    # Codes for bold and italic letters are written past what leaves out all others.
    stream = sys.stdout.stream if isinstance(sys.stdout, PrintableStream) else sys.stdout
    print(rendered(found.text.strip(), styled=is_styled), file=stream)
    return 0
