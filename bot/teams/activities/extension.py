"""Extension: "Triage this message" on anybody's message, with a dialog; and the searches, whose results go into a message."""

from typing import Any, Final

from bot.access import is_staff, known, may_read
from bot.accounts import cases_of
from bot.cards.adaptive import card_dialog, render
from bot.cards.adaptive_forms import CONTENT_TYPE, dialog
from bot.cards.adaptive_text import escaped
from bot.cards.card import Card, Form, Line
from bot.cards.commands import standing
from bot.cards.news import plain_card
from bot.cards.plain_text import one_line, shorten
from bot.cards.words import say
from bot.inbound import Answer, Command
from bot.log import log
from bot.teams.activities.invokes import click_id
from bot.teams.ids import user_of
from bot.teams.parts import Parts
from bot.teams.reading import place_in, value_of
from storage.store import CaseLine
from triage.case import Case
from triage.facts import ActionName, Message, Person, Place

Told = dict[str, Any]
HERO: Final = "application/vnd.microsoft.card.thumbnail"
QUEUE: Final = "queue"
MOST_ASKED, MOST_SHOWN, LONGEST_QUOTE, TITLE = 200, 25, 1000, 100
TITLE_IN_LIST: Final = 60
"""Two lines of the narrow list of results; what is longer is drawn over the line below."""


async def pointed(parts: Parts, told: Told) -> dict[str, Any]:
    """The action on a message was chosen: the dialog shows whose message it is, so that nothing is triaged by a slip."""
    by, message = await _who_and_what(parts, told)
    language = parts.language(by)
    if message is None:
        return _shown(plain_card("error", say(language, "refused_message_gone"), tone="warning"), language)
    if user_of(message.author.id) == told["recipient"].get("id"):
        return await _how_it_stands(parts, told, by, message)
    quoted = shorten(message.text, LONGEST_QUOTE) or ", ".join(one.name for one in message.attachments)
    form = Form(
        action=ActionName.RETRIAGE,
        title=say(language, "point_title"),
        value="triage",
        fields=(),
        submit=say(language, "point_submit"),
        cancel=say(language, "cancel"),
        intro=f"{say(language, 'point_intro', name=message.author.name or say(language, 'somebody'))}\n{quoted}",
    )
    return {"task": {"type": "continue", "value": dialog(form, language=language)}}


async def confirmed(parts: Parts, told: Told) -> dict[str, Any] | None:
    """The dialog was sent: agents may have any message triaged, others their own; what a program wrote, such as an alarm, is asked by who
    points at it. Whose a message is the client says: a case that is known is shown to those only who may read it."""
    by, message = await _who_and_what(parts, told)
    language = parts.language(by)
    if message is None:
        return _shown(plain_card("error", say(language, "refused_message_gone"), tone="warning"), language)
    case = await _case_of(parts, message)
    if case is not None and case.state != "ignored" and not may_read(by, case, parts.world.organisation):
        return _shown(plain_card("error", say(language, "refused_not_yours"), tone="warning"), language)
    value = value_of(told)
    message = message.model_copy(update={"author": by}) if message.author.is_bot else message
    try:
        answer = await parts.door.force(message, by, f"{value.get('requestId') or told.get('id')}/{by.id}")
    except Exception as error:
        log.error("teams.force_failed", error=type(error).__name__)
        answer = parts.door.sorry(by)
    if answer.card is not None:
        return _shown(answer.card, language)
    accepted = plain_card("accepted", say(language, "point_title"), say(language, "point_accepted"), tone="good")
    return _shown(accepted, language)


async def _who_and_what(parts: Parts, told: Told) -> tuple[Person, Message | None]:
    by, payload = await parts.reader.author(told), value_of(told).get("messagePayload")
    if not isinstance(payload, dict) or not payload.get("id") or payload.get("deleted"):
        return by, None
    return by, await parts.reader.pointed_at(told, payload)


async def _case_of(parts: Parts, message: Message) -> Case | None:
    store = parts.world.store
    event, stands = await store.event(message.id), await store.thread(_under(message))
    found = event or stands
    return await store.case(found.case_id) if found is not None else None


def _under(message: Message) -> Place:
    return message.place.model_copy(update={"thread": message.id})


async def _how_it_stands(parts: Parts, told: Told, by: Person, message: Message) -> dict[str, Any]:
    """On one of our own cards: how its case stands."""
    found = await parts.world.store.thread(_under(message)) or await parts.world.store.thread(place_in(told))
    text = f"status {found.case_id}" if found is not None else "status"
    command = Command(id=click_id(told, by), name="triage", text=text, by=by, place=message.place, at=parts.world.clock.now())
    answer: Answer = await parts.door.command(command)
    language = parts.language(by)
    return _shown(answer.card or plain_card("error", say(language, "refused_unknown_case")), language)


def _shown(card: Card, language: str) -> dict[str, Any]:
    return {"task": {"type": "continue", "value": card_dialog(card, language)}}


async def searched(parts: Parts, told: Told) -> dict[str, Any]:
    """One's own cases, or the queue (agents only), narrowed by the words typed. A result is one line: others will read it, so of a private
    case it has the number only."""
    value = value_of(told)
    org, store = parts.world.organisation, parts.world.store
    by = known(await parts.reader.author(told), org)
    if value.get("commandId") == QUEUE:
        if not is_staff(by, org):
            return _message(say(parts.language(by), "refused_only_agents"))
        lines = await store.queue(MOST_ASKED)
    else:
        lines = await cases_of(parts.world, by, MOST_ASKED)
    wanted = _typed(value).casefold().split()
    now = parts.world.clock.now()
    rows = [(line, standing(line, org, now)) for line in lines]
    fitting = [(line, text) for line, text in rows if all(word in f"{line.case_id} {line.summary} {text}".casefold() for word in wanted)]
    skip = _skipped(value)
    page = fitting[skip : skip + MOST_SHOWN]
    cases = {line.case_id: await store.case(line.case_id) for line, _ in page}
    results = [_result(line, text, cases[line.case_id]) for line, text in page]
    if not results:
        empty = "queue_empty" if value.get("commandId") == QUEUE else "mine_none"
        return _message(say(parts.language(by), "search_none" if rows else empty))
    return {"composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": results}}


def _typed(value: Told) -> str:
    asked = [one for one in value.get("parameters") or () if isinstance(one, dict) and one.get("name") != "initialRun"]
    return str(asked[0].get("value") or "") if asked else ""


def _skipped(value: Told) -> int:
    skip = (value.get("queryOptions") or {}).get("skip")
    return skip if isinstance(skip, int) and skip > 0 else 0


def _result(line: CaseLine, text: str, case: Case | None) -> dict[str, Any]:
    """A preview in the list, in which Teams reads HTML, and the card that goes into the message."""
    title = shorten(f"{line.case_id}: {one_line(line.summary)}", TITLE)
    told = line.case_id if case is None or case.private else title
    card = Card(kind="search.case", marker="", title=told, summary=told, blocks=() if told == line.case_id else (Line(text=text),))
    preview = {"contentType": HERO, "content": {"title": escaped(shorten(title, TITLE_IN_LIST)), "text": escaped(text)}}
    return {"contentType": CONTENT_TYPE, "content": render(card).card, "preview": preview}


def _message(words: str) -> dict[str, Any]:
    return {"composeExtension": {"type": "message", "text": words}}
