"""How Microsoft refuses: the connector's errors by code, with their HTTP status (learn.microsoft.com, "Status codes from bot conversational
APIs"), and those of the token service (Microsoft Entra's error codes)."""

import time
import uuid
from typing import Any

CONNECTOR: dict[str, tuple[int, str]] = {
    "BadArgument": (400, "Unknown property or bad value in the request."),
    "BadSyntax": (400, "The request payload could not be read."),
    "Unauthorized": (401, "Authorization has been denied for this request."),
    "BotNotRegistered": (401, "No registration found for this bot."),
    "BotDisabledByAdmin": (403, "The tenant admin disabled this bot"),
    "BotNotInConversationRoster": (403, "The bot is not part of the conversation roster."),
    "ConversationBlockedByUser": (403, "User blocked the conversation with the bot."),
    "ForbiddenOperationException": (403, "Bot is not installed in user's personal scope"),
    "MessageWritesBlocked": (403, "Message writes are blocked: Thread is not writable"),
    "NotEnoughPermissions": (403, "The bot doesn't have the required permissions to perform the requested action."),
    "InvalidBotApiHost": (403, "Invalid bot api host."),
    "ActivityNotFoundInConversation": (404, "The message ID provided couldn't be found in the conversation."),
    "ConversationNotFound": (404, "Conversation not found."),
    "NotFound": (404, "Not found."),
    "MemberNotFoundInConversation": (404, "The specified member was not found in the conversation."),
    "PreconditionFailed": (412, "Precondition failed, please try again."),
    "MessageSizeTooBig": (413, "Message size too large."),
    "UnsupportedMediaType": (415, "The media type is not supported."),
    "TooManyRequests": (429, "Too Many Requests"),
    "ServiceError": (500, "Internal Server Error"),
}


class Refused(Exception):
    """An answer of the connector with an error code. `message` instead of the usual one."""

    def __init__(self, code: str, message: str = "") -> None:
        self.code = code
        self.status, usual = CONNECTOR[code]
        self.message = message or usual
        super().__init__(f"{code}: {self.message}")

    @property
    def answer(self) -> dict[str, Any]:
        if self.code == "Unauthorized":
            return {"message": self.message}
        return {"error": {"code": self.code, "message": self.message}}


ENTRA: dict[int, tuple[int, str, str]] = {
    7000215: (
        401,
        "invalid_client",
        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID,"
        " for a secret added to app '{app}'.",
    ),
    7000222: (401, "invalid_client", "The provided client secret keys for app '{app}' are expired."),
    7000218: (401, "invalid_client", "The request body must contain the following parameter: 'client_assertion' or 'client_secret'."),
    700016: (400, "unauthorized_client", "Application with identifier '{app}' was not found in the directory '{tenant}'."),
    90002: (400, "invalid_request", "Tenant '{tenant}' not found."),
    900144: (400, "invalid_request", "The request body must contain the following parameter: '{app}'."),
    70003: (400, "unsupported_grant_type", "The app requested an unsupported grant type '{app}'."),
    500011: (400, "invalid_resource", "The resource principal named {app} was not found in the tenant named {tenant}."),
    53003: (400, "access_denied", "Access has been blocked by Conditional Access policies."),
}


def entra_error(code: int, app: str, tenant: str) -> tuple[int, dict[str, Any]]:
    """(status, body) of a refusal of the token service."""
    status, error, words = ENTRA[code]
    trace, correlation = str(uuid.uuid4()), str(uuid.uuid4())
    stamp = time.strftime("%Y-%m-%d %H:%M:%SZ", time.gmtime())
    text = f"AADSTS{code}: {words.format(app=app, tenant=tenant)} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {stamp}"
    found: dict[str, Any] = {"error": error, "error_description": text, "error_codes": [code], "timestamp": stamp}
    found |= {"trace_id": trace, "correlation_id": correlation, "error_uri": f"https://login.microsoftonline.com/error?code={code}"}
    return status, found
