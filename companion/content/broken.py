"""What is wrong with a file that somebody wrote, and where: path, line, reason."""

from __future__ import annotations

import re
from pathlib import Path

from companion.content.phrases import say

PLACE = re.compile(r"\s-\sat\s`\$(?P<path>[^`]*)`\s*\Z")
STEP = re.compile(r"\A\.steps\[(?P<index>\d+)\](?P<rest>.*)\Z", re.DOTALL)
KEY = re.compile(r"\A\.(?P<key>\w+)")
STEPS = re.compile(r"\s*\[\[\s*[\"']?steps[\"']?\s*\]\]")
UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]*)`")
SYNTAX = re.compile(r"\s*\(at (?:line (?P<line>\d+), column \d+|end of document)\)\Z")
MOST_SHOWN = 200


class BrokenExercise(Exception):
    """An exercise file that can't be used: `path`, `line` (None where no line is to blame), `reason`."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        super().__init__(path, line, reason)
        self.path = path
        self.line = line
        self.reason = reason

    def sentence(self) -> str:
        """Say which file is left out, which line of it, and why, fit to be shown on a terminal."""
        path = _showable(str(self.path))
        if self.line is None:
            return say("exercises.left_out", path=path, reason=self.reason)
        return say("exercises.left_out_line", path=path, line=self.line, reason=self.reason)


def from_syntax(path: Path, error: ValueError) -> BrokenExercise:
    """Tell where a file stops being TOML, from the message of tomllib."""
    message = str(error)
    place = SYNTAX.search(message)
    line = int(place["line"]) if place and place["line"] else None
    return BrokenExercise(path, line, _showable(SYNTAX.sub("", message)))


def from_value(path: Path, text: str, message: str) -> BrokenExercise:
    """Tell which value of a file can't be used, from the message of msgspec that names its path."""
    place = PLACE.search(message)
    where = place["path"] if place else ""
    what = PLACE.sub("", message)
    unknown = UNKNOWN.search(what)
    line = _line(text, where + (f".{unknown['key']}" if unknown else ""))
    label = where.lstrip(".")
    return BrokenExercise(path, line, _showable(f"{label}: {what}" if label else what))


def _line(text: str, where: str) -> int | None:
    """Find the line (from 1) of a place such as `.steps[2].rounds`, or the step around it."""
    lines = text.split("\n")
    step = STEP.match(where)
    start, key = 0, KEY.match(where)
    if step:
        starts = [number for number, line in enumerate(lines) if STEPS.match(line)]
        if int(step["index"]) < len(starts):
            start, key = starts[int(step["index"])], KEY.match(step["rest"])
    in_steps = step is not None and start > 0
    if key:
        wanted = re.compile(rf"\s*[\"']?{re.escape(key['key'])}[\"']?\s*=")
        for number in range(start + in_steps, len(lines)):
            if wanted.match(lines[number]):
                return number + 1
            if in_steps and lines[number].lstrip().startswith("["):
                break
    return start + 1 if in_steps else None


def _showable(text: str) -> str:
    """Give the text without anything that a terminal would act on, and no longer than one can read."""
    clean = "".join(sign if sign.isprintable() else "?" for sign in text)
    return clean if len(clean) <= MOST_SHOWN else clean[: MOST_SHOWN - 1] + "…"
