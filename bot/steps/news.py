"""news: short new posts, because an updated card notifies nobody. Each is posted once, like a card."""

from collections.abc import Awaitable, Callable

from bot.cards.news import news_card, plain_card
from bot.cards.words import say
from bot.log import log
from bot.ports import GiveUp, Surface, TryAgain
from bot.steps.draw import post_first
from bot.steps.spots import Spot, directly, in_public, on_each_surface, showing_of
from bot.world import World
from storage.store import Posted, StoredNews
from triage.case import Case, News
from triage.facts import Place

MOST_AT_ONCE = 20
WORDS_OF_AGENTS = frozenset({"agent_reply", "waiting", "resolved"})


async def post_news(world: World, case: Case) -> bool:
    """Post what is news of this case and due. True if nothing had to be put off."""
    waiting = await world.store.news(world.clock.now(), MOST_AT_ONCE, case.id)
    if not waiting:
        return True
    posted = {row.name: row for row in await world.store.posts(case.id)}
    complete = True
    for stored in waiting:
        complete = await _one(world, case, stored, posted) and complete
    return complete


async def _one(world: World, case: Case, stored: StoredNews, posted: dict[str, Posted]) -> bool:
    try:
        where = await _where(world, case, stored.news, posted)
    except (TryAgain, GiveUp) as error:
        return await _failed(world, case, stored, posted, [error])
    except Exception as error:
        log.error("news.failed", case=case.id, news=stored.id, error=error)
        return False
    if not where:
        await world.store.news_done(stored.id, world.clock.now(), "nowhere to post it")
        return True
    told = [await _posted(world, case, stored, posted, surface, place, n) for n, (surface, place) in enumerate(where)]
    failures = [one for one in told if one is not None]
    if len(failures) == len(where) or any(not isinstance(one, GiveUp) for one in failures):
        return await _failed(world, case, stored, posted, failures)
    await world.store.news_done(stored.id, world.clock.now())
    return True


async def _posted(
    world: World, case: Case, stored: StoredNews, posted: dict[str, Posted], surface: Surface, place: Place, number: int
) -> Exception | None:
    """Post it in one place, once; what went wrong. News for the agents of a second platform has a name of its own."""
    name = f"news/{stored.news.key}" + (f"@{surface.name}" if number else "")
    try:
        card = news_card(stored.news, await showing_of(world, case, posted))
        spot = Spot(name, surface, place, card, posted.get(name), _instead(surface, case, stored.news))
        if spot.row is None or spot.row.post is None:
            await post_first(world, case, spot)
    except Exception as error:
        return error
    return None


async def _failed(world: World, case: Case, stored: StoredNews, posted: dict[str, Posted], failures: list[Exception]) -> bool:
    """Tried again, unless it was refused for good wherever it should stand."""
    waits = next((error for error in failures if not isinstance(error, GiveUp)), None)
    if isinstance(waits, TryAgain):
        log.info("news.waits", case=case.id, news=stored.id, why=str(waits))
        return False
    if waits is not None:
        log.error("news.failed", case=case.id, news=stored.id, error=waits)
        return False
    error = failures[0]
    log.warning("news.given_up", case=case.id, news=stored.id, why=str(error), hint=getattr(error, "hint", ""))
    await world.store.news_done(stored.id, world.clock.now(), str(error))
    await _tell_undelivered(world, case, stored.news, posted)
    return True


def _instead(surface: Surface, case: Case, news: News) -> Callable[[], Awaitable[Place]] | None:
    """Where news of a thread go when the thread refuses them for good: to the requester directly."""
    return directly(surface, case) if news.to == "thread" and not case.request.direct else None


async def _tell_undelivered(world: World, case: Case, news: News, posted: dict[str, Posted]) -> None:
    """The agent whose words the requester will never see is told so, where the agents' card stands on their own platform."""
    if news.by is None or news.kind not in WORDS_OF_AGENTS:
        return
    rows = on_each_surface(posted)
    surface = world.surface_of(news.by.id) or (world.surface(rows[0].place.surface) if rows else None)
    if surface is None:
        return
    row = next((row for row in rows if row.place.surface == surface.name), None)
    org = world.organisation
    language = news.by.language if news.by.language in org.languages else org.language
    try:
        place = row.place if row is not None else await surface.direct(news.by.id)
        await surface.tell(news.by.id, place, plain_card("error", say(language, "undelivered", case=case.id), tone="warning"))
    except Exception as error:
        log.warning("tell.failed", case=case.id, error=error)


async def _where(world: World, case: Case, news: News, posted: dict[str, Posted]) -> list[tuple[Surface, Place]]:
    """The surfaces and places of a piece of news: one; for agents one on each platform they work on; none for a request by the API."""
    if news.to == "agents":
        rows = [(world.surface(row.place.surface), row) for row in on_each_surface(posted)]
        return [(surface, row.place.model_copy(update={"thread": row.post})) for surface, row in rows if surface is not None]
    surface = world.surface(case.request.place.surface)
    if news.to == "private":
        person = news.person or case.request.requester
        theirs = world.surface_of(person.id) or surface
        return [(theirs, await theirs.direct(person.id))] if theirs is not None else []
    if surface is None:
        return []
    card = posted.get("requester")
    if in_public(case, card.place if card is not None else case.request.place):
        return [(surface, await surface.direct(case.request.requester.id))]
    if card is not None and (case.private or case.request.direct):
        return [(surface, card.place)]
    return [(surface, card.place if card is not None else case.request.place)]
