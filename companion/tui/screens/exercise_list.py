"""The options in the list of exercises: suggestions, pinned ones, the groups, hidden ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from companion.content.catalog import phrase
from companion.content.library import Library
from companion.core.exercise import Exercise
from companion.core.suggest import Moment, Suggestion
from companion.store.settings import Settings
from companion.text.entries import rating as rating_words


def options(
    library: Library,
    settings: Settings,
    moment: Moment | None,
    suggestions: Sequence[Suggestion],
    *,
    with_hidden: bool,
) -> Iterator[Option]:
    """Return the options in order; the id of each is its section, a slash and the exercise's key."""
    if moment is not None and suggestions:
        yield Option(heading(moment), disabled=True)
        for one in suggestions:
            yield Option(_suggested(library[one.key], one), id=f"fits/{one.key}")
        yield Option("", disabled=True)
    pinned = [key for key in settings.pinned if key in library and key not in settings.hidden]
    if pinned:
        yield from _section("pinned", phrase("exercises_list.pinned"), pinned, library)
    for group in library.groups:
        keys = [key for key in group.keys if key not in settings.hidden and key not in pinned]
        yield from _section("group", group.heading, keys, library)
    hidden = [key for key in settings.hidden if key in library]
    if with_hidden:
        yield from _section("hidden", phrase("exercises_list.hidden"), hidden, library)


def key_of(option_id: str | None) -> str | None:
    """Return the key of the exercise that an option is for; None for a heading."""
    return option_id.partition("/")[2] if option_id else None


def heading(moment: Moment) -> str:
    """Return the heading of the suggestions, which says what moment they are for."""
    if moment.flashback:
        return phrase("exercises_list.fits_flashback")
    words = rating_words(moment.rating)
    return phrase("exercises_list.fits", how=words) if words else phrase("exercises_list.fits_unsaid")


def _section(name: str, title: str, keys: Sequence[str], library: Library) -> Iterator[Option]:
    if not keys:
        return
    yield Option(title, disabled=True)
    for key in keys:
        yield Option(f"  {library[key].name}", id=f"{name}/{key}")
    yield Option("", disabled=True)


def _suggested(exercise: Exercise, one: Suggestion) -> Content:
    reason = phrase(f"exercises_list.reasons.{one.reason}")
    return Content.assemble(f"  {exercise.name}\n", (f"    {reason}", "$quiet"))
