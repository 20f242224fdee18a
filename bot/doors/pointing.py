"""A mention of the helpdesk without a request in it: it points at the post above, or says hello."""

from bot.world import World
from storage.store import Thread
from triage.chatter import chatter
from triage.facts import Message
from triage.pointing import only_points


async def pointed_at(world: World, message: Message, stands: Thread | None) -> Message | None:
    """The post under which the helpdesk is mentioned with hardly a word, such as "please look": that one is meant, whoever may ask for it.

    None under a post that is triaged already or a bot's (our own words to a channel, an alarm), and where a surface cannot read it.
    """
    if not message.mentions_bot or message.place.thread is None or message.author.is_bot or message.attachments:
        return None
    case = await world.store.case(stands.case_id) if stands is not None else None
    surface = world.surface(message.place.surface)
    if surface is None or (case is not None and case.state != "ignored") or not only_points(message.text):
        return None
    root = await surface.message(message.place.thread)
    return root if root is not None and not root.author.is_bot else None


def only_greets(message: Message) -> bool:
    """Hello to the helpdesk and no more, or its bare name: what can be done here is a better answer than silence."""
    if message.author.is_bot or message.attachments:
        return False
    if message.mentions_bot and message.via == "mention":
        return chatter(message.text) in ("greeting", "empty")
    return message.direct and message.via == "direct" and chatter(message.text) == "greeting"
