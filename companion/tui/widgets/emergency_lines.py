"""The emergency number of a country, or those by region, each with who answers."""

from __future__ import annotations

from textual.content import Content

from companion.content.people import Here
from companion.core.layout import TOGETHER, centred, wrap
from companion.text.people import EmergencyLine, emergency, shortest_emergency
from companion.tui.screens.page import TINY
from companion.tui.widgets.centred_text import CentredText


class EmergencyLines(CentredText):
    """The numbers one below the other, each in the colour of keys, in the middle unless `left` is set."""

    def __init__(self, here: Here, *, left: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left = left
        self.show(here)

    def show(self, here: Here) -> None:
        """Show the numbers of another country."""
        self._lines = shortest_emergency(here) if self.app.size.height < TINY else emergency(here)
        self.words = "\n".join(map(str, self._lines))

    def lines(self, width: int) -> list[tuple[int, str]]:
        """Return the lines, each with its column; that of the numbers is the same, where they fit."""
        first = self._lines[0].before
        indent = len(first) + 1 if first else 0
        texts = self.words.split("\n")
        wide = max(len(text) + (indent if index else 0) for index, text in enumerate(texts))
        if wide > width - 4:
            return [row for line in self._lines for row in self._broken(line, width)]
        column = 0 if self._left else (width - wide) // 2
        columns = (column, *[column + indent] * (len(texts) - 1))
        return [(at, text.replace(TOGETHER, " ")) for at, text in zip(columns, texts, strict=True)]

    def _broken(self, line: EmergencyLine, width: int) -> list[tuple[int, str]]:
        """Return a line that is too long: who answers stands below the number, if that takes no more rows."""
        together = self._row(str(line), width)
        apart = [
            row for text in (str(line._replace(who="")), line.who) if text for row in self._row(text, width)
        ]
        return apart if len(apart) <= len(together) else together

    def _row(self, text: str, width: int) -> list[tuple[int, str]]:
        return [(0, line) for line in wrap(text, width)] if self._left else centred(text, width)

    def render(self) -> Content:
        """Lay out the lines, with each number in its colour."""
        content, at = super().render(), 0
        for line in self._lines:
            number = line.number.replace(TOGETHER, " ")
            # A terminal of a few cells breaks even a number.
            if number and (found := content.plain.find(number, at)) >= 0:
                at = found + len(number)
                content = content.stylize("$accent bold", found, at)
        return content
