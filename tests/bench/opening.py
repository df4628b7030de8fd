"""The time from the command to the first words and to a screen that reads keys, beside minimal programs.

Every round starts each program once, so that a busy moment slows all of them. The figures are medians of the
rounds' ratios, or of their milliseconds.
"""

from __future__ import annotations

import compileall
import statistics
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import companion
from companion.content.catalog import phrase
from companion.content.opening import first_words
from companion.flows.cover import cover_lines
from tests.bench.child import COMPANION, PYTHON, Child
from tests.bench.figure import Figure

ROUNDS = 15
MINIMAL = Path(__file__).with_name("minimal.py")
LAST_ON_HOME = phrase("home.commands.leave.label").encode()
"""The last words of the first frame of home."""

CALM, INSTRUCTION = (first_words(command)[0].encode() for command in ("", "now"))

COVERED = [line for line in cover_lines("manual", 80)[:24] if line][-1].encode()
"""The last words of the cover."""

ASKED = phrase("plain.cover", cover=phrase("plain.words.cover")).encode()
"""What plain mode says once, after the first instruction and its choices."""

Round = dict[str, float]


def measure(rounds: int = ROUNDS) -> Iterable[Figure]:
    """Start everything several times, after a first round that is not counted."""
    compileall.compile_dir(Path(companion.__file__).parent, quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        seconds = [_round(Path(folder)) for _ in range(rounds + 1)][1:]
    yield _ratio(seconds, "first words", "words", "python", 1.5, "python -c pass")
    yield _ratio(seconds, "first words of `now`, the instruction", "now", "python", 1.5, "python -c pass")
    yield _ratio(seconds, "first line of plain mode", "line", "python", 1.5, "python -c pass")
    yield _ratio(seconds, "a check-in from the command line", "check-in", "python", 7.0, "python -c pass")
    yield _ratio(seconds, "home, whole and interactive", "home", "minimal", 1.15, "a Textual app of one line")
    yield _ratio(seconds, "home, whole and interactive", "home", "python", None, "python -c pass")
    yield _ratio(seconds, "a Textual app of one line", "minimal", "python", None, "python -c pass")
    for name, key in (
        ("python -c pass", "python"),
        ("first words", "words"),
        ("first words of `now`", "now"),
        ("first line of plain mode", "line"),
        ("plain mode, until it asks", "asked"),
        ("home, whole and interactive", "home"),
        ("Enter at once, to the instruction", "enter"),
        ("a check-in from the command line", "check-in"),
        ("Ctrl+C, until the shell is back", "leave"),
        ("F9, until the screen is covered", "cover"),
    ):
        value = round(_median(seconds, lambda each, key=key: each[key]) * 1000, 1)
        yield Figure(name, value, "ms", 50 if key == "cover" else None)


def _round(home: Path) -> Round:
    """Start each program once; return the seconds from its start until its output was there."""
    took = {"python": Child([PYTHON, "-c", "pass"], home).wait_until_end()}
    check_in = [COMPANION, "checkin", "--state", "up", "--intensity", "7"]
    took["check-in"] = Child(check_in, home).wait_until_end()

    child = Child([COMPANION], home)
    took["words"] = child.wait_until(CALM)
    took["home"] = child.wait_until(LAST_ON_HOME)
    child.read(0.3)
    took["leave"] = _leave(child)

    child = Child([COMPANION, "now"], home)
    took["now"] = child.wait_until(INSTRUCTION)
    child.read(0.6)
    running = child.seconds
    child.send(b"\x1b[20~")
    took["cover"] = child.wait_until(COVERED) - running
    child.kill()

    child = Child([COMPANION, "now", "--plain"], home)
    took["line"] = child.wait_until(INSTRUCTION)
    took["asked"] = child.wait_until(ASKED)
    child.kill()

    child = Child([COMPANION], home)
    child.wait_until(CALM)
    child.send(b"\r")
    took["enter"] = child.wait_until(INSTRUCTION)
    child.kill()

    child = Child([PYTHON, str(MINIMAL)], home)
    took["minimal"] = child.wait_until(CALM)
    child.kill()
    return took


def _leave(child: Child) -> float:
    running = child.seconds
    child.send(b"\x03")
    return child.wait_until_end() - running


def _ratio(seconds: list[Round], name: str, of: str, to: str, target: float | None, beside: str) -> Figure:
    value = _median(seconds, lambda each: each[of] / each[to])
    return Figure(name, round(value, 2), "x", target, note=f"beside {beside}")


def _median(seconds: list[Round], value: Callable[[Round], float]) -> float:
    return statistics.median(map(value, seconds))
