"""What Microsoft's connector and token service refuse: what each code means for the core, and the hint for the administrator. Data.

Codes: "Status codes from bot conversational APIs" and "Microsoft Entra authentication error codes" (learn.microsoft.com).
"""

import re
from typing import Final

from bot.ports import GiveUp, NotSent, TryAgain


class Refused(GiveUp):
    """Teams said no, for certain: nothing was changed. `code` is Microsoft's word for it."""

    def __init__(self, what: str, code: str, hint: str = "") -> None:
        super().__init__(f"{what}: {code}", hint)
        self.code = code


class Later(NotSent):
    """Teams did not do it, for certain: too fast, or known to be out of reach."""


class Resting(Later):
    """Not even asked: Teams is left in peace for a moment after failures."""


class Unclear(TryAgain):
    """No answer, or a server error: it may have been done all the same."""


class NoToken(Later):
    """Microsoft gives us no token, or does not take it: nothing can be shown until that is mended. `hint` says how."""

    def __init__(self, what: str, code: str, after_seconds: float) -> None:
        self.code, self.hint = code, hint_for(code)
        super().__init__(f"{what}: {code}; {self.hint}", after_seconds)


GONE: Final = frozenset({"ActivityNotFoundInConversation", "ActivityNotFound", "NotFound"})
TOO_MUCH: Final = frozenset({"MessageSizeTooBig", "BadSyntax", "BadArgument", "RequestEntityTooLarge"})
AGAIN: Final = frozenset({"PreconditionFailed", "TooManyRequests", "Throttled"})
WHOLE_APP: Final = frozenset({"Unauthorized", "BotNotRegistered", "BotDisabledByAdmin", "AuthorizationFailed"})
"""Not about one conversation: nothing at all can be shown until somebody mends it."""

HINTS: Final[dict[str, str]] = {
    "BotNotInConversationRoster": "the app was taken out of that team or chat: add it again (Teams: Manage team, Apps), or name another"
    " channel in the organisation file",
    "ConversationBlockedByUser": "the person has blocked the helpdesk's chat: they can unblock it in its profile; meanwhile agents see the"
    " request in their channel",
    "ForbiddenOperationException": "the person has not installed the app; an administrator can do so for all (Teams admin centre,"
    " setup policies)",
    "MessageWritesBlocked": "the channel is archived or only its owners may post: open it for members and apps, or name another one",
    "NotEnoughPermissions": "the app may not do that there: compare it with `helpdesk manifest teams` and install it again",
    "InvalidBotApiHost": "the answers go to the wrong region: this heals with the next message from there",
    "ConversationNotFound": "the chat or channel is gone: mend the channel's name in the organisation file, or add the app again",
    "ActivityNotFoundInConversation": "the message was deleted; a new one is posted",
    "MemberNotFoundInConversation": "the person is not (any more) in that team or chat",
    "MessageSizeTooBig": "the card was too large even in its short form; please report the case",
    "BadArgument": "Teams refused the card even in its plain form; please report the case",
    "BadSyntax": "Teams refused the card even in its plain form; please report the case",
    "PreconditionFailed": "Teams was busy with that conversation; it is tried again",
    "TooManyRequests": "Teams is being asked too often; the helpdesk slows down by itself",
    "ServiceUrlNotAllowed": "the address to answer to is not listed: if it is Microsoft's, add it to HELPDESK_TEAMS_SERVICE_URLS (GCC has"
    " https://smba.infra.gcc.teams.microsoft.com/)",
    "NoServiceUrl": "nothing has come from that tenant yet: write a message to the helpdesk there, or add the app to the team",
    "Unauthorized": "Microsoft does not take our token: MicrosoftAppId and MicrosoftAppPassword must be those of the Azure Bot resource,"
    " and MicrosoftAppType as it says there",
    "BotNotRegistered": "there is no Azure Bot resource for MicrosoftAppId (or without its Teams channel): create it, or mend the id",
    "BotDisabledByAdmin": "the tenant's administrator has blocked the app: allow it in the Teams admin centre (Manage apps)",
    "AADSTS7000215": "MicrosoftAppPassword is wrong: it must be the secret's value, not its id",
    "AADSTS7000222": "the client secret has expired: make a new one (Entra, App registrations, Certificates & secrets) and set"
    " MicrosoftAppPassword",
    "AADSTS7000218": "no client secret was sent: set MicrosoftAppPassword",
    "AADSTS7000229": "the app has no service principal in the tenant: add it (Enterprise applications), or mend MicrosoftAppTenantId",
    "AADSTS700016": "MicrosoftAppId is not known in the tenant: is MicrosoftAppType right (SingleTenant needs MicrosoftAppTenantId)?",
    "AADSTS90002": "there is no such tenant: mend MicrosoftAppTenantId",
    "AADSTS500011": "the tenant does not know the Bot Framework service: sign in once with an administrator of the tenant",
    "AADSTS53003": "a Conditional Access policy blocks the app's sign-in: exempt it as a workload identity",
}
"""What the administrator can do, by Microsoft's code. `helpdesk check` and the log say it."""
_ENTRA: Final = re.compile(r"AADSTS\d{4,9}")


def hint_for(code: str) -> str:
    return HINTS.get(code, f"Microsoft says {code or 'nothing more'}: see its page on status codes of bots")


def entra_code(words: object) -> str:
    """The code in an error of the token service, such as AADSTS7000222; empty if there is none."""
    found = _ENTRA.search(str(words))
    return found.group(0) if found else ""
