"""A breath pattern of one's own: an exercise file like any other, in which a screen changes the numbers."""

from __future__ import annotations

from companion.content.catalog import ENGLISH
from companion.core.exercise import Breath, Exercise

KEY = "own_breath"
"""What the file is called, without its ending."""
TEMPLATE = ENGLISH / "own_breath.toml"
LIMITS = {"in": (2.0, 10.0), "hold": (0.0, 8.0), "out": (2.0, 15.0), "rest": (0.0, 8.0)}
"""The least and the most seconds of each part: a faster breath is no settling one."""
USUAL = {"in": 4.0, "hold": 0.0, "out": 6.0, "rest": 0.0}


def pattern_of(exercise: Exercise | None) -> dict[str, float]:
    """Give the seconds of each part, in order; the usual ones where there is no breath yet."""
    for step in exercise.steps if exercise else ():
        if isinstance(step, Breath):
            return {"in": step.inhale, "hold": step.hold, "out": step.exhale, "rest": step.rest}
    return dict(USUAL)


def changed(pattern: dict[str, float], part: str, by: float) -> dict[str, float]:
    """Make one part longer or shorter, as far as it goes."""
    least, most = LIMITS[part]
    return {**pattern, part: min(most, max(least, pattern[part] + by))}


def written(pattern: dict[str, float], text: str | None = None) -> str:
    """Put the seconds into the text of the file, or of a new one; its words stay as they are."""
    import tomlkit

    document = tomlkit.parse(TEMPLATE.read_text(encoding="utf-8") if text is None else text)
    for step in document["steps"]:
        if step["kind"] == "breath":
            for part, seconds in pattern.items():
                step[part] = seconds if seconds % 1 else int(seconds)
            break
    return document.as_string()
