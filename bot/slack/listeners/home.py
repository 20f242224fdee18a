"""Home: the App Home tab, drawn when it is opened and after a click in it."""

import asyncio

from slack_bolt.async_app import AsyncApp

from bot.access import is_staff, known
from bot.cards.block_kit import home
from bot.cards.home import TodaysNumber, agents_home, begin_of_day, requesters_home, todays_numbers
from bot.slack.listeners.hearing import Body, Said, hearing
from bot.slack.parts import Parts
from storage.store import CaseLine

MOST_MINE, MOST_QUEUE, MOST_TODAY = 10, 200, 500


def register(app: AsyncApp, parts: Parts) -> None:
    app.event("app_home_opened")(hearing(parts, opened))


async def opened(parts: Parts, body: Body) -> Said:
    """The Home tab is drawn; the messages tab gets its suggestions (the agent pane)."""
    event = body["event"]
    if event.get("tab") == "messages":
        from bot.slack.listeners.assistant import suggest

        if parts.first(f"prompts/{event.get('channel')}/{event.get('event_ts')}"):
            parts.later(suggest(parts, str(event["channel"]), None, str(event["user"])), "prompts")
        return None
    parts.later(draw_home(parts, str(event["user"])), "home")
    return None


async def draw_home_after(parts: Parts, user: str, case_id: str | None) -> None:
    """Draw it anew when what was done to the case is recorded, or after three seconds."""
    for _ in range(30):
        if case_id is None or not await parts.world.store.pending(case_id):
            break
        await asyncio.sleep(0.1)
    await draw_home(parts, user)


async def draw_home(parts: Parts, user: str) -> None:
    """Employees see their requests with state; agents the queue (mine, unclaimed, due soon) with claim buttons, and the numbers."""
    org, world = parts.world.organisation, parts.world
    person = known(await parts.person(user), org)
    mine = await world.store.cases_of(person.id, MOST_MINE)
    cards = list(requesters_home(mine, org, person.language))
    if is_staff(person, org):
        lines = await world.store.queue(MOST_QUEUE)
        taken = await world.store.queue(MOST_QUEUE, assignee_id=person.id)
        cards = [*agents_home(lines, taken, await _today(parts, lines), org, world.clock.now()), *cards]
    await parts.calls.write("views.publish", user_id=user, view=home(cards, person.language or org.language))


async def _today(parts: Parts, queue: tuple[CaseLine, ...]) -> dict[TodaysNumber, int]:
    world = parts.world
    now = world.clock.now()
    since = begin_of_day(world.organisation, now)
    asked = await world.store.list_cases(limit=MOST_TODAY, since=since)
    ended = await world.store.list_cases(states=("resolved", "closed"), limit=MOST_TODAY)
    return todays_numbers(asked, ended, queue, since, now)
