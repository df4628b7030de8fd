"""`companion about`: the short pages, in the terminal."""

from __future__ import annotations

from argparse import Namespace

from companion.cli.output import print_error
from companion.core.nearest import nearest


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
    print(found.text.strip())
    return 0
