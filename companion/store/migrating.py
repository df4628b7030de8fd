"""Files of older versions: each step brings a month one version further."""

from __future__ import annotations

from collections.abc import Callable

from companion.store.codec import ABOUT, ENTRIES, REMOVED, SCHEMA, Tables, schema_of


def _say_the_version(tables: Tables) -> Tables:
    """0 to 1: a file that TinyDB alone made, with entries but without a version."""
    about = {"1": {"schema": 1}}
    return {**tables, ABOUT: about, REMOVED: tables.get(REMOVED, {}), ENTRIES: tables[ENTRIES]}


STEPS: dict[int, Callable[[Tables], Tables]] = {0: _say_the_version}
"""For each older version, the function that makes the next one of it. None changes what it is given."""


def migrate(tables: Tables) -> Tables:
    """Bring a month to the present version; a present or newer one is given back as it is."""
    while (version := schema_of(tables)) < SCHEMA:
        tables = STEPS[version](tables)
    return tables
