"""The cover: one key puts an ordinary text over the whole terminal, whatever the app is doing.

It lies over what the app draws and not among its screens: those go on to be opened and closed by what was
begun before. While it lies there nothing that is drawn, rung or copied goes out to the terminal, what is
typed is dropped, and the clock of the exercises stands still.
"""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, Any

from rich.cells import set_cell_size
from textual import on
from textual.driver import Driver
from textual.events import Event, InputEvent, Key, Paste, Resize
from textual.message import Message
from textual.timer import Timer

from companion.content.catalog import phrase
from companion.core.key_sequence import HELD, KeySequence
from companion.core.stoppable_clock import StoppableClock
from companion.store.settings import Settings
from companion.tui.host import Host
from companion.tui.terminal_cursor import HIDDEN, SHOWN, USUAL
from companion.tui.textual_private import app_of, running_driver_of

if TYPE_CHECKING:
    from textual.geometry import Size

KEY = "f9"
LEAVES = ("ctrl+c", "ctrl+q")
FRAME_BEGINS, FRAME_ENDS = "\x1b[?2026h", "\x1b[?2026l"
PLAIN = f"\x1b[0m{HIDDEN}"
"""The terminal's own colours, no cursor."""
CLEARED = "\x1b[0m\x1b[2J\x1b[H"
"""Clears the screen: tmux leaves rows of it behind where the window has grown meanwhile."""
TITLE, TITLE_BEFORE = "\x1b[22;2t\x1b]2;{}\x07", "\x1b[23;2t"
"""Sets another title, as a shell may have put the command there, and brings back the one before."""


class CoverDriver(Driver):
    """A driver that can cover the terminal, from any thread: a key does so even while the app is busy."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._writing = RLock()
        self._covered = False

    def write(self, data: str) -> None:
        with self._writing:
            if not self._covered:
                super().write(SHOWN if data == HIDDEN and self._shows_cursor else data)  # type: ignore[safe-super]

    @property
    def _shows_cursor(self) -> bool:
        return bool(getattr(app_of(self), "shows_cursor", False))

    def start_application_mode(self) -> None:
        app = app_of(self)
        if isinstance(app, CoverApp):
            # Something else may have been shown since it was left, as the shell was.
            app.shown.forget()
        super().start_application_mode()  # type: ignore[safe-super]
        if isinstance(app, CoverApp) and app.covered:
            # It was stopped while it was covered.
            self.cover(app.cover_rows(app.size))

    def process_message(self, message: Message) -> None:
        if isinstance(message, Key) and message.key == KEY and isinstance(app := app_of(self), CoverApp):
            app.silence()
            self.cover(app.cover_rows(app.size))
        super().process_message(message)

    def cover(self, rows: str, *, again: bool = False) -> None:
        """Write the cover, and from now on nothing else; `again` for a terminal that has another size."""
        with self._writing:
            if self._covered and not again:
                return
            title = "" if self._covered else TITLE.format(phrase("cover.title"))
            self._covered = False
            self.write(FRAME_BEGINS + title + PLAIN + rows + FRAME_ENDS)
            self._covered = True

    def uncover(self) -> None:
        """Write again what the app draws."""
        with self._writing:
            if self._covered:
                self._covered = False
                self.write(TITLE_BEFORE)
                self.write(HIDDEN)

    def stop_application_mode(self) -> None:
        self.uncover()
        if self._shows_cursor:
            self.write(USUAL)
        self.write(CLEARED)
        super().stop_application_mode()  # type: ignore[safe-super]


class CoverApp(Host):
    """An app that one key covers, and others uncover; `covered` can be watched by what makes a sound."""

    def __init__(self, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.driver_class = type("Covering", (CoverDriver, self.driver_class), {})
        self.use_words(self.context.settings.screen_reader)
        self._clock = self.context.clock = StoppableClock(self.context.clock)
        self._way_back = KeySequence(KEY, KEY, 0)
        self._uncovers: Timer | None = None

    def cover_rows(self, size: Size) -> str:
        """Return what is written to show the cover; every row is written, down to the last."""
        from companion.flows.cover import cover_lines

        lines = cover_lines(self.context.settings.cover, size.width)[: size.height]
        lines += [""] * (size.height - len(lines))
        rows = (set_cell_size(line, size.width - 1).rstrip() for line in lines)
        return "".join(f"\x1b[{at};1H{row}\x1b[K" for at, row in enumerate(rows, start=1))

    def action_cover(self) -> None:
        """Cover the terminal; what goes on by itself stops."""
        keys = self.context.settings.uncover
        self._way_back = KeySequence(keys if keys.split() else Settings().uncover, KEY, Message().time)
        self._clock.stop()
        self.silence()
        self.covered = True
        self._cover()

    def _cover(self, *, again: bool = False) -> None:
        if isinstance(driver := running_driver_of(self), CoverDriver):
            driver.cover(self.cover_rows(self.size), again=again)

    def _uncover(self) -> None:
        self._uncovers = None
        self._clock.go_on()
        self.covered = False
        if isinstance(driver := running_driver_of(self), CoverDriver):
            driver.uncover()
        if self.said:
            # Said just before the cover came, or below it.
            self.notify(self.said)
        self.shown.forget()
        self.refresh(layout=True)

    @on(Driver.SignalResume)
    def draw_again(self) -> None:
        """Draw everything: the terminal has nothing of it after the app was stopped."""
        self.refresh(layout=True)

    async def on_event(self, event: Event) -> None:
        if isinstance(event, Key) and not event.is_forwarded:
            self.silence()
            if event.key == KEY and not self.covered:
                self.action_cover()
                return
            if self.covered:
                self._press(event)
        elif isinstance(event, Resize) and self.covered:
            self.call_later(self._cover, again=True)
        if not (self.covered and isinstance(event, InputEvent | Paste) and not event.is_forwarded):
            await super().on_event(event)

    def _press(self, key: Key) -> None:
        """Leave, or uncover after the right keys; any other key is dropped."""
        if self._uncovers:
            self._uncovers.stop()
            self._uncovers = None
        if key.key in LEAVES:
            self.leave_unattended()
        elif self._way_back.press(key.key, key.time) and not getattr(key, "repeats", False):
            self._uncovers = self.set_timer(HELD, self._uncover)
