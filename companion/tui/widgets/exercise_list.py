"""The exercises as rows of a list, one line each, under headings and under kinds that can be folded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from companion.content.catalog import phrase, shown_key
from companion.content.own_files import BrokenFile
from companion.core.entry import State
from companion.core.exercise import Exercise
from companion.core.layout import COLUMN
from companion.core.outcomes import Outcome
from companion.text.exercises import conditions_in_words, duration, short_duration, uses
from companion.tui.commands import command
from companion.tui.drawing import in_rows, in_words, problem_in_words
from companion.tui.drawing import key_of as shown_key_of
from companion.tui.widgets.entry_rows import fitted
from companion.tui.widgets.name_list import NameList
from companion.tui.widgets.rating import options
from companion.tui.widgets.ways import PLACES

CAUTION = "◆"
"""What a caution begins with, so that it stands out without colours."""
FOLDED, UNFOLDED = "▸", "▾"
LENGTH, USES = 9, 12
"""Cells for how long an exercise takes and for what it uses, with the gap before them."""
WITH_USES = 43
"""From this many cells on, a row says what the exercise uses too."""
AIRY = 44
"""From this many rows of the terminal on, there is a gap between two kinds, and room above the title."""
WIDTH = 46
"""The cells of the list where the marked exercise is described beside it."""


class Section(NamedTuple):
    """Exercises under a heading, by key; one with `folds` is a kind, whose row shows and hides them."""

    id: str
    title: str
    keys: tuple[str, ...]
    folds: bool = False


class ExerciseList(NameList):
    """Sections of exercises. Enter takes an exercise, or unfolds a kind; → and ← unfold and fold one."""

    BINDINGS = [
        command("exercises.choose", "enter", "select"),
        command("exercises.unfold", "enter", "fold(True)"),
        command("exercises.fold", "enter", "fold(False)"),
        command("exercises.open", "right", "fold(True)", footer=False),
        command("exercises.close", "left", "fold(False)", footer=False),
    ]

    def __init__(self, exercises: Mapping[str, Exercise], *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self.exercises = exercises
        self.unfolded: set[str] = set()
        self._sections: tuple[Section, ...] = ()

    @property
    def key(self) -> str:
        """The key of the marked exercise, "" where none is marked."""
        option = self.highlighted_option
        return key_of(option.id) if option else ""

    @property
    def kind(self) -> Section | None:
        """The kind whose row is marked."""
        option = self.highlighted_option
        return next((each for each in self._sections if option and each.id == option.id), None)

    def fill(self, sections: Iterable[Section], key: str = "", *, to_top: bool = False) -> None:
        """List the sections, with the cursor at an exercise or, without a key, at the row that it was at.

        The kind of the exercise is unfolded. Where it is listed more than once, the cursor is at the nearest.
        """
        sections = tuple(sections)
        if key:
            self.unfolded = self.unfolded | {each.id for each in sections if each.folds and key in each.keys}
        option, near = self.highlighted_option, self.highlighted or 0
        before, key = (option.id if option else None), key or self.key
        self._sections = sections
        self.set_options(self._made())
        places = [at for at, one in enumerate(self.options) if one.id and one.id == before]
        if not places or key_of(before) != key:
            places = [at for at, one in enumerate(self.options) if key and key_of(one.id) == key]
        if to_top or not places:
            first = next((at for at, one in enumerate(self.options) if key_of(one.id)), None)
            self.highlighted = first
            self.scroll_home(animate=False)
        else:
            self.highlighted = min(places, key=lambda at: abs(at - near))

    def _made(self) -> Iterator[Option]:
        longest = max((cell_len(short_duration(each)) for each in self.exercises.values()), default=0)
        self._length = longest + 1 if longest > LENGTH else LENGTH
        for section in self._sections:
            if section is not self._sections[0] and self.app.size.height >= AIRY:
                yield Option("", disabled=True)
            if section.folds:
                count = f"{len(section.keys):>3} {self._sign(section)}"
                yield Option(fitted(section.title, self._room - len(count)) + count, id=section.id)
            else:
                yield Option(section.title, disabled=True)
            if not section.folds or section.id in self.unfolded:
                for key in section.keys:
                    yield Option(self._row(key), id=f"{section.id}/{key}")

    def _sign(self, section: Section) -> str:
        is_open = section.id in self.unfolded
        if in_words(self):
            return phrase("exercises_list.open" if is_open else "exercises_list.closed")
        return UNFOLDED if is_open else FOLDED

    @property
    def _room(self) -> int:
        width = self.app.size.width
        return (WIDTH if is_beside(self) else min(width, WIDTH + 8) - 1) - 3

    def _row(self, key: str) -> Content:
        exercise, room = self.exercises[key], self._room
        took = short_duration(exercise)
        facts = " " * (self._length - cell_len(took)) + took
        if room >= WITH_USES:
            facts = fitted(f"{facts}  {uses(exercise)}", self._length + USES)
        return Content.assemble(fitted(f"  {exercise.name}", room - cell_len(facts)), (facts, "$quiet"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether Enter takes an exercise, unfolds a kind, or folds it."""
        kind = self.kind
        if action == "fold":
            return kind is not None and (kind.id in self.unfolded) is not parameters[0]
        return action != "select" or kind is None

    def action_fold(self, unfold: bool) -> None:
        """Show the exercises of the kind under the cursor, or hide them."""
        if kind := self.kind:
            self.unfolded = self.unfolded | {kind.id} if unfold else self.unfolded - {kind.id}
            self.fill(self._sections)
            self.refresh_bindings()


