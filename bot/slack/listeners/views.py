"""Views: filled forms. What is wrong stands beside its field while the form stays open; a refusal takes the form's place."""

import json
import re
from typing import Any

from slack_bolt.async_app import AsyncApp

from bot.cards.block_kit_forms import card_modal, errors_answer, read_values
from bot.cards.words import say
from bot.inbound import Answer, Submission
from bot.log import log
from bot.slack.ids import SURFACE
from bot.slack.listeners.hearing import Body, Said, hearing
from bot.slack.parts import Parts
from triage.facts import Place


def register(app: AsyncApp, parts: Parts) -> None:
    app.view(re.compile(r"form:(?!loading$|card$).*"))(hearing(parts, submitted))


async def submitted(parts: Parts, body: Body) -> Said:
    """A form was sent. Its view's id is its identity: sent twice it is one."""
    view = body["view"]
    by, (value, place) = await parts.acting(body), _meant(view)
    if place is None:
        place = await parts.surface.direct(by.id)
    fields = tuple(read_values(view.get("state") or {}).items())
    submission = Submission(id=f"slack:{view['id']}", value=value, fields=fields, by=by, place=place, at=parts.world.clock.now())
    answer = await _submitted(parts, submission)
    return said(answer, parts.language(by))


async def _submitted(parts: Parts, submission: Submission) -> Answer:
    try:
        return await parts.door.submit(submission)
    except Exception as error:
        log.error("slack.submit_failed", error=type(error).__name__)
        return parts.door.sorry(submission.by)


def said(answer: Answer, language: str) -> Said:
    """The acknowledgement of a form."""
    if answer.kind == "errors" and answer.form is not None:
        return errors_answer(answer.form, dict(answer.errors))
    if answer.card is not None:
        return {"response_action": "update", "view": card_modal(answer.card, say(language, "modal_close"))}
    return {"response_action": "clear"}


def _meant(view: dict[str, Any]) -> tuple[str, Place | None]:
    """The form's value and the place that stand in its private_metadata; nothing for what is not of ours."""
    try:
        told = json.loads(view.get("private_metadata") or "{}")
        place = Place(surface=SURFACE, conversation=str(told["conversation"]), thread=told.get("thread"))
        return str(told["value"]), place
    except (ValueError, KeyError, TypeError):
        return "", None
