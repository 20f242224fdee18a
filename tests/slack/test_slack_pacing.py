"""About one post a second and channel after a burst; a channel that Slack asked to spare is spared, the others are not."""

import pytest

from bot.pacing import LONGEST_PAUSE_SECONDS
from bot.slack.errors import Later
from bot.slack.ids import channel_of, message_id, opened, person_id, place_of, thread_of, user_of
from bot.slack.pacing import BURST
from bot.slack.pacing import pace as paced


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


async def test_after_a_burst_posts_go_out_one_a_second() -> None:
    clock = Clock()
    pace = paced(clock)
    for _ in range(BURST):
        await pace.turn("C1")
    assert pace.wait_seconds("C1") == pytest.approx(1.0)
    assert pace.wait_seconds("C2") == 0.0
    clock.now += 5.0
    for _ in range(5):
        await pace.turn("C1")
    assert pace.wait_seconds("C1") == pytest.approx(1.0)


async def test_who_would_wait_too_long_is_sent_away() -> None:
    pace = paced(Clock())
    pace.hold("C1", 5.0)
    with pytest.raises(Later) as told:
        await pace.turn("C1")
    assert told.value.after_seconds == pytest.approx(5.0)


async def test_a_pause_is_capped() -> None:
    pace = paced(Clock())
    pace.hold("C1", 3600.0)
    assert pace.wait_seconds("C1") == LONGEST_PAUSE_SECONDS


def test_ids_say_where_they_come_from_and_lead_back() -> None:
    post = message_id("T1", "C1", "1712003000.000100")
    assert post == "slack:T1/C1/1712003000.000100"
    address = opened(post)
    assert address is not None
    assert (address.workspace, address.channel, address.ts) == ("T1", "C1", "1712003000.000100")
    place = place_of("T1", "C1", "1712003000.000100")
    assert (channel_of(place), thread_of(place)) == ("C1", "1712003000.000100")
    assert user_of(person_id("T1", "U1")) == "U1"


@pytest.mark.parametrize("strange", ["", None, "playground/it-help/p1", "command/1", "slack:T1/C1", "slack:T1/C1/1.2/x"])
def test_what_is_no_message_of_slack_opens_nothing(strange: str | None) -> None:
    assert opened(strange) is None
