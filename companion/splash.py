"""The first words, on the terminal before anything heavy is imported.

Textual takes about a fifth of a second to load. Until then the splash shows one line where the first screen
will show it too, holds the keyboard so that keys pressed early are saved up and not echoed, and leaves the
terminal as it was if Ctrl+C comes. To be this early it imports nothing beyond `os`, `sys`, the two C modules
for terminals and signals and a few light modules.
"""

from __future__ import annotations

import os
import sys

from companion.content.lines import setting
from companion.content.opening import first_line, first_words
from companion.core.layout import centred, first_row, wrap
from companion.core.palette import DEFAULT, NAMES, PALETTES, depth_of

WIDEST_LINE = 80
"""Cells of a line of plain mode at most, and in a pipe."""
ENTER = "\x1b[?1049h\x1b[?25l"
LEAVE = "\x1b[0m\x1b[?1049l\x1b[?25h"
COVER = "\x1b[20~"
"""What F9 sends."""
UNDO = (
    "\x1b[<u\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[?7h"
)
"""Undoes what the front end asks of a terminal: keyboard protocol, mouse, focus, paste, size, wrapping."""


class Splash:
    """The terminal between the command and the first screen.

    `handed_over` says that the front end has taken the terminal, and will restore it itself. With
    `drop_typed` what was typed before the words is dropped, as it was meant for nothing here; an Esc leaves,
    and the key of the cover counts: no words are shown then.
    """

    def __init__(self, words: str, rows: int, *, large: bool = False, drop_typed: bool = False) -> None:
        size = os.get_terminal_size(2)
        # All that can fail is done before the terminal is touched. Some terminals say that they have no size.
        placed = _placed(words, size.columns or WIDEST_LINE, size.lines or 24, rows, large)
        picture = _colours() + "\x1b[2J" + placed
        self.handed_over = False
        self._attributes = _quiet_keyboard()
        self._is_closed = False
        _on_signals(self._interrupted)
        typed = _typed() if drop_typed else b""
        if _has_esc(typed):
            _restore_keyboard(self._attributes, True)
            os._exit(0)
        self._typed = COVER if COVER.encode() in typed else ""
        _write(ENTER + ("\x1b[2J" if self._typed else picture))

    def hand_over(self) -> tuple[list[object] | None, str]:
        """Leave the terminal to the front end.

        Returns its attributes as they were, as `termios` has them, and what was typed before and counts.
        """
        self.handed_over = True
        return self._attributes, self._typed

    def close(self, *, drop_keys: bool = False) -> None:
        """Restore the terminal as it was; a second time does nothing.

        `drop_keys` drops keys that nobody read: they were meant for Companion, and the shell would run them.
        """
        if self._is_closed:
            return
        self._is_closed = True
        if not self.handed_over:
            _write(LEAVE)
        _restore_keyboard(self._attributes, drop_keys)

    def _interrupted(self, signum: int, frame: object) -> None:
        # A signal that the front end doesn't handle yet, though it may have the terminal.
        if self.handed_over:
            _write(UNDO)
            self.handed_over = False
        self.close(drop_keys=True)
        os._exit(128 + signum)


def show_splash(screen: str) -> Splash | None:
    """Show the first words of a screen by its name; None where that fails, as without termios.

    The app opens all the same then, with the words in its first frame.
    """
    try:
        words, rows = first_words(screen)
        is_exercise = screen == "now" or ":" in screen
        large = is_exercise and setting("large") == "true"
        return Splash(words, rows, large=large, drop_typed=is_exercise)
    except (ImportError, OSError, ValueError):
        return None


def is_terminal() -> bool:
    """Whether there is a terminal to read from and to draw on."""
    # On Windows no terminal needs a name.
    term = os.environ.get("TERM", "" if os.name == "posix" else "windows")
    return all(os.isatty(fd) for fd in (0, 1, 2)) and term not in ("", "dumb")


def has_driver() -> bool:
    """Whether Textual was given a driver, which reads and draws elsewhere, as textual-serve's does."""
    return bool(os.environ.get("TEXTUAL_DRIVER"))


