"""Declares commands: a key, a word in the footer and a line in the palette for each.

The words are content: those of `exercise.next` are in `phrases/exercise.toml`, under `commands.next`.
The settings can set other keys for any id.
"""

from __future__ import annotations

from textual.binding import Binding

from companion.content.catalog import phrase


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
