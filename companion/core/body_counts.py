"""Counts of the regions of the body named in entries, and of the words for them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from companion.core.entries import body_of
from companion.core.entry import Entry


class RegionCount(NamedTuple):
    """How many entries name a region, and how often each word for it, most frequent first."""

    times: int
    words: tuple[tuple[str, int], ...]


Counts: TypeAlias = dict[str, RegionCount]
"""The counts by region, most frequent first."""


def count_regions(entries: Iterable[Entry]) -> Counts:
    """Return how often entries name each region.

    A region, and a word for it, counts once in an entry, however often it occurs there.
    """
    times: Counter[str] = Counter()
    words: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        body = body_of(entry)
        times.update({felt.region for felt in body})
        for region, word in {(felt.region, word) for felt in body for word in felt.words}:
            words[region][word] += 1
    return {region: RegionCount(count, _in_order(words[region])) for region, count in _in_order(times)}


def _in_order(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