def fill_ends(screen: Screen[Any], heading: str, broken: Iterable[BrokenFile]) -> None:
    """Show the title, beside it what comes before any exercise, and below the keys that say how it is.

    At the foot stands which of the person's own files can't be used.
    """
    between = "\n" if screen.app.size.width < COLUMN else "    "
    # While something is typed, ? is a sign like any other.
    key = "f1" if isinstance(screen.focused, Input) else "question_mark"
    danger = (phrase("exercises_list.danger", pressed=shown_key(key)), "$accent not bold")
    # Unfolding a kind moves nothing that stands above it.
    title = screen.query_one("#title", Static)
    title.styles.margin = (max(0, screen.app.size.height - AIRY) // 2, 0, 0, 0)
    title.update(Content.assemble(heading, between, danger))
    screen.query_one("#how", Static).update(_how_line(screen))
    foot = screen.query_one("#broken", Static)
    foot.update("\n".join(problem_in_words(screen, each) for each in broken))
    foot.display = bool(foot.content)


def _how_line(screen: Screen[Any]) -> Content:
    """Return the keys that say how it is, each with its word, as the screen takes them."""
    states = {letter: state for letter, state in options().items() if isinstance(state, State)}
    words = {letter: phrase(f"states.{state.name.lower()}.label") for letter, state in states.items()}
    for name in ("flashback", "breath"):
        words[shown_key_of(screen, f"exercises.{name}")] = phrase(f"exercises.commands.{name}.label")
    labels: dict[str, str] = getattr(screen, "labels", {})
    places = {
        shown_key_of(screen, str(each.id)): labels.get(str(each.id), each.description) for each in PLACES
    }
    parts = [Content.assemble((key, "$accent"), f" {word}") for key, word in words.items()]
    parts.append(Content.styled("0-10", "$accent"))
    parts += [Content.assemble((key, "$accent"), f" {word}") for key, word in places.items()]
    gap, narrow = Content("  "), screen.app.size.width < COLUMN
    ends = (len(states), len(parts) - len(places)) if narrow else (len(parts) - len(places),)
    lines = [gap.join(parts[start:end]) for start, end in pairwise((0, *ends, len(parts)))]
    if narrow and max(line.cell_length for line in lines) > (room := screen.app.size.width - 2):
        # No key is to stand at the end of a line, and its word on the next.
        lines = in_rows([part + gap for part in parts], room + len(gap))
    return Content("\n").join(lines)


def described(exercise: Exercise, own: Outcome, reason: str, *, first: bool, named: bool) -> Content:
    """Return what has to be known before an exercise is begun, and what it has been like for the person.

    `reason` says why it is offered now, `first` whether `companion now` begins with it, `named` whether its
    name is above.
    """
    easier = phrase("exercises_list.easier", easier=own.easier, compared=own.compared)
    cautions = [(f"{CAUTION} {words}", "$accent") for words in exercise.cautions]
    parts = [
        [(exercise.name if named else "", "bold"), (duration(exercise), "$quiet")],
        [(exercise.about, "")],
        cautions,
        [(easier if own.compared else "", ""), (reason, "$quiet")],
        [(phrase("exercises_list.first") if first else "", "$quiet")],
        [(conditions_in_words(exercise), "$quiet")],
    ]
    paragraphs = [[Content.styled(words, style) for words, style in part if words] for part in parts]
    return Content("\n\n").join(Content("\n").join(lines) for lines in paragraphs if lines)


def is_beside(widget: Widget) -> bool:
    """Return whether a description stands beside the list: there is room, and no screen reader reads each."""
    return widget.app.size.width >= WIDTH + 30 and not in_words(widget)


def key_of(option_id: str | None) -> str:
    """Return the key of the exercise that an option is for; empty for a heading and for a kind."""
    return (option_id or "").partition("/")[2]
