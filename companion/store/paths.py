"""Where things are on this machine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Places:
    """The folders: what is written down, what is set, and the log of what went wrong."""

    data: Path
    config: Path
    state: Path

    @property
    def notebook(self) -> Path:
        """A file for each month of entries."""
        return self.data / "notebook"

    @property
    def drafts(self) -> Path:
        """What is half said."""
        return self.data / "drafts"

    @property
    def settings(self) -> Path:
        """The settings."""
        return self.config / "settings.toml"

    @property
    def own_exercises(self) -> Path:
        """The person's own exercises."""
        return self.config / "exercises"

    @property
    def people(self) -> Path:
        """The person's own people."""
        return self.config / "people.toml"

    @property
    def log(self) -> Path:
        """What went wrong, without private text."""
        return self.state / "crash.log"


def places(environ: Mapping[str, str] = os.environ) -> Places:
    """Say where things are: under COMPANION_HOME if that is set, otherwise where the system keeps such."""
    if home := environ.get("COMPANION_HOME"):
        return Places(Path(home) / "data", Path(home) / "config", Path(home) / "state")
    from platformdirs import PlatformDirs

    system = PlatformDirs("companion", appauthor=False)
    return Places(system.user_data_path, system.user_config_path, system.user_state_path)
