"""Where files are: the system's own folders for the app, or all of it below COMPANION_HOME."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from companion.core.folders import config_folder

IDENTITY, RECOVERY, RECIPIENT = "identity.age", "recovery.age", "recipient.txt"
"""The key of a sealed notebook: its private half, sealed with the passphrase and with the recovery code, and
its public half. They are in the config and again in the notebook's folder, so that they travel with it."""


class Places:
    """The three folders of the app, and the files and folders in them.

    `notebook` has the month files, `inbox` what was saved while it was locked, `drafts` the drafts,
    `snapshots` a folder for each day with copies of months; `settings`, `people`, whom to call, `plan` and
    `cards` are files, `own_exercises` is a folder, `sealed_own` says that these are sealed too, `marker`
    where there was a notebook. The `log` is a file without any private text, `shown` says when files set
    aside were shown.
    """

    def __init__(self, data: Path, config: Path, state: Path) -> None:
        self.data = data
        self.config = config
        self.state = state
        self.notebook = data / "notebook"
        self.inbox = self.notebook / "inbox"
        self.drafts = data / "drafts"
        self.snapshots = data / "snapshots"
        self.settings = config / "settings.toml"
        self.own_exercises = config / "exercises"
        self.people = config / "people.toml"
        self.plan = config / "plan.toml"
        self.cards = config / "cards.toml"
        self.sealed_own = config / "sealed-own.txt"
        self.marker = config / "notebook.txt"
        self.log = state / "companion.log"
        self.shown = state / "set-aside.json"

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that the app makes, the inner ones first."""
        inner = (self.inbox, self.notebook, self.drafts, self.snapshots, self.own_exercises)
        return (*inner, self.data, self.config, self.state)

    @property
    def are_unused(self) -> bool:
        """Whether nothing was saved here yet, neither an entry nor a setting."""
        is_new = not exists(self.settings) and not exists(self.marker)
        return is_new and not any(self.notebook.glob("*.json*"))


def expand_path(text: str) -> Path:
    """Return the path that a person typed, with `~` expanded; an unknown `~name` stays as it is."""
    # Not Path.expanduser, which raises for an unknown name.
    return Path(os.path.expanduser(text.strip()))  # noqa: PTH111


def exists(path: Path) -> bool:
    """Whether there is anything at a path; False for a path that no file could have."""
    # Not Path.exists, which raises for a name that is too long or a folder that may not be read.
    return os.path.lexists(path)


def places(environ: Mapping[str, str] = os.environ) -> Places:
    """Return the folders of the app, below COMPANION_HOME if that is set. Nothing is created."""
    home = environ.get("COMPANION_HOME", "")
    if home:
        root = expand_path(home).absolute()
        data, state = root / "data", root / "state"
    elif sys.platform == "linux":
        # Without platformdirs, whose import takes twice as long as Python itself.
        data = _xdg_folder(environ.get("XDG_DATA_HOME"), "~/.local/share")
        state = _xdg_folder(environ.get("XDG_STATE_HOME"), "~/.local/state") / "log"
    else:
        import platformdirs

        data = platformdirs.user_data_path("companion", False)
        state = platformdirs.user_log_path("companion", False)
    return Places(data, Path(config_folder(environ)), state)


def _xdg_folder(given: str | None, usual: str) -> Path:
    """Return the app's folder in an XDG base directory, whose own path must be absolute."""
    return (Path(given) if given and given.startswith("/") else expand_path(usual)) / "companion"
