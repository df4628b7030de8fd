"""What follows an answer that means a danger: the emergency number, people, leaving."""

from __future__ import annotations

from companion.content.catalog import phrase, table
from companion.core.runner import Ending
from companion.flows.front import FrontEnd, Left, Offer


async def may_go_on(front: FrontEnd, ending: Ending) -> bool:
    """Return whether an exercise may follow; False to go back to the question. Raises Left.

    With another ending than PEOPLE and UNSURE nothing is asked.
    """
    while ending in (Ending.PEOPLE, Ending.UNSURE):
        chosen = await front.choose(_offer(ending))
        match chosen:
            case "people":
                await front.people()
            case "now":
                ending = Ending.PEOPLE
            case "leave":
                raise Left
            case _:
                return chosen == "exercise"
    return True


def _offer(ending: Ending) -> Offer:
    if ending is Ending.PEOPLE:
        return Offer(phrase("danger.go"), table("danger")["choices"], "people", number="above")
    choices = table("danger")["unsure_choices"]
    return Offer(phrase("danger.unsure"), choices, "people", phrase("danger.look"), number="below")
