"""One entry in full, and what is done to it."""

from __future__ import annotations

from companion.content.catalog import phrase
from companion.core.entry import Entry
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.plain.choices import Choice, choose
from companion.plain.terminal import Back, Terminal
from companion.text.letter import letter

CHANGES = {"edit": "e", "tag": "t", "remove": "d"}
"""What can be done, with the letters of the screen."""


async def show_entry(
    front: FrontEnd, terminal: Terminal, context: Context, entry: Entry
) -> tuple[bool, Entry | None]:
    """Show an entry until the person goes back; return whether it was changed, and it if it was deleted."""
    from companion.flows import edit

    choices = [Choice(name, phrase(f"changing.commands.{name}.label"), key) for name, key in CHANGES.items()]
    changed = False
    while True:
        words = [paragraph.words for paragraph in letter(entry, context.now())]
        try:
            chosen = choose(terminal, words, choices, phrase("plain.back"))
        except Back:
            chosen = ""
        match chosen:
            case "remove":
                if deleted := await edit.delete(front, context, entry):
                    return True, deleted
            case "edit" | "tag":
                flow = edit.edit if chosen == "edit" else edit.tag
                if new := await flow(front, context, entry):
                    entry, changed = new, True
            case _:
                return changed, None
