"""The sign that somebody is looking: only where no card stands in time, and gone when it does."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from helpdesks import Desk, desk, sample
from outside_world import AMARA
from running_server import running

from bot.cards.card import Card
from bot.models.offline import OfflineModel
from bot.ports import TryAgain
from triage.case import Asked
from triage.facts import Context, Place, Request
from triage.organisation import Organisation
from triage.policy import Rollout

CLEAR = "my machine does not boot, just a blinking cursor"


class Held:
    """The offline model, which answers when it is let go."""

    name, metered = "offline", False

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.real: OfflineModel | None = None

    async def assess(self, request: Request, context: Context, organisation: Organisation) -> Asked:
        await self.go.wait()
        assert self.real is not None
        return await self.real.assess(request, context, organisation)


class Signs:
    """Every sign that was shown (True) or taken away (False), and a way to wait for the next."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, bool]] = []
        self.changed = asyncio.Event()

    async def sign(self, place: Place, message_id: str, shown: bool) -> None:
        self.seen.append((message_id, shown))
        self.changed.set()


@asynccontextmanager
async def watched(folder: Path, after_seconds: float) -> AsyncIterator[tuple[Desk, Held, Signs]]:
    timing = sample().timing.model_copy(update={"sign_after_seconds": after_seconds})
    held, signs = Held(), Signs()
    async with desk(folder, organisation=sample().model_copy(update={"timing": timing}), model=held) as helpdesk:
        held.real = OfflineModel(helpdesk.app.world.learning)
        helpdesk.app.world.surfaces["chat"].sign = signs.sign  # type: ignore[method-assign]
        yield helpdesk, held, signs


async def test_a_card_in_time_needs_no_sign(tmp_path: Path) -> None:
    async with watched(tmp_path, after_seconds=30.0) as (helpdesk, held, signs):
        held.go.set()
        await helpdesk.ask(CLEAR)
        assert signs.seen == []


async def test_a_late_card_has_a_sign_until_it_stands(tmp_path: Path) -> None:
    async with watched(tmp_path, after_seconds=0.0) as (helpdesk, held, signs):
        message = helpdesk.world.message(CLEAR)
        await helpdesk.app.door.message(message)
        await asyncio.wait_for(signs.changed.wait(), 10)
        assert signs.seen == [(message.id, True)]
        held.go.set()
        await helpdesk.settle()
        assert signs.seen == [(message.id, True), (message.id, False)]


async def test_what_is_delivered_again_has_one_sign(tmp_path: Path) -> None:
    async with watched(tmp_path, after_seconds=0.0) as (helpdesk, held, signs):
        message = helpdesk.world.message(CLEAR)
        for _ in range(3):
            await helpdesk.app.door.message(message)
        await asyncio.wait_for(signs.changed.wait(), 10)
        held.go.set()
        await helpdesk.settle()
        assert signs.seen == [(message.id, True), (message.id, False)]


async def test_a_card_whose_answer_was_lost_takes_the_sign_away_when_it_is_found(tmp_path: Path) -> None:
    async with watched(tmp_path, after_seconds=0.0) as (helpdesk, held, signs):
        chat = helpdesk.app.world.surfaces["chat"]
        post, lost = chat.post, []

        async def loses(place: Place, card: Card) -> str:
            lost.append(await post(place, card))
            raise TryAgain("the answer did not arrive")

        chat.post = loses  # type: ignore[method-assign]
        message = helpdesk.world.message(CLEAR)
        await helpdesk.app.door.message(message)
        await asyncio.wait_for(signs.changed.wait(), 10)
        held.go.set()
        await helpdesk.settle()
        chat.post = post  # type: ignore[method-assign]
        await helpdesk.scan()
        assert len(helpdesk.world.cards("requester")) == 1
        assert signs.seen == [(message.id, True), (message.id, False)]


async def test_a_sign_that_is_being_shown_is_taken_away_after_it_stands(tmp_path: Path) -> None:
    async with watched(tmp_path, after_seconds=0.0) as (helpdesk, held, signs):
        slow = asyncio.Event()

        async def slowly(place: Place, message_id: str, shown: bool) -> None:
            signs.changed.set()
            if shown:
                await slow.wait()
            signs.seen.append((message_id, shown))

        helpdesk.app.world.surfaces["chat"].sign = slowly  # type: ignore[method-assign]
        message = helpdesk.world.message(CLEAR)
        await helpdesk.app.door.message(message)
        await asyncio.wait_for(signs.changed.wait(), 10)
        held.go.set()
        while not helpdesk.world.cards("requester"):  # noqa: ASYNC110
            await asyncio.sleep(0)
        slow.set()
        await helpdesk.settle()
        assert signs.seen == [(message.id, True), (message.id, False)]


async def test_a_sign_that_could_not_be_taken_away_now_goes_later(tmp_path: Path) -> None:
    async with watched(tmp_path, after_seconds=0.0) as (helpdesk, held, signs):
        refusals, gone = [TryAgain("ratelimited", 0.0)], asyncio.Event()

        async def limited(place: Place, message_id: str, shown: bool) -> None:
            if not shown and refusals:
                raise refusals.pop()
            await signs.sign(place, message_id, shown)
            if not shown:
                gone.set()

        helpdesk.app.world.surfaces["chat"].sign = limited  # type: ignore[method-assign]
        message = helpdesk.world.message(CLEAR)
        await helpdesk.app.door.message(message)
        await asyncio.wait_for(signs.changed.wait(), 10)
        held.go.set()
        await asyncio.wait_for(gone.wait(), 10)
        assert signs.seen == [(message.id, True), (message.id, False)]


async def test_in_shadow_mode_no_sign_is_seen(tmp_path: Path) -> None:
    async with watched(tmp_path, after_seconds=0.0) as (helpdesk, held, signs):
        world = helpdesk.app.world
        world.organisation = world.organisation.model_copy(update={"rollout": Rollout(shadow=True)})
        await helpdesk.app.door.message(helpdesk.world.message(CLEAR))
        await asyncio.sleep(0.02)
        held.go.set()
        await helpdesk.settle()
        assert signs.seen == []


async def test_a_surface_that_refuses_the_sign_still_gets_its_card(tmp_path: Path) -> None:
    async with watched(tmp_path, after_seconds=0.0) as (helpdesk, held, signs):

        async def refuses(place: Place, message_id: str, shown: bool) -> None:
            signs.changed.set()
            raise RuntimeError("no such emoji")

        helpdesk.app.world.surfaces["chat"].sign = refuses  # type: ignore[method-assign]
        await helpdesk.app.door.message(helpdesk.world.message(CLEAR, AMARA))
        await asyncio.wait_for(signs.changed.wait(), 10)
        held.go.set()
        await helpdesk.settle()
        assert len(helpdesk.world.cards("requester")) == 1


async def test_the_playground_shows_the_organisations_own_emoji(tmp_path: Path) -> None:
    async with running(tmp_path) as server:
        world = server.serving.app.world
        world.organisation = world.organisation.model_copy(
            update={"emoji": world.organisation.emoji.model_copy(update={"seen": "mag"})},
        )
        _, told = await server.as_("amara").do("post", conversation="it-help", text=CLEAR)
        await server.settled()
        surface, place = world.surfaces["playground"], Place(surface="playground", conversation="it-help")
        for shown, seen in ((True, [{"emoji": "mag", "people": ["playground:helpdesk"]}]), (False, [])):
            await surface.sign(place, told["posted"], shown)
            _, found = await server.as_("amara").get("/playground/api/conversation?id=it-help")
            assert found["posts"][0]["reactions"] == seen
