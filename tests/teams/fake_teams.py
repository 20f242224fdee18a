"""A small, strict Microsoft side of Teams on free loopback ports: connector, token service, keys, and a client in which people write and
click. What the helpdesk calls is checked, answered and refused as Microsoft does it; what people do is delivered with signed tokens.

    async with FakeTeams.open(now=...) as teams:          # every argument may be left out: world, app, now
        teams.service_url, teams.login_url, teams.openid_url             # where the app has to call
        teams.app.app_id, .password, .kind, .tenant                       # MicrosoftAppId, …Password, …Type, …TenantId
        teams.request_url = "http://127.0.0.1:1234/api/messages"          # where the app listens

How botbuilder is pointed at it: fake_teams_sdk.py.

People. Who is a name or an id ("amara", "29:1…"); a place "it-help", "#it-help", "Fernhill/General", an id, or "direct" (the person's
chat with the helpdesk). All are coroutines that return when the first attempt of each delivery was answered; `settled()` waits for
retries too.

    id = await teams.say("amara", "direct", "my printer is gone", files=("error.png",), markup="<p>…</p>")
    id = await teams.say("amara", "it-help", "it is gone", mention=True, thread=None)   # without: told only where RSC is granted
    await teams.edit("amara", id, "…"); teams.remove("amara", id); teams.undelete("amara", id)
    await teams.react("maya", id, "like"); teams.unreact("maya", id, "1f440_eyes")        # the app hears of its own messages only
    await teams.press("maya", id, "Claim", {"Priority": "High"})       # what one reads on a card, with inputs by label or id -> Answer
    await teams.submit("maya", {"Summary": "…"})                       # the open dialog; teams.dialog("maya"), teams.dialog_words("maya")
    await teams.look("maya", id)                                        # a card with `refresh`
    await teams.feedback("amara", id, like=True, words="…")             # Teams' own thumbs
    await teams.message_action("maya", id, "triageThis")                # message extension on anybody's message; compose_action in a place
    await teams.search("amara", "it-help", "cases", "vpn")              # None: just opened
    await teams.install("sofia", "Fernhill", permissions=()); teams.uninstall("amara"); teams.join("tom", "IT Support"); teams.leave(…)
    await teams.make_channel("Fernhill", "news"); teams.rename_team(…); teams.rename_channel(…)
    await teams.again(teams.deliveries[-1])                             # the same activity once more
    await teams.send(activity, token="expired")                         # any activity, signed in any bad way (fake_teams_keys.py)
    await teams.deliverer.raw(body, headers)                            # any request at all

Answer: private (the app's words to this person alone), card (that replaces it for them), dialog, closed, results, errors (inputs),
trouble (what Teams itself says when the app goes wrong; faults say why), delivery.seconds.

What people see (fake_teams_seen.py):

    teams.posts("it-help", "amara", thread=id, ours=True)   # Post: id, thread, author, text, summary, words, labels, cards, links, pings…
    teams.post(id, "amara"); teams.acting("it-help")        # the posts with something to press
    teams.transcript("amara", since=n), teams.moments_for("amara")

The outside of the app: `teams.calls` (operation, where, body, status, answer), `teams.called("activities.send")`, `teams.deliveries`.

Switches: teams.faults (fake_teams_faults.py); teams.pace.answer, .invoke, .retries, .invoke_copies, .token_seconds; teams.limits;
teams.habits (shapes); teams.keys.rotate(), .skew; teams.app.secret = "expired", .password = …, .registered, .bot, .disabled;
teams.token_kind (of all deliveries); teams.world.place("it-help").read_only, .bot; team.permissions; person.installed, .blocked,
.old_client.
In a thread of its own, for tests that block: fake_teams_aside.py.
"""

import contextlib
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import fake_teams_conversations
import fake_teams_login
import fake_teams_rosters
from aiohttp import web
from fake_teams_acts import CannotDo
from fake_teams_answers import Answer
from fake_teams_core import App, Message, Moment, Pace
from fake_teams_deliver import Attempt, Delivery
from fake_teams_keys import BAD_TOKENS
from fake_teams_people import Person, Place, Team, World, sample_world
from fake_teams_seen import Post, Seen
from fake_teams_web import Call, connector, login

ANSWERS_IN = (fake_teams_conversations, fake_teams_login, fake_teams_rosters)
"""The files whose import registers what answers the operations."""

__all__ = [
    "BAD_TOKENS",
    "Answer",
    "App",
    "Attempt",
    "Call",
    "CannotDo",
    "Delivery",
    "FakeTeams",
    "Message",
    "Moment",
    "Pace",
    "Person",
    "Place",
    "Post",
    "Team",
    "World",
    "sample_world",
]


class FakeTeams(Seen):
    """A running fake Teams; see above."""

    @classmethod
    @contextlib.asynccontextmanager
    async def open(
        cls, world: World | None = None, app: App | None = None, now: Callable[[], float] = time.time
    ) -> AsyncIterator["FakeTeams"]:
        """Served on free ports of the loopback until the end of the block."""
        teams = cls(world, app, now)
        runners = [_runner(connector(teams)), _runner(login(teams))]
        teams.base, teams.login_base = [await _started(one) for one in runners]
        try:
            yield teams
        finally:
            await teams.close()
            for runner in runners:
                await runner.cleanup()

    @property
    def login_url(self) -> str:
        """Instead of https://login.microsoftonline.com."""
        return self.login_base

    @property
    def openid_url(self) -> str:
        """Instead of https://login.botframework.com/v1/.well-known/openidconfiguration."""
        return f"{self.login_base}/v1/.well-known/openidconfiguration"

    def called(self, operation: str, *, ok: bool | None = None) -> list[Call]:
        """The calls of an operation, in order; only those that took effect (ok) or did not."""
        return [call for call in self.calls if call.operation == operation and (ok is None or call.ok == ok)]

    def delivered(self, kind: str) -> list[Delivery]:
        """The deliveries of a type of activity, or of an invoke by its name."""
        return [one for one in self.deliveries if one.kind == kind]

    async def send(self, activity: dict[str, Any], *, token: str = "good") -> Delivery:
        """Any activity, signed with a token of that kind."""
        delivery = Delivery(activity, token)
        self.deliveries.append(delivery)
        self.spawn(self.deliverer.carry(delivery))
        await delivery.first.wait()
        return delivery


def _runner(app: web.Application) -> web.AppRunner:
    return web.AppRunner(app, handle_signals=False, access_log=None, shutdown_timeout=0.2)


async def _started(runner: web.AppRunner) -> str:
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return f"http://127.0.0.1:{runner.addresses[0][1]}"
