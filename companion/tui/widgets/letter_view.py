"""An entry as a letter, which scrolls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from companion.text.letter import Paragraph

STYLES = {"heading": "$words bold", "text": "$words", "own": "$words", "quiet": "$quiet"}
BESIDE = "  ▌ "
"""What stands before each line of the person's own words."""


class LetterView(VerticalScroll):
    """Shows paragraphs, the person's own words with a line beside them."""

    def compose(self) -> ComposeResult:
        """Lay out the letter."""
        yield Letter()

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show other paragraphs, from the first."""
        self.query_one(Letter).paragraphs = tuple(paragraphs)
        self.scroll_home(animate=False)


class Letter(Widget):
    """All paragraphs in one widget: as many widgets as paragraphs would let a key wait."""

    DEFAULT_CSS = "Letter { height: auto; width: 1fr; max-width: 66; text-wrap: nowrap; }"

    paragraphs: reactive[tuple[Paragraph, ...]] = reactive((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(list(self._lines(width)))

    def render(self) -> Content:
        """Lay out the lines, with a blank one after each paragraph."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> Iterator[Content]:
        for style, words in self.paragraphs:
            before = BESIDE if style == "own" else ""
            for line in Content(words).wrap(max(2, width - len(before))):
                yield Content.assemble((before, "$quiet"), (line.plain.rstrip(), STYLES[style]))
            yield Content("")
