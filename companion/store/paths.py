"""Where things are: the person's own folders, or all of it under COMPANION_HOME."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from companion.core.folders import config_folder


@dataclass(frozen=True)
class Places:
    """The three folders of the app and what is kept in them."""

    data: Path
    config: Path
    state: Path

    @property
    def notebook(self) -> Path:
        """The folder of the month files."""
        return self.data / "notebook"

    @property
    def drafts(self) -> Path:
        """The folder of what is half written."""
        return self.data / "drafts"

    @property
    def settings(self) -> Path:
        """The settings, a file."""
        return self.config / "settings.toml"

    @property
    def own_exercises(self) -> Path:
        """The folder of the person's own exercises."""
        return self.config / "exercises"

    @property
    def people(self) -> Path:
        """The person's own people to call, a file."""
        return self.config / "people.toml"

    @property
    def log(self) -> Path:
        """The log, a file; it never has anything in it that a person wrote."""
        return self.state / "companion.log"


def typed(text: str) -> Path:
    """Give the path that somebody typed, with `~` for their home; the `~name` of nobody stays as it is."""
    # Not Path.expanduser, which raises for such a name.
    return Path(os.path.expanduser(text.strip()))  # noqa: PTH111


def is_there(path: Path) -> bool:
    """Whether there is anything at a path that somebody typed; no for one that no system would have."""
    # Not Path.exists, which raises for a name that is too long or a folder that may not be looked into.
    return os.path.lexists(path)


def places(environ: Mapping[str, str] = os.environ) -> Places:
    """Give the folders; COMPANION_HOME puts all of them under one folder. Nothing is created."""
    home = environ.get("COMPANION_HOME", "")
    if home:
        root = typed(home).absolute()
        return Places(root / "data", Path(config_folder(environ)), root / "state")
    # Imported here because the first words are on the screen before any folder is needed.
    import platformdirs

    return Places(
        platformdirs.user_data_path("companion", False),
        Path(config_folder(environ)),
        platformdirs.user_log_path("companion", False),
    )
