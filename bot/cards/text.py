"""Card and Form -> plain text for terminals and for surfaces that know nothing else. Actions are numbered lines: `[1] Create ticket`.

Only an action begins a line with a bracket at the margin: every other line is indented, so that nobody's words can pose as one.
"""

import textwrap
from collections.abc import Mapping
from typing import Final

from bot.cards.card import ArticleLink, Block, Button, Card, Field, Fields, Form, Items, Line, LinkLine, Moment, Quote
from bot.cards.limits import LIMITS, fit
from bot.cards.plain_text import one_line, safe_url, shown

WIDTH: Final = 96
_INDENT: Final = "  "


def render(card: Card, first_number: int = 1, width: int = WIDTH) -> str:
    """The card as lines without a final line break. Its actions are numbered from `first_number` on, in the order of `actions`."""
    card = fit(card, LIMITS["text"])
    lines = _wrapped(card.title, "* ", "  ", width)
    for block in card.blocks:
        lines += _block(block, width)
    for number, button in enumerate(actions(card), first_number):
        lines.append(f"[{number}] {button.label}")
    if card.footer:
        lines += _wrapped(card.footer, _INDENT, _INDENT, width)
    return "\n".join(lines)


def actions(card: Card) -> tuple[Button, ...]:
    """What the numbers of a rendered card mean: its buttons, then its menu."""
    return (*card.buttons, *card.menu)


def _wrapped(text: str, first: str, rest: str, width: int, *, whole_words: bool = False) -> list[str]:
    """The text, each of its lines wrapped, the first after `first`, all others after `rest`.

    `whole_words`: what is longer than a line, such as an address, is not broken, so that a terminal finds it.
    """
    found: list[str] = []
    for line in shown(text).split("\n"):
        lead = rest if found else first
        wrapped = textwrap.wrap(
            line, width, initial_indent=lead, subsequent_indent=rest, break_on_hyphens=False, break_long_words=not whole_words
        )
        found += wrapped or [lead.rstrip()]
    return found


def _block(block: Block, width: int) -> list[str]:
    match block:
        case Line():
            return _wrapped(block.text, _INDENT, _INDENT, width)
        case Fields():
            return [line for label, value in block.pairs for line in _wrapped(f"{label}: {value}", _INDENT, _INDENT * 2, width)]
        case Quote():
            by = _wrapped(f"{block.by}:", _INDENT, _INDENT, width) if block.by else []
            return [*by, *_wrapped(block.text, "  > ", "  > ", width, whole_words=block.trusted)]
        case ArticleLink():
            passage = _wrapped(block.passage, _INDENT * 2, _INDENT * 2, width) if block.passage else []
            return [*_wrapped(block.title, "  - ", "    ", width), *_address(block.url, _INDENT * 2), *passage]
        case LinkLine():
            return [*_wrapped(f"{block.label}: {block.text}", _INDENT, _INDENT * 2, width), *_address(block.url, _INDENT * 2)]
        case Moment():
            return _wrapped(f"{block.label}: {block.text}", _INDENT, _INDENT * 2, width)
        case Items():
            leads = [f"  {number}. " if block.numbered else "  - " for number in range(1, len(block.items) + 1)]
            pairs = zip(leads, block.items, strict=True)
            return [line for lead, item in pairs for line in _wrapped(one_line(item), lead, " " * len(lead), width)]


def _address(url: str | None, indent: str) -> list[str]:
    """An address on a line of its own and never broken, so that a terminal finds it."""
    address = safe_url(url)
    return [f"{indent}<{address}>"] if address else []


def render_form(form: Form, errors: Mapping[str, str] | None = None, width: int = WIDTH) -> str:
    """The whole form as text: title, intro, and every field with its numbered choices."""
    errors = errors or {}
    lines = _wrapped(form.title, "* ", "  ", width) + (_wrapped(form.intro, _INDENT, _INDENT, width) if form.intro else [])
    for field in form.fields:
        lines += ask_field(field, errors.get(field.name), width).split("\n")
    return "\n".join(lines)


def ask_field(field: Field, error: str | None = None, width: int = WIDTH) -> str:
    """One field as a question, for surfaces without forms that ask field by field; an optional one may be left empty."""
    lines = _wrapped(error, "  ! ", "    ", width) if error else []
    lines += _wrapped(field.label, "? ", "  ", width)
    if field.hint:
        lines += _wrapped(field.hint, _INDENT, _INDENT, width)
    for number, choice in enumerate(field.choices, 1):
        lines += _wrapped(choice.label, f"  {number}. ", "     ", width)
    return "\n".join(lines)


def choice_of(field: Field, typed: str) -> str:
    """The value meant by what was typed for a field: a choice's number, label or value; for other fields the words themselves."""
    words = one_line(typed)
    if field.type not in ("choice", "rating"):
        return shown(typed)
    if words.isascii() and words.isdigit() and 1 <= int(words[:4]) <= len(field.choices) and len(words) <= 4:
        return field.choices[int(words) - 1].value
    by_label = (choice.value for choice in field.choices if choice.label.casefold() == words.casefold())
    return next(by_label, words)
