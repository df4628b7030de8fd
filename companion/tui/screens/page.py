"""What all screens share: one step back on Esc, and the footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from textual.screen import Screen

from companion.tui.commands import command

if TYPE_CHECKING:
    from companion.tui.app import CompanionApp

Answer = TypeVar("Answer")


class Page(Screen[Answer]):
    """A screen with a way back. What it asked for is given to whoever opened it; None if it was left."""

    BINDINGS = [command("app.back", "escape")]
    passing = False
    """Whether this may be seen only in passing, between one screen and the next: keys are not for it."""

    @property
    def parting_words(self) -> str:
        """What is said on the terminal if somebody leaves the app from here, instead of keeping anything."""
        return ""

    @property
    def companion(self) -> CompanionApp:
        """The app, as what it is."""
        return cast("CompanionApp", self.app)

    def on_screen_resume(self) -> None:
        """Take the keys that were typed while this was on its way."""
        if not self.passing:
            self.call_after_refresh(self.companion.let_keys_through)

    def action_back(self) -> None:
        """Go one step back."""
        self.dismiss(None)

    async def finish(self) -> None:
        """Keep what is half done here, because the app is being left; most pages have nothing to keep."""
