"""The one door to everything people are shown: Case -> Card, Action -> Form, Command -> Card. Behind it the files are split by reader."""

from bot.cards.agents import AGENTS_KINDS, agents_card, wants_agents_card
from bot.cards.commands import (
    CaseRow,
    help_card,
    ignored_card,
    kb_card,
    left_alone_because,
    mine_card,
    queue_card,
    report_card,
    retriage_card,
    retriage_offer_card,
    status_card,
)
from bot.cards.forms import Filled, field_error, form_for, form_language, read_form
from bot.cards.news import NEWS_KINDS, error_card, news_card, plain_card, private_line, refusal_card
from bot.cards.receipts import summary_card, why_card
from bot.cards.requester import REQUESTER_KINDS, requester_card
from bot.cards.showing import Showing, language_of, name_of, time_text

CASE_KINDS: tuple[str, ...] = (*REQUESTER_KINDS, *AGENTS_KINDS)
"""Every kind of a case's two cards: what a gallery shows and a browser test must have seen."""
COMMAND_KINDS: tuple[str, ...] = tuple(
    f"command.{name}" for name in ("status", "mine", "queue", "kb", "help", "report", "retriage", "retriage_offer", "summary", "why")
)
OTHER_KINDS: tuple[str, ...] = ("command.triage", "private_line", "refusal", "error", "agents.ignored")
ALL_KINDS: tuple[str, ...] = (*CASE_KINDS, *(f"news.{kind}" for kind in NEWS_KINDS), *COMMAND_KINDS, *OTHER_KINDS)

__all__ = [
    "AGENTS_KINDS",
    "ALL_KINDS",
    "CASE_KINDS",
    "COMMAND_KINDS",
    "NEWS_KINDS",
    "OTHER_KINDS",
    "REQUESTER_KINDS",
    "CaseRow",
    "Filled",
    "Showing",
    "agents_card",
    "error_card",
    "field_error",
    "form_for",
    "form_language",
    "help_card",
    "ignored_card",
    "kb_card",
    "language_of",
    "left_alone_because",
    "mine_card",
    "name_of",
    "news_card",
    "plain_card",
    "private_line",
    "queue_card",
    "read_form",
    "refusal_card",
    "report_card",
    "requester_card",
    "retriage_card",
    "retriage_offer_card",
    "status_card",
    "summary_card",
    "time_text",
    "wants_agents_card",
    "why_card",
]
