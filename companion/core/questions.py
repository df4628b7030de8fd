"""The questions of a check-in, of what is asked after a session, and of a landing."""

from __future__ import annotations

from enum import StrEnum


class Go(StrEnum):
    """Where a person goes from a question, or what they want done with the entry."""

    NEXT = "next"
    BACK = "back"
    SAVE = "save"
    CHANGE = "change"
    DELETE = "delete"
    LEAVE = "leave"
    LAND = "land"
    EXERCISE = "exercise"
    ENOUGH = "enough"
