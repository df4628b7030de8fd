"""The person's own plan as a page of HTML for paper."""

from __future__ import annotations

from collections.abc import Sequence

from companion.content.catalog import phrase
from companion.content.plan import Plan
from companion.export.markup import END, beginning, bullets, heading, paragraph


def plan_page(plan: Plan, emergency: Sequence[str]) -> bytes:
    """Return the page: the emergency numbers, then each part that has words and is not hidden."""
    shown = {part: text for part, text in plan.texts.items() if part not in plan.hidden}
    parts = [beginning(phrase("titles.plan")), bullets(emergency)]
    for part, text in shown.items():
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        parts.append(heading(phrase(f"plan.headings.{part}")) + bullets(lines))
    parts.append(paragraph(phrase("plan.source"), "quiet"))
    return "".join([*parts, END]).encode("utf-8", "replace")
