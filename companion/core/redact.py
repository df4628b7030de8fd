"""An entry without what somebody wrote in own words, for showing to somebody else."""

from __future__ import annotations

import msgspec

from companion.core.entries import answers_of
from companion.core.entry import AfterSession, CheckIn, Entry, Practice


def without_words(entry: Entry) -> Entry:
    """Leave out the note and every line of own words.

    What was chosen stays: states, numbers, the words for the body, feelings, tags, people.
    """
    match entry:
        case Practice():
            return msgspec.structs.replace(entry, note="", noticed=(), put_away=None)
        case CheckIn():
            return msgspec.structs.replace(entry, note="")
        case AfterSession():
            answers = {name: msgspec.structs.replace(given, words="") for name, given in answers_of(entry)}
            landing = entry.landing and msgspec.structs.replace(entry.landing, kind_thing="", put_away=None)
            return msgspec.structs.replace(entry, note="", bring="", landing=landing, **answers)
    return entry
