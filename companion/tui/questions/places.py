"""The regions of the body as a list, where there is too little room for the figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.events import Key

from companion.content.catalog import phrase
from companion.content.wordlists import WordFamily, regions
from companion.tui.commands import command
from companion.tui.widgets.body_drawing import STRENGTHS
from companion.tui.widgets.body_figure import BodyFigure
from companion.tui.widgets.word_picker import WordPicker


class RegionPicker(WordPicker):
    """Opens a region with Enter and marks it with Space, and posts the messages of the figure."""

    BINDINGS = [command("body.words", "enter", "choose"), command("body.mark", "space")]

    def __init__(self, hidden: Sequence[str], *, id: str | None = None) -> None:
        shown = {key: each.name for key, each in regions().items() if key not in hidden}
        self._strengths: dict[str, int] = {}
        super().__init__([WordFamily("", shown)], listed=True, hint=phrase("body.find"), id=id)

    def mark(self, body: Mapping[str, int]) -> None:
        """Show which regions are marked, with a sign for the strength of each, 1 to 3, 0 for none."""
        self._strengths = dict(body)
        self.chosen = tuple(body)
        self.refresh()

    def sign_of(self, word: str) -> str:
        """Return the sign of a marked region."""
        return STRENGTHS[self._strengths.get(word, 0)].sign or super().sign_of(word)

    def on_key(self, event: Key) -> None:
        """Leave Space to the command, unless a name is being typed."""
        if event.key == "space" and not self.typed:
            event.prevent_default()

    def take(self, word: str) -> None:
        """Open a region; the person's own word may be one too."""
        self.show(word)
        self.marked = True
        self.post_message(BodyFigure.Opened(word))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether there is a place to mark or to open."""
        return self.here is not None if action == "mark" else super().check_action(action, parameters)

    def action_mark(self) -> None:
        """Mark the region under the cursor, or take its mark away."""
        self.post_message(BodyFigure.Marked(self.under))
