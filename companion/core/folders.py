"""The folder of the settings: the splash reads it before anything heavy is imported."""

from __future__ import annotations

import os
import sys
from _collections_abc import Mapping  # collections.abc would load more


def config_folder(environ: Mapping[str, str] = os.environ) -> str:
    """Return the folder of the settings: in COMPANION_HOME, or where the system keeps settings."""
    join = os.path.join
    if home := environ.get("COMPANION_HOME"):
        return join(os.path.abspath(os.path.expanduser(home.strip())), "config")
    if sys.platform == "win32":
        return join(environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local"), "companion")
    usual = "~/Library/Application Support" if sys.platform == "darwin" else "~/.config"
    given = environ.get("XDG_CONFIG_HOME", "")
    # A relative one is ignored, as platformdirs ignores it.
    return join(given if given.startswith("/") else os.path.expanduser(usual), "companion")
