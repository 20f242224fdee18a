"""What went wrong with a call of a paid model, what it means, and the hint for the administrator. Data and one exception.

Sources: Anthropic's page on API errors (status codes and types), and what its SDK does with a body that is none of the API's.
"""

from typing import Final

TIMED_OUT: Final = "timeout"
"""No whole answer in time: it may have been paid for all the same."""

STATUS: Final[dict[int, str]] = {
    400: "bad_request",
    401: "refused_key",
    402: "no_credit",
    403: "not_allowed",
    404: "no_such_model",
    408: "server_error",
    409: "server_error",
    413: "too_large",
    422: "bad_request",
    429: "rate_limited",
    504: TIMED_OUT,
    529: "overloaded",
}
"""The word for a status; any other from 500 on is a server_error, any other at all a bad_request."""
AGAIN: Final = frozenset({TIMED_OUT, "rate_limited", "server_error", "overloaded", "connection", "not_the_api"})
"""What may pass: asked once more, as time allows."""
SHUT: Final = frozenset({"refused_key", "no_credit", "not_allowed", "no_such_model", "not_set_up"})
"""What only a person can mend: the model is left alone for a while at once, so that no request waits for it."""
HOPELESS: Final = frozenset({"refused_key", "no_credit", "not_set_up", "calls_per_minute", "budget_day", "budget_month"})
"""What befalls every model alike: no other one is asked instead."""
LIMITS: Final[dict[str, str]] = {"minute": "calls_per_minute", "day": "budget_day", "month": "budget_month"}
"""The word for a limit of the organisation file that a call would pass (bot/models/spending_port.py)."""

HINTS: Final[dict[str, str]] = {
    "refused_key": "ANTHROPIC_API_KEY is refused: make a new key in the Console and set it, then start again",
    "no_credit": "the account has no credit left: add some under Billing in the Console",
    "not_allowed": "the key may not use this model or address: look at its workspace and limits in the Console",
    "no_such_model": "the model is not known there: mend models: stage_1 or stage_2 in the organisation file",
    "bad_request": "the model refuses how it is asked: `helpdesk check` says which of its abilities are missing",
    "too_large": "the question is too long: lower models: input_tokens_per_request in the organisation file",
    "rate_limited": "the account's limit is reached: ask for a higher one, or lower limits: model_calls_per_minute",
    "overloaded": "Claude is overloaded; the helpdesk tries again by itself (status.claude.com)",
    "server_error": "Claude has a fault; the helpdesk tries again by itself (status.claude.com)",
    TIMED_OUT: "no answer in time: is the way to the API slow, or timing: model_deadline_seconds too short?",
    "connection": "the API cannot be reached: is there a proxy or a firewall in between, is ANTHROPIC_BASE_URL right?",
    "not_the_api": "something else answered in the API's place: is ANTHROPIC_BASE_URL right, does a proxy show a page of its own?",
    "not_set_up": "`helpdesk check` says what is missing",
    "circuit_open": "it failed several times in a row and is left in peace for a moment",
    "calls_per_minute": "limits: model_calls_per_minute is reached",
    "budget_day": "limits: budget_usd_per_day is used up",
    "budget_month": "limits: budget_usd_per_month is used up",
}
"""What the administrator can do, by the word. `helpdesk check` and the log say it."""


def writable(told: object) -> str:
    """What somebody outside said, as a text that can be stored: halves of characters, which JSON can spell, become question marks."""
    return str(told).encode("utf-8", "replace").decode("utf-8")


class CallFailed(Exception):
    """A call without an answer. `result` is the word for it (STATUS, HINTS); the message holds nobody's words.

    again: may it be asked once more? · retry_after: the least pause in seconds that the other side wants · tries: how many were made ·
    unpaid: certain that this try was not paid for · lost: of all tries, those that may have been paid for ·
    because: of circuit_open, the word for what failed before.
    """

    def __init__(self, result: str, why: str, retry_after: float | None = None, *, again: bool | None = None, unpaid: bool = True) -> None:
        why = writable(why)
        super().__init__(f"{result.replace('_', ' ')}: {why}" if why else result.replace("_", " "))
        self.result, self.why, self.retry_after = result, why, retry_after
        self.again = result in AGAIN if again is None else again
        self.tries, self.unpaid = 1, unpaid and result != TIMED_OUT
        self.lost = 0 if self.unpaid else 1
        self.because = result

    @property
    def hint(self) -> str:
        return HINTS.get(self.result, "")


def result_of(status: int) -> str:
    """The word for an HTTP status."""
    return STATUS.get(status, "server_error" if status >= 500 else "bad_request")
