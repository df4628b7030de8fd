"""The app as its pages and the flows' front end know it; the app itself fills this in."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.reactive import reactive
from textual.timer import Timer

from companion.content.catalog import phrase
from companion.tui.terminal_cursor import CursorApp
from companion.tui.textual_private import Palette

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from companion.flows.context import Context
    from companion.flows.front import FrontEnd
    from companion.flows.voice import Voice


SECONDS = 8.0
"""How long a sentence stands that needs no answer."""


class Host(CursorApp):
    """What a page may ask of the app. `failed` is a sentence for the terminal once the app is gone."""

    context: Context
    opening: str
    """What the command asked for, as `content.opening` names it."""
    unattended: bool = False
    """Whether nobody can be asked anything any more, since the terminal is gone."""
    failed: str = ""
    voice: Voice | None = None
    """What has read an exercise aloud, and may do so now."""
    covered: reactive[bool] = reactive(False)
    """Whether the cover lies over everything: nothing is shown, heard or typed."""
    said: reactive[str] = reactive("")
    """A sentence that needs no answer, in the place of the one before."""
    unread: list[str]
    """Sentences that the first screen says until each has stood there for a while."""
    _said_at = 0.0
    _silence: Timer | None = None

    def notify(self, message: str, *, timeout: float | None = None, **_: Any) -> None:
        """Say a sentence that needs no answer, for some seconds."""
        if self._silence:
            self._silence.stop()
        self.said, self._said_at = message, monotonic()
        self._silence = self.set_timer(timeout or SECONDS, self.clear_notifications)

    def silence(self) -> None:
        """Stop what is being read aloud, at once."""
        if self.voice:
            self.voice.stop()

    def on_unmount(self) -> None:
        """Close the voice with the app."""
        if self.voice:
            self.voice.close()

    def clear_notifications(self, after: float = 0) -> None:
        """Say nothing more, unless it was said less than some seconds ago, or nobody could see it yet."""
        if not self.covered and monotonic() - self._said_at >= after:
            self.said = ""

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open below another page.

        It gets no id, unlike Textual's own: one that is being closed would still have the same.
        """
        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette(placeholder=phrase("app.commands.palette.help")))

    def begin(self, flow: str) -> None:
        """Begin a flow by name."""
        raise NotImplementedError

    def leave_unattended(self) -> None:
        """Save and leave, asking nothing: the terminal is gone."""
        raise NotImplementedError

    def screens(self) -> AbstractAsyncContextManager[FrontEnd]:
        """Make a front end for one flow; when the person leaves out of the flow, the app is left."""
        raise NotImplementedError

    def set_settings(self, **values: Any) -> None:
        """Change settings now, and write them to the settings file; say so where that fails."""
        from companion.store.errors import StoreError

        if "theme" in values:
            self.theme = values["theme"]
        if "keys" in values:
            self.set_keymap(values["keys"])
        if "screen_reader" in values:
            self.use_words(values["screen_reader"])
        try:
            aside = self.context.set_settings(**values)
        except StoreError as error:
            self.notify(phrase(error.key, **error.facts), markup=False)
            return
        if aside:
            self.notify(phrase("settings.put_aside", path=aside), markup=False)
