"""The list of exercises, and the page before one that was chosen from it."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from companion.content.phrases import say
from companion.core.entry import Rating
from companion.core.exercise import Exercise
from companion.tui.commands import command
from companion.tui.screens.before import Before
from companion.tui.screens.page import Page
from companion.tui.widgets.hints import Hints
from companion.tui.world import World


@dataclass(frozen=True)
class Chosen:
    """An exercise by key, and how it was before, where that was said."""

    key: str
    before: Rating


class Exercises(Page[Chosen]):
    """All exercises under their headings; the one under the cursor is told about where there is room."""

    CSS_PATH = "exercises.tcss"
    BINDINGS = [
        command("exercises.up", "k", "cursor(-1)", footer=False),
        command("exercises.down", "j", "cursor(1)", footer=False),
    ]

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world

    def compose(self) -> ComposeResult:
        """Lay out the list, and beside it what the chosen one is."""
        with Horizontal():
            yield OptionList(*self._options(), id="list", markup=False)
            with VerticalScroll(id="about", can_focus=False):
                yield Static(id="words", markup=False)
        yield Static(self._broken(), id="broken", markup=False)
        yield Hints()

    def _options(self) -> list[Option | None]:
        options: list[Option | None] = []
        for group in self.world.library.groups:
            if options:
                options.append(Option("", disabled=True))
            options.append(Option(group.heading, disabled=True))
            options += [Option(f"  {self.world.library[key].name}", id=key) for key in group.keys]
        return options

    def _broken(self) -> str:
        return "\n".join(broken.sentence() for broken in self.world.library.broken)

    def on_mount(self) -> None:
        """Begin at the first exercise."""
        self.query_one(OptionList).action_first()
        self.query_one("#broken").display = bool(self.world.library.broken)

    @on(OptionList.OptionHighlighted)
    def tell(self, event: OptionList.OptionHighlighted) -> None:
        """Say what the exercise under the cursor is."""
        if event.option_id is not None:
            self.query_one("#words", Static).update(describe(self.world.library[event.option_id]))

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Go to the page before the exercise."""
        if event.option_id is not None:
            self._begin(event.option_id)

    @work
    async def _begin(self, key: str) -> None:
        before = await self.app.push_screen_wait(Before(self.world.library[key]))
        if before is not None:
            self.dismiss(Chosen(key, before))

    def action_cursor(self, by: int) -> None:
        """Move the cursor as the arrows do."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if by > 0 else options.action_cursor_up()


def describe(exercise: Exercise) -> str:
    """Say in a few lines what an exercise is, how long it takes, and what is known of it."""
    parts = [
        exercise.about,
        how_long(exercise),
        *exercise.cautions,
        exercise.why,
        *(f"- {way}" for way in exercise.ways),
        say(f"exercises_list.grades.{exercise.grade}"),
    ]
    return "\n\n".join(part for part in parts if part)


def how_long(exercise: Exercise) -> str:
    """Say how long an exercise takes, in words rather than figures."""
    shortest, longest = exercise.takes
    if longest < 60:
        return say("exercises_list.under_a_minute")
    if longest <= 90:
        return say("exercises_list.about_a_minute")
    least, most = max(1, shortest // 60), round(longest / 60)
    if least == most:
        return say("exercises_list.about_minutes", minutes=most)
    return say("exercises_list.minutes", least=least, most=most)
