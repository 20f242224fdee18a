"""news: short new posts, because an updated card notifies nobody. Each is posted once, like a card."""

from collections.abc import Awaitable, Callable

from bot.cards.news import news_card, plain_card
from bot.cards.words import say
from bot.log import log
from bot.ports import GiveUp, Surface, TryAgain
from bot.steps.draw import post_first
from bot.steps.spots import Spot, directly, is_agents, showing_of
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
    name = f"news/{stored.news.key}"
    try:
        surface, place = await _where(world, case, stored.news, posted)
        if surface is None or place is None:
            await world.store.news_done(stored.id, world.clock.now(), "nowhere to post it")
            return True
        card = news_card(stored.news, await showing_of(world, case, posted))
        spot = Spot(name, surface, place, card, posted.get(name), _instead(surface, case, stored.news))
        if spot.row is None or spot.row.post is None:
            await post_first(world, case, spot)
        await world.store.news_done(stored.id, world.clock.now())
    except TryAgain as error:
        log.info("news.waits", case=case.id, news=stored.id, why=str(error))
        return False
    except GiveUp as error:
        log.warning("news.given_up", case=case.id, news=stored.id, why=str(error), hint=error.hint)
        await world.store.news_done(stored.id, world.clock.now(), str(error))
        await _tell_undelivered(world, case, stored.news, posted)
    except Exception as error:
        log.error("news.failed", case=case.id, news=stored.id, error=error)
        return False
    return True


def _instead(surface: Surface, case: Case, news: News) -> Callable[[], Awaitable[Place]] | None:
    """Where news of a thread go when the thread refuses them for good: to the requester directly."""
    return directly(surface, case) if news.to == "thread" and not case.request.direct else None


async def _tell_undelivered(world: World, case: Case, news: News, posted: dict[str, Posted]) -> None:
    """The agent whose words the requester will never see is told so, where the agents' card stands."""
    row = next((row for name, row in posted.items() if is_agents(name) and row.post), None)
    surface = world.surface(row.place.surface) if row is not None else None
    if row is None or surface is None or news.by is None or news.kind not in WORDS_OF_AGENTS:
        return
    org = world.organisation
    language = news.by.language if news.by.language in org.languages else org.language
    try:
        await surface.tell(news.by.id, row.place, plain_card("error", say(language, "undelivered", case=case.id), tone="warning"))
    except Exception as error:
        log.warning("tell.failed", case=case.id, error=error)


async def _where(world: World, case: Case, news: News, posted: dict[str, Posted]) -> tuple[Surface | None, Place | None]:
    """The surface and place of a piece of news; (None, None) where there is none (a request by the API)."""
    if news.to == "agents":
        row = next((row for name, row in posted.items() if is_agents(name) and row.post), None)
        surface = world.surface(row.place.surface) if row else None
        return (surface, row.place.model_copy(update={"thread": row.post})) if row else (None, None)
    surface = world.surface(case.request.place.surface)
    if surface is None:
        return None, None
    if news.to == "private":
        person = news.person or case.request.requester
        return surface, await surface.direct(person.id)
    card = posted.get("requester")
    if card is not None and (case.private or case.request.direct):
        return surface, card.place
    return surface, card.place if card is not None else case.request.place
