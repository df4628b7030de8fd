"""What flows are given: the day, the exercises in the person's order, one notebook for all threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from companion.content.catalog import ENGLISH
from companion.flows.context import Context
from companion.store.settings import Settings


def test_today_is_the_local_day(context: Context) -> None:
    east = timezone(timedelta(hours=14))
    late = replace(context, now=lambda: datetime(2026, 11, 20, 23, 30, tzinfo=east))
    assert late.today == date(2026, 11, 20)


def test_the_exercises_of_a_group_are_in_the_person_s_order(context: Context) -> None:
    group = context.library.groups[0]
    context.settings = Settings(order=group.keys[::-1])
    assert context.library.groups[0].keys == group.keys[::-1]
    assert context.library.groups[0].heading == group.heading


def test_an_own_exercise_is_there_once_the_exercises_are_read_anew(context: Context) -> None:
    assert "mine" not in context.library
    folder = context.places.own_exercises
    folder.mkdir(parents=True)
    exercise = ENGLISH / "exercises" / "feet.toml"
    (folder / "mine.toml").write_bytes(exercise.read_bytes())
    assert "mine" not in context.library
    context.read_exercises()
    assert "mine" in context.library


def test_all_threads_have_one_notebook(context: Context) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: context.notebook, range(64)))
    assert all(each is found[0] for each in found)
