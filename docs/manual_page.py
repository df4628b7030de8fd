"""Writes the manual page while a wheel is built, from the same words as `companion --help`."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = "share/man/man1/companion.1"


class ManualPage(BuildHookInterface):
    """Adds the manual page to a wheel; an editable installation has none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the page into a folder of its own, which is there until the wheel is built."""
        if version == "editable":
            return
        self._folder = TemporaryDirectory()
        page = Path(self._folder.name) / Path(PLACE).name
        page.write_text(self._page(), encoding="utf-8")
        build_data["shared_data"][str(page)] = PLACE

    def _page(self) -> str:
        sys.path.insert(0, self.root)
        # Read by argparse: man fills the lines, so none is broken here.
        os.environ["COLUMNS"] = "10000"
        from argparse_manpage.manpage import Manpage

        from companion.cli.parser import exit_statuses, whole_parser

        about = self.metadata.core.description
        facts = {"project_name": "companion", "version": self.metadata.version, "manual_title": "Companion"}
        page = Manpage(whole_parser(), {**facts, "description": about})
        title, statuses = exit_statuses()
        page.add_section(title, ">", "\n".join(f".TP\n{each}\n{statuses[each]}" for each in statuses))
        return str(page)
