"""Settings in words: the value of each, what it means, and what it is chosen from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from companion.content.catalog import number, phrase, shown_key, table
from companion.content.languages import languages
from companion.content.people import countries, guessed_country
from companion.content.wordlists import region_name, regions
from companion.flows.context import Context
from companion.flows.cover import TEXTS
from companion.flows.front import Offer
from companion.flows.sealing import state
from companion.store.settings import Settings, options

GROUPS = {
    "look": ("theme", "motion", "large", "progress", "screen_reader", "language"),
    "exercises": ("first_exercise", "card_first", "pace", "line_pace", "pinned", "hidden"),
    "sound": ("bell", "read_aloud"),
    "people": ("country", "hidden_regions"),
    "cover": ("cover", "uncover"),
    "keys": ("keys",),
    "notebook": ("sealing", "lock_after", "snapshots_megabytes", "import"),
    "all": ("reset",),
}
"""The settings in the groups in which they are shown."""
LISTS = ("pinned", "hidden", "order", "hidden_regions", "keys")
"""What a person has put together, and can take apart in a list."""
OWN = (*LISTS, "language", "country", "card_first", "cover", "uncover")
"""What a reset leaves alone: each has a row of its own to undo it."""
STEPS: dict[str, tuple[float, ...]] = {
    "pace": (0.8, 1.0, 1.2, 1.4, 1.6),
    "snapshots_megabytes": (5, 10, 20, 50, 100, 200),
}
"""The values between which a number moves here; the file may have others."""


class SettingsInWords:
    """The settings of a context in words, as they are when they are asked for."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def words(self, name: str) -> str:
        """Return the words for the value of a setting."""
        if name == "sealing":
            return phrase(f"settings.sealing.{state(self._context)}")
        if name in ("import", "reset"):
            return ""
        return self.words_for(name, getattr(self._context.settings, name))

    def words_for(self, name: str, value: Any) -> str:
        """Return the words for a value that a setting can have."""
        match name:
            case "cover":
                return self.names(name)[value if value in TEXTS else "own"]
            case "uncover":
                return " ".join(map(shown_key, value.split()))
            case "first_exercise":
                return self.names(name).get(value, str(value))
            case "language":
                return languages().get(value, value) if value else phrase("settings.language.machine")
            case "country":
                code = value.upper() or guessed_country()
                return self.names(name).get(code, code or phrase("settings.none"))
            case "pace":
                return phrase(f"settings.pace.{'own' if value == 1 else 'other'}", pace=number(value, 2))
            case "snapshots_megabytes":
                return phrase("settings.megabytes", count=value)
            case "pinned" | "hidden" | "hidden_regions" | "keys":
                lists = "lists" if value else "empty"
                return phrase(f"settings.{lists}.{name}", count=len(value))
        return phrase(f"settings.{name}.{_word(value)}")

    def meaning(self, name: str) -> str:
        """Return what the value of a setting means, in a sentence."""
        if name == "sealing":
            return phrase(f"sealing.now.{state(self._context)}")
        value = getattr(self._context.settings, name, None)
        more = f"_{_word(value)}" if options().get(name) else ""
        if name == "country" and not value:
            more = "_guessed"
        if name == "pace":
            more = "_own" if value == 1 else "_other"
        return phrase(f"settings.means.{name}{more}")

    def names(self, name: str) -> dict[str, str]:
        """Return what a setting is chosen from, with the words for each."""
        match name:
            case "country":
                return {each.code: each.name for each in countries()}
            case "cover":
                return dict(table("settings")["cover"])
            case "hidden_regions":
                return {key: region_name(key) for key in regions()}
        return {key: exercise.name for key, exercise in self._context.library.items()}


def reset_values(now: Settings) -> dict[str, Any]:
    """Return the settings that a reset changes, with the values that they had at first."""
    usual = {name: getattr(Settings(), name) for name in Settings.__struct_fields__ if name not in OWN}
    return {name: value for name, value in usual.items() if value != getattr(now, name)}


def reset_offer() -> Offer:
    """Return what is asked before a reset."""
    choices = {"reset": phrase("settings.reset.go"), "leave": phrase("settings.reset.leave")}
    return Offer(phrase("settings.reset.sentence"), choices, "leave", phrase("settings.reset.stays"))


def values(name: str) -> Sequence[Any]:
    """Return the values of a setting that come one after another, none for one with a list."""
    if name == "language":
        return ("", *languages())
    return STEPS.get(name) or options().get(name, ())


def _word(value: object) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
