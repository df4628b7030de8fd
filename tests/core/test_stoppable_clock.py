"""A stopped clock goes on from the second at which it stood."""

from companion.core.stoppable_clock import StoppableClock


def test_the_seconds_while_it_was_stopped_are_left_out() -> None:
    seconds = [10.0]
    clock = StoppableClock(lambda: seconds[0])
    clock.go_on()
    clock.stop()
    seconds[0] = 15.0
    clock.stop()
    assert clock() == 10.0
    clock.go_on()
    assert clock() == 10.0
    seconds[0] = 17.0
    assert clock() == 12.0
