"""The person's own plan for when it gets hard: read, changed, hidden in parts, and printed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult

from companion.content.catalog import phrase
from companion.content.people import here
from companion.content.plan import PARTS, Plan, own_plan
from companion.flows import plan as flow
from companion.flows.front import Offer
from companion.store.errors import StoreError
from companion.text.people import emergency
from companion.tui.commands import UNLOCK, command
from companion.tui.drawing import problem_in_words
from companion.tui.screens.choice import ChoicePage
from companion.tui.screens.export import write_to
from companion.tui.screens.page import OPENING, Page
from companion.tui.screens.plan_part import PlanPartPage
from companion.tui.widgets.emergency_lines import EmergencyLines
from companion.tui.widgets.markable_text import MarkableText, Part
from companion.tui.widgets.people_line import PeopleLine


class PlanText(MarkableText):
    """The plan in rows; Enter changes the part under the cursor."""

    BINDINGS = [command("plan.change", "enter,space", "mark"), command("plan.next", "tab", "next")]


class PlanPage(Page[None]):
    """Shows the emergency number, and below it the parts; one without words is a heading and no more.

    Nothing says that a part is missing. `all_parts` says whether the hidden ones are shown for now.
    """

    CSS_PATH = "plan.tcss"
    HEADING = "plan"
    AUTO_FOCUS = "PlanText"
    BINDINGS = [
        command("plan.hide", "h"),
        command("plan.print", "x"),
        command("plan.undo", "z"),
        UNLOCK,
    ]
    all_parts = False

    def __init__(self) -> None:
        super().__init__()
        self.plan = Plan({})
        self._parts: list[str] = []
        self._undo: Callable[[], object] | None = None

    def content(self) -> ComposeResult:
        """Lay out the number, the plan and the line below it."""
        yield EmergencyLines(here(self.context.settings.country), left=True)
        yield PlanText()
        yield PeopleLine()

    def on_mount(self) -> None:
        """Show the plan."""
        self.show_plan()

    def show_plan(self) -> None:
        """Read the file, and show what is in it."""
        self.plan = own_plan(self.context.places.plan)
        rows = list(self._rows())
        self._parts = [part for part, _ in rows]
        self.query_one(PlanText).parts = tuple(row for _, row in rows)
        self.refresh_bindings()

    def show_own(self) -> None:
        """Show the plan as it is now; what a locked one was before is not left in memory."""
        self.show_plan()
        if self.plan.is_locked:
            self._undo = None

    def _rows(self) -> Iterator[tuple[str, Part]]:
        if self.plan.problem:
            yield "", Part(problem_in_words(self, self.plan.problem))
        if not self.plan.is_locked:
            yield "", Part(phrase("plan.first"))
            yield from self._parts_shown()
        yield "", Part(self._who_reads())
        yield "", Part(phrase("plan.source"))

    def _parts_shown(self) -> Iterator[tuple[str, Part]]:
        for part in PARTS:
            hidden = part in self.plan.hidden
            if hidden and not self.all_parts:
                continue
            heading = phrase(f"plan.headings.{part}")
            words = phrase("plan.hidden", heading=heading) if hidden else heading
            yield part, Part(words, heading=True, markable=True)
            for line in self.plan.texts.get(part, "").splitlines():
                yield part, Part(line or " ", markable=True)
        if self.plan.hidden and not self.all_parts:
            yield "all", Part(phrase("plan.show_all"), heading=True, markable=True)
        yield "", Part(phrase("plan.any_time"), heading=True)

    def _who_reads(self) -> str:
        own = self.context.own
        name = "sealed" if own.is_sealed else "who_reads"
        return phrase(f"plan.{name}", path=own.place(self.context.places.plan))

    @property
    def here(self) -> str:
        """The part under the cursor, "" where there is none."""
        # Asked before the text is there, too.
        found = (text.here for text in self.query(PlanText))
        return next((self._parts[at] for at in found if at is not None), "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done here."""
        possible = {
            "hide": self.here in PARTS,
            "print": bool(set(self.plan.texts) - set(self.plan.hidden)),
            "undo": self._undo is not None,
        }
        return possible.get(action, True)

    @property
    def labels(self) -> dict[str, str]:
        """What the key for hiding does now."""
        shows = self.here in self.plan.hidden
        return {"plan.hide": phrase("plan.show")} if shows else {}

    @on(PlanText.Marked)
    @work(group=OPENING)
    async def change(self, event: PlanText.Marked) -> None:
        """Let a part be written, or show the parts that are hidden."""
        part = self._parts[event.index]
        if part == "all":
            self.all_parts = True
        else:
            before = self.plan.texts.get(part, "")
            await self.app.push_screen_wait(PlanPartPage(part, before))
            now = own_plan(self.context.places.plan)
            if not now.is_locked and now.texts.get(part, "") != before:
                self._undo = partial(flow.save_text, self.context, part, before)
        self.show_plan()

    @work(group=OPENING)
    async def action_hide(self) -> None:
        """Hide the part under the cursor, or show it again."""
        before = self.plan.hidden
        await self._write(partial(flow.hide, self.context, {self.here} ^ set(before)))
        self._undo = partial(flow.hide, self.context, before)
        self.refresh_bindings()

    @work(group=OPENING)
    async def action_undo(self) -> None:
        """Bring back how it was before the last change."""
        if self._undo:
            undo, self._undo = self._undo, None
            await self._write(undo)

    async def _write(self, write: Callable[[], object]) -> None:
        try:
            await asyncio.to_thread(write)
        except StoreError as error:
            self.app.notify(phrase(error.key, **error.facts), markup=False)
        self.show_plan()

    @work(group=OPENING)
    async def action_print(self) -> None:
        """Write the plan to a page for printing; say where it is, and offer to delete it."""
        from companion.export.plan import plan_page

        numbers = map(str, emergency(here(self.context.settings.country)))
        page = plan_page(self.plan, list(numbers))
        path = await write_to(self.host, Path.home() / phrase("plan.file"), [page])
        if path is None:
            return
        offer = Offer(
            phrase("plan.printed", path=path),
            {"leave": phrase("plan.leave_file"), "delete": phrase("plan.delete_file")},
            "leave",
        )
        if await self.app.push_screen_wait(ChoicePage[str](offer)) == "delete":
            try:
                await asyncio.to_thread(path.unlink, True)
            except OSError:
                self.app.notify(phrase("plan.not_deleted", path=path), markup=False)
            else:
                self.app.notify(phrase("plan.deleted"), markup=False)
