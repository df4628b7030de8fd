"""What waits for the person: a draft, something that was set aside until now, the plan for hard times."""

from __future__ import annotations

from companion.content.plan import own_plan
from companion.flows.context import Context
from companion.flows.cut_off import save_practices
from companion.flows.set_aside import entries_set_aside
from companion.store.asides import delete_settled


def waiting(context: Context) -> list[str]:
    """Return the names of what waits, usually nothing, and of the plan if there is one; it reads the files.

    A draft that a window is writing does not wait. Files set aside that are of no more use are deleted here,
    because this runs in the background.
    """
    delete_settled(context.places, context.notebook, context.now())
    drafts = context.drafts
    drafts.adopt_copies()
    save_practices(context)
    found = ["resume"] if any(map(context.locks.is_free, drafts.names())) else []
    found += ["undelete"] if context.deleted_drafts else []
    found += ["put_away"] if entries_set_aside(context, due=True) else []
    plan = own_plan(context.places.plan)
    return [*found, "plan"] if plan.texts or plan.is_locked else found
