"""Finding entries: words or a date, or one filter after another."""

from __future__ import annotations

from collections.abc import Sequence

from companion.content.catalog import phrase, table
from companion.core.filters import FILTERS, Filter, Since, Until
from companion.flows.context import Context
from companion.plain.choices import choose, named
from companion.plain.terminal import Terminal
from companion.store.history import History
from companion.text.filters import label, typed
from companion.text.typed_dates import days


def ask_words(terminal: Terminal, context: Context) -> tuple[Filter, ...]:
    """Ask for words or a date, and return what they mean; nothing for Enter alone. Raises Back, Left."""
    enter = phrase("plain.enter", does=phrase("plain.history.unfilter"))
    found = typed(terminal.ask(phrase("plain.history.search"), enter, own=True), context.today)
    if any(isinstance(one, Since) for one in found):
        terminal.say(phrase("plain.history.date"))
    return found


def ask_filter(terminal: Terminal, context: Context, history: History) -> Sequence[Filter]:
    """Ask what entries are to be about, then which; nothing for Enter. Raises Back, Left, StoreError."""
    names: dict[str, str] = table("history")["filters"]
    about = choose(terminal, [phrase("history.show_only")], named(names), phrase("plain.back"))
    if about in ("since", "until", "span"):
        return _ask_time(terminal, context, about)
    kind = next((each for each in FILTERS if each.name == about), None)
    if kind is None:
        return ()
    values = kind.choices(entry for entries in history.find() for entry in entries)
    if not values:
        terminal.say(phrase("history.no_values"))
        return ()
    labels = {str(at): label(one, context.today) for at, one in enumerate(values)}
    chosen = choose(terminal, [names[about]], named(labels), phrase("plain.back"))
    return (values[int(chosen)],) if chosen else ()


def _ask_time(terminal: Terminal, context: Context, about: str) -> tuple[Filter, ...]:
    """Ask for a day, a month or a year."""
    asked = [phrase("plain.history.when"), phrase("plain.enter", does=phrase("plain.back"))]
    said = terminal.ask(*asked, own=True)
    while said:
        if span := days(said, context.today):
            ends: dict[str, Filter] = {"since": Since(span[0]), "until": Until(span[1])}
            return tuple(ends.values()) if about == "span" else (ends[about],)
        said = terminal.ask(phrase("plain.history.no_date"), *asked, own=True)
    return ()
