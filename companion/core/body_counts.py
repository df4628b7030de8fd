"""Counts of the regions of the body named in entries, and of the words for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from companion.core.entries import body_of
from companion.core.entry import Entry


@dataclass(frozen=True)
class RegionCount:
    """One region: the number of entries that name it, and how often each word, most frequent first."""

    region: str
    times: int
    words: tuple[tuple[str, int], ...]


def count_regions(entries: Iterable[Entry]) -> tuple[RegionCount, ...]:
    """Return the regions that entries name, most frequent first.

    A region, and a word for it, counts once in an entry, however often it occurs there.
    """
    times: Counter[str] = Counter()
    words: dict[str, Counter[str]] = {}
    for entry in entries:
        pairs = {(sensation.region, word) for sensation in body_of(entry) for word in sensation.words}
        times.update({sensation.region for sensation in body_of(entry)})
        for region, word in pairs:
            words.setdefault(region, Counter())[word] += 1
    return tuple(
        RegionCount(region, times[region], _in_order(words.get(region, Counter())))
        for region, _ in _in_order(times)
    )


def _in_order(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
