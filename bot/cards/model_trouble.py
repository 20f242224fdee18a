"""What agents are told once when the paid model is not asked any more: what is used up or what failed, and what happens meanwhile."""

from datetime import datetime, timedelta
from typing import Final, Literal, get_args
from zoneinfo import ZoneInfo

from bot.cards.card import Card, Line
from bot.cards.showing import time_text
from bot.cards.words import say
from triage.organisation import Organisation

Trouble = Literal["budget_day", "budget_month", "refused_key", "no_credit", "not_allowed", "no_such_model", "circuit_open"]
"""As the ledger of calls names it (storage/store.py, bot/models/failures.py)."""
TROUBLES: Final[tuple[Trouble, ...]] = get_args(Trouble)
BUDGETS: Final[frozenset[Trouble]] = frozenset({"budget_day", "budget_month"})


def trouble_card(trouble: Trouble, organisation: Organisation, now: datetime) -> Card:
    """For the agents' channel, in the organisation's language. `marker` is set by who posts it."""
    language, limits = organisation.language, organisation.limits
    usd = limits.budget_usd_per_day if trouble == "budget_day" else limits.budget_usd_per_month
    title = say(language, f"model_trouble_{trouble}", usd=f"{usd or 0:.2f}")
    if trouble in BUDGETS:
        at = time_text(budget_begins(trouble, organisation, now), now, organisation.time_zone, language)
        then = say(language, "model_asked_again", at=at)
    else:
        then = say(language, "model_tried_again" if trouble == "circuit_open" else "model_mend")
    blocks = (Line(text=say(language, "model_meanwhile")), Line(text=then, quiet=True))
    return Card(kind="agents.model", marker="", title=title, summary=title, tone="warning", blocks=blocks)


def budget_begins(trouble: Trouble, organisation: Organisation, now: datetime) -> datetime:
    """When there is money again: the next midnight of the organisation, or that of its next month's first day."""
    local = now.astimezone(ZoneInfo(organisation.time_zone))
    day = local.replace(hour=0, minute=0, second=0, microsecond=0)
    if trouble == "budget_day":
        return day + timedelta(days=1)
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