def asks_for_lines(arguments: list[str]) -> bool:
    """Whether plain mode is asked for: by the arguments, the environment, or a terminal that can't draw."""
    if "--plain" in arguments:
        return True
    return os.isatty(0) and os.isatty(1) and (bool(os.environ.get("ACCESSIBLE")) or not is_terminal())


def write_line(screen: str) -> str:
    """Write the first line of plain mode before anything is loaded, and return it; "" if that fails."""
    try:
        words = first_line(screen)
        columns = os.get_terminal_size(1).columns if os.isatty(1) else 0
        width = min(WIDEST_LINE, columns or WIDEST_LINE) - 1
        if words:
            sys.stdout.write("\n".join(wrap(words, max(2, width))) + "\n")
            sys.stdout.flush()
        return words
    except (OSError, ValueError, AttributeError):
        return ""


def _placed(words: str, width: int, height: int, rows: int, large: bool) -> str:
    """Return the words with the codes that place them where the first screen will."""
    top = first_row(height - 1, rows) + 1
    lines = (_large(words, width, height) if large else []) or centred(words, width)
    lines = lines[: max(1, height)]
    return "".join(f"\x1b[{top + at};{column + 1}H{line}" for at, (column, line) in enumerate(lines))


def _large(words: str, width: int, height: int) -> list[tuple[int, str]]:
    """Return the words in large letters, as the screen will show them; nothing where they have no room."""
    from companion.content.letters import on_screen

    drawn = on_screen(words, width, height) or []
    return [((width - len(row)) // 2, row) for row in drawn]


def _colours() -> str:
    """Return the code of the theme's colours, as Textual will send them."""
    themes = PALETTES[depth_of(os.environ)]
    palette = themes.get(setting("theme"), themes[DEFAULT])
    return f"\x1b[{_code(palette.text, 3)};{_code(palette.ground, 4)}m"


def _code(colour: str | int, of: int) -> str:
    """Return the code of a colour, of text where `of` is 3 and of a ground where it is 4."""
    if isinstance(colour, int):
        return f"{of}8;5;{colour}"
    if colour in NAMES:
        return f"{of}{NAMES[colour]}"
    return f"{of}8;2;" + ";".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))


def _write(data: str) -> None:
    """Write to where Textual will write; a terminal that is gone is nothing to report here."""
    try:
        os.write(2, data.encode())
    except OSError:
        pass


def _quiet_keyboard() -> list[object] | None:
    """Stop echo and line mode, so that a key pressed early waits for the first screen."""
    import termios

    try:
        before = termios.tcgetattr(0)
        now = termios.tcgetattr(0)
        now[0] &= ~termios.ICRNL  # so that an early Enter arrives as the key it is
        now[3] &= ~(termios.ECHO | termios.ICANON)
        now[6][termios.VSUSP] = b"\x00"
        termios.tcsetattr(0, termios.TCSANOW, now)
    except termios.error:
        return None
    return before


def _typed() -> bytes:
    """Return what was typed and not read yet; it waits no longer."""
    from select import select

    typed = b""
    while select([0], [], [], 0)[0] and (more := os.read(0, 4096)):
        typed += more
    return typed


def _has_esc(typed: bytes) -> bool:
    """Whether Esc is among some keys; others send an Esc too, with more behind it."""
    return any(part[:1] not in (b"[", b"O") for part in typed.split(b"\x1b")[1:])


def _restore_keyboard(attributes: list[object] | None, drop_keys: bool) -> None:
    import termios

    try:
        if attributes is not None:
            termios.tcsetattr(0, termios.TCSANOW, attributes)  # type: ignore[arg-type]
        if drop_keys:
            termios.tcflush(0, termios.TCIFLUSH)
    except termios.error:
        pass


def _on_signals(handler: object) -> None:
    # The C module itself: `signal` would import all that `enum` needs.
    import _signal  # type: ignore[import-not-found]

    for signum in (_signal.SIGINT, _signal.SIGTERM, _signal.SIGHUP, _signal.SIGQUIT):
        _signal.signal(signum, handler)
