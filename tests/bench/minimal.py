"""The least that a Textual app can be: one Static. What opening Companion is compared with."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("There is no hurry here.")


if __name__ == "__main__":
    Minimal().run()
