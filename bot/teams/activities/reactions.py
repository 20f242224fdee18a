"""Reactions: Teams tells of those on our own messages only. On the agents' card they act."""

import re
from typing import Any, Final

from bot.cards.actions import decode
from bot.cards.card import Button, Card, Form, Line
from bot.inbound import Reaction
from bot.teams.ids import message_id, place_of, root_of, time_of
from bot.teams.parts import Parts
from bot.teams.reading import kind_of, tenant_in

Told = dict[str, Any]
NAMES: Final[dict[str, str]] = {
    "1f440": "eyes",
    "1f44d": "thumbsup",
    "2705": "white_check_mark",
    "2714": "white_check_mark",
    "1f6a8": "rotating_light",
    "1f501": "repeat",
    "1f504": "repeat",
    "1f3ab": "ticket",
    "1f39f": "ticket",
    "1f44c": "ok_hand",
    "270b": "raised_hand",
    "1f4a5": "boom",
    "1f198": "sos",
    "1f525": "fire",
    "1f64f": "pray",
    "1f389": "tada",
    "1f680": "rocket",
    "274c": "x",
    "1f6d1": "octagonal_sign",
    "2757": "exclamation",
    "2753": "question",
    "1f6a9": "triangular_flag_on_post",
    "1f516": "bookmark",
    "1f4cc": "pushpin",
}
"""Teams names most reactions by their sign's code point and a word of its own: 1f440_eyes. Six have plain names, such as like."""
_CODE: Final = re.compile(r"([0-9a-f]{4,5})(?:[_-].*)?")


def emoji(kind: str) -> str:
    """The name of a reaction as the organisation file writes it."""
    found = _CODE.fullmatch(kind.casefold())
    return NAMES.get(found[1], kind) if found else kind


async def reacted(parts: Parts, told: Told) -> None:
    """Reactions put on and taken off one message of ours."""
    by = await parts.reader.author(told)
    tenant, conversation, post = tenant_in(told), str(told["conversation"]["id"]), str(told.get("replyToId") or "")
    root = root_of(conversation) if kind_of(told) == "channel" else None
    for name, added in (("reactionsAdded", True), ("reactionsRemoved", False)):
        for one in told.get(name) or ():
            kind = emoji(str(one.get("type") if isinstance(one, dict) else one))
            reaction = Reaction(
                id=f"{message_id(tenant, conversation, post)}/{by.id}/{kind}/{told.get('id') or told.get('timestamp')}",
                emoji=kind,
                added=added,
                by=by,
                place=place_of(tenant, conversation, root if root != post else None),
                post=message_id(tenant, conversation, post),
                at=time_of(told.get("timestamp"), parts.world.clock.now()),
            )
            answer = await parts.door.react(reaction)
            if answer.form is not None:
                answer = answer.model_copy(update={"card": offer(answer.form)})
            parts.show(by, reaction.place, answer, once=reaction.id)


def offer(form: Form) -> Card:
    """A dialog opens upon a click only: a line with the button that opens it, and the case's number, as it stands far from its card."""
    value = decode(form.value)
    title = f"{value.case_id}: {form.title}" if value is not None else form.title
    button = Button(action=form.action, label=form.title, value=form.value, style="primary", form=True)
    blocks = (Line(text=form.intro),) if form.intro else ()
    return Card(kind="form.offer", marker="", title=title, summary=title, blocks=blocks, buttons=(button,))
