"""Changes a setting: on the screen at once, in the file with a comment above it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from companion.content.catalog import phrase, table
from companion.store.errors import StoreError
from companion.store.settings import InvalidSetting, write

if TYPE_CHECKING:
    from companion.tui.host import Host


def change(app: Host, values: Mapping[str, Any]) -> None:
    """Use new values from now on and write them to the file; notify the person if that fails."""
    context = app.context
    context.settings = msgspec.structs.replace(context.settings, **values)
    if "theme" in values and not app.no_color:
        app.theme = values["theme"]
    try:
        plain = {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
        put_aside = write(context.places.settings, plain, table("settings")["comments"], context.now())
    except StoreError as error:
        app.notify(phrase(error.key, **error.facts), markup=False)
    else:
        if put_aside:
            app.notify(phrase("settings.put_aside", path=put_aside), markup=False)


def tell(app: Host, problems: list[InvalidSetting]) -> None:
    """Notify the person of settings that could not be used."""
    for problem in problems:
        key = "settings.bad_value" if problem.name else "settings.bad_file"
        sentence = phrase(key, name=problem.name, path=app.context.places.settings, line=problem.line)
        app.notify(sentence, markup=False)
