"""Commands: `/triage ...`, `/retriage ...`, and exact words to the bot. Answered privately; reads write nothing.

Words are a command only if the whole message is exactly a command with valid arguments: "help my VPN is down" is a request.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable

from bot.access import is_staff, known, may_read, roles_in
from bot.accounts import cases_of
from bot.cards.commands import accepted_card, help_card, kb_card, mine_card, queue_card, report_card, retriage_offer_card, status_card
from bot.doors.accepting import accept, refuse, refused, watch
from bot.inbound import Answer, Command
from bot.steps.enrich import candidates
from bot.steps.spots import for_staff, showing_of
from bot.world import World
from triage.case import Case, Refused
from triage.facts import Action, ActionName, Event, Message, Person
from triage.lifecycle import judge

CASE_ID = re.compile(r"(?<![A-Za-z0-9])(C[1-9][0-9]{3,11})(?![A-Za-z0-9])")
MOST_MINE, MOST_QUEUE = 10, 50
_EXACT = re.compile(
    r"(?:(?:status(?: C[1-9][0-9]{3,11})?)|mine|queue|report|mute|unmute|help|retriage(?: C[1-9][0-9]{3,11})?|kb .{2,200})", re.IGNORECASE
)


def command_words(message: Message) -> tuple[str, str] | None:
    """(name, text) if the whole message to the bot is exactly a command, else None."""
    if not (message.direct or message.mentions_bot) or message.via not in ("direct", "mention", "post") or message.attachments:
        return None
    text = " ".join(message.text.split())
    if _EXACT.fullmatch(text) is None:
        return None
    if text.lower().startswith("retriage"):
        return "retriage", text[len("retriage") :].strip()
    return "triage", text


async def commanded(world: World, command: Command) -> Answer:
    """See Door.command."""
    command = command.model_copy(update={"by": known(command.by, world.organisation)})
    if command.name == "retriage":
        return await _retriage(world, command, command.text.strip())
    word, _, rest = command.text.strip().partition(" ")
    known_command = _COMMANDS.get(word.lower())
    if known_command is None or not _EXACT.fullmatch(" ".join(command.text.split())):
        return await (_triage(world, command) if command.text.strip() else _help(world, command, ""))
    return await known_command(world, command, rest.strip())


async def _triage(world: World, command: Command) -> Answer:
    """`/triage TEXT` opens the case in the person's direct conversation and answers privately with a link to it."""
    surface = world.surface(command.place.surface)
    place = await surface.direct(command.by.id) if surface is not None else command.place
    message = Message(
        id=f"command/{command.id}", place=place, author=command.by, text=command.text, sent_at=command.at, direct=True, via="command"
    )
    accepted = await accept(world, Event(id=message.id, kind="message", at=command.at, message=message, place=place))
    if accepted.new:
        watch(world, accepted.case_id, message)
    link = await surface.link(place) if surface is not None else None
    language = _language(world, command.by)
    card = accepted_card(language, link)
    return Answer(kind="shown", card=card, case_id=accepted.case_id)


async def _retriage(world: World, command: Command, text: str) -> Answer:
    """`/retriage [id|link] [more detail]`; without an id the thread's case, or the caller's latest cases to choose from."""
    found = CASE_ID.search(text)
    case = await world.store.case(found[1]) if found else await _here(world, command)
    if case is None:
        if found:
            return refuse(world, command.by, "refused_unknown_case")
        lines = await cases_of(world, command.by, 5)
        return Answer(kind="shown", card=retriage_offer_card(lines, world.organisation, command.by.language))
    detail = (text[: found.start()].rsplit("http", 1)[0] + text[found.end() :]).strip() if found else text
    action = Action(name=ActionName.RETRIAGE, by=command.by, text=detail or None)
    return await _act(world, command, case, action)


async def _act(world: World, command: Command, case: Case, action: Action) -> Answer:
    verdict = judge(case, action, roles_in(command.by, case, world.organisation))
    if isinstance(verdict, Refused):
        return refused(world, command.by, verdict)
    await accept(world, Event(id=f"command/{command.id}", kind="action", at=command.at, action=action, place=command.place), case.id)
    return Answer(kind="done", case_id=case.id)


async def _here(world: World, command: Command) -> Case | None:
    """The case of the thread in which the command was typed."""
    thread = await world.store.thread(command.place)
    return await world.store.case(thread.case_id) if thread else None


async def _status(world: World, command: Command, rest: str) -> Answer:
    case = await world.store.case(rest.upper()) if rest else await _here(world, command) or await _newest(world, command.by)
    if case is None:
        return refuse(world, command.by, "refused_unknown_case") if rest else await _mine(world, command, "")
    if not may_read(command.by, case, world.organisation):
        return refuse(world, command.by, "refused_not_yours")
    posts = {row.name: row for row in await world.store.posts(case.id)}
    showing = await showing_of(world, case, posts)
    staff = is_staff(command.by, world.organisation)
    # This answer is private: it may carry the reader's own signed link to the case page.
    link = world.case_link(command.by.id, "agent" if staff else "requester", case.id)
    showing = showing.model_copy(update={"case_url": link or showing.case_url})
    return Answer(kind="shown", card=status_card(await for_staff(world, showing, posts) if staff else showing), case_id=case.id)


async def _newest(world: World, person: Person) -> Case | None:
    lines = await cases_of(world, person, 1)
    return await world.store.case(lines[0].case_id) if lines else None


async def _mine(world: World, command: Command, rest: str) -> Answer:
    lines = await cases_of(world, command.by, MOST_MINE)
    return Answer(kind="shown", card=mine_card(lines, world.organisation, command.by.language))


async def _queue(world: World, command: Command, rest: str) -> Answer:
    if not is_staff(command.by, world.organisation):
        return refuse(world, command.by, "refused_only_agents")
    lines = await world.store.queue(MOST_QUEUE)
    return Answer(kind="shown", card=queue_card(lines, world.organisation, world.clock.now()))


async def _kb(world: World, command: Command, rest: str) -> Answer:
    hits = await asyncio.to_thread(world.index.search, rest, 5)
    return Answer(kind="shown", card=kb_card(rest, candidates(hits), world.organisation, command.by.language))


async def _report(world: World, command: Command, rest: str) -> Answer:
    if not is_staff(command.by, world.organisation):
        return refuse(world, command.by, "refused_only_agents")
    return Answer(kind="shown", card=report_card(await world.store.counts(), world.organisation))


async def _mute(world: World, command: Command, rest: str) -> Answer:
    return await _in_thread(world, command, ActionName.MUTE)


async def _unmute(world: World, command: Command, rest: str) -> Answer:
    return await _in_thread(world, command, ActionName.UNMUTE)


async def _in_thread(world: World, command: Command, name: ActionName) -> Answer:
    """The case of the thread, else the caller's newest."""
    case = await _here(world, command) or await _newest(world, command.by)
    if case is None:
        return refuse(world, command.by, "refused_unknown_case")
    return await _act(world, command, case, Action(name=name, by=command.by))


async def _help(world: World, command: Command, rest: str) -> Answer:
    staff = is_staff(command.by, world.organisation)
    return Answer(kind="shown", card=help_card(world.organisation, is_agent=staff, language=command.by.language))


def _language(world: World, person: Person) -> str:
    return person.language if person.language in world.organisation.languages else world.organisation.language


_COMMANDS: dict[str, Callable[[World, Command, str], Awaitable[Answer]]] = {
    "status": _status,
    "mine": _mine,
    "queue": _queue,
    "kb": _kb,
    "report": _report,
    "mute": _mute,
    "unmute": _unmute,
    "help": _help,
}
