"""Actions: clicks on buttons and menu entries. Accepted and acknowledged; a form's view is opened at once and filled after."""

import asyncio
import json
import re
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.cards.actions import decode, opens_form
from bot.cards.block_kit import clicked
from bot.cards.block_kit_forms import card_modal, loading_modal, modal
from bot.cards.news import plain_card
from bot.cards.words import say
from bot.inbound import Answer, Click
from bot.log import log
from bot.ports import GiveUp, TryAgain
from bot.slack.errors import Refused
from bot.slack.ids import place_of
from bot.slack.listeners.hearing import Body, Said, hearing
from bot.slack.listeners.home import draw_home_after
from bot.slack.parts import Parts
from triage.facts import Person, Place

OURS = re.compile(r"(act|form|menu):.*")
FILL_PAUSES_SECONDS = (0.2, 0.5, 1.0, 2.0)


def register(app: AsyncApp, parts: Parts) -> None:
    app.action(OURS)(hearing(parts, pressed))


async def pressed(parts: Parts, body: Body) -> Said:
    """A click. Slack does not deliver it again: it is on disk before the acknowledgement, or the person is told that it failed."""
    value, told = clicked(body["actions"][0]), body["actions"][0]
    by, place, me = await parts.acting(body), await _place(parts, body), await parts.me()
    click_id = f"slack:{me.workspace}/{body['user']['id']}/{told.get('action_ts')}/{told.get('action_id')}"
    click = Click(id=click_id, value=value, by=by, place=place, at=parts.world.clock.now())
    found = decode(value)
    if found is not None and opens_form(found.action, found.arg):
        await _form_or_refusal(parts, click, body)
        return None
    answer = await _clicked(parts, click)
    if body.get("view"):
        await _in_view(parts, by, answer, body)
    else:
        parts.show(by, place, answer, once=click_id)
        parts.later(_tidy(parts, body, answer), "tidy")
    return None


async def _clicked(parts: Parts, click: Click) -> Answer:
    try:
        return await parts.door.click(click)
    except Exception as error:
        log.error("slack.click_failed", error=type(error).__name__)
        return parts.door.sorry(click.by)


async def _place(parts: Parts, body: Body) -> Place:
    """Where the click was made: a channel, a thread, or for a view the person's own conversation."""
    me, container = await parts.me(), body.get("container") or {}
    channel = (body.get("channel") or {}).get("id") or container.get("channel_id")
    if channel is None:
        return await parts.surface.direct(f"slack:{me.workspace}/{body['user']['id']}")
    message = body.get("message") or {}
    root = container.get("thread_ts") or message.get("thread_ts")
    return place_of(me.workspace, channel, root if root != message.get("ts") else None)


async def _form_or_refusal(parts: Parts, click: Click, body: Body) -> None:
    """A refusal is shown where the click was made; in a view, where nothing else can be shown to one person, the view says it."""
    no = None if body.get("view") else await _refusal(parts, click)
    if no is not None:
        parts.show(click.by, click.place, no, once=click.id)
    else:
        parts.later(_form(parts, click, body), "form")


async def _refusal(parts: Parts, click: Click) -> Answer | None:
    try:
        return await parts.door.refusal(click)
    except Exception as error:
        log.error("slack.click_failed", error=type(error).__name__)
        return parts.door.sorry(click.by)


async def _form(parts: Parts, click: Click, body: Body) -> None:
    """Open a view at once (the trigger lives three seconds), ask the Door, fill the view with the form or with its refusal."""
    language = parts.language(click.by)
    view = await open_view(parts, body, loading_modal(say(language, "modal_title"), say(language, "modal_loading")), click.by, click.place)
    answer = await _clicked(parts, click)
    if view is not None and not await _fill(parts, view, answered_view(answer, click.place, language)):
        sorry = parts.door.sorry(click.by)
        if not await _fill(parts, view, answered_view(sorry, click.place, language)):
            parts.show(click.by, click.place, sorry)


async def _fill(parts: Parts, view: str, shown: dict[str, Any]) -> bool:
    """False if it could not be done. Doing it twice is harmless, so what may pass is tried again while somebody looks at it."""
    for pause in FILL_PAUSES_SECONDS:
        try:
            await parts.calls.write("views.update", view_id=view, view=shown)
        except TryAgain as error:
            await asyncio.sleep(max(pause, min(error.after_seconds, FILL_PAUSES_SECONDS[-1])))
        except GiveUp as error:
            if isinstance(error, Refused) and error.code == "not_found":  # closed meanwhile
                return True
            log.warning("slack.view_not_filled", why=str(error), hint=error.hint)
            return False
        else:
            return True
    return False


def answered_view(answer: Answer, place: Place, language: str) -> dict[str, Any]:
    """What a view that waits shows: the form, or the card of a refusal."""
    if answer.form is not None:
        return modal(answer.form, metadata(answer.form.value, place))
    card = answer.card or plain_card("done", say(language, "modal_done"))
    return card_modal(card, say(language, "modal_close"))


def metadata(value: str, place: Place) -> str:
    """What comes back with a form: its value, and where the click was made."""
    return json.dumps({"value": value, "conversation": place.conversation, "thread": place.thread}, separators=(",", ":"))


async def open_view(parts: Parts, body: Body, view: dict[str, Any], by: Person, place: Place | None = None) -> str | None:
    """The id of the view. None if it could not be opened, which the person is told: in the place, else directly."""
    method = "views.push" if (body.get("view") or {}).get("type") == "modal" else "views.open"
    try:
        return str((await parts.calls.write(method, trigger_id=body["trigger_id"], view=view))["view"]["id"])
    except (TryAgain, GiveUp) as error:
        log.warning("slack.view_not_opened", why=str(error), hint=getattr(error, "hint", ""))
        parts.show(by, place or await parts.surface.direct(by.id), parts.door.sorry(by))
        return None


async def _in_view(parts: Parts, by: Person, answer: Answer, body: Body) -> None:
    """A click in the App Home or in a view: its answer opens in a view of its own, and the Home is drawn anew."""
    if answer.card is not None:
        shown = card_modal(answer.card, say(parts.language(by), "modal_close"))
        parts.later(_opened(parts, body, shown, by), "view")
    if body["view"].get("type") == "home":
        parts.later(draw_home_after(parts, str(body["user"]["id"]), answer.case_id), "home")


async def _opened(parts: Parts, body: Body, view: dict[str, Any], by: Person) -> None:
    await open_view(parts, body, view, by)


async def _tidy(parts: Parts, body: Body, answer: Answer) -> None:
    """A private offer that was taken goes away: only its response_url can do that."""
    if answer.kind == "done" and (body.get("container") or {}).get("is_ephemeral") and body.get("response_url"):
        await parts.calls.respond(body["response_url"], delete_original=True)
