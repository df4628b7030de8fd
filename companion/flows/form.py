"""A form: an entry, the questions about it, and the question that is asked now."""

from __future__ import annotations


class Form:
    """The value that a front end reads and writes while it asks a question."""

    index: int = 0

    def go_to(self, index: int) -> None:
        """Go to a question by its place; beyond either end nothing happens."""
        raise NotImplementedError
