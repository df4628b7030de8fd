"""The lines that a person wants to bring to the next session, and the marks on those that were brought."""

from __future__ import annotations

from msgspec.structs import replace

from companion.core.entry import AfterSession, Entry


def lines_to_bring(session: AfterSession) -> tuple[str, ...]:
    """Return each line of what is to be brought, without blank ones and without spaces around it."""
    return tuple(line.strip() for line in session.bring.splitlines() if line.strip())


def with_mark(session: AfterSession, line: str, brought: bool) -> AfterSession:
    """Return a session with a line marked as brought, or without the mark."""
    marked = {*session.brought, line} if brought else {*session.brought} - {line}
    return _marked(session, marked)


def without_old_marks(entry: Entry) -> Entry:
    """Return an entry without marks on lines that are no longer there, whose words are not to stay."""
    return _marked(entry, set(entry.brought)) if isinstance(entry, AfterSession) else entry


def _marked(session: AfterSession, marked: set[str]) -> AfterSession:
    lines = dict.fromkeys(lines_to_bring(session))
    return replace(session, brought=tuple(line for line in lines if line in marked))
