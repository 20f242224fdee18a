"""Feedback: Teams' own thumbs under an answer. Up: that solved it; down: a person is needed, with what was written beside it."""

import json
from collections.abc import Mapping
from typing import Any, Final

from bot.cards.actions import encode
from bot.inbound import Answer, Submission
from bot.log import log
from bot.teams.activities.invokes import click, click_id, place_clicked
from bot.teams.ids import message_id
from bot.teams.parts import Parts
from bot.teams.reading import tenant_in, value_of
from triage.case import Case
from triage.facts import ActionName, Person, Place

Told = dict[str, Any]
MOST_LOOKED_AT: Final = 5


async def thumbed(parts: Parts, told: Told) -> None:
    """A thumb on one of our answers; a refusal goes to the person's chat, as this invoke has no words of its own."""
    given = value_of(told).get("actionValue")
    by, place = await parts.reader.author(told), place_clicked(told)
    case = await _case(parts, told, by)
    if case is None or not isinstance(given, Mapping):
        return
    answer = await _taken(parts, told, case, given, by, place)
    parts.show(by, place, answer, once=click_id(told, by))


async def _case(parts: Parts, told: Told, by: Person) -> Case | None:
    """Of the card under which the thumb is. Microsoft's local playground does not name it: there the person's last answer in that place."""
    store, post = parts.world.store, str(told.get("replyToId") or "")
    identity = message_id(tenant_in(told), str(told["conversation"]["id"]), post)
    if not post:
        lines = await store.cases_of(by.id, MOST_LOOKED_AT)
        last = next((line.case_id for line in lines if line.state == "answered" and line.message_id.startswith(identity)), None)
        return await store.case(last) if last is not None else None
    found = await store.thread(place_clicked(told).model_copy(update={"thread": identity}))
    return await store.case(found.case_id) if found is not None else None


async def _taken(parts: Parts, told: Told, case: Case, given: Mapping[str, Any], by: Person, place: Place) -> Answer:
    if given.get("reaction") == "like":
        return await click(parts, told, encode(case.id, case.version, ActionName.SOLVED), by, place)
    value, words = encode(case.id, case.version, ActionName.NEED_HELP), _words(given.get("feedback"))
    sent = Submission(
        id=click_id(told, by), value=value, fields=(("text", words),) if words else (), by=by, place=place, at=parts.world.clock.now()
    )
    try:
        return await parts.door.submit(sent)
    except Exception as error:
        log.error("teams.submit_failed", error=type(error).__name__)
        return parts.door.sorry(by)


def _words(told: object) -> str:
    """What was written: JSON in a text, as Teams sends it."""
    if isinstance(told, str):
        try:
            told = json.loads(told)
        except ValueError:
            return told if isinstance(told, str) else ""
    return str(told.get("feedbackText") or "") if isinstance(told, Mapping) else ""
