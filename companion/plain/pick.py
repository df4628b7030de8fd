"""One name of many, found by a part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from companion.content.catalog import phrase
from companion.core.bare import bare
from companion.plain.choices import choose, named
from companion.plain.terminal import Terminal

MOST = 9
"""The most names that are offered at once."""


def pick(
    terminal: Terminal, names: Mapping[str, str], heading: str, now: str, also: Mapping[str, Sequence[str]]
) -> str | None:
    """Return the id of the name that is chosen, None for Enter alone. Raises Back, Left.

    `now` is the id of the one that is chosen now, `also` are other names that each is found by.
    """
    here = [phrase("plain.now", name=names[now])] if now in names else []
    asked = [heading, *here, phrase("plain.part"), phrase("plain.enter", does=phrase("plain.as_it_is"))]
    said = terminal.ask(*asked, own=True)
    while said:
        ids, is_whole = _with_part(bare(said), names, also)
        if is_whole and len(ids) == 1:
            return ids[0]
        if 0 < len(ids) <= MOST:
            found = named({id: names[id] for id in ids})
            if id := choose(terminal, [heading], found, phrase("plain.other_part")):
                return id
        said = terminal.ask(phrase("plain.found", count=len(ids)), phrase("plain.part"), own=True)
    return None


def _with_part(
    part: str, names: Mapping[str, str], also: Mapping[str, Sequence[str]]
) -> tuple[list[str], bool]:
    """Return the ids of the names with a part, and whether it is the whole name: then only those."""
    all_names = {id: [bare(each) for each in (name, *also.get(id, ()))] for id, name in names.items()}
    exact = [id for id, found in all_names.items() if part in found]
    having = [id for id, found in all_names.items() if any(part in each for each in found)]
    return exact or having, bool(exact)
