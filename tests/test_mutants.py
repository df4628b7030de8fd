"""The changes that mutation testing makes."""

from pathlib import Path

from tests.mutants import ROOT, Mutant, module_tests, mutants, sample

SOURCE = '''
LIMIT = 3

def first(numbers: list[int | None], least: int) -> int | None:
    """Return the first that is large enough."""
    for number in numbers:
        if number is None or not number >= least + 1:
            continue
        log(f"{number > 3}")
        return number
    return None
'''


def test_each_kind_of_place_is_changed() -> None:
    changed = []
    for mutant in mutants(Path("first.py"), SOURCE):
        pairs = zip(mutant.before.splitlines(), mutant.after.splitlines(), strict=True)
        changed += [after.strip() for before, after in pairs if before != after]
    assert sorted(changed) == sorted(
        [
            "if (number is None and (not number >= least + 1)):",
            "if (number is not None) or not number >= least + 1:",
            "if number is None or (number >= least + 1):",
            "if number is None or not (number > least + 1):",
            "if number is None or not number >= (least - 1):",
            "if number is None or not number >= least + 2:",
            "break",
            "pass",
            "return None",
        ]
    )


def test_a_sample_is_the_same_again_and_a_larger_one_has_it_in_it() -> None:
    small = sample(["core/suggest"], 5, seed=1)
    assert len(small) == 5
    assert sample(["core/suggest"], 5, seed=1) == small
    assert sample(["core/suggest"], 9, seed=1)[:5] == small
    assert sample(["core/suggest"], 5, seed=2) != small


def test_a_module_has_its_own_tests() -> None:
    assert "tests/core/test_suggest.py" in module_tests(ROOT / "companion/core/suggest.py")
    assert module_tests(ROOT / "companion/flows/__init__.py") == ("tests/flows",)


def test_what_survives_is_shown_as_a_difference() -> None:
    mutant = Mutant(ROOT / "companion/core/a.py", "one\ntwo\n", "one\n2\n")
    assert mutant.diff().splitlines()[3:] == [" one", "-two", "+2"]
