"""Shortcuts: "Triage this message" and "Re-triage" on a message, "Get IT help" from anywhere (a form, also on behalf of somebody)."""

from typing import Any, Final

from slack_bolt.async_app import AsyncApp

from bot.access import is_staff, known
from bot.cards.block_kit_forms import card_modal, modal, read_values
from bot.cards.card import Field, Form
from bot.cards.news import plain_card
from bot.cards.words import say
from bot.inbound import Answer, Command
from bot.ports import GiveUp
from bot.slack.ids import message_id, person_id, place_of
from bot.slack.listeners.actions import open_view
from bot.slack.listeners.hearing import Body, Said, hearing
from bot.slack.listeners.messages import is_ours
from bot.slack.parts import Parts
from triage.facts import ActionName, Message, Person

TRIAGE, RETRIAGE, GET_HELP, ASKED = "triage_message", "retriage_message", "get_help", "ask_for_help"
LONGEST: Final = 3000


def register(app: AsyncApp, parts: Parts) -> None:
    app.shortcut(TRIAGE)(hearing(parts, triage_message))
    app.shortcut(RETRIAGE)(hearing(parts, retriage_message))
    app.shortcut(GET_HELP)(hearing(parts, get_help))
    app.view(ASKED)(hearing(parts, asked))


async def triage_message(parts: Parts, body: Body) -> Said:
    """Triage this message: agents any, others their own. On one of our cards: how its case stands."""
    told, channel, me = body["message"], str(body["channel"]["id"]), await parts.me()
    by = await parts.acting(body)
    if is_ours(told, me):
        return await _command(parts, body, by, "triage", "status")
    message = await parts.reader.message(told, channel)
    answer = await parts.door.force(message, by, f"{body.get('action_ts')}/{body['user']['id']}")
    parts.show(by, message.place, answer, once=f"force/{body.get('trigger_id')}")
    return None


async def retriage_message(parts: Parts, body: Body) -> Said:
    """Look again at the case of this message's thread; without one the person's latest cases are offered."""
    return await _command(parts, body, await parts.acting(body), "retriage", "")


async def _command(parts: Parts, body: Body, by: Person, name: str, text: str) -> Said:
    told, channel, me = body["message"], str(body["channel"]["id"]), await parts.me()
    place = place_of(me.workspace, channel, str(told.get("thread_ts") or told["ts"]))
    here = await parts.world.store.thread(place.model_copy(update={"thread": message_id(me.workspace, channel, str(told["ts"]))}))
    if here is not None:
        place = place.model_copy(update={"thread": message_id(me.workspace, channel, str(told["ts"]))})
    command = Command(id=f"slack:{body.get('trigger_id')}", name=name, text=text, by=by, place=place, at=parts.world.clock.now())
    answer = await parts.door.command(command)
    parts.show(by, place, answer, once=command.id)
    return None


async def get_help(parts: Parts, body: Body) -> Said:
    """The form to ask for help. It needs nothing to be looked up, so it is whole when it opens."""
    by = await parts.acting(body)
    parts.later(_open(parts, body, help_view(parts, by), by), "ask")
    return None


async def _open(parts: Parts, body: Body, view: dict[str, Any], by: Person) -> None:
    await open_view(parts, body, view, by)


def help_view(parts: Parts, by: Person) -> dict[str, Any]:
    """What is needed; agents may also say for whom."""
    language = parts.language(by)
    words = Field(name="text", label=say(language, "field_summary"), type="words", hint=say(language, "ask_hint"), max_length=LONGEST)
    form = Form(
        action=ActionName.ADD_DETAILS,
        title=say(language, "ask_title"),
        value="ask",
        fields=(words,),
        submit=say(language, "ask_submit"),
        cancel=say(language, "cancel"),
    )
    view = {**modal(form, ""), "callback_id": ASKED}
    if is_staff(known(by, parts.world.organisation), parts.world.organisation):
        label = {"type": "plain_text", "text": say(language, "ask_for")}
        element = {"type": "users_select", "action_id": "for"}
        view["blocks"] = [*view["blocks"], {"type": "input", "block_id": "for", "optional": True, "label": label, "element": element}]
    return view


async def asked(parts: Parts, body: Body) -> Said:
    """The form was sent: a request of its author's, or of the one an agent asks for."""
    view, by = body["view"], await parts.acting(body)
    text, wanted, language = *_filled(view), parts.language(by)
    if not text.strip():
        return {"response_action": "errors", "errors": {"text": say(language, "error_missing")}}
    me, staff = await parts.me(), is_staff(known(by, parts.world.organisation), parts.world.organisation)
    author = await parts.person(wanted) if wanted and staff else by
    try:
        place = await parts.surface.direct(person_id(me.workspace, wanted) if author is not by and wanted else by.id)
    except GiveUp:
        return {"response_action": "errors", "errors": {"for": say(language, "ask_nobody")}}
    message = Message(
        id=f"form/{view['id']}",
        place=place,
        author=author,
        text=text,
        sent_at=parts.world.clock.now(),
        direct=True,
        via="form",
        reported_by=by if author.id != by.id else None,
    )
    answer: Answer = await parts.door.message(message)
    said = say(language, "triage_accepted") if author.id == by.id else say(language, "ask_accepted_for", name=author.name)
    card = answer.card or plain_card("command.triage", said)
    return {"response_action": "update", "view": card_modal(card, say(language, "modal_close"))}


def _filled(view: dict[str, Any]) -> tuple[str, str | None]:
    values = (view.get("state") or {}).get("values") or {}
    chosen = (values.get("for") or {}).get("for") or {}
    return read_values(view.get("state") or {}).get("text", ""), chosen.get("selected_user")
