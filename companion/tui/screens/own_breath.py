"""A breath of one's own: four lines, made longer or shorter with the arrows."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.reactive import reactive

from companion.content.catalog import number, phrase
from companion.content.own_exercises import BREATH_KEY, breath_file, changed, pattern_of
from companion.store import files
from companion.store.errors import StoreError
from companion.tui.commands import command
from companion.tui.screens.page import Page
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.choices import Choice, Choices

ROWS = 9
STEP = 0.5


class OwnBreathPage(Page[bool]):
    """Sets the seconds of each part, and saves them as an exercise in the person's folder."""

    HEADING = "own_breath"
    CSS_PATH = "exercises.tcss"
    BINDINGS = [
        command("own_breath.shorter", "left,minus", "change(-1)"),
        command("own_breath.longer", "right,plus,equals_sign", "change(1)"),
        command("own_breath.keep", "space", "save", footer=False),
    ]

    pattern: reactive[dict[str, float]] = reactive(dict, init=False)

    def content(self) -> ComposeResult:
        """Lay out the parts, and what they make together."""
        with CentredBlock(rows=ROWS):
            yield CentredText(phrase("own_breath.question"), id="question")
            yield Choices((), enter=phrase("own_breath.commands.keep.label"))
            yield CentredText(id="whole", classes="quiet")
            yield CentredText(id="waiting", classes="quiet")

    def on_mount(self) -> None:
        """Begin with the parts as they are."""
        self.pattern = pattern_of(self.context.library.get(BREATH_KEY))

    def watch_pattern(self) -> None:
        """Show the parts, and what they make together."""
        width = len(phrase("own_breath.seconds", count=10.5))
        self.query_one(Choices).choices = tuple(
            Choice(part, f"{_seconds(seconds):<{width}}", phrase(f"own_breath.names.{part}"))
            for part, seconds in self.pattern.items()
        )
        whole = phrase("own_breath.whole", seconds=number(sum(self.pattern.values()), 2))
        self.query_one("#whole", CentredText).words = whole
        waiting = self.pattern["hold"] or self.pattern["rest"]
        self.query_one("#waiting", CentredText).words = phrase("own_breath.waiting") if waiting else ""

    def action_change(self, by: int) -> None:
        """Make the part under the cursor longer or shorter."""
        choices = self.query_one(Choices)
        part = choices.choices[choices.cursor].id
        self.pattern = changed(self.pattern, part, by * STEP)

    @on(Choices.Chosen)
    def action_save(self) -> None:
        """Write the file of an exercise like any other: it stands in the list and can be shared."""
        path = self.context.places.own_exercises / f"{BREATH_KEY}.toml"
        for broken in self.context.library.broken:
            if broken.path == path:
                self.app.notify(broken.sentence(), markup=False)
                return
        try:
            files.make_folder(path.parent)
            raw = self.context.own.read(path)
            text = None if raw is None else raw.decode("utf-8-sig")
            self.context.own.replace(path, breath_file(self.pattern, text).encode())
        except StoreError as error:
            self.app.notify(phrase(error.key, **error.facts), markup=False)
        else:
            self.context.read_exercises()
            self.dismiss(True)


def _seconds(seconds: float) -> str:
    return phrase("own_breath.seconds", count=seconds) if seconds else phrase("own_breath.none")
