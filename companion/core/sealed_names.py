"""The names of encrypted files: 2026-11.json.age.bak for 2026-11.json.bak, plan.toml.age for plan.toml."""

from __future__ import annotations

AGE = ".age"
"""What the name of an encrypted file has in it."""
ENDINGS = (".json", ".toml")
"""Behind the first of these it stands."""


def sealed_name(plain: str) -> str:
    """Return the name of a file once it is encrypted."""
    for ending in ENDINGS:
        before, found, after = plain.partition(ending)
        if found:
            return plain if AGE in plain else f"{before}{ending}{AGE}{after}"
    return plain


def plain_name(name: str) -> str:
    """Return the name that a file has where nothing is encrypted."""
    return name.replace(AGE, "", 1)
