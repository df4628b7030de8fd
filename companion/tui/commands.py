"""Declares commands: a key, a word in the footer and a line in the palette for each.

The words are content: those of `exercise.next` are in `phrases/exercise.toml`, under `commands.next`.
The settings can set other keys for any id.
"""

from __future__ import annotations

from asyncio import sleep
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from textual.app import SystemCommand
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.screen import Screen

from companion.content.catalog import phrase, table

if TYPE_CHECKING:
    from companion.tui.key_queue import KeyQueueApp

BETWEEN = 0.01
MOST_TRIES = 100
"""Seconds between two looks whether the palette has closed, and how many looks there are."""
ANSWERS = "rating.", "afterwards.again", "afterwards.not_for_me"
"""What the ids of commands that answer begin with."""


def command(
    command_id: str, keys: str, action: str | None = None, *, footer: bool = True, priority: bool = False
) -> Binding:
    """Declare a command by id, such as `ground.next`; its default action is the last part of the id.

    `footer` says whether it is named in the footer, `priority` whether its keys work while typing too.
    """
    area, _, name = command_id.partition(".")
    return Binding(
        keys,
        action or name,
        phrase(f"{area}.commands.{name}.label"),
        show=footer,
        priority=priority,
        tooltip=phrase(f"{area}.commands.{name}.help"),
        id=command_id,
    )


UNLOCK = command("app.unlock", "f6", "app.unlock", priority=True)
"""Opens own files, named in the footer of a page that shows some."""


def label_of(active: ActiveBinding) -> str:
    """Return the word for what a command does now; its node's `labels`, by id, go before the usual one."""
    labels: dict[str, str] = getattr(active.node, "labels", {})
    return labels.get(active.binding.id or "", active.binding.description)


def as_label(words: str) -> str:
    """Return the words of a choice as they stand in the footer: what follows a colon only explains them."""
    words = words.partition(": ")[0]
    return words[:1].lower() + words[1:] if table("language")["lower_labels"] else words


def commands_of(screen: Screen[Any]) -> dict[str, tuple[ActiveBinding, list[str]]]:
    """Return the commands that work on a screen now, by id, each with its keys."""
    found: dict[str, tuple[ActiveBinding, list[str]]] = {}
    for active in screen.active_bindings.values():
        if active.binding.id and active.enabled:
            found.setdefault(active.binding.id, (active, []))[1].append(active.binding.key)
    return found


def palette(screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Yield the commands that work on a screen now as lines of the palette, each name once.

    Those that answer are not among them: the palette marks its first line, and Enter would give that answer.
    """
    found: dict[str, ActiveBinding] = {}
    for name, (active, _) in commands_of(screen).items():
        if not name.startswith(ANSWERS):
            found.setdefault(label_of(active), active)
    for label, active in found.items():
        begin = partial(_begin, screen, active.binding.action, active.node)
        yield SystemCommand(label, active.tooltip, begin)


def always(command_id: str, screen: Screen[Any]) -> SystemCommand:
    """Return a line of the palette for a command of the app's that has no key."""
    area, _, name = command_id.partition(".")
    label, help = (phrase(f"{area}.commands.{name}.{part}") for part in ("label", "help"))
    return SystemCommand(label, help, partial(_begin, screen, command_id, screen.app))


def _begin(screen: Screen[Any], action: str, node: DOMNode) -> None:
    app = cast("KeyQueueApp", screen.app)
    app.command_waits = True
    app.run_worker(_run(app, screen, action, node))


async def _run(app: KeyQueueApp, screen: Screen[Any], action: str, node: DOMNode) -> None:
    """Run a command of the palette once that has closed, with no key still on its way.

    A page below the palette can't be left, and a key that is on its way would go to the page that opens.
    """
    try:
        for _ in range(MOST_TRIES):
            if app.screen is screen and not app.is_busy:
                await app.run_action(action, node)
                return
            await sleep(BETWEEN)
    finally:
        app.end_command()
