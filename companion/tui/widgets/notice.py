"""A sentence that needs no answer, in rows of its own above the footer: it covers nothing."""

from __future__ import annotations

from textual.widgets import Static

from companion.tui.widgets.footer import Footer


class Notice(Static):
    """Shows what the app says at the moment, and takes no room while it says nothing."""

    DEFAULT_CSS = """
    Notice { dock: bottom; height: auto; display: none; background: $raised; color: $words; padding: 0 2; }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)

    def on_mount(self) -> None:
        """Follow the app."""
        self.watch(self.app, "said", self._show)

    def _show(self, sentence: str) -> None:
        # The footer stands at the same edge.
        above = 0 if self.screen.has_class("-short") else 1
        self.styles.margin = (above, 0, self.screen.query_one(Footer).size.height or 1, 0)
        self.update(sentence)
        self.display = bool(sentence)
