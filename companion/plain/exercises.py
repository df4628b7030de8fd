"""The list of exercises: by kind, by what fits, by a word; then one is read about and begun."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, get_args

from companion.content.catalog import capital, phrase
from companion.content.library import toggled
from companion.core.entry import UNRATED, Rating
from companion.core.exercise import Exercise, Fits, Needs
from companion.core.moment import OCCASIONS, PLACES, Moment, Need
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.flows.practice_log import PracticeLog
from companion.flows.walk import Picked
from companion.plain.choices import Choice, choose, found, listed, named
from companion.plain.keys import as_typed
from companion.plain.lists import choose_from
from companion.plain.rating import ask_rating
from companion.plain.settings import save_settings
from companion.plain.terminal import Back, Terminal
from companion.text.exercises import conditions, duration, explain, find, moment_words

ALL_FILTERS = ("nothing needed", *get_args(Needs), *get_args(Fits))
WAYS = {"fits": "", "find": "/", "only": "", "hidden": ""}
"""The ways to exercises other than by kind, with their letters."""


async def pick_exercise(
    front: FrontEnd, terminal: Terminal, context: Context, log: PracticeLog
) -> Picked | None:
    """Let an exercise be chosen; None if the person goes back. Raises Left."""
    log.read()
    for broken in context.library.broken:
        terminal.say(broken.sentence())
    shown = _Listed(front, terminal, context, log)
    while True:
        try:
            chosen = shown.choose_way()
        except Back:
            return None
        if not chosen:
            return None
        try:
            if picked := await shown.follow(chosen):
                return picked
        except Back:
            continue


class _Listed:
    """The list, and how it is as far as that was said here."""

    def __init__(self, front: FrontEnd, terminal: Terminal, context: Context, log: PracticeLog) -> None:
        self.front, self.terminal, self.context, self.log = front, terminal, context, log
        self.moment = Moment(log.rating)

    def choose_way(self) -> str:
        """Ask which exercises to list; return a way, the number of a kind, or words that some have.

        Raises Back, Left.
        """
        hidden = self.context.settings.hidden
        choices = [Choice(name, phrase(f"plain.exercises.{name}"), key) for name, key in WAYS.items()]
        if not hidden:
            choices.pop()
        kinds = [Choice(str(at), group.heading) for at, group in enumerate(self.context.library.groups)]
        heading = [phrase("titles.exercises"), as_typed(phrase("exercises_list.danger", pressed="?"))]
        asked = [*heading, *listed([*kinds, *choices]), phrase("plain.enter", does=phrase("plain.back"))]
        said = self.terminal.ask(*asked)
        while said and (way := found(said, [*kinds, *choices])) is None:
            if len(said) > 1 and not said.isdecimal() and self._found(said):
                return said
            said = self.terminal.ask(phrase("plain.unknown"), *asked)
        return way or "" if said else ""

    async def follow(self, way: str) -> Picked | None:
        """List what was asked for, and return the exercise that is to be begun. Raises Back, Left."""
        settings, library = self.context.settings, self.context.library
        match way:
            case "fits":
                return await self._what_fits()
            case "find":
                enter = phrase("plain.enter", does=phrase("plain.back"))
                words = self.terminal.ask(phrase("exercises_list.find"), enter, own=True)
                return await self._list_found(words) if words else None
            case "only":
                return await self._only()
            case "hidden":
                return await self._list(phrase("exercises_list.hidden"), settings.hidden)
        if not way.isdecimal():
            return await self._list_found(way)
        group = library.groups[int(way)]
        shown = [key for key in group.keys if key not in settings.hidden]
        return await self._list(group.heading, sorted(shown, key=lambda key: key not in settings.pinned))

    def _found(self, words: str) -> list[str]:
        hidden = self.context.settings.hidden
        return find({key: each for key, each in self.context.library.items() if key not in hidden}, words)

    async def _list_found(self, words: str) -> Picked | None:
        keys = self._found(words)
        found = phrase("exercises_list.found", count=len(keys))
        return await self._list(found if keys else phrase("plain.exercises.none"), keys)

    async def _what_fits(self) -> Picked | None:
        """Ask how it is, or what it is about, and list what fits."""
        about = [Choice(need, phrase(f"exercises_list.occasions.{need}")) for need in (*OCCASIONS, *PLACES)]
        flashback = Choice(Need.FLASHBACK, phrase("exercises_list.occasions.flashback"), "k")
        question = [phrase("exercises_list.question")]
        said = ask_rating(self.terminal, question, self.moment.rating, [flashback, *about])
        if isinstance(said, str):
            self.moment = self.moment.toggled(Need(said))
        else:
            self.moment = self.moment._replace(rating=said)
        if not self.moment.is_said:
            return None
        found = {each.key: each.reason for each in self.log.suggest(self.moment)}
        words = moment_words(self.moment)
        reasons = {key: phrase(f"exercises_list.reasons.{reason}") for key, reason in found.items()}
        return await self._list(phrase("exercises_list.fits", how=words), found, reasons)

    async def _only(self) -> Picked | None:
        names = {name: phrase(f"exercises_list.filters.{name}") for name in ALL_FILTERS}
        only = choose(self.terminal, [phrase("plain.exercises.only")], named(names), phrase("plain.back"))
        hidden = self.context.settings.hidden
        keys = [
            key
            for key, each in self.context.library.items()
            if only in conditions(each) and key not in hidden
        ]
        title = phrase("exercises_list.only", filter=names.get(only, ""), count=len(keys))
        return await self._list(title, keys) if only else None

    async def _list(
        self, title: str, keys: Iterable[str], reasons: dict[str, str] | None = None
    ) -> Picked | None:
        """List exercises until one is begun or the person goes back."""
        library, reasons = self.context.library, reasons or {}
        choices = [
            Choice(key, self._row(library[key], reasons.get(key, ""))) for key in keys if key in library
        ]
        while key := choose_from(self.terminal, [title], choices):
            try:
                if self._is_chosen(key):
                    return Picked.at(key, self.moment._replace(rating=self._ask_before()))
            except Back:
                continue
        return None

    def _ask_before(self) -> Rating:
        """Return how it is before the exercise, which is asked unless it was said. Raises Back, Left."""
        if self.moment.rating:
            return self.moment.rating
        given = ask_rating(self.terminal, [phrase("exercises_list.question")])
        return given if isinstance(given, Rating) else UNRATED

    def _row(self, exercise: Exercise, reason: str) -> str:
        more = f" {capital(reason)}." if reason else ""
        return phrase("plain.exercises.row", name=exercise.name, takes=duration(exercise)) + more

    def _is_chosen(self, key: str) -> bool:
        """Say what an exercise is until it is begun; return whether it is. Raises Back, Left."""
        exercise = self.context.library[key]
        own = self.log.outcome(key)
        easier = phrase("exercises_list.easier", easier=own.easier, compared=own.compared)
        cautions = map(as_typed, exercise.cautions)
        about = [exercise.name, exercise.about, *cautions, *([easier] if own.compared else [])]
        about += [phrase("plain.ask_first")] if exercise.ask_first else []
        begin, why = phrase("plain.exercises.begin"), phrase("exercises.commands.explain.label")
        changes = {name: phrase(f"plain.exercises.{name}") for name in self._changes(key)}
        choices = [Choice("begin", begin), Choice("explain", why, "i"), *named(changes)]
        while True:
            match choose(self.terminal, about, choices, begin):
                case "begin" | "":
                    return True
                case "explain":
                    more = explain(exercise, self.log.evidence(key))
                    needs = (phrase(f"exercises_list.filters.{name}") for name in conditions(exercise))
                    about = [phrase("plain.between").join(needs), *filter(None, more.split("\n"))]
                case change:
                    self._change(change, key)
                    return False

    def _changes(self, key: str) -> list[str]:
        settings = self.context.settings
        return [
            "unpin" if key in settings.pinned else "pin",
            "show" if key in settings.hidden else "hide",
            *(["first"] if key != settings.first_exercise else []),
        ]

    def _change(self, name: str, key: str) -> None:
        settings = self.context.settings
        match name:
            case "pin" | "unpin":
                changed: dict[str, Any] = {"pinned": toggled(settings.pinned, key)}
            case "hide" | "show":
                changed = {"hidden": toggled(settings.hidden, key)}
            case _:
                changed = {"first_exercise": key}
        save_settings(self.terminal, self.context, **changed)
