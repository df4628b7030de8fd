"""What can be done with the list of exercises: each with its key, which counts here alone."""

from __future__ import annotations

from itertools import chain
from typing import get_args

from companion.content.catalog import phrase, table
from companion.content.library import moved, toggled
from companion.core.exercise import Fits, Needs
from companion.core.moment import OCCASIONS
from companion.tui.commands import command
from companion.tui.drawing import key_of
from companion.tui.host import Host
from companion.tui.screens.choice import ListPage

ABOUT_ONE = ("pin", "hide", "first", "earlier", "later")
"""What is done to the marked exercise."""
FILTERS = ("nothing needed", *get_args(Needs), *get_args(Fits))
"""The names of the filters, by what is needed and how it can be done."""
ABOUT = "about "
"""What the id of an occasion begins with."""
ONLY = "only "
"""What the id of a filter begins with; by itself it shows all again."""


class ExerciseMenu(ListPage):
    """Returns the name of a change, an occasion or a filter; `only` is the filter that is on."""

    BINDINGS = [
        command("exercises.pin", "p", "go('pin')", footer=False),
        command("exercises.hide", "x", "go('hide')", footer=False),
        command("exercises.first", "n", "go('first')", footer=False),
        command("exercises.earlier", "shift+up", "go('earlier')", footer=False),
        command("exercises.later", "shift+down", "go('later')", footer=False),
        command("exercises.own_breath", "o", "go('own_breath')", footer=False),
        command("exercises.hidden", "h", "go('hidden')", footer=False),
    ]

    def __init__(self, key: str, only: str) -> None:
        changes = (*(ABOUT_ONE if key else ()), "own_breath", "hidden")
        names = {name: phrase(f"exercises.commands.{name}.label") for name in changes}
        if only:
            names[ONLY] = phrase("exercises_list.show_all")
        for occasion in OCCASIONS:
            words = phrase(f"exercises_list.occasions.{occasion}")
            names[ABOUT + occasion] = phrase("exercises_list.show_fitting", how=words)
        for name in FILTERS:
            if name != only:
                words = phrase(f"exercises_list.filters.{name}")
                names[ONLY + name] = phrase("exercises_list.show_only", filter=words)
        super().__init__(names, table("titles")["more"])

    def _row(self, id: str) -> str:
        if id.startswith((ONLY, ABOUT)):
            return self.names[id]
        width = max(len(name) for id, name in self.names.items() if not id.startswith((ONLY, ABOUT)))
        return f"{self.names[id]:<{width}}   {key_of(self, f'exercises.{id}')}"

    def action_go(self, name: str) -> None:
        """Return a change by its key, where it is listed."""
        if name in self.names:
            self._choose(name)


def change_exercise(host: Host, name: str, key: str) -> None:
    """Pin, hide or move an exercise, or let `companion now` begin with it; say so where it can't be seen."""
    settings, library = host.context.settings, host.context.library
    match name:
        case "pin":
            host.set_settings(pinned=toggled(settings.pinned, key))
        case "hide":
            host.set_settings(hidden=toggled(settings.hidden, key))
            if key not in settings.hidden:
                host.notify(phrase("exercises_list.now_hidden", name=library[key].name), markup=False)
        case "first":
            host.set_settings(first_exercise=key)
            host.notify(phrase("exercises_list.now_first", name=library[key].name), markup=False)
        case _:
            by = -1 if name == "earlier" else 1
            if key in settings.pinned:
                host.set_settings(pinned=moved(settings.pinned, key, by))
            else:
                groups = (moved(group.keys, key, by) for group in library.groups)
                host.set_settings(order=tuple(chain.from_iterable(groups)))


async def set_own_breath(host: Host) -> str:
    """Let the person set their own breath, opened first if it is locked; return its key, "" for none."""
    from companion.content.own_exercises import BREATH_KEY
    from companion.flows.unlock import unlock_own
    from companion.tui.screens.own_breath import OwnBreathPage

    async with host.screens() as front:
        if not await unlock_own(front, host.context):
            return ""
    return BREATH_KEY if await host.push_screen_wait(OwnBreathPage()) else ""
