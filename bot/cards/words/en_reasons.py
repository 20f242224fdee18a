"""English, why something was decided: our own sentences as triage keeps them, and what went wrong with a call of a model."""

from triage.reasons import SENTENCES

WORDS: dict[str, str] = {
    **SENTENCES,
    # --- what went wrong with a call, by its word ---
    "failure_timeout": "timeout",
    "failure_refused_key": "refused key",
    "failure_no_credit": "no credit",
    "failure_not_allowed": "not allowed",
    "failure_no_such_model": "no such model",
    "failure_bad_request": "bad request",
    "failure_too_large": "too large",
    "failure_rate_limited": "rate limited",
    "failure_overloaded": "overloaded",
    "failure_server_error": "server error",
    "failure_connection": "connection",
    "failure_not_the_api": "not the API",
    "failure_not_set_up": "not set up",
    "failure_circuit_open": "left in peace for a moment",
    "failure_calls_per_minute": "calls per minute",
    "failure_budget_day": "budget of the day",
    "failure_budget_month": "budget of the month",
    "failure_with_detail": "{what}: {detail}",
    "failure_unreadable": "the answer was not what was asked for ({detail})",
    # --- what stands in a summary in the place of something redacted ---
    "removed_email": "(e-mail address)",
    "removed_name": "(name)",
    "removed_host": "(device)",
    "removed_user": "(user name)",
    "removed_phone": "(number)",
    "removed_other": "(removed)",
    "removed_all": "(no words)",
}
