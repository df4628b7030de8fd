"""A minimal Textual app, one Static, to compare opening Companion with."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("There is no hurry here.")


if __name__ == "__main__":
    Minimal().run()
