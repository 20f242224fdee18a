"""Tries and breaker with a time of their own: what is asked again, when, and when nobody is asked any more."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from bot.models.failures import CallFailed
from bot.models.tries import Answered, Breaker, Limits, Pace, tried

WHOLE = Limits.within(12)


@dataclass
class Moment:
    """A time that only passes when somebody sleeps or a call takes long."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def pace(self, chance: float = 1.0) -> Pace:
        return Pace(now=lambda: self.now, sleep=self.sleep, chance=lambda: chance)


def breaker(moment: Moment) -> Breaker:
    return Breaker("claude-test", lambda: moment.now)


def failing(moment: Moment, *failures: CallFailed | None, takes: float = 0.0) -> Callable[[float], "asyncio.Future[str]"]:
    """A call that fails in that order, and then answers; None answers at once."""
    left = list(failures)

    async def ask(seconds: float) -> str:
        moment.now += min(takes, seconds)
        if left and (failure := left.pop(0)) is not None:
            raise failure
        return "answer"

    return ask  # type: ignore[return-value]


def overloaded(**more: float | None) -> CallFailed:
    return CallFailed("overloaded", "529", **more)  # type: ignore[arg-type]


async def test_three_tries_with_pauses_that_grow() -> None:
    moment = Moment()
    found = await tried(failing(moment, overloaded(), overloaded()), 112.0, WHOLE, breaker(moment), moment.pace())
    assert found == Answered("answer", 3)
    assert moment.slept == [0.5, 1.0]


async def test_chance_spreads_the_pauses_between_half_and_whole() -> None:
    moment = Moment()
    await tried(failing(moment, overloaded(), overloaded()), 112.0, WHOLE, breaker(moment), moment.pace(chance=0.0))
    assert moment.slept == [0.25, 0.5]


async def test_after_the_third_it_has_failed_with_the_last_reason() -> None:
    moment = Moment()
    failures = [overloaded(), overloaded(), CallFailed("server_error", "500"), None]
    with pytest.raises(CallFailed) as failed:
        await tried(failing(moment, *failures), 112.0, WHOLE, breaker(moment), moment.pace())
    assert (failed.value.result, failed.value.tries) == ("server_error", 3)


@pytest.mark.parametrize("result", ["bad_request", "too_large", "refused_key", "no_credit", "not_allowed", "no_such_model"])
async def test_what_would_only_repeat_itself_is_not_asked_again(result: str) -> None:
    moment = Moment()
    with pytest.raises(CallFailed) as failed:
        await tried(failing(moment, CallFailed(result, "")), 112.0, WHOLE, breaker(moment), moment.pace())
    assert (failed.value.tries, moment.slept) == (1, [])


async def test_a_short_retry_after_is_obeyed_a_long_one_ends_it_at_once() -> None:
    moment = Moment()
    await tried(failing(moment, overloaded(retry_after=4.0)), 112.0, WHOLE, breaker(moment), moment.pace())
    assert moment.slept == [4.0]
    moment = Moment()
    with pytest.raises(CallFailed) as failed:
        await tried(failing(moment, overloaded(retry_after=120.0)), 112.0, WHOLE, breaker(moment), moment.pace())
    assert (failed.value.tries, moment.slept) == (1, [])


async def test_others_wait_too_while_it_wants_to_be_left_alone() -> None:
    moment = Moment()
    shared = breaker(moment)
    with pytest.raises(CallFailed):
        await tried(failing(moment, overloaded(retry_after=120.0)), 112.0, WHOLE, shared, moment.pace())
    with pytest.raises(CallFailed) as failed:
        await tried(failing(moment), 112.0, WHOLE, shared, moment.pace())
    assert (failed.value.result, failed.value.tries) == ("rate_limited", 0)
    moment.now += 55.0
    found = await tried(failing(moment), moment.now + 12, WHOLE, shared, moment.pace())
    assert found.tries == 1, "five seconds of the minute were left, and there was time for them"


async def test_one_call_has_ten_seconds_and_never_more_than_is_left() -> None:
    given: list[float] = []
    moment = Moment()

    async def ask(seconds: float) -> str:
        given.append(seconds)
        moment.now += 3.0
        raise overloaded()

    with pytest.raises(CallFailed):
        await tried(ask, 112.0, WHOLE, breaker(moment), moment.pace())
    assert given == [10.0, 8.5, 4.5]


async def test_no_try_is_made_with_less_than_a_second_left() -> None:
    moment = Moment()
    with pytest.raises(CallFailed) as failed:
        await tried(failing(moment, CallFailed("timeout", ""), takes=10.0), 110.9, WHOLE, breaker(moment), moment.pace())
    assert (failed.value.result, failed.value.tries) == ("timeout", 1)
    with pytest.raises(CallFailed) as late:
        await tried(failing(moment), moment.now + 0.5, WHOLE, breaker(moment), moment.pace())
    assert (late.value.result, late.value.tries) == ("timeout", 0)


