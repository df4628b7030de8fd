"""`companion checkin --state up ...`: one check-in without a screen."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from companion.core.entry import CheckIn, Sensation, State
    from companion.store.notebook import Notebook

NUMBERS = tuple(map(str, range(11)))
"""What may be given as the intensity."""


def add_options(parser: ArgumentParser, words: dict[str, Any]) -> None:
    """Add the options of the command."""
    parser.add_argument("--state", metavar="STATE", help=words["state"])
    parser.add_argument("--intensity", metavar="N", help=words["intensity"])
    for name in ("body", "feeling", "tag"):
        parser.add_argument(
            f"--{name}", metavar=name.upper(), nargs="+", action="extend", default=[], help=words[name]
        )
    parser.add_argument("--note", metavar="TEXT", default="", help=words["note"])
    parser.add_argument("--at", metavar="TIME", help=words["at"])


def run(options: Namespace) -> int:
    """Save one check-in and print its id."""
    from companion.cli.output import open_notebook
    from companion.store.errors import StoreError

    with open_notebook(merge_copies=False) as notebook:
        entry = entry_of(options, notebook)
        try:
            notebook.add(entry)
        except StoreError as error:
            from companion.cli.unsaved import save_elsewhere

            return save_elsewhere(entry, notebook, error)
        print(entry.id)
    return 0


def entry_of(options: Namespace, notebook: Notebook) -> CheckIn:
    """Return the entry that the options describe; exit with status 2 where one isn't understood."""
    from companion.cli.output import refuse
    from companion.core.entry import CheckIn, Rating

    rating = Rating(_state(options.state), _intensity(options.intensity))
    body = tuple(map(_sensation, options.body))
    at = _time(options.at)
    note = sys.stdin.read().strip("\r\n") if options.note == "-" else options.note
    if not (rating or body or options.feeling or options.tag or note.strip()):
        refuse("command_line.checkin.empty")
    return CheckIn(
        id=notebook.new_id(at),
        at=at,
        rating=rating,
        body=body,
        feelings=tuple(options.feeling),
        tags=tuple(options.tag),
        note=note,
    )


def _time(given: str | None) -> datetime:
    from datetime import datetime

    from companion.cli.output import refuse

    if given is None:
        return datetime.now().astimezone()
    from companion.text.typed_dates import moment

    return moment(given) or refuse("command_line.checkin.bad_at", given=given)


def _state(given: str | None) -> State | None:
    from companion.cli.output import refuse
    from companion.core.entry import State

    if given is None:
        return None
    try:
        return State(given.strip().lower().replace("’", "'"))
    except ValueError:
        refuse("command_line.checkin.bad_state", given=given)


def _intensity(given: str | None) -> int | None:
    from companion.cli.output import refuse

    if given is None:
        return None
    if given not in NUMBERS:
        refuse("command_line.checkin.bad_intensity", given=given)
    return int(given)


def _sensation(given: str) -> Sensation:
    """Return the sensation of `chest=tight,warm`, in words of the list or others."""
    from companion.cli.output import refuse
    from companion.core.entry import Sensation

    region, _, words = given.partition("=")
    if not region.strip():
        refuse("command_line.checkin.bad_body", given=given)
    return Sensation(region.strip(), tuple(word.strip() for word in words.split(",") if word.strip()))
