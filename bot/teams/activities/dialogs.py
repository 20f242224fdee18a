"""Dialogs: a form is opened (task/fetch) and sent (task/submit). What is wrong stands beside its field while the dialog stays open; a
refusal, and what is only to be read, takes the form's place."""

from collections.abc import Mapping
from typing import Any, Final

from bot.cards.actions import decode, opens_form
from bot.cards.adaptive import card_dialog, clicked
from bot.cards.adaptive_forms import dialog, read_values
from bot.cards.words import say
from bot.inbound import Answer, Submission
from bot.log import log
from bot.teams.activities.invokes import click, click_id, heal, place_clicked
from bot.teams.parts import Parts
from bot.teams.reading import value_of
from triage.facts import Person, Place

Told = dict[str, Any]
OURS: Final = frozenset({"verb", "value", "marker", "version", "msteams"})


async def fetched(parts: Parts, told: Told) -> dict[str, Any]:
    """A button that opens a dialog: the form, or what is to be read, or why not."""
    data = _data(told)
    by, place = await parts.reader.author(told), place_clicked(told)
    answer = await click(parts, told, clicked(data), by, place)
    heal(parts, told, data, place)
    return shown(parts, answer, by, str(data.get("marker") or ""))


async def submitted(parts: Parts, told: Told) -> dict[str, Any] | None:
    """A dialog was sent; None closes it. A button in a dialog that shows a card is a click."""
    data = _data(told)
    by, place = await parts.reader.author(told), place_clicked(told)
    if data.get("verb") != "form" or not _is_form(data):
        answer = await click(parts, told, clicked(data), by, place)
    else:
        answer = await submit(parts, told, data, by, place)
    if answer.kind == "done":
        return None
    return shown(parts, answer, by, str(data.get("marker") or ""), data)


async def submit(parts: Parts, told: Told, data: Mapping[str, Any], by: Person, place: Place) -> Answer:
    """A filled form. Its activity's id is its identity: sent twice it is one."""
    value = clicked(data)
    try:
        form = (await click(parts, told, value, by, place)).form
        fields = read_values(data, form) if form is not None else _bare(data)
        sent = Submission(id=click_id(told, by), value=value, fields=tuple(fields.items()), by=by, place=place, at=parts.world.clock.now())
        return await parts.door.submit(sent)
    except Exception as error:
        log.error("teams.submit_failed", error=type(error).__name__)
        return parts.door.sorry(by)


def shown(parts: Parts, answer: Answer, by: Person, marker: str = "", data: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """An answer as what Teams shows in a dialog."""
    language = parts.language(by)
    if answer.form is not None:
        typed = read_values(data, answer.form) if data is not None else None
        return _continues(dialog(answer.form, answer.errors, typed, language=language, marker=marker))
    if answer.card is not None:
        return _continues(card_dialog(answer.card, language))
    return {"task": {"type": "message", "value": say(language, "modal_done")}}


def _continues(value: dict[str, Any]) -> dict[str, Any]:
    return {"task": {"type": "continue", "value": value}}


def _data(told: Told) -> dict[str, Any]:
    data = value_of(told).get("data")
    return dict(data) if isinstance(data, Mapping) else {}


def _is_form(data: Mapping[str, Any]) -> bool:
    value = decode(clicked(data))
    return value is not None and opens_form(value.action, value.arg)


def _bare(data: Mapping[str, Any]) -> dict[str, str]:
    """What was typed, where the form cannot be made any more (the case went on): the core says why."""
    return {name: value.removeprefix("=") for name, value in data.items() if name not in OURS and isinstance(value, str)}
