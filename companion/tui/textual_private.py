"""Every name of Textual that isn't public and is used here, each with its purpose and its fallback.

All were read in Textual 8.2.8. Should a later version drop one, more is painted or a log says less, but
nothing breaks: `tests/tui/test_textual_private.py` takes each away.

| name | for | without it |
|---|---|---|
| `App._handle_exception` | a log of the places of an error | a log that says only when |
| `App._sync_available` | frames marked as such without asking the terminal | a little tearing |
| `App._refresh_truecolor_filter` | beginning with a theme | styles are parsed twice |
| `App._driver`, `App._batch_count` | painting changed cells | Textual's own repaint |
| `App._display`, what updates are made of | writing changed cells only | whole rows of widgets |
| `App._driver` | the cover | keys are dropped and nothing goes on, but what was drawn stays |
| `Widget._styles_cache` | dropping cached lines that were painted over | Textual's own repaint |
| `OptionList._lines` | one sign beside a name of several rows | a sign in each row |
| `XTermParser`, `Driver._debug`, `Driver._app` | reading keys without polling | Textual's own reading |
| `LinuxDriver`, its two queries | nothing asked that is answered at the shell | Textual's driver, a flash |
| `CommandPalette._gather_commands` | closing it while commands are looked for | a key then may end the app |
| `CommandPalette._action_command_list` | a page key before its list is drawn | such a key ends the app |
| `CommandPalette._NO_MATCHES`, its countdown | saying in the language that nothing is found | English |

The two queries, `_request_terminal_sync_mode_support` and `_query_in_band_window_resize`, are overridden in
`driver`, as is `LinuxDriver`: without the names, nothing is overridden.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Protocol

from rich.console import Console
from textual import on, work
from textual.app import App
from textual.command import CommandList, CommandPalette
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import OptionDoesNotExist

from companion.content.catalog import phrase
from companion.tui.drawing import LEADS_CURSOR

Piece = tuple[int, int, Strip]
"""What is written at a row and a column."""


class Parser(Protocol):
    """Turns what a terminal sends into messages."""

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the messages in some input."""

    def tick(self) -> Iterable[Message]:
        """Yield the messages that become clear only with time, such as a single Esc."""


class PrivateErrors(App[None]):
    """An app that prints nothing about an error: Textual's report shows local variables."""

    def __init__(self, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        self.error_console = Console(file=open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115

    def log_error(self, error: Exception) -> None:
        """Write down an error that ends the app."""

    def _handle_exception(self, error: Exception) -> None:
        self.log_error(error)
        super()._handle_exception(error)


class Palette(CommandPalette):
    """Textual's palette, which raises KeyError for Page Down while its list has no size yet."""

    CSS_PATH = ["screens/pages.tcss", "palette.tcss"]

    def _action_command_list(self, action: str) -> None:
        with suppress(KeyError):
            super()._action_command_list(action)
        self._lead(leads=True)

    def _action_cursor_down(self) -> None:
        super()._action_cursor_down()
        self._lead(leads=True)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        super()._start_no_matches_countdown(search_value)
        # Textual says it in English, at the end of the same time.
        self.set_timer(getattr(self, "_NO_MATCHES_COUNTDOWN", 0.5), self._translate_no_matches)

    def _translate_no_matches(self) -> None:
        # Meanwhile something may have been found, or the palette may have been closed.
        with suppress(NoMatches, OptionDoesNotExist):
            found = self.query_one(CommandList)
            found.replace_option_prompt(getattr(self, "_NO_MATCHES", ""), phrase("settings.none_found"))

    @on(Input.Changed)
    def follow_typing(self) -> None:
        """Have the terminal's cursor stand in the line again."""
        self._lead(leads=False)

    def _lead(self, *, leads: bool) -> None:
        """Have the terminal's cursor stand on the marked row, or not."""
        self.query_one(CommandList).set_class(leads, LEADS_CURSOR)

    @work(exclusive=True, group=getattr(CommandPalette, "_GATHER_COMMANDS_GROUP", "commands"))
    async def _gather_commands(self, search_value: str) -> None:
        # It may begin when the palette has just closed and its list is gone.
        with suppress(NoMatches):
            await CommandPalette._gather_commands.__wrapped__(self, search_value)  # type: ignore[attr-defined]


def assume_sync(app: App[Any]) -> None:
    """Mark every frame as one, without asking the terminal whether it knows about that."""
    app._sync_available = True


def begin_with_theme(app: App[Any], name: str) -> None:
    """Begin with a theme; to change to it would parse all styles a second time, before the first frame."""
    if map_terminal_colours := getattr(app, "_refresh_truecolor_filter", None):
        app.set_reactive(App.theme, name)
        app.stylesheet.set_variables(app.get_css_variables())
        map_terminal_colours(app.ansi_theme)
    else:
        app.theme = name


def driver_of(app: App[Any]) -> Driver | None:
    """Return the driver if it may be written to now, None within a batch of updates."""
    return None if getattr(app, "_batch_count", 1) else getattr(app, "_driver", None)


def pieces_of(update: Any) -> Iterator[Piece] | None:
    """Return what an update of the screen writes; None where that can't be known."""
    with suppress(AttributeError):
        return _some_pieces(update.spans, update.chops, update.chop_ends)
    with suppress(AttributeError):
        return _all_pieces(update.strips, update.region.offset)
    return None


def _all_pieces(rows: Iterable[Iterable[Strip]], corner: Offset) -> Iterator[Piece]:
    for y, strips in enumerate(rows, corner.y):
        x = corner.x
        for strip in strips:
            yield y, x, strip
            x += strip.cell_length


def _some_pieces(
    spans: Iterable[tuple[int, int, int]],
    chops: Sequence[Mapping[int, Strip | None]],
    ends: Sequence[Sequence[int]],
) -> Iterator[Piece]:
    for y, left, right in spans:
        for end, (x, strip) in zip(ends[y], chops[y].items(), strict=True):
            if strip is not None and x < right and end > left:
                yield y, x, strip.crop(0, min(end, right) - x)


def running_driver_of(app: App[Any]) -> Driver | None:
    """Return the driver, None before the app runs."""
    return getattr(app, "_driver", None)


def drop_cached_lines(widget: Widget) -> bool:
    """Drop what Textual has cached of a widget's lines; return False if that can't be done."""
    cache = getattr(widget, "_styles_cache", None)
    if cache is None:
        return False
    cache.clear()
    return True


def begins_option(names: OptionList, y: int) -> bool:
    """Return whether a line that is seen is the first of its option; True where that can't be known."""
    lines, at = getattr(names, "_lines", ()), y + names.scroll_offset.y
    return at >= len(lines) or lines[at][1] == 0


def parser_for(driver: Driver) -> Parser | None:
    """Return a parser of what the terminal sends, None if there is none to be had."""
    try:
        from textual._xterm_parser import XTermParser

        return XTermParser(driver._debug)
    except (ImportError, AttributeError, TypeError):
        return None


def app_of(driver: Driver) -> Any:
    """Return the app of a driver, None if it can't be known."""
    return getattr(driver, "_app", None)
