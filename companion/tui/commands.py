"""A command is declared once: from here come its key, its word in the footer, its line in the palette.

What a command is called and what it does stands in the content: for `exercise.next` in
`phrases/exercise.toml`, under `commands.next`. A person can give any id other keys in the settings.
"""

from __future__ import annotations

from textual.binding import Binding

from companion.content.catalog import phrase


def command(
    command_id: str,
    keys: str,
    action: str | None = None,
    *,
    footer: bool = True,
    priority: bool = False,
) -> Binding:
    """Declare a command by id, such as `ground.next`; its action is the last part of the id unless given.

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
