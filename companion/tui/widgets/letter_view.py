"""An entry as a letter, which scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.widgets import Static

from companion.text.letter import Paragraph


class LetterView(VerticalScroll):
    """Shows paragraphs, the person's own words with a line beside them."""

    DEFAULT_CSS = """
    LetterView > Static { margin-bottom: 1; width: 1fr; max-width: 66; height: auto; }
    LetterView > .heading { text-style: bold; }
    LetterView > .own { border-left: outer $quiet; padding-left: 1; margin: 0 0 1 2; }
    LetterView > .quiet { color: $quiet; }
    """

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show other paragraphs, in the widgets that are there as far as there are enough."""
        shown = list(self.query(Static))
        self.mount_all(Static(markup=False) for _ in paragraphs[len(shown) :])
        for at, widget in enumerate(self.query(Static)):
            widget.display = at < len(paragraphs)
            if widget.display:
                widget.update(paragraphs[at].words)
                widget.set_classes(paragraphs[at].style)
        self.scroll_home(animate=False)
