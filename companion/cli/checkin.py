"""`companion checkin --state up ...`: one entry without a screen."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from companion.core.entry import CheckIn, Sensation, State
    from companion.store.notebook import Notebook


def add_options(command: argparse.ArgumentParser, words: dict[str, Any]) -> None:
    """Give the command its options."""
    command.add_argument("--state", metavar="STATE", help=words["state"])
    command.add_argument("--intensity", metavar="N", help=words["intensity"])
    for name in ("body", "feeling", "tag"):
        command.add_argument(
            f"--{name}", metavar=name.upper(), nargs="+", action="extend", default=[], help=words[name]
        )
    command.add_argument("--note", metavar="TEXT", default="", help=words["note"])
    command.add_argument("--at", metavar="TIME", help=words["at"])
    command.epilog = words["alone"]
    command.set_defaults(carry_out=keep)


def keep(options: argparse.Namespace) -> int:
    """Save one check-in and print its id."""
    from companion.cli.opening import open_notebook
    from companion.store.errors import StoreError

    with open_notebook() as notebook:
        entry = understand(options, notebook)
        try:
            notebook.add(entry)
        except StoreError as error:
            from companion.cli.unsaved import keep_elsewhere

            return keep_elsewhere(entry, notebook, error)
        print(entry.id)
    return 0


def understand(options: argparse.Namespace, notebook: Notebook) -> CheckIn:
    """Make the entry of the options; what isn't understood ends the program with status 2, nothing saved."""
    from datetime import datetime

    from companion.cli.output import refuse
    from companion.core.entry import CheckIn, Rating
    from companion.text.typed_dates import moment

    rating = Rating(_state(options.state), _intensity(options.intensity))
    body = tuple(_sensation(given) for given in options.body)
    at = datetime.now().astimezone() if options.at is None else moment(options.at)
    if at is None:
        refuse("command_line.checkin.bad_at", given=options.at)
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
    if given not in {str(number) for number in range(11)}:
        refuse("command_line.checkin.bad_intensity", given=given)
    return int(given)


def _sensation(given: str) -> Sensation:
    """Understand `chest=tight,warm`, in the list's words or one's own."""
    from companion.cli.output import refuse
    from companion.core.entry import Sensation

    region, _, words = given.partition("=")
    if not region.strip():
        refuse("command_line.checkin.bad_body", given=given)
    return Sensation(region.strip(), tuple(w.strip() for w in words.split(",") if w.strip()))
