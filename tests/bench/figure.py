"""A measured figure and its target."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """A value in a unit. `target` is the most it may be, or with `at_least` the least; None if none was set.

    `note` says what it was measured against.
    """

    name: str
    value: float
    unit: str
    target: float | None = None
    at_least: bool = False
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the promise is kept; None where there is none."""
        if self.target is None:
            return None
        return self.value >= self.target if self.at_least else self.value <= self.target

    @property
    def promise(self) -> str:
        """The target in words."""
        if self.target is None:
            return ""
        return f"{'at least' if self.at_least else 'at most'} {self.target:g}"

    def as_data(self) -> dict[str, Any]:
        """Return its fields, and whether the promise is kept."""
        return {**asdict(self), "met": self.met}


def figure(row: Figure | Mapping[str, Any]) -> Figure:
    """Return a figure from one, or from a mapping with the same fields."""
    return row if isinstance(row, Figure) else Figure(**row)
