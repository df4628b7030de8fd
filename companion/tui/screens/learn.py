"""Short pages to read: the titles, and the page under the cursor beside them or over them."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Resize
from textual.widgets import Markdown, OptionList
from textual.widgets.option_list import Option

from companion.content.pages import page, pages
from companion.core.layout import WIDE_COLUMN
from companion.tui.commands import command
from companion.tui.drawing import in_words
from companion.tui.screens.page import Page
from companion.tui.widgets.name_list import NameList

BESIDE = 72
"""From this many columns on, titles and page stand side by side."""


class Titles(NameList):
    """The titles; Enter has something to open where the page doesn't stand beside them."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "select" or self.screen.has_class("-single")


class LearnPage(Page[None]):
    """The pages by title. Enter opens one where there is no room beside; Esc goes one step back."""

    CSS_PATH = "learn.tcss"
    HEADING = "read"
    COLUMN = WIDE_COLUMN
    BINDINGS = [
        command("learn.page_down", "space,pagedown", "turn(1)"),
        command("learn.page_up", "backspace,pageup", "turn(-1)", footer=False),
        command("learn.up", "up", "cursor(-1)", footer=False),
        command("learn.down", "down", "cursor(1)", footer=False),
    ]

    def content(self) -> ComposeResult:
        """Lay out the titles and the page."""
        with Horizontal():
            yield Titles(*(Option(each.title, id=each.key) for each in pages()), id="list", markup=False)
            with VerticalScroll(id="page", can_focus=False):
                yield Markdown(open_links=False)

    def on_mount(self) -> None:
        """Begin at the first page."""
        self.query_one(OptionList).action_first()

    def on_resize(self, event: Resize) -> None:
        """Stand side by side where there is room, but not where each arrow would have a page read aloud."""
        self.set_class(event.size.width < BESIDE or in_words(self), "-single")
        self.refresh_bindings()

    @property
    def covers_titles(self) -> bool:
        """Whether a page stands over the titles."""
        return self.has_class("-open") and self.has_class("-single")

    @on(OptionList.OptionHighlighted)
    async def show(self, event: OptionList.OptionHighlighted) -> None:
        """Show the page under the cursor, from its beginning."""
        if found := page(event.option_id or ""):
            await self.query_one(Markdown).update(found.text)
            self.query_one("#page").scroll_home(animate=False)

    @on(OptionList.OptionSelected)
    def open_page(self) -> None:
        """Show the page over the titles, where they can't stand side by side."""
        self.add_class("-open")
        if self.covers_titles:
            # So that the arrows go down the page and not through the titles below it.
            self.set_focus(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take the keys that turn a page where one is shown."""
        return action != "turn" or self.has_class("-open") or not self.has_class("-single")

    def action_turn(self, by: int) -> None:
        """Scroll the page by most of a screen."""
        body = self.query_one("#page")
        body.scroll_relative(y=by * max(1, body.size.height - 2), animate=False)

    def action_cursor(self, by: int) -> None:
        """Move as the arrows do: through the titles, or down a page that stands over them."""
        titles = self.query_one(OptionList)
        if self.covers_titles:
            self.query_one("#page").scroll_relative(y=by, animate=False)
        elif by > 0:
            titles.action_cursor_down()
        else:
            titles.action_cursor_up()

    def action_back(self) -> None:
        """Go back to the titles, or leave the page."""
        if self.covers_titles:
            self.remove_class("-open")
            self.query_one(OptionList).focus()
        else:
            self.dismiss(None)
