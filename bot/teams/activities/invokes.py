"""Invokes: clicks on a card's buttons. Judged inside the invoke, as its answer is the only private one that Teams has; then accepted and
answered; the card is redrawn for everybody by the core.

An invoke may come two to four times at once: the activity's id makes it one click.
"""

from typing import Any, Final

from bot.cards.actions import decode, marked, opens_form
from bot.cards.adaptive import clicked, render
from bot.cards.adaptive_forms import inline, read_values
from bot.cards.card import Card
from bot.cards.plain_text import shorten
from bot.cards.words import say
from bot.inbound import Answer, Click
from bot.log import log
from bot.teams.ids import message_id, place_of, root_of
from bot.teams.parts import Parts
from bot.teams.reading import kind_of, tenant_in, value_of
from triage.facts import ActionName, Person, Place

Told = dict[str, Any]
CARD: Final = "application/vnd.microsoft.card.adaptive"
WORDS: Final = "application/vnd.microsoft.activity.message"
LONGEST_WORDS: Final = 1500


async def pressed(parts: Parts, told: Told) -> dict[str, Any]:
    """Action.Execute: what is done, refused or shown is said to this person alone."""
    action = value_of(told).get("action")
    data = action.get("data") if isinstance(action, dict) else None
    by, place = await parts.reader.author(told), place_clicked(told)
    if isinstance(data, dict) and _is_filled(data):
        from bot.teams.activities.dialogs import submit

        answer = await submit(parts, told, data, by, place)
    else:
        answer = await click(parts, told, clicked(data), by, place)
    heal(parts, told, data, place)
    return _said(parts, answer, by, data)


async def pressed_without_answer(parts: Parts, told: Told) -> None:
    """Action.Submit of a client that knows no Execute: it comes as a message and cannot be answered, so the answer goes to the chat."""
    by, place = await parts.reader.author(told), place_clicked(told)
    data = told.get("value")
    answer = await click(parts, told, clicked(data), by, place)
    heal(parts, told, data, place)
    if answer.form is not None:
        answer = answer.model_copy(update={"card": form_offer(answer)})
    parts.show(by, place, answer, once=click_id(told, by))


async def click(parts: Parts, told: Told, value: str, by: Person, place: Place) -> Answer:
    """On disk before it is answered, or the person is told that it failed: Teams does not deliver a click again.

    What no card offers to anybody was not clicked but written by a client of somebody's own making.
    """
    found = decode(value)
    value = "" if found is not None and found.action is ActionName.JOIN else value
    try:
        return await parts.door.click(Click(id=click_id(told, by), value=value, by=by, place=place, at=parts.world.clock.now()))
    except Exception as error:
        log.error("teams.click_failed", error=type(error).__name__)
        return parts.door.sorry(by)


def click_id(told: Told, by: Person) -> str:
    """The activity's own id; without one (Microsoft's local playground) person and card."""
    return f"{by.id}/{told.get('id') or told.get('replyToId') or told.get('timestamp')}"


def place_clicked(told: Told) -> Place:
    """Where the card stands: a chat, a channel, or a thread in it."""
    conversation = str(told["conversation"]["id"])
    root = root_of(conversation) if kind_of(told) == "channel" else None
    return place_of(tenant_in(told), conversation, root if root != told.get("replyToId") else None)


def heal(parts: Parts, told: Told, data: object, place: Place) -> None:
    """The card that was clicked stands: known already, unless Teams' answer to posting it was lost.

    What a client says of a card is not believed where it is known to be another one: it would be taken for that, or deleted as a double.
    """
    marker, post = data.get("marker") if isinstance(data, dict) else None, told.get("replyToId")
    card, value = marked(marker) if isinstance(marker, str) else None, decode(clicked(data))
    if card is None or value is None or value.case_id != card[0] or not isinstance(post, str) or not post:
        return
    identity = message_id(tenant_in(told), str(told["conversation"]["id"]), post)
    parts.later(_healed(parts, str(marker), card, place, identity), "heal")


async def _healed(parts: Parts, marker: str, card: tuple[str, str], place: Place, post: str) -> None:
    stands = await parts.world.store.thread(place.model_copy(update={"thread": post}))
    if stands is None or (stands.case_id, stands.card) == card:
        await parts.door.stands(marker, place, post)


def words_of(card: Card) -> str:
    """A card in words, for where Teams shows only those, on one line: line breaks are not drawn there."""
    return shorten(" · ".join(render(card).text.split("\n")), LONGEST_WORDS)


def form_offer(answer: Answer) -> Card:
    """A form that cannot be opened at this moment: a line with the button that opens it."""
    from bot.teams.activities.reactions import offer

    assert answer.form is not None
    return offer(answer.form)


def _is_filled(data: Told) -> bool:
    """A form that was filled in on the card itself."""
    value = decode(clicked(data))
    return data.get("verb") == "form" and value is not None and opens_form(value.action, value.arg)


def _said(parts: Parts, answer: Answer, by: Person, data: object) -> dict[str, Any]:
    """What is wrong stands beside its field, with what was typed."""
    language = parts.language(by)
    if answer.form is not None:
        typed = read_values(data, answer.form) if answer.errors else None
        return {"statusCode": 200, "type": CARD, "value": inline(answer.form, answer.errors, typed, language=language)}
    words = words_of(answer.card) if answer.card is not None else say(language, "modal_done")
    return {"statusCode": 200, "type": WORDS, "value": words}
