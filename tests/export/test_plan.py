"""The plan on paper."""

from companion.content.plan import Plan
from companion.export.plan import plan_page


def test_the_number_stands_first_and_what_is_hidden_or_empty_is_left_out() -> None:
    plan = Plan({"notice": "one\n\ntwo", "people": "Ana"}, ("people",))
    page = plan_page(plan, ["112 emergency"]).decode()
    assert page.index("112 emergency") < page.index("<h2>")
    assert page.count("<h2>") == 1
    assert "<li>one</li>\n<li>two</li>" in page
    assert "Ana" not in page
