"""What a person gets back for what they did, as JSON for the page: a form, words, errors beside fields, or that it is done."""

from aiohttp import web

from bot.cards.card import Card
from bot.cards.html import render, render_form
from bot.inbound import Answer
from bot.web.playground.chat import Chat
from bot.web.playground.places import message_id
from storage.chat import ChatPost
from triage.facts import Person, Place


async def answered(chat: Chat, viewer: Person, place: Place, answer: Answer) -> web.Response:
    """What is to be read is kept as a private post where the person is; a refusal is only said."""
    told: dict[str, object] = {"kind": answer.kind, "case": answer.case_id}
    match answer.kind:
        case "form" if answer.form is not None:
            told["form"] = render_form(answer.form, heading=2)
        case "errors":
            told["errors"] = dict(answer.errors)
        case "refused" if answer.card is not None:
            told |= {"words": words_of(answer.card), "card": render(answer.card)}
        case "shown" if answer.card is not None:
            post = await show(chat, viewer, place, answer.card)
            told |= {"words": answer.card.summary, "post": message_id(post.conversation, post.number)}
        case _:
            told["kind"] = "done"
    return web.json_response(told)


async def show(chat: Chat, viewer: Person, place: Place, card: Card) -> ChatPost:
    """A card for this person's eyes, where they are."""
    where = chat.conversation(viewer, place.conversation)
    return await chat.card(where.id, chat.root_of(where.id, place.thread), card, viewer.id)


def words_of(card: Card) -> str:
    """A refusal in one breath."""
    return " ".join((card.title, *(block.text for block in card.blocks if block.type == "line")))
