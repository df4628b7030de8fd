"""Other keys for commands: a list of all commands, and a page that takes the key for one of them."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pkgutil import resolve_name, walk_packages

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.dom import DOMNode
from textual.events import Key

from companion.content.catalog import phrase, shown_key
from companion.core.layout import WIDE_COLUMN
from companion.tui.host import Host
from companion.tui.screens.page import Page
from companion.tui.screens.search_list import SearchList
from companion.tui.widgets.centred_block import CentredBlock
from companion.tui.widgets.centred_text import CentredText
from companion.tui.widgets.entry_rows import fitted

EVERYWHERE = frozenset({"app", "choices", "flow"})
"""Areas of commands that work beside those of any other area."""
FIXED = frozenset({"escape", "enter", "f1", "f2", "f9", "ctrl+c", "ctrl+q", "question_mark"})
"""Keys that mean the same everywhere and are given to no other command, and are taken from none."""
LABEL, KEY = 18, 12
"""Cells for the name of a command and for its keys."""


class ChangeKeysPage(SearchList):
    """Lists every command with its keys and what it does; Enter asks for another key."""

    COLUMN = WIDE_COLUMN

    def __init__(self, usual: Mapping[str, Binding]) -> None:
        self.usual = usual
        super().__init__({}, phrase("settings.names.keys"))

    @classmethod
    async def make(cls, host: Host) -> ChangeKeysPage:
        """Return the page; keys are held while the commands of all screens are loaded."""
        host.hold_keys()
        return cls(await asyncio.to_thread(commands))

    def on_mount(self) -> None:
        """List the commands."""
        self.list_commands()

    def list_commands(self, at: str = "") -> None:
        """List the commands with the keys that they have now, the cursor at one of them."""
        self.names = {id: self._row(id, binding) for id, binding in self.usual.items()}
        self.fill(at)

    def _row(self, id: str, binding: Binding) -> str:
        keys = " ".join(map(shown_key, self.keys_of(id)))
        return fitted(binding.description, LABEL) + fitted(keys, KEY) + f" {binding.tooltip}"

    def is_on(self, id: str) -> bool:
        """Return whether a command has a key of the person's own."""
        return id in self.context.settings.keys

    def keys_of(self, id: str) -> list[str]:
        """Return the keys that a command has now."""
        own = self.context.settings.keys.get(id)
        return [key.strip() for key in (own or self.usual[id].key).split(",")]

    def user_of(self, key: str, id: str) -> str:
        """Return the name of another command beside this one that has the key, "" if there is none."""
        area = id.partition(".")[0]
        for other, binding in self.usual.items():
            beside = area in EVERYWHERE or other.partition(".")[0] in {area, *EVERYWHERE}
            if other != id and beside and key in self.keys_of(other):
                return binding.description
        return ""

    @work
    async def choose(self, id: str) -> None:  # type: ignore[override]
        """Ask for the key of a command, and save it."""
        key = await self.app.push_screen_wait(PressPage(self, id))
        if key is not None:
            keys = {name: own for name, own in self.context.settings.keys.items() if name != id}
            self.host.set_settings(keys={**keys, id: key} if key else keys)
            self.list_commands(id)


class PressPage(Page[str]):
    """Returns the key that is pressed, "" for the usual ones; a key that another command has is named."""

    def __init__(self, commands: ChangeKeysPage, id: str) -> None:
        super().__init__()
        self.commands = commands
        self.id_of_command = id

    def content(self) -> ComposeResult:
        """Ask for a key."""
        name = self.commands.usual[self.id_of_command].description
        usual = " ".join(map(shown_key, self.commands.usual[self.id_of_command].key.split(",")))
        yield CentredBlock(
            CentredText(phrase("settings.press.sentence", name=name)),
            CentredText(phrase("settings.press.usual", keys=usual), classes="quiet"),
            CentredText("", id="taken"),
            rows=5,
        )

    def on_key(self, event: Key) -> None:
        """Take a key that no other command has beside this one."""
        if event.key == "escape":
            return
        event.stop()
        event.prevent_default()
        if event.key == "enter":
            self.dismiss("")
        elif event.key in FIXED:
            self._say("fixed", event.key)
        elif user := self.commands.user_of(event.key, self.id_of_command):
            self._say("taken", event.key, user)
        else:
            self.host.hold_keys()
            self.dismiss(event.key)

    def _say(self, name: str, key: str, user: str = "") -> None:
        words = phrase(f"settings.press.{name}", pressed=shown_key(key), name=user)
        self.query_one("#taken", CentredText).words = words


def commands() -> dict[str, Binding]:
    """Return the binding of every command that may have another key, with all its usual keys, by id.

    Loads every screen; takes most of a second.
    """
    keys: defaultdict[str, list[str]] = defaultdict(list)
    found: dict[str, Binding] = {}
    for binding in _bindings():
        if binding.id and not FIXED & set(binding.key.split(",")):
            found.setdefault(binding.id, binding)
            keys[binding.id] += [key for key in binding.key.split(",") if key not in keys[binding.id]]
    for id, binding in found.items():
        found[id] = binding.with_key(",".join(keys[id]))
    return dict(sorted(found.items(), key=lambda each: each[0].partition(".")[0]))


def _bindings() -> Iterator[Binding]:
    import companion.tui

    for module in walk_packages(companion.tui.__path__, "companion.tui."):
        for thing in vars(resolve_name(module.name)).values():
            if isinstance(thing, type) and issubclass(thing, DOMNode) and thing.__module__ == module.name:
                for binding in thing.__dict__.get("BINDINGS", ()):
                    if isinstance(binding, Binding):
                        yield binding