async def test_a_timeout_may_have_been_paid_a_refusal_was_not() -> None:
    moment = Moment()
    for failures, lost in (
        ([overloaded(), overloaded(), overloaded()], 0),
        ([CallFailed("timeout", ""), overloaded(), overloaded()], 1),
        ([CallFailed("connection", "", unpaid=False)] * 3, 3),
    ):
        with pytest.raises(CallFailed) as failed:
            await tried(failing(moment, *failures), moment.now + 12, WHOLE, Breaker("x", lambda: 0.0), moment.pace())
        assert failed.value.lost == lost
    found = await tried(failing(moment, CallFailed("timeout", ""), overloaded()), moment.now + 12, WHOLE, breaker(moment), moment.pace())
    assert (found.tries, found.lost) == (3, 1)


async def test_what_may_have_been_paid_is_asked_again_only_if_there_is_money_for_one_more() -> None:
    asked_for: list[int] = []

    async def may(lost: int) -> bool:
        asked_for.append(lost)
        return lost < 2

    moment = Moment()
    lost = CallFailed("connection", "reset", unpaid=False)
    with pytest.raises(CallFailed) as failed:
        await tried(failing(moment, overloaded(), lost, lost), 112.0, WHOLE, breaker(moment), moment.pace(), may)
    assert (asked_for, failed.value.tries, failed.value.lost) == ([1], 3, 2), "a refusal costs nothing, and after the last try nobody asks"
    moment = Moment()
    with pytest.raises(CallFailed) as ended:
        await tried(failing(moment, lost), 112.0, WHOLE, breaker(moment), moment.pace(), _never)
    assert (ended.value.result, ended.value.tries) == ("connection", 1)


async def _never(lost: int) -> bool:
    return False


class TestBreaker:
    def opened(self, moment: Moment) -> Breaker:
        found = breaker(moment)
        for _ in range(5):
            found.enter()
            found.failed(overloaded())
            moment.now += 0.25
        return found

    def test_five_failures_in_a_row_open_it_and_a_success_between_does_not(self) -> None:
        moment = Moment()
        found = breaker(moment)
        for _ in range(2):
            for _ in range(4):
                found.failed(overloaded())
                moment.now += 0.5
            found.worked()
        found.enter()
        with pytest.raises(CallFailed, match="circuit open"):
            self.opened(moment).enter()

    def test_many_that_fail_in_the_same_moment_do_not_open_it(self) -> None:
        moment = Moment()
        found = breaker(moment)
        for _ in range(200):
            found.failed(CallFailed("connection", "reset"))
        found.enter()
        moment.now += 1.0
        found.failed(CallFailed("connection", "reset"))
        with pytest.raises(CallFailed, match="circuit open"):
            found.enter()

    def test_after_its_rest_one_may_try_and_the_others_wait(self) -> None:
        moment = Moment()
        found = self.opened(moment)
        moment.now += 2.1
        found.enter()
        with pytest.raises(CallFailed):
            found.enter()
        found.worked()
        found.enter()
        found.enter()

    def test_a_probe_that_fails_doubles_the_rest_up_to_a_minute(self) -> None:
        moment = Moment()
        found = self.opened(moment)
        rests = []
        for _ in range(8):
            moment.now = found.rest_until
            found.enter()
            found.failed(overloaded())
            rests.append(round(found.rest_until - moment.now))
        assert rests == [4, 8, 16, 32, 60, 60, 60, 60]

    def test_a_probe_that_is_given_up_leaves_room_for_the_next(self) -> None:
        moment = Moment()
        found = self.opened(moment)
        moment.now += 3
        found.enter()
        found.let_go()
        found.enter()

    def test_what_only_a_person_can_mend_opens_it_at_once_for_half_a_minute(self) -> None:
        moment = Moment()
        found = breaker(moment)
        found.failed(CallFailed("refused_key", "401"))
        with pytest.raises(CallFailed) as shut:
            found.enter()
        assert (shut.value.result, shut.value.because, found.rest_until) == ("circuit_open", "refused_key", 130.0)

    def test_the_questions_own_fault_is_none_of_the_other_sides(self) -> None:
        moment = Moment()
        found = breaker(moment)
        for _ in range(20):
            found.failed(CallFailed("bad_request", "400"))
        found.enter()

    async def test_a_cancelled_probe_lets_the_next_one_try(self) -> None:
        moment = Moment()
        found = self.opened(moment)
        moment.now += 3

        async def never(seconds: float) -> str:
            await asyncio.Event().wait()
            return ""

        task = asyncio.create_task(tried(never, moment.now + 12, WHOLE, found, moment.pace()))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await tried(failing(moment), moment.now + 12, WHOLE, found, moment.pace())).reply == "answer"


def test_a_shorter_deadline_shrinks_everything_alike_a_longer_one_nothing() -> None:
    assert Limits.within(1.2) == Limits(pytest.approx(1.0), pytest.approx(0.05), pytest.approx(0.1))  # type: ignore[arg-type]
    assert Limits.within(60) == WHOLE == Limits(10.0, 0.5, 1.0)
