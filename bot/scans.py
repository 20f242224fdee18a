"""What is looked for again and again: one table of name, every, function. Nothing sleeps anywhere else; deadlines are rows.

Each function does its work or returns the cases that the runner should advance.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.agents_channel import tell_agents
from bot.cards.commands import ignored_card
from bot.incidents import known_incidents
from bot.log import log
from bot.model_news import model_trouble
from bot.steps.reply import show
from bot.steps.ticket import carry_out
from bot.world import World
from triage.facts import CLOCK, Action, ActionName, Event

AT_ONCE = 200
DAILY_LINE_HOUR = 9
DAILY_LINE, MOST_LEFT_ALONE = "daily_line", 20


@dataclass(frozen=True)
class Scan:
    name: str
    every_seconds: float
    run: Callable[[World], Awaitable[Iterable[str]]]


async def unfinished(world: World) -> Iterable[str]:
    """Cases with events that no walk has ended: left by a crash, or by a step that failed."""
    return await world.store.cases_with_work(AT_ONCE)


async def deadlines(world: World) -> Iterable[str]:
    """Deadlines that have passed become events, each once."""
    found = []
    for row in await world.store.overdue(world.clock.now(), AT_ONCE):
        action = Action(name=ActionName(row.what), by=CLOCK, seen_version=row.version)
        event = Event(id=f"due/{row.case_id}/{row.version}/{row.what}", kind="due", at=row.at, action=action)
        await world.store.accept(event, row.case_id)
        found.append(row.case_id)
    return found


async def orders(world: World) -> Iterable[str]:
    """Ticket orders that failed earlier and whose time has come."""
    for case_id in dict.fromkeys(stored.case_id for stored in await world.store.orders(world.clock.now(), AT_ONCE)):
        if await carry_out(world, case_id):
            await show(world, case_id)
    return ()


async def cards(world: World) -> Iterable[str]:
    """Cards behind their case: drawn in order, when a surface comes back."""
    for case_id in await world.store.behind(AT_ONCE):
        await show(world, case_id)
    return ()


async def refused_cards(world: World) -> Iterable[str]:
    """Cases of which a place would not have a card: tried again at a slow pace, at once after the helpdesk was let in somewhere."""
    await world.refused.recall(world.store)
    for case_id in world.refused.due(world.clock.now())[:AT_ONCE]:
        await show(world, case_id)
    await world.refused.keep(world.store)
    return ()


async def news(world: World) -> Iterable[str]:
    """News that had to wait: for a surface, or because one post a minute and case is enough."""
    for case_id in dict.fromkeys(stored.case_id for stored in await world.store.news(world.clock.now(), AT_ONCE)):
        await show(world, case_id)
    return ()


async def solved_incidents(world: World) -> Iterable[str]:
    """Cases that still follow an incident which has ended: each hears of it, once."""
    open_ones = {incident.id for incident in await known_incidents(world)}
    found = []
    for line in await world.store.list_cases(states=("incident",), limit=AT_ONCE):
        case = await world.store.case(line.case_id)
        if case is None or case.incident is None or case.incident in open_ones:
            continue
        action = Action(name=ActionName.INCIDENT_SOLVED, by=CLOCK, seen_version=case.version)
        event = Event(id=f"solved/{case.incident}/{case.id}/{case.version}", kind="due", at=world.clock.now(), action=action)
        await world.store.accept(event, case.id)
        found.append(case.id)
    return found


async def daily_line(world: World) -> Iterable[str]:
    """Once a day, from nine o'clock on, the agents see what was left alone since the last such line, each with one click to triage it.

    The first call only starts the clock. Posted once where the channel can be searched for it; elsewhere, after a crash at this very
    moment, rather twice than never.
    """
    now, org = world.clock.now(), world.organisation
    zone = ZoneInfo(org.time_zone)
    told = await world.store.value(DAILY_LINE)
    if told is None:
        await world.store.put_value(DAILY_LINE, now.isoformat())
        return ()
    since, today = datetime.fromisoformat(told), now.astimezone(zone).date()
    if now.astimezone(zone).hour < DAILY_LINE_HOUR or since.astimezone(zone).date() >= today:
        return ()
    lines = await world.store.list_cases(states=("ignored",), limit=MOST_LEFT_ALONE, since=since)
    if lines:
        await tell_agents(world, ignored_card(lines, org, now).model_copy(update={"marker": f"daily:{today.isoformat()}"}))
    await world.store.put_value(DAILY_LINE, now.isoformat())
    return ()


async def learn_anew(world: World) -> Iterable[str]:
    """The learner is built anew after 10 % growth; other processes' corrections are picked up."""
    await world.learning.refresh(world.store)
    if await world.learning.rebuild_if_grown():
        log.info("learner.rebuilt", examples=len(world.learning))
    return ()


async def articles(world: World) -> Iterable[str]:
    """The index follows its article folder."""
    await asyncio.to_thread(world.sync_articles)
    return ()


SCANS: tuple[Scan, ...] = (
    Scan("unfinished", 1.0, unfinished),
    Scan("deadlines", 1.0, deadlines),
    Scan("orders", 1.0, orders),
    Scan("cards", 1.0, cards),
    Scan("refused_cards", 5.0, refused_cards),
    Scan("news", 1.0, news),
    Scan("solved_incidents", 2.0, solved_incidents),
    Scan("daily_line", 5.0, daily_line),
    Scan("model_trouble", 5.0, model_trouble),
    Scan("learn_anew", 30.0, learn_anew),
    Scan("articles", 60.0, articles),
)
