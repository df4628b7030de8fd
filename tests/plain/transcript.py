"""Transcripts of plain mode: files with all that is written and, after "> ", all that is typed.

The first line is the command, or "$ flow" and a name; `--lang` at its end is the language. "~ 4" are four
seconds in which nothing is typed.
The last line says whether the command ended or was left.
`python -m tests.plain.transcript NAME ...` writes files anew from what is typed in them.
"""

from __future__ import annotations

import io
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from companion.cli.lines import run_screen
from companion.content import catalog
from companion.content.opening import LINE_SCREENS, opening
from companion.flows.context import Context
from companion.flows.front import Left
from companion.flows.registry import run_flow
from companion.plain.front import PlainFront, finish
from companion.plain.terminal import Back, Terminal
from companion.store.paths import places
from companion.store.settings import Settings
from tests.plain.typed import Typed, Waits
from tests.still import Still

FOLDER = Path(__file__).parent / "transcripts"
COMMAND, FLOW, LANGUAGE = "$ companion --plain", "$ flow ", " --lang "


def still_context(home: Path, still: Still) -> Context:
    where = places({"COMPANION_HOME": str(home)})
    return Context(
        where, Settings(country="GB"), now=still.now, clock=still.clock, choose=lambda several: several[0]
    )


def replayed(text: str, context: Context, still: Still, columns: int = 81) -> str:
    """Return what a transcript would be now, from what is typed in it."""
    command, *lines = text.splitlines()
    asked, _, language = command.partition(LANGUAGE)
    typed = [_typed(line) for line in lines if line[:2] in ("> ", "~ ") or line == ">"]
    out = io.StringIO()
    out.write(f"{command}\n")
    terminal = Terminal(out, Typed(still, *typed, out=out), size=lambda: (columns, 24))
    screen = opening(asked.removeprefix(COMMAND).split(), LINE_SCREENS)
    front = (PlainFront if screen == "people" else Front)(terminal, context)
    flow = asked.removeprefix(FLOW)
    catalog.look_in([catalog.CONTENT / (language or catalog.ENGLISH.name)])
    try:
        finish(run_screen(str(screen), front, context) if flow == asked else run_flow(flow, front, context))
        ending = "(ended)"
    except Left:
        ending = "(left)"
    finally:
        catalog.look_in([])
    return out.getvalue().replace("> \n", ">\n") + f"{ending}\n"


class Front(PlainFront):
    """Plain mode with one line in the place of the page about people, which has tests of its own."""

    def _show_people(self) -> None:
        with suppress(Back):
            self.terminal.ask("(people)")


def _typed(line: str) -> str | Waits:
    return Waits(float(line[2:])) if line[0] == "~" else line[2:].strip()


def main() -> None:
    for path in sorted(FOLDER.glob("*.txt")):
        if path.stem in sys.argv[1:]:
            still = Still()
            with tempfile.TemporaryDirectory() as home:
                text = path.read_text("utf-8")
                path.write_text(replayed(text, still_context(Path(home), still), still), "utf-8")


if __name__ == "__main__":
    main()
