"""Reactions: an emoji put on or taken off. The event has no words: the message is fetched once, and only if the emoji means something."""

from slack_bolt.async_app import AsyncApp

from bot.cards.card import Button, Card, Form, Line
from bot.inbound import Reaction
from bot.slack.ids import message_id, place_of, time_of
from bot.slack.listeners.hearing import Body, Said, hearing
from bot.slack.parts import Parts
from triage.facts import Message, Place


def register(app: AsyncApp, parts: Parts) -> None:
    app.event("reaction_added")(hearing(parts, reacted))
    app.event("reaction_removed")(hearing(parts, reacted))


async def reacted(parts: Parts, body: Body) -> Said:
    """One emoji of one person on one message."""
    event, me = body["event"], await parts.me()
    item, user = event.get("item") or {}, str(event.get("user"))
    emoji = str(event.get("reaction")).partition("::")[0]
    if item.get("type") != "message" or user == me.user or not _means_something(parts, emoji):
        return None
    post, place = message_id(me.workspace, item["channel"], item["ts"]), place_of(me.workspace, item["channel"], item["ts"])
    whose, added = event.get("item_user"), event["type"] == "reaction_added"
    ours = whose == me.user
    if whose and not ours and not (added and await _asks(parts, emoji, place)):
        return None
    by = await parts.person(user)
    message = None if ours else await _message(parts, post)
    if message is not None and message.author.id.endswith(f"/{me.user}"):
        message = None
    at = str(event["event_ts"])
    reaction = Reaction(
        id=f"{post}/{user}/{emoji}/{at}",
        emoji=emoji,
        added=added,
        by=by,
        place=message.place if message else place_of(me.workspace, item["channel"]),
        post=post,
        message=message,
        at=time_of(at),
    )
    answer = await parts.door.react(reaction)
    if answer.form is not None:
        answer = answer.model_copy(update={"card": form_offer(answer.form)})
    parts.show(by, reaction.place, answer, once=reaction.id)
    return None


def _means_something(parts: Parts, emoji: str) -> bool:
    known = parts.world.organisation.emoji
    return emoji in (known.triage, known.claim, known.resolve, known.escalate, known.retriage, *known.confirm)


async def _asks(parts: Parts, emoji: str, place: Place) -> bool:
    """Does the emoji mean something on somebody else's post? Few do: thumbs stand everywhere, and each look at a post is a call."""
    known = parts.world.organisation.emoji
    return emoji == known.triage or (emoji in known.confirm and await parts.world.store.thread(place) is not None)


async def _message(parts: Parts, post: str) -> Message | None:
    return await parts.surface.message(post)


def form_offer(form: Form) -> Card:
    """A form cannot be opened by an emoji (Slack opens one upon a click only): a private line with the button that opens it."""
    button = Button(action=form.action, label=form.title, value=form.value, style="primary", form=True)
    blocks = (Line(text=form.intro),) if form.intro else ()
    return Card(kind="form.offer", marker="", title=form.title, summary=form.title, blocks=blocks, buttons=(button,))
