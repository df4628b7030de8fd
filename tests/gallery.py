"""Take pictures of the screens in a real terminal window: `uv run python -m tests.gallery`.

It needs xterm, xdotool, ImageMagick's `import` and Xvfb, which draws a window that is on no screen. Without
options it makes `docs/gallery.md` and its pictures, at 80x24 in truecolour on a dark ground. Pictures of
another size, depth of colour or ground go into a folder that is named with --into.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from msgspec.structs import replace

from companion.core.ids import new_id
from companion.store.documents import to_document
from companion.store.notebook import Notebook
from tests import make

DOCS = Path(__file__).parent.parent / "docs"
COMPANION = str(Path(sys.executable).with_name("companion"))
PROGRAMS = ("Xvfb", "xterm", "xdotool", "import")
DEPTHS = {
    "truecolour": {"TERM": "xterm-256color", "COLORTERM": "truecolor"},
    "256": {"TERM": "xterm-256color"},
    "16": {"TERM": "xterm-16color"},
    "none": {"TERM": "xterm-256color", "NO_COLOR": "1"},
}
GROUNDS = {"dark": ("grey85", "black"), "light": ("black", "white")}
"""The terminal's own text and ground."""
ORDINARY: dict[str, Any] = {
    "NOTES": (
        "",
        "",
        "The bus was late, and I noticed my jaw.",
        "Warm hands, soft belly. Then the phone rang.",
    ),
    "WORDS": ("tight", "warm", "numb", "nothing", "buzzing", "like a wet coat"),
    "REGIONS": ("chest", "jaw", "belly", "hands"),
    "FEELINGS": ("fear", "sad", "relief", "shame", "can't tell"),
    "EXERCISES": (("look_around", "Look around"), ("feet", "Feet on the floor"), ("hum", "Hum")),
    "PEOPLE": ("M.", "Dr Okafor"),
}
"""Words as people write them, in place of the odd ones that tests need."""
OPENS = 1.8
BETWEEN = 0.45
"""Seconds until a screen is opened, and between two keys: longer than a held key's, so that each counts."""


class Shot(NamedTuple):
    """One screen: the words after `companion`, then keys by the names of xdotool; `w2` waits two seconds."""

    name: str
    what: str
    command: str = ""
    keys: str = ""


SHOTS = (
    Shot("home", "The first screen. Enter grounds at once."),
    Shot("now", "`companion now`: the first instruction, before anything else is asked.", "now"),
    Shot("breath", "A breath: out a little longer than in.", "now breath", "w2.2"),
    Shot("breath_small", "The same breath, nearly empty.", "now breath", "w7.5"),
    Shot("press", "Feet on the floor: press, then ease off.", "now feet", "space w2"),
    Shot("typing", "A step where you can type something.", "now five_senses", "l a m p"),
    Shot(
        "wave",
        "An urge as a wave, drawn as far as it was answered.",
        "now ride_the_wave",
        "space space Up equal Down",
    ),
    Shot("is_it_now", "Is it happening now, or is it a memory?", "now is_it_now", "space space"),
    Shot("after", "After an exercise: a rest, then one question.", "now", "w2 Escape w3"),
    Shot("after_answer", "After the answer: what to do next.", "now", "w2 Escape w3 u 4"),
    Shot("people", "Emergency numbers and people, one key away on every page.", "", "question"),
    Shot("keys", "All keys of a page.", "", "F2"),
    Shot("exercises", "The exercises.", "", "e w1 Down"),
    Shot("exercise", "About one exercise, and how it went before.", "", "e w1 Down i"),
    Shot("before", "Before an exercise that was chosen: what to be careful of.", "", "e w1 Down Return"),
    Shot("checkin", "A check-in begins with a state.", "checkin"),
    Shot("strength", "First the state, then how strong it is.", "checkin", "u 7"),
    Shot("body", "Where it is in the body.", "checkin", "u Tab Down Down space 2"),
    Shot("session", "After a session.", "after"),
    Shot("history", "Looking back, newest first.", "history", "w1 Down"),
    Shot("entry", "One entry.", "history", "w1 Down Return"),
    Shot("over_time", "States and their strength over time.", "history", "w1 o w1"),
    Shot("body_over_time", "The body over time.", "history", "w1 b w1"),
    Shot("helped", "What has helped.", "history", "w1 h w1"),
    Shot("since", "Since the last session with one person.", "history", "w1 p w1 Return w1 s w1"),
    Shot("settings", "The settings.", "", "comma"),
    Shot("reading", "Something to read.", "", "l w1 Return"),
)


