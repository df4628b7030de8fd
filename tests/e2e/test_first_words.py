"""The splash: first words at once, and no flash when the app takes over."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.content.catalog import first_words as calm_line
from companion.content.catalog import phrase
from companion.content.letters import on_screen
from companion.content.opening import first_words, opening
from companion.core.palette import PALETTES, TRUECOLOUR
from tests.e2e.conftest import Opens, settings
from tests.e2e.screen import Feed, TerminalScreen
from tests.e2e.terminal import PROMPT, Terminal

FRAME_ENDS = b"\x1b[?2026l"
TAKES_OVER = b"\x1b[?1000h"
RAISED = str(PALETTES[TRUECOLOUR]["dusk"].raised).removeprefix("#")
SIZES = [(80, 24), (40, 15), (200, 60)]


def moments(terminal: Terminal) -> Iterator[TerminalScreen]:
    """Yield the screen as the splash left it, then after each frame of the app."""
    written = bytes(terminal.written[terminal.written.index(b"\x1b[?1049h") :])
    splash, _, rest = written.partition(TAKES_OVER)
    screen = TerminalScreen(terminal.screen.columns, terminal.screen.lines)
    feed = Feed(screen)
    feed.feed(splash)
    yield screen
    frames = (TAKES_OVER + rest).split(FRAME_ENDS)
    for frame in frames[:-1]:
        feed.feed(frame + FRAME_ENDS)
        yield screen


def cells_of(screen: TerminalScreen, words: str) -> list[tuple[int, int, str, str, str]]:
    """Return row, column, character, colour and background of each cell with some of the words."""
    return [
        (y, x, cell.data, cell.fg, cell.bg)
        for y, row in enumerate(screen.cells)
        if (line := "".join(cell.data for cell in row).strip()) and line in words
        for x, cell in enumerate(row)
        if cell.data.strip()
    ]


@pytest.mark.parametrize(
    ("command", "size"),
    [
        *(("companion", (80, 24)), ("companion", (40, 15)), ("companion now", (80, 24))),
        *(("companion now", (200, 60)), ("companion now far", (40, 15))),
        *(
            pytest.param(command, size, marks=pytest.mark.slow)
            for command, size in (
                ("companion", (200, 60)),
                ("companion now", (40, 15)),
                ("companion now far", (80, 24)),
                ("companion now far", (200, 60)),
            )
        ),
    ],
    ids=str,
)
def test_the_app_takes_over_without_a_flash_or_a_jump(
    terminal: Opens, command: str, size: tuple[int, int]
) -> None:
    window = terminal(*size)
    window.run(command)
    window.wait_for(
        phrase("home.commands.leave.label") if command == "companion" else phrase("app.commands.back.label")
    )
    window.read(0.2)
    words = first_words(opening(command.split()[1:]) or "")[0]
    screens = moments(window)
    in_the_splash = cells_of(next(screens), words)
    assert "".join(sign for _, _, sign, _, _ in in_the_splash) == words.replace(" ", "")
    for screen in screens:
        assert cells_of(screen, words) == in_the_splash
        assert {cell.bg for row in screen.cells for cell in row} <= {in_the_splash[0][4], RAISED}
    opened = bytes(window.written[window.began :])
    assert opened.count(b"\x1b[?1049h") == 1
    assert opened.count(b"\x1b[2J") == 1
    window.leave()
    window.assert_as_before()


@pytest.mark.parametrize(
    ("environment", "theme"),
    [
        ({"COLORTERM": ""}, "dusk"),
        pytest.param({"COLORTERM": ""}, "paper", marks=pytest.mark.slow),
        pytest.param({"COLORTERM": "", "TERM": "xterm"}, "dusk", marks=pytest.mark.slow),
        ({"COLORTERM": "", "TERM": "xterm"}, "paper"),
        ({"NO_COLOR": "1"}, "paper"),
        ({}, "terminal"),
        ({}, "unknown"),
    ],
    ids=str,
)
def test_the_colours_stay_as_they_were_at_first(
    home: Path, terminal: Opens, environment: dict[str, str], theme: str
) -> None:
    settings(home, theme=theme)
    window = terminal(**environment)
    window.run("companion now")
    window.wait_for(phrase("app.commands.back.label"))
    window.read(0.2)
    words, screens = first_words("now")[0], moments(window)
    in_the_splash = cells_of(next(screens), words)
    for screen in screens:
        assert cells_of(screen, words) == in_the_splash
        assert {cell.bg for row in screen.cells for cell in row} == {in_the_splash[0][4]}
    window.leave()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_large_letters_are_large_from_the_first(home: Path, terminal: Opens, size: tuple[int, int]) -> None:
    settings(home)
    (home / "config" / "settings.toml").write_text("large = true\n", encoding="utf-8")
    window = terminal(*size)
    window.run("companion now")
    window.wait_for(phrase("app.commands.back.label"))
    window.read(0.2)
    drawn = [
        row for row in (on_screen(first_words("now")[0], *size) or [first_words("now")[0]]) if row.strip()
    ]
    for screen in moments(window):
        rows = ["".join(cell.data for cell in row).strip() for row in screen.cells]
        at = rows.index(drawn[0].strip())
        assert [row for row in rows[at : at + 2 * len(drawn)] if row][: len(drawn)] == [
            row.strip() for row in drawn
        ]
    window.leave()
    window.assert_as_before()


def test_now_shows_the_first_instruction_of_the_persons_own_first_exercise(
    home: object, terminal: Opens
) -> None:
    settings(home, first_exercise="look_around")  # type: ignore[arg-type]
    window = terminal()
    window.run("companion now")
    window.wait_for("Look slowly around you.")
    window.wait_for(phrase("exercise.commands.next.label"))
    assert "Look slowly around you." in window.text
    window.leave()


def test_a_key_typed_during_the_first_words_is_not_shown_and_arrives(terminal: Opens) -> None:
    window = terminal()
    window.run("companion")
    window.wait_until(lambda: window.screen.alternate)
    window.type("\r")
    window.wait_for("Both feet on the floor.")
    window.wait_for(phrase("app.commands.back.label"))
    opened = bytes(window.written[window.began :])
    rest = opened.partition(calm_line().encode())[2]
    assert rest.startswith(b"\x1b"), "something was echoed after the first words"
    window.leave()
    window.assert_clean()


def test_letters_typed_during_the_first_words_are_not_shown(terminal: Opens) -> None:
    window = terminal()
    window.run("companion")
    window.wait_until(lambda: window.screen.alternate)
    window.type("zzz\x1b[A\x1b[B")
    window.wait_for(phrase("home.question"))
    window.leave("\x1b")
    assert "zzz" not in window.text
    window.assert_clean()
    window.assert_as_before()


def test_what_was_typed_before_the_first_words_of_an_exercise_is_dropped(terminal: Opens) -> None:
    window = terminal()
    window.type("companion now\r   oq\x1b[C\r\r")
    window.wait_for(phrase("exercise.commands.next.label"))
    window.read(0.5)
    assert first_words("now")[0] in window.text
    window.type(" ")
    window.wait_until(lambda: first_words("now")[0] not in window.text, "the next step")
    window.leave()


def test_an_esc_before_the_first_words_of_an_exercise_leaves(terminal: Opens) -> None:
    window = terminal()
    window.type("companion now\r \x1b")
    window.wait_until(lambda: window.text.count(PROMPT.strip()) == 2, "the prompt")
    assert b"\x1b[?1049h" not in window.written


def test_one_space_after_the_first_words_of_an_exercise_counts(terminal: Opens) -> None:
    window = terminal()
    window.run("companion now")
    window.wait_until(lambda: window.screen.alternate)
    for _ in range(5):
        window.type(" ", held=True)
    window.wait_for(phrase("exercise.commands.next.label"))
    window.read(0.5)
    assert "Press heels, then toes. Then rest." in window.text
    window.leave()


def test_a_held_key_takes_one_step_where_the_terminal_says_that_it_is_held(terminal: Opens) -> None:
    window = terminal()
    window.run("companion now")
    window.wait_for(phrase("exercise.commands.next.label"))
    assert b"\x1b[>27u" in window.written
    window.type("\x1b[32;1:1;32u")
    window.read(0.5)
    for _ in range(30):
        window.type("\x1b[32;1:2;32u", held=True)
        window.read(1 / 30)
    window.type("\x1b[32;1:3u")
    assert "Press heels, then toes. Then rest." in window.text
    window.read(0.4)
    window.type("\x1b[32;1:1;32u")
    window.wait_for("What do your feet notice now?")
    window.leave("\x1b[99;5:1u")


@pytest.mark.parametrize("command", ["companion", "companion now"])
def test_the_enter_that_launched_the_program_does_nothing_while_it_is_held(
    terminal: Opens, command: str
) -> None:
    window = terminal()
    window.run(command)
    window.read(0.3)
    for _ in range(60):
        window.type("\r", held=True)
        window.read(1 / 30)
    shown = phrase("home.question") if command == "companion" else first_words("now")[0]
    assert shown in window.text
    window.type("\r")
    window.wait_until(lambda: shown not in window.text, "what Enter does")
    window.leave()


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("", phrase("home.question")),
        ("now", phrase("app.commands.back.label")),
        ("after", phrase("questions.left.ask")),
    ],
)
def test_the_app_opens_without_a_splash(terminal: Opens, command: str, shown: str) -> None:
    window = terminal()
    window.run(f"{sys.executable} {Path(__file__).with_name('without_splash.py')} {command}")
    window.wait_for(shown)
    if words := first_words(command)[0]:
        assert words in window.text
    window.leave()
    window.assert_as_before()
