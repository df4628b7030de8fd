"""Speaks another language within a test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from companion.content import catalog


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Look everything up in a language that comes with Companion."""
    catalog.look_in([catalog.CONTENT / code])
    try:
        yield
    finally:
        catalog.look_in([])