class Window(NamedTuple):
    """How the terminal's window is: its size in cells, its depth of colour, its ground."""

    size: str = "80x24"
    depth: str = "truecolour"
    ground: str = "dark"


def main() -> int:
    """Take the pictures that were asked for; return 1 if a program that this needs is missing."""
    parser = argparse.ArgumentParser(description="Take pictures of the screens in a real terminal window.")
    parser.add_argument("names", nargs="*", help="screens to take; all if none is named")
    parser.add_argument("--size", default="80x24", help="columns and rows, such as 40x15")
    parser.add_argument("--depth", choices=DEPTHS, default="truecolour")
    parser.add_argument("--ground", choices=GROUNDS, default="dark")
    parser.add_argument("--into", type=Path, help="a folder for the pictures; without it docs/gallery")
    given = parser.parse_args()
    if missing := [program for program in PROGRAMS if not shutil.which(program)]:
        print(f"These programs are missing: {', '.join(missing)}. Install them, then try again.")
        return 1
    folder = given.into or DOCS / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    shots = [shot for shot in SHOTS if not given.names or shot.name in given.names]
    window = Window(given.size, given.depth, given.ground)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as filled, display() as screen:
        fill(Path(filled))
        for shot in shots:
            # A home of its own: what one screen saves is not there for the next.
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
                shutil.copytree(filled, home, dirs_exist_ok=True)
                take(shot, folder / f"{shot.name}.png", window, home, screen)
            print(shot.name, flush=True)
    if not given.into:
        (DOCS / "gallery.md").write_text(page(), encoding="utf-8")
    return 0


def fill(home: Path) -> None:
    """Fill a home folder with made-up entries of the last two years."""
    with patch.multiple(make, **ORDINARY):
        made = list(make.entries(300, years=2))
    later = datetime.now(UTC) - timedelta(hours=3) - made[-1].at
    notebook = Notebook(home / "data" / "notebook")
    moved = (replace(each, at=each.at + later, id=new_id(each.at + later, os.urandom(4))) for each in made)
    notebook.merge_documents(to_document(entry) for entry in moved)
    notebook.close()


@contextmanager
def display() -> Iterator[str]:
    """Open a display that nobody sees, and yield its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "2000x1400x24"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as number:
            try:
                yield f":{number.readline().strip()}"
            finally:
                server.terminate()


def take(shot: Shot, path: Path, window: Window, home: str, screen: str) -> None:
    """Open a screen in a window of its own and write a picture of it."""
    text, ground = GROUNDS[window.ground]
    environment = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment |= {"DISPLAY": screen, "LC_ALL": "C.UTF-8"}
    inside = DEPTHS[window.depth] | {"COMPANION_HOME": home, "LANG": "en_GB.UTF-8"}
    command = [
        "xterm",
        "-fa",
        "DejaVu Sans Mono",
        "-fs",
        "10",
        "-geometry",
        window.size,
        "-fg",
        text,
        "-bg",
        ground,
    ]
    command += ["-e", "env", "-u", "LC_ALL", *(f"{name}={value}" for name, value in inside.items())]
    with subprocess.Popen(
        [*command, COMPANION, *shot.command.split()], env=environment, stderr=subprocess.DEVNULL
    ) as terminal:
        time.sleep(OPENS)
        for key in shot.keys.split():
            press(key, environment)
        time.sleep(BETWEEN)
        subprocess.run(["import", "-window", found(environment), str(path)], env=environment, check=True)
        terminal.terminate()


def press(key: str, environment: dict[str, str]) -> None:
    """Press a key, or wait some seconds."""
    if re.fullmatch(r"w[0-9.]+", key):
        time.sleep(float(key[1:]))
    else:
        # A terminal takes no key that is sent to its window; it needs the focus.
        focus = ["windowfocus", found(environment)]
        subprocess.run(
            ["xdotool", *focus, "key", key], env=environment, check=True, stderr=subprocess.DEVNULL
        )
        time.sleep(BETWEEN)


def found(environment: dict[str, str]) -> str:
    """Return the id of the terminal's window."""
    search = ["xdotool", "search", "--class", "xterm"]
    return subprocess.run(search, env=environment, check=True, capture_output=True, text=True).stdout.split()[
        -1
    ]


def page() -> str:
    """Return the page that shows all pictures."""
    rows = [f"## {shot.what}\n\n![{shot.name}](gallery/{shot.name}.png)\n" for shot in SHOTS]
    about = "Terminals of 80 columns and 24 rows. Made by `uv run poe gallery`; the entries are made up."
    return "\n".join(["# Gallery\n", about + "\n", *rows])


if __name__ == "__main__":
    sys.exit(main())
