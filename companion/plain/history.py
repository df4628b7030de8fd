"""Looking back: the entries by number, the newest first, and the ways from there."""

from __future__ import annotations

from collections.abc import Sequence

from companion.content.catalog import phrase, table
from companion.core.entry import Entry
from companion.core.filters import Containing, Filter, with_added, words_of
from companion.flows.context import Context
from companion.flows.front import FrontEnd
from companion.plain.choices import Choice, choose
from companion.plain.terminal import Back, Terminal
from companion.store.asides import mark_shown
from companion.store.errors import StoreError
from companion.store.history import History
from companion.text.dates import short_date
from companion.text.entries import before_after, one_line, title
from companion.text.filters import sentence
from companion.text.matches import reasons

PAGE = 9
"""The entries that are listed at once."""
NOTE = 60
"""The most characters of a note in the list, and of the words around what was searched for."""


async def look_back(front: FrontEnd, terminal: Terminal, context: Context) -> None:
    """Show the entries until the person goes back. Raises Left."""
    try:
        context.notebook.merge_copies()
        await _Listed(front, terminal, context).look()
    except StoreError as error:
        terminal.say(phrase(error.key, **error.facts))


class Found:
    """The entries that some filters find, read as far as they are asked for; `count` is how many there are.

    Raises StoreError.
    """

    def __init__(self, terminal: Terminal, context: Context, history: History, filters: Sequence[Filter]):
        self._terminal, self._context, self._history = terminal, context, history
        self._filters = filters
        self._months = iter(history.names(filters))
        self._read: list[Entry] = []
        self.count = sum(map(len, history.find(filters))) if filters else history.count()

    def page(self, at: int) -> list[Entry]:
        """Return some entries from a place on; what is to be known about their files is said."""
        # One more, so that it is known whether there are more.
        while len(self._read) <= at + PAGE and (name := next(self._months, None)):
            found = self._history.some([name], self._filters, PAGE)[0]
            self._read += found.entries
            for notice in found.notices:
                self._terminal.say(phrase(notice.key, **notice.facts))
            if found.notices:
                paths = [notice.path for notice in found.notices]
                mark_shown(self._context.places, paths, self._context.now())
        return self._read[at : at + PAGE]

    def has_more(self, at: int) -> bool:
        """Whether there are entries below the page from a place on, which must have been read."""
        return len(self._read) > at + PAGE


class _Listed:
    """The list as it is now: the filters that are on, the page, and what was deleted here."""

    def __init__(self, front: FrontEnd, terminal: Terminal, context: Context) -> None:
        self.front, self.terminal, self.context = front, terminal, context
        self.history = History(context.notebook)
        self.removed: list[Entry] = []
        self.filters: tuple[Filter, ...] = ()
        self._title = [phrase("titles.history")]
        self.find(())

    def find(self, filters: tuple[Filter, ...]) -> None:
        """List what some filters find, from the newest on."""
        if filters:
            self.terminal.say(phrase("history.reading"))
        self.filters, self.at = filters, 0
        self.read_again()

    def read_again(self) -> None:
        """Read again after something was changed."""
        self.found = Found(self.terminal, self.context, self.history, self.filters)

    async def look(self) -> None:
        """Ask what to do with the list until the person goes back."""
        while True:
            if self.context.is_locked:
                self.terminal.say(phrase("locked.elsewhere"))
                return
            entries = self.found.page(self.at)
            try:
                chosen = self._ask(entries)
            except Back:
                if not self._go_back():
                    return
                continue
            if not chosen and self._is_last:
                return
            try:
                await self._do(chosen or "older", entries)
            except Back:
                continue
            except StoreError as error:
                self.terminal.say(phrase(error.key, **error.facts))

    @property
    def _is_last(self) -> bool:
        return not self.found.has_more(self.at)

    def _ask(self, entries: Sequence[Entry]) -> str:
        any_saved = bool(self.history.names())
        nothing = phrase("history.empty_apart" if any_saved else "history.empty")
        choices = [Choice(str(at), self._line(entry)) for at, entry in enumerate(entries)]
        choices += [
            Choice(name, phrase(f"plain.history.{name}"), letter)
            for name, letter, offered in (
                ("older", "", not self._is_last),
                ("newer", "", self.at > 0),
                ("find", "/", bool(self.found.count or self.filters)),
                ("filter", "f", bool(self.found.count or any_saved)),
                ("unfilter", "", bool(self.filters)),
                ("more", "m", bool(self.found.count)),
                ("undo", "u", bool(self.removed)),
                ("import", "", not any_saved),
            )
            if offered
        ]
        about = sentence(self.filters, self.found.count, self.context.today)
        empty = not self.found.count and not self.filters
        title, self._title = self._title, []
        enter = phrase("plain.back" if self._is_last else "plain.history.older")
        return choose(self.terminal, [*title, nothing if empty else about], choices, enter)

    def _go_back(self) -> bool:
        """Go to newer entries, or take the filters off; return whether there was one of the two."""
        if self.at:
            self.at -= PAGE
        elif self.filters:
            self.find(())
        else:
            return False
        return True

    async def _do(self, chosen: str, entries: Sequence[Entry]) -> None:
        from companion.plain import find

        match chosen:
            case "older" | "newer":
                self.at += PAGE if chosen == "older" else -PAGE
            case "find":
                others = tuple(one for one in self.filters if not isinstance(one, Containing))
                self.find(with_added(others, find.ask_words(self.terminal, self.context)))
            case "filter":
                if added := find.ask_filter(self.terminal, self.context, self.history):
                    self.find(with_added(self.filters, added))
            case "unfilter":
                self.find(())
            case "more":
                await self._more()
            case "undo":
                self._undo()
            case "import":
                await self._import()
            case number:
                await self._open(entries[int(number)])

    async def _open(self, entry: Entry) -> None:
        from companion.plain.entry import show_entry

        changed, deleted = await show_entry(self.front, self.terminal, self.context, entry)
        if deleted:
            self.removed.append(deleted)
            self.terminal.say(phrase("plain.history.deleted"))
        if changed:
            self.read_again()

    async def _more(self) -> None:
        from companion.plain.views import VIEWS, Selected

        names: dict[str, str] = table("history")["ways"]
        choices = [Choice(name, names[name]) for name in (*VIEWS, "import")]
        while chosen := choose(self.terminal, [phrase("titles.more")], choices, phrase("plain.back")):
            if chosen == "import":
                await self._import()
                continue
            try:
                entries = self.history.everything(self.filters)
                await VIEWS[chosen](Selected(self.front, self.terminal, self.context, entries, self.filters))
            except Back:
                continue

    async def _import(self) -> None:
        from companion.flows.importing import import_entries

        await import_entries(self.front, self.context)
        self.read_again()

    def _undo(self) -> None:
        from companion.flows.edit import restore

        restore(self.context, self.removed[-1])
        self.removed.pop()
        self.terminal.say(phrase("history.brought_back"))
        self.read_again()

    def _line(self, entry: Entry) -> str:
        """Return an entry in a line: when, what, how it was, and why it was found or the note's beginning."""
        line = phrase(
            "plain.history.entry",
            day=short_date(entry.at.date()),
            time=f"{entry.at:%H:%M}",
            what=title(entry),
        )
        shown = ", ".join(filter(None, (line, before_after(entry))))
        more = list(reasons(entry, words_of(self.filters), shown, NOTE)) or [one_line(entry.note, NOTE)]
        return ". ".join(filter(None, (shown, *more)))
