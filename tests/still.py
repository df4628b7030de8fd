"""Time that moves only when a test moves it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

EVENING = datetime(2026, 11, 22, 21, 4, tzinfo=timezone(timedelta(hours=1)))


@dataclass
class Still:
    """The time of a still context: `seconds` is what its clock shows, and the day moves with it."""

    seconds: float = 0.0
    began: datetime = field(default=EVENING)

    def clock(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self.began + timedelta(seconds=self.seconds)
