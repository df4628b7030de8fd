"""`companion checkin --state up ...`: one check-in without a screen."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from companion.cli.notebook import open_notebook
from companion.cli.output import filled, print_error, refuse
from companion.content.catalog import compared, table
from companion.core.nearest import nearest

if TYPE_CHECKING:
    from companion.store.codec import Document
    from companion.store.notebook import Notebook

NUMBERS = tuple(map(str, range(11)))
"""What may be given as the intensity."""
STRENGTHS = {"1": "a little", "2": "some", "3": "a lot"}
"""What may be given as the strength of a sensation, and what is stored."""
NEAR = 0.66
"""How much alike an own word and a word of the list are, from 0 to 1, so that the list's is named.

Two of the three letters of `jwa` stand as in `jaw`.
"""


def options() -> dict[str, dict[str, Any]]:
    """Return the options of the command; a wrong one is refused while they are read."""
    several: dict[str, Any] = {"nargs": "+", "action": "extend", "default": []}
    return {
        "--state": {"type": _state},
        "--intensity": {"metavar": "N", "type": _intensity},
        "--body": {**several, "metavar": "PLACE=WORDS", "type": _sensation},
        "--feeling": {**several, "type": _feeling},
        "--tag": {**several, "type": filled("--tag")},
        "--note": text_option("--note"),
        "--at": {"metavar": "TIME", "type": _time},
    }


def text_option(name: str) -> dict[str, Any]:
    """Return an option for own words; without a text, or with "-", they are read from standard input."""
    return {"metavar": "TEXT", "nargs": "?", "const": "-", "action": "append", "type": filled(name)}


def run(options: Namespace) -> int:
    """Save one check-in and print its id."""
    return save("checkin", "rating", options)


def save(kind: str, rated: str, options: Namespace, **more: Any) -> int:
    """Save one entry of a kind, with its rating in the field `rated` if it has one, and print its id.

    Return the status.
    """
    from companion.store.errors import StoreError

    with open_notebook(merge_copies=False, unlock=False) as notebook:
        document = document_of(kind, rated, options, notebook, more)
        try:
            notebook.add_document(document)
        except StoreError as error:
            from companion.cli.unsaved import save_elsewhere
            from companion.store.documents import to_entry

            if (entry := to_entry(document)) is None:
                raise
            return save_elsewhere(entry, notebook, error)
        print(document["id"])
        if options.state == "settled" and options.intensity is not None:
            print_error("command_line.checkin.settled_number", given=options.intensity)
        for word, near in _misspelt(document):
            print_error("command_line.checkin.own_word", near=near, given=word)
    return 0


def document_of(kind: str, rated: str, options: Namespace, notebook: Notebook, more: Document) -> Document:
    """Return the entry that the options describe, as it is stored; exit with status 2 for an empty one.

    It is built without the model, which takes longer to import than everything else that a check-in needs.
    """
    given = {
        "note": text_of(options.note or []),
        "tags": options.tag,
        rated: _present(state=options.state, intensity=options.intensity),
        "body": options.body,
        "feelings": options.feeling,
        **more,
    }
    if not any(each.strip() if isinstance(each, str) else each for each in given.values()):
        refuse("command_line.checkin.empty")
    at = options.at or datetime.now().astimezone()
    moment = at.isoformat().replace("+00:00", "Z")
    return {"kind": kind, "id": notebook.new_id(at), "at": moment, **_present(**given)}


def _present(**fields: Any) -> Document:
    """Return the fields that were answered; 0 is an answer."""
    return {name: value for name, value in fields.items() if value or value == 0}


def text_of(parts: list[str]) -> str:
    """Return the texts that were given, a line each; "-" stands for standard input, once."""
    typed = _typed() if "-" in parts else ""
    return "\n".join(filter(None, (typed if part == "-" else part for part in parts)))


def _typed() -> str:
    if sys.stdin.isatty():
        print_error("command_line.checkin.prompt")
    try:
        return sys.stdin.read().strip("\r\n")
    except KeyboardInterrupt:
        print_error("command_line.checkin.interrupted")
        raise SystemExit(130) from None


def _time(given: str) -> datetime:
    from companion.text.typed_dates import is_longer_than_a_day, stretch

    now = datetime.now().astimezone()
    found = stretch(given, now)
    if found is None:
        refuse("command_line.checkin.bad_at", given=given)
    if is_longer_than_a_day(found):
        refuse("command_line.checkin.long_at", given=given)
    if found[0] > now:
        refuse("command_line.checkin.at_ahead", given=given)
    return found[0]


def _state(given: str) -> str:
    """Return the state by its name, or by the letter that stands for it on the screens."""
    from companion.core.state import State

    typed = given.strip().lower().replace("’", "'")
    if typed in (values := [state.value for state in State]):
        return typed
    words = {state.value: table("states")[state.name.lower()] for state in State}
    names = {each[name]: value for value, each in words.items() for name in ("label", "key")}
    found = {compared(name): value for name, value in names.items()}.get(compared(typed))
    near = nearest(typed, (*names, *values))
    return found or refuse("command_line.checkin.bad_state", near=near, given=given)


def _intensity(given: str) -> int:
    return int(given) if given in NUMBERS else refuse("command_line.checkin.bad_intensity", given=given)


def _feeling(given: str) -> str:
    from companion.content.known_words import feelings, key_of

    word = filled("--feeling")(given).strip()
    return key_of(word, feelings())


def _sensation(given: str) -> Document:
    """Return the sensation of `chest=tight,warm:2`, in words of the lists or others; 2 is the strength."""
    from companion.content.known_words import key_of, regions, sensations

    text, colon, number = given.rpartition(":")
    strength = number.strip() if colon else ""
    region, equals, words = (text if strength in STRENGTHS else given).partition("=")
    listed = [word.strip() for word in words.split(",") if word.strip()]
    if any(map(_ends_in_strength, (region, *listed))):
        # One that is too high, or that stands after a word with others behind it.
        refuse("command_line.checkin.bad_strength", given=given)
    if not region.strip() or (equals and not listed):
        refuse("command_line.checkin.bad_body", given=given)
    known = sensations()
    return _present(
        region=key_of(region.strip(), regions()),
        words=[key_of(word, known) for word in listed],
        strength=STRENGTHS.get(strength, ""),
    )


def _ends_in_strength(word: str) -> bool:
    """Return whether a word ends in a colon and a number, and not in a time of day."""
    before, colon, number = word.rpartition(":")
    return bool(colon) and number.strip().isdecimal() and not before[-1:].isdecimal()


def _misspelt(document: Document) -> Iterator[tuple[str, str]]:
    """Yield each own word that is nearly one of a list, with that one: it may have been meant."""
    from companion.content import known_words

    felt = document.get("body", [])
    given = (
        (known_words.regions, [each["region"] for each in felt]),
        (known_words.sensations, [word for each in felt for word in each.get("words", [])]),
        (known_words.feelings, document.get("feelings", [])),
    )
    for list_of, words in given:
        known = list_of() if words else {}
        for word in words:
            if word not in known.values() and (near := nearest(word, known, NEAR)):
                yield word, near
