"""Walks the app with the keys that it shows, and no others."""

from __future__ import annotations

from collections.abc import Iterator

from companion.content.catalog import shown_key
from companion.tui.app import CompanionApp
from companion.tui.commands import label_of
from companion.tui.widgets.choices import Choices
from companion.tui.widgets.footer import Footer, named


def rows(app: CompanionApp) -> list[str]:
    """Return the words on the screen, a row each."""
    return ["".join(s.text for s in strip) for strip in app.screen._compositor.render_strips()]


def footer_keys(app: CompanionApp) -> dict[str, str]:
    """Return the keys in the footer, as it has room for them, by the ids of their commands."""
    text = "\n".join(rows(app)[-app.screen.query_one(Footer).size.height :])
    return {
        name: active.binding.key
        for name, active in named(app.screen).items()
        if f"{shown_key(active.binding.key)} {label_of(active)}" in text
    }


def choice_keys(app: CompanionApp) -> Iterator[str]:
    """Yield the keys that are shown beside choices on the screen."""
    text = "\n".join(rows(app))
    for choices in app.screen.query(Choices):
        for key, choice in zip(choices.keys, choices.choices, strict=True):
            if len(key) == 1 and f"{key} " in text and choice.label in text:
                yield {"?": "question_mark", ",": "comma", "/": "slash"}.get(key, key)
