"""Terminals as in the tests of the whole program."""

from __future__ import annotations

from tests.e2e.conftest import home, terminal

__all__ = ["home", "terminal"]
