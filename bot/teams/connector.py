"""Connector: Microsoft's SDK outbound. Its blocking clients, each call in a thread of ours; its errors are read where they are caught.

The SDK's own async client runs in the loop's default threads, of which there are few, and asks for its token inside the loop.
"""

from collections.abc import Mapping
from typing import Any, Final

from botbuilder.schema import Activity, Attachment, ChannelAccount, ConversationParameters, Entity
from botframework.connector import ConnectorClient
from botframework.connector.auth import AppCredentials
from botframework.connector.teams import TeamsConnectorClient
from msrest.exceptions import ClientRequestError, HttpOperationError
from requests.exceptions import ConnectTimeout, SSLError
from urllib3.exceptions import NewConnectionError

from triage.facts import Fact

CARD: Final = "application/vnd.microsoft.card.adaptive"
PAGE: Final = 500
Json = dict[str, Any]


class Failed(Exception):
    """A call that did not succeed. `status` 0: no answer; `sent` False: it surely never reached Microsoft."""

    def __init__(self, status: int, code: str, retry_after: str | None = None, *, sent: bool = True) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code, self.retry_after, self.sent = status, code, retry_after, sent


class Outgoing(Fact):
    """A message as it goes out. `card` None: only `text`. `entities` and `channel_data` as Teams knows them."""

    text: str = ""
    summary: str = ""
    card: Json | None = None
    entities: tuple[Json, ...] = ()
    channel_data: Json = {}

    def activity(self) -> Activity:
        shown = [Attachment(content_type=CARD, content=self.card)] if self.card is not None else None
        return Activity(
            type="message",
            text=self.text or None,
            summary=self.summary or None,
            attachments=shown,
            entities=[_Whole(one) for one in self.entities] or None,
            channel_data=self.channel_data or None,
        )


class _Whole(Entity):  # type: ignore[misc]  # the SDK has no types
    """An entity with everything that stands in it: the SDK's own loses what it does not know, such as the AI label."""

    _attribute_map = {"additional_properties": {"key": "", "type": "{object}"}, "type": {"key": "type", "type": "str"}}

    def __init__(self, told: Json) -> None:
        super().__init__(type=told.get("type"))
        self.additional_properties = told


class Credentials(AppCredentials):  # type: ignore[misc]
    """Hands the SDK the token that token.py holds; it never asks for one itself."""

    def __init__(self, app_id: str) -> None:
        super().__init__(app_id or None, "kept-elsewhere", "https://api.botframework.com")
        self.token = ""

    def get_access_token(self, force_refresh: bool = False) -> str:
        return self.token


