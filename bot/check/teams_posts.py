"""check: Teams: do posts without a mention arrive? The most common trouble in the field, and the one that nobody reports.

The manifest asks for ChannelMessage.Read.Group, each team's owner agrees to it or does not, and the app is told neither. So it is read off
what came: the newest posts of each help channel, with and without a mention.
"""

from collections.abc import AsyncIterator, Mapping
from typing import TYPE_CHECKING, Final

from bot.check.finding import Finding, error, note, ok, warning

if TYPE_CHECKING:
    from storage.store import Store

SUBJECT: Final = "teams"
LOOKED_AT: Final = 2000
"""So many newest cases are looked through; what was left alone is among them."""
ENOUGH_MENTIONS: Final = 3
"""So many posts in a row that mention the helpdesk, and none that does not, are no chance any more."""
CONSENT = (
    "an owner takes the app out of the team and adds it again, and agrees that it reads the channels' messages; does the uploaded package"
    " come from helpdesk manifest teams, with a higher --app-version than before? Does the tenant let owners agree (Entra, Consent and"
    " permissions; Teams admin center, Manage apps, the app's Permissions)? Until then people mention the helpdesk, or choose Triage this"
    " message"
)


async def check(store: "Store", helping: Mapping[str, str]) -> AsyncIterator[Finding]:
    """`helping`: the help channels' conversations, each with its name for people."""
    from bot.teams.ids import opened

    plain: dict[str, str] = {}
    mentions: dict[str, int] = {}
    for line in await store.list_cases(limit=LOOKED_AT):
        address = opened(line.message_id)
        if address is None or address.conversation not in helping or address.conversation in plain:
            continue
        stored = await store.event(line.message_id)
        message = stored.event.message if stored is not None else None
        if message is not None and message.via == "post":
            plain[address.conversation] = f"{message.sent_at:%Y-%m-%d %H:%M} UTC"
        elif message is not None and message.via == "mention":
            mentions[address.conversation] = mentions.get(address.conversation, 0) + 1
    for conversation, where in helping.items():
        yield _heard(where, plain.get(conversation), mentions.get(conversation, 0))


def _heard(where: str, last: str | None, mentions: int) -> Finding:
    """`last`: when the newest post without a mention came, None: never. `mentions`: posts with one since then."""
    if last is None and not mentions:
        return note(SUBJECT, f"nothing has come from {where} yet", "post something there, without a mention, and check again")
    if last is not None and mentions < ENOUGH_MENTIONS:
        return ok(SUBJECT, f"{where}: posts without a mention arrive, the last one came at {last}")
    since = f"since the one of {last} no post without a mention has come" if last else "no post without a mention has ever come"
    what = f"{where}: {since}, although the manifest asks for ChannelMessage.Read.Group; {mentions} with a mention have"
    return (error if mentions >= ENOUGH_MENTIONS else warning)(SUBJECT, what, "every post of a help channel", CONSENT)
