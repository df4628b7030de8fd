"""Which regions of the body were named, how often, and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from companion.core.entries import body_of
from companion.core.entry import Entry


@dataclass(frozen=True)
class Named:
    """One region: in how many entries it was named, and how often each word, the most frequent first."""

    region: str
    times: int
    words: tuple[tuple[str, int], ...]


def named(entries: Iterable[Entry]) -> tuple[Named, ...]:
    """Give the regions that were named, the most often named first.

    A region counts once in an entry, however often it stands there, and so does a word for it.
    """
    times: Counter[str] = Counter()
    words: dict[str, Counter[str]] = {}
    for entry in entries:
        pairs = {(sensation.region, word) for sensation in body_of(entry) for word in sensation.words}
        times.update({sensation.region for sensation in body_of(entry)})
        for region, word in pairs:
            words.setdefault(region, Counter())[word] += 1
    return tuple(
        Named(region, times[region], _in_order(words.get(region, Counter())))
        for region, _ in _in_order(times)
    )


def _in_order(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
