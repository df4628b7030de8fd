"""The app: opens pages, runs flows, and leaves the terminal as it was."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from textual import work
from textual.app import SystemCommand
from textual.screen import Screen

from companion.content.catalog import first_words, phrase
from companion.core.palette import NONE, depth_of
from companion.flows.context import Context
from companion.store.core_dumps import forbid_reading_memory
from companion.tui import crash
from companion.tui.commands import always, command, commands_of, palette
from companion.tui.opens_pages import OpensPages
from companion.tui.printable_lines import PrintableLines
from companion.tui.screens.home import LOOK_AFTER, Home
from companion.tui.screens.page import TALL
from companion.tui.textual_private import assume_sync, begin_with_theme
from companion.tui.themes import themes

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.filter import LineFilter

    from companion.tui.front import Screens


class CompanionApp(OpensPages):
    """Companion on a terminal.

    `opening` is what the command asked for, as `content.opening` names it: "", "now", "flashback:feet",
    "history". `words` are the first words, at the top of `rows` rows; the splash, if `hand_over` is given,
    has already put them on the terminal. `has_checked_settings` says whether what can't be used in the
    settings file was shown.
    """

    CSS_PATH = "app.tcss"
    TITLE = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]
    BINDINGS = [
        command("app.people", "question_mark", "people"),
        command("app.people_too", "f1", "people", priority=True),
        command("app.keys", "f2", "keys", footer=False, priority=True),
        command("app.cover", "f9", footer=False, priority=True),
        command("app.unlock", "f6", footer=False, priority=True),
        command("app.palette", "ctrl+p", "command_palette", footer=False, priority=True),
        command("app.leave", "ctrl+c,ctrl+q", "leave", footer=False, priority=True),
    ]

    def __init__(
        self,
        context: Context,
        opening: str = "",
        words: str = "",
        hand_over: Callable[[], tuple[list[Any] | None, str]] | None = None,
        rows: int = 1,
    ) -> None:
        self.context = context
        self.opening = opening
        self.words = words
        self.rows = rows
        self._hand_over = hand_over
        self.has_checked_settings = False
        self._fronts: list[Screens] = []
        self._leaving = False
        self.unread = []
        self._printable_lines = PrintableLines()
        # Looked at before Textual takes NO_COLOR out of the environment.
        depth = depth_of(os.environ)
        super().__init__(ansi_color=True if depth == NONE else None)
        assume_sync(self)
        # While a thread reads or draws, a key gets its turn after half a millisecond and not after five.
        sys.setswitchinterval(0.0005)
        for theme in themes(depth):
            self.register_theme(theme)
        begin_with_theme(self, context.settings.theme)
        self.set_keymap(context.settings.keys)

    def get_driver_class(self) -> type[Driver]:
        """Take over from the splash where there was one."""
        if self._hand_over:
            with suppress(ImportError):
                from companion.tui.driver import taking_over

                return taking_over(self._hand_over)
            self._hand_over()
        return super().get_driver_class()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw nothing that the terminal would act on, whichever widget draws it."""
        return [*super().get_line_filters(), self._printable_lines]

    def get_default_screen(self) -> Screen[None]:
        """Show in the first frame what the splash has shown."""
        if self.opening == "":
            return Home(self.words)
        from companion.tui.screens.threshold import Threshold

        return Threshold(self.words, self.rows, large=self.context.settings.large)

    def on_mount(self) -> None:
        """Go straight to what the command asked for."""
        self.listen_for_signals()
        if not self.is_headless:
            self.call_after_refresh(forbid_reading_memory)
        if self.opening != "now" and ":" not in self.opening:
            self.set_timer(LOOK_AFTER, self._report_settings)
        if self.opening:
            self.begin("ground" if self.opening == "now" else self.opening)

    @work
    async def _report_settings(self) -> None:
        """Say once what in the settings file can't be used; nothing stands before a first instruction."""
        from asyncio import to_thread

        if not self.has_checked_settings:
            found = await to_thread(self._settings_problems)
            if len(found) > 1:
                found[1:] = [phrase("settings.more", count=len(found) - 1)]
            if found:
                self.unread.append(" ".join(found))
                if isinstance(self.screen, Home):
                    self.screen.say_unread()

    def _settings_problems(self) -> list[str]:
        from companion.flows.settings_check import settings_problems

        self.has_checked_settings = True
        return settings_problems(self.context.places)

    def listen_for_signals(self) -> None:
        """Save and leave when the terminal is closed or the process is asked to end."""
        import asyncio
        import signal

        if os.name == "posix" and not self.is_headless:
            loop = asyncio.get_running_loop()
            for signum in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGQUIT):
                loop.add_signal_handler(signum, self.leave_unattended)
            loop.add_signal_handler(signal.SIGTSTP, self._stop, signal.getsignal(signal.SIGTSTP))

    def _stop(self, stop: Any) -> None:
        """Lock before the driver gives the terminal back and stops the process, as job control asks."""
        was_open = self.context.is_open
        self.lock_now()

        def stop_process() -> None:
            stop(0, None)
            # Here again, the process goes on.
            if was_open:
                self.notify(phrase("locked.again"))

        # Once the page that showed entries is gone: it would be drawn again when the app goes on.
        self.call_after_refresh(stop_process)

    def begin(self, flow: str) -> None:
        """Begin a flow by name; it runs in a worker of the app's own."""
        self.hold_keys()
        self.run_worker(self._run(flow), group="flows", exclusive=False)

    async def _run(self, flow: str) -> None:
        from companion.flows.registry import run_flow

        async with self.screens() as front:
            await run_flow(flow, front, self.context)
        if not self._leaving and not self._fronts:
            if self._ends_in_shell(front):
                self.action_leave()
            else:
                self.go_home()

    def _ends_in_shell(self, front: Screens) -> bool:
        """Return whether a flow that the shell opened has ended, with nothing left to read or to undo."""
        waits = front.has_news or front.ends_at_home or self.has_locked or self.context.deleted_drafts
        return not waits and not any(isinstance(screen, Home) for screen in self.screen_stack)

    @asynccontextmanager
    async def screens(self) -> AsyncIterator[Screens]:
        """Make a front end for one flow; when the person leaves out of the flow, the app is left."""
        from companion.flows.front import Left
        from companion.tui.front import Screens

        front = Screens(self)
        self._fronts.append(front)
        try:
            yield front
        except Left:
            self.action_leave()
        finally:
            self._fronts.remove(front)
            self._exit_if_ended()
        if not self._leaving:
            front.close()

    def action_leave(self) -> None:
        """Save what is begun in any flow, then leave; asked again meanwhile, save nothing that can't be."""
        for front in reversed(self._fronts):
            front.leave()
        self._leaving = True
        self.silence()
        self._exit_if_ended()

    def leave_unattended(self) -> None:
        """Save and leave, asking nothing: the terminal is gone."""
        self.unattended = True
        self.action_leave()

    def _exit_if_ended(self) -> None:
        """Exit once the person is leaving and every flow has ended."""
        if self._leaving and not self._fronts:
            self.exit()
            self.release_keys()

    def go_home(self) -> None:
        """Show the first screen, with nothing left above it."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, Home):
            self.pop_screen()
        if isinstance(self.screen, Home):
            # It may have been on the screen while something was still being saved.
            self.screen.shown()
        else:
            self.push_screen(Home(first_words()))
        self._report_settings()
        self.release_keys()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the palette every command that works here."""
        yield from palette(screen)
        if "app.import" not in commands_of(screen):
            yield always("app.import", screen)
        yield always("app.sealing", screen)

    def log_error(self, error: Exception) -> None:
        """Write down where an error was, and have one sentence printed about it."""
        self.failed = crash.report(error, self.context.places.log)

    def bell(self) -> None:
        """Ring, but not because of an error."""
        if not self.failed:
            super().bell()
