"""`companion checkin --state up ...`: one check-in without a screen."""

from __future__ import annotations

import sys
from argparse import Namespace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from companion.cli.output import open_notebook, refuse

if TYPE_CHECKING:
    from companion.store.codec import Document
    from companion.store.notebook import Notebook

NUMBERS = tuple(map(str, range(11)))
"""What may be given as the intensity."""


def options() -> dict[str, dict[str, Any]]:
    """Return the options of the command; a wrong one is refused while they are read."""
    several: dict[str, Any] = {"nargs": "+", "action": "extend", "default": []}
    return {
        "--state": {"type": _state},
        "--intensity": {"metavar": "N", "type": _intensity},
        "--body": {**several, "type": _sensation},
        "--feeling": several,
        "--tag": several,
        "--note": {"metavar": "TEXT", "default": ""},
        "--at": {"metavar": "TIME", "type": _time},
    }


def run(options: Namespace) -> int:
    """Save one check-in and print its id."""
    from companion.store.errors import StoreError

    with open_notebook(merge_copies=False) as notebook:
        document = document_of(options, notebook)
        try:
            notebook.add_document(document)
        except StoreError as error:
            from companion.cli.unsaved import save_elsewhere
            from companion.store.documents import to_entry

            if (entry := to_entry(document)) is None:
                raise
            return save_elsewhere(entry, notebook, error)
        print(document["id"])
    return 0


def document_of(options: Namespace, notebook: Notebook) -> Document:
    """Return the check-in that the options describe, as it is stored; exit with status 2 for an empty one.

    It is built without the model, which takes longer to import than everything else that a check-in needs.
    """
    given = {
        "note": sys.stdin.read().strip("\r\n") if options.note == "-" else options.note,
        "tags": options.tag,
        "rating": _present(state=options.state, intensity=options.intensity),
        "body": options.body,
        "feelings": options.feeling,
    }
    if not any((given | {"note": given["note"].strip()}).values()):
        refuse("command_line.checkin.empty")
    at = options.at or datetime.now().astimezone()
    moment = at.isoformat().replace("+00:00", "Z")
    return {"kind": "checkin", "id": notebook.new_id(at), "at": moment, **_present(**given)}


def _present(**fields: Any) -> Document:
    """Return the fields that were answered; 0 is an answer."""
    return {name: value for name, value in fields.items() if value or value == 0}


def _time(given: str) -> datetime:
    from companion.text.typed_dates import moment

    return moment(given) or refuse("command_line.checkin.bad_at", given=given)


def _state(given: str) -> str:
    from companion.core.state import State

    try:
        return State(given.strip().lower().replace("’", "'")).value
    except ValueError:
        refuse("command_line.checkin.bad_state", given=given)


def _intensity(given: str) -> int:
    return int(given) if given in NUMBERS else refuse("command_line.checkin.bad_intensity", given=given)


def _sensation(given: str) -> Document:
    """Return the sensation of `chest=tight,warm`, in words of the list or others."""
    region, _, words = given.partition("=")
    if not region.strip():
        refuse("command_line.checkin.bad_body", given=given)
    return _present(region=region.strip(), words=[word.strip() for word in words.split(",") if word.strip()])