class Connector:
    """One service address. Every method blocks, for `seconds` at most between two bytes, and raises Failed."""

    def __init__(self, credentials: Credentials, service_url: str, seconds: float) -> None:
        self._client = _bounded(ConnectorClient(credentials, base_url=service_url), seconds)
        self._teams = _bounded(TeamsConnectorClient(credentials, base_url=service_url), seconds)

    def send(self, conversation: str, message: Outgoing) -> str:
        return _id(_tried(lambda: self._client.conversations.send_to_conversation(conversation, message.activity())))

    def typing(self, conversation: str) -> None:
        _tried(lambda: self._client.conversations.send_to_conversation(conversation, Activity(type="typing")))

    def update(self, conversation: str, activity: str, message: Outgoing) -> None:
        changed = message.activity()
        changed.id = activity
        _tried(lambda: self._client.conversations.update_activity(conversation, activity, changed))

    def delete(self, conversation: str, activity: str) -> None:
        _tried(lambda: self._client.conversations.delete_activity(conversation, activity))

    def open_chat(self, bot: Mapping[str, str], user: str, tenant: str) -> str:
        """The chat of a person with the helpdesk."""
        asked = ConversationParameters(
            is_group=False,
            bot=ChannelAccount(id=bot.get("id"), name=bot.get("name")) if bot.get("id") else None,
            members=[ChannelAccount(id=user)],
            tenant_id=tenant,
            channel_data={"tenant": {"id": tenant}},
        )
        return _id(_tried(lambda: self._client.conversations.create_conversation(asked)))

    def begin_thread(self, channel: str, tenant: str, message: Outgoing) -> str:
        """A post of its own in a channel; the id of the activity."""
        asked = ConversationParameters(
            is_group=True,
            channel_data={"channel": {"id": channel}, "tenant": {"id": tenant}},
            activity=message.activity(),
            tenant_id=tenant,
        )
        found = _tried(lambda: self._client.conversations.create_conversation(asked))
        return str(getattr(found, "activity_id", None) or _id(found).partition(";messageid=")[2])

    def members(self, conversation: str) -> list[Json]:
        """Everybody in a conversation, page by page."""
        found: list[Json] = []
        token = None
        while True:
            page = _tried(
                lambda token=token: self._client.conversations.get_conversation_paged_members(
                    conversation, page_size=PAGE, continuation_token=token
                )
            )
            found += [_member(one) for one in page.members or ()]
            token = page.continuation_token
            if not token:
                return found

    def member(self, conversation: str, user: str) -> Json:
        return _member(_tried(lambda: self._client.conversations.get_conversation_member(conversation, user)))

    def channels(self, team: str) -> list[Json]:
        """Those of a team that the app may see. The one called General comes without a name."""
        found = _tried(lambda: self._teams.teams.get_teams_channels(team)).conversations or ()
        return [{"id": one.id, "name": one.name, "type": getattr(one, "type", None)} for one in found]

    def team(self, team: str) -> Json:
        found = _tried(lambda: self._teams.teams.get_team_details(team))
        return {"id": found.id, "name": found.name, "aadGroupId": found.aad_group_id}


def _bounded(client: Any, seconds: float) -> Any:
    """No retries of the SDK's own: it sleeps as long as Retry-After says, and a repeated post would be a second one."""
    client.config.retry_policy.retries = 0
    client.config.connection.timeout = seconds
    return client


def _tried(call: Any) -> Any:
    try:
        found = call()
    except HttpOperationError as error:
        raise _refused(error) from None
    except ClientRequestError as error:
        raise Failed(0, type(error.inner_exception).__name__, sent=not _unsent(error.inner_exception)) from None
    except Exception as error:  # a proxy's page, an answer that is cut short: the SDK has many words for it
        raise Failed(0, type(error).__name__) from None
    return found


def _refused(error: HttpOperationError) -> Failed:
    """Status and code of an answer; a 401 carries only a sentence, and a proxy's answer no code at all.

    Members and channels raise the SDK's general error, which does not read the code: it stands in the answer all the same.
    """
    response, told = error.response, getattr(error.error, "error", None)
    code = str(getattr(told, "code", None) or "") or _code_in(response)
    return Failed(int(response.status_code), code, response.headers.get("Retry-After"))


def _code_in(response: Any) -> str:
    try:
        told = response.json()
    except ValueError:
        return ""
    said = told.get("error") if isinstance(told, dict) else None
    return str(said.get("code") or "") if isinstance(said, dict) else ""


def _unsent(error: object) -> bool:
    """The connection was never there."""
    if isinstance(error, ConnectTimeout | SSLError):
        return True
    reason = getattr(next(iter(getattr(error, "args", ())), None), "reason", None)
    return isinstance(reason, NewConnectionError)


def _id(found: Any) -> str:
    identity = getattr(found, "id", None)
    if not identity:
        raise Failed(0, "NoId")
    return str(identity)


def _member(found: Any) -> Json:
    """A member as Teams gives it: what the SDK does not know of stands beside."""
    told = {"id": found.id, "name": found.name, "aadObjectId": found.aad_object_id}
    return {**(getattr(found, "additional_properties", None) or {}), **{name: value for name, value in told.items() if value is not None}}
