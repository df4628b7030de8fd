"""The first words, on the terminal before anything heavy is imported.

Textual takes about a fifth of a second to load. Until then the splash shows one line where the first screen
will show it too, holds the keyboard so that keys pressed early are saved up and not echoed, and leaves the
terminal as it was if Ctrl+C comes. To be this early it imports nothing beyond `os`, `sys`, the two C modules
for terminals and signals and three light modules of the core. It reads TOML files line by line for the one
value that it needs, and does without a value that it can't find that way.
"""

from __future__ import annotations

import os

from companion.core.folders import config_folder
from companion.core.layout import HOME_ROWS, STEP_ROWS, centred, first_row
from companion.core.palette import DEFAULT, NAMES, PALETTES, depth_of

CONTENT = os.path.join(os.path.dirname(__file__), "content")
ENGLISH = "en"
SCREENS = ("now", "checkin", "after", "history")
"""The commands that open a screen when nothing follows them, as bare `companion` does."""
FIRST_EXERCISE = "look_around"
MOST_LETTERS = 200_000
"""Nothing that a person would write in one of these files is longer."""
ENTER = "\x1b[?1049h\x1b[?25l"
LEAVE = "\x1b[0m\x1b[?1049l\x1b[?25h"
UNDO = (
    "\x1b[<u\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[?7h"
)
"""Undoes what the front end asks of a terminal: keyboard protocol, mouse, focus, paste, size, wrapping."""


class Splash:
    """The terminal between the command and the first screen.

    `handed_over` says that the front end has taken the terminal, and will restore it itself.
    """

    def __init__(self, words: str, rows: int, *, large: bool = False) -> None:
        size = os.get_terminal_size(2)
        # All that can fail is done before the terminal is touched.
        picture = _colours() + "\x1b[2J" + _placed(words, size.columns, size.lines, rows, large)
        self.handed_over = False
        self._attributes = _quiet_keyboard()
        self._is_closed = False
        _on_signals(self._interrupted)
        _write(ENTER + picture)

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


def opens_a_screen(arguments: list[str]) -> bool:
    """Whether the words after `companion` ask for a screen and nothing else."""
    return not arguments or (len(arguments) == 1 and arguments[0] in SCREENS)


def show_splash(command: str) -> Splash | None:
    """Show the first words for a command that opens a screen; None where that fails, as without termios.

    The app opens all the same then, with the words in its first frame.
    """
    try:
        words, rows = first_words(command)
        return Splash(words, rows, large=command == "now" and setting("large") == "true")
    except (ImportError, OSError, ValueError):
        return None


def first_words(command: str) -> tuple[str, int]:
    """Return the words that the first screen begins with, and the rows of the block that they are in.

    For `now` they are the first instruction, for bare `companion` the calm line of the home screen.
    """
    if command == "now":
        return _first_step()
    if command == "":
        with open(_content("first_words.txt"), encoding="utf-8") as file:
            return file.readline().strip(), HOME_ROWS
    return "", 1


def is_terminal() -> bool:
    """Whether there is a terminal to read from and to draw on."""
    return all(os.isatty(fd) for fd in (0, 1, 2)) and os.environ.get("TERM", "") not in ("", "dumb")


def language() -> str:
    """Return the code of the language that is set, or that the locale names; English if it isn't there."""
    names = [setting("language"), *(os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))]
    for name in names:
        code = name[:2].lower()
        if len(code) == 2 and code.isalpha() and os.path.isdir(os.path.join(CONTENT, code)):
            return code
    return ENGLISH


def setting(name: str) -> str:
    """Return one value of settings.toml that is on a line of its own; empty if it isn't there."""
    return value_in(os.path.join(config_folder(), "settings.toml"), name)


def value_in(path: str, name: str) -> str:
    """Return the first plain string under a name in a TOML file: `name = "value"` on a line, no escapes.

    A `true` is returned as that word; anything else, and a file that can't be read, as an empty string.
    """
    try:
        # A pipe in its place would wait for ever.
        if not os.path.isfile(path):
            return ""
        with open(path, encoding="utf-8") as file:
            for line in file.read(MOST_LETTERS).split("\n"):
                left, equals, right = line.partition("=")
                if equals and left.strip() == name:
                    value = right.strip()
                    if value == "true":
                        return value
                    plain = len(value) > 1 and value[0] == value[-1] == '"' and "\\" not in value
                    return _printable(value[1:-1]) if plain else ""
    except (OSError, UnicodeDecodeError):
        pass
    return ""


def _first_step() -> tuple[str, int]:
    key = setting("first_exercise") or FIRST_EXERCISE
    for path in (
        os.path.join(config_folder(), "exercises", f"{key}.toml"),
        _content("exercises", f"{key}.toml"),
        _content("exercises", f"{FIRST_EXERCISE}.toml"),
    ):
        if words := value_in(path, "short"):
            return words, STEP_ROWS.get(value_in(path, "kind"), 1)
    return "", 1


def _content(*names: str) -> str:
    """Return the path of a file of the content, in English where the language doesn't have it."""
    path = os.path.join(CONTENT, language(), *names)
    return path if os.path.exists(path) else os.path.join(CONTENT, ENGLISH, *names)


def _printable(text: str) -> str:
    return "".join(character for character in text if character.isprintable())


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
