"""Card -> Teams: an Adaptive Card 1.5, the words for `summary`, and what goes beside the card in the activity.

A button is an Action.Execute (verb `act`), whose click the bot can answer privately and judge before it does so; a client that does not
know it takes the `fallback`, an Action.Submit with the same data. A button that opens a form, or something to be read, is an Action.Submit
with `task/fetch`: Teams opens dialogs by that only, an Execute can be answered by a card in place of this one or by a line of words
(Universal Actions, "Response format"). The menu is the card's overflow (`mode: secondary`). `data` carries verb, value, marker and version,
so that what acts on a card can be told and counted.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from bot.cards.actions import READ_ONLY
from bot.cards.adaptive_actions import MARKER, clicked, data_of, execute, fetch, of_each_action, side_by_side, submit
from bot.cards.adaptive_entities import citations, entities, mention
from bot.cards.adaptive_forms import LABEL, SCHEMA, TITLE, VERSION, inline, task
from bot.cards.adaptive_text import Json, escaped, guarded, quiet, text_block, texts
from bot.cards.card import Block, Button, Card, Form, Items, Tone
from bot.cards.limits import LIMITS, Limits, fit, size
from bot.cards.plain_text import one_line, shorten
from bot.cards.transcript import plain as transcript
from bot.cards.words import ENGLISH, say
from triage.facts import Fact

__all__ = ["BYTES", "Drawn", "card_dialog", "clicked", "render", "split", "weight"]

BYTES: Final = 26_000
"""Teams takes 28 KB for card, words and entities together; the rest is the activity's own."""
MOST_ACTIONS: Final = 30
LONGEST_TEXT: Final = 800
STYLES: Final[dict[Tone, str]] = {"plain": "emphasis", "good": "good", "attention": "accent", "warning": "warning", "quiet": "emphasis"}
SIGNS: Final[dict[Tone, str]] = {"plain": "", "good": "✅ ", "attention": "🔔 ", "warning": "⚠️ ", "quiet": ""}
"""Stands before the title, as a colour is not seen by everybody; what it says is said in the title's words too."""
SIGNS_OF_KINDS: Final[dict[str, str]] = {"requester.self_service": "💡 "}
NO_FORMS: Final[Mapping[str, Form]] = {}


class Look(Fact):
    """How a card is drawn beside what stands on it."""

    language: str | None = None
    replaces: bool = False
    mentioned: str = ""
    forms: dict[str, Form] = {}
    dialogs: bool = True
    in_dialog: bool = False

    @property
    def words(self) -> str:
        return self.language or ENGLISH


class Drawn(Fact):
    """`card` is an attachment's content; `text` is for `summary`; `entities` and `channel_data` belong to the activity.

    A mention stands in `card` (msteams.entities), as Teams wants it; `entities` are the AI label and the citations.
    """

    card: dict[str, Any]
    text: str
    entities: tuple[dict[str, Any], ...] = ()
    channel_data: dict[str, Any] = {}


def render(
    card: Card,
    language: str | None = None,
    *,
    replaces: bool = False,
    mentioned: str = "",
    forms: Mapping[str, Form] = NO_FORMS,
    dialogs: bool = True,
) -> Drawn:
    """A card as a post of at most 28 KB.

    `language`: of the words that are added here, and of times, in place of the card's own; English times are written as the reader's
    client writes them. `replaces`: says that this card replaces an older one, also if the card does not.
    `mentioned`: the name of the person in card.mention.
    `forms`: button value -> the form to be filled in on the card itself. `dialogs` False: the client opens none, so nothing asks for one.
    What is too long is shortened; of more actions than there is room for the first are drawn: split() loses none.
    ValueError for a button whose value is empty or has more than 500 characters.
    """
    look = Look(language=language or card.language, replaces=replaces or card.replaces, mentioned=mentioned)
    return _within(card, look.model_copy(update={"forms": dict(forms), "dialogs": dialogs}))


def card_dialog(card: Card, language: str | None = None) -> Json:
    """The `value` of a task that shows a card, such as a refusal where a form was expected, or a receipt."""
    drawn = _within(card.model_copy(update={"mention": None}), Look(language=language or card.language, in_dialog=True))
    return task(shorten(one_line(card.title), TITLE) or "–", drawn.card, "large" if len(card.blocks) > 4 else "medium")


def _within(card: Card, look: Look) -> Drawn:
    """The card with the widest limits that have room for it."""
    for limits in _NARROWING:
        drawn = _post(_limited(card, limits), look)
        if weight(drawn) <= BYTES:
            break
    return drawn


def _tighter() -> list[Limits]:
    """Limits from the widest on, the last so narrow that any card has room."""
    names = ("text", "value", "blocks", "items", "buttons", "total", "label", "summary", "footer", "title")
    found = [LIMITS["teams"].model_copy(update={"buttons": MOST_ACTIONS, "menu": MOST_ACTIONS})]
    for _ in range(12):
        narrower = {name: max(4 if name in ("blocks", "buttons") else 8, getattr(found[-1], name) * 3 // 4) for name in names}
        found.append(found[-1].model_copy(update=narrower))
    return found


_NARROWING: Final = _tighter()


def _limited(card: Card, limits: Limits) -> Card:
    """The card within the limits; `limits.buttons` is of buttons and menu together."""
    fitted = fit(card, limits)
    return fitted.model_copy(update={"menu": fitted.menu[: limits.buttons - len(fitted.buttons)]})


def weight(drawn: Drawn) -> int:
    """Bytes of card, words and entities as the SDK writes them: compact, with every sign beyond ASCII as an escape."""
    return len(json.dumps([drawn.card, drawn.text, drawn.entities], separators=(",", ":")))


def split(card: Card) -> tuple[Card, ...]:
    """The card, or several cards one after another where one would be shortened or lose actions; the last of them have the actions.

    For answers that stand alone, such as lists. A case's card is one post that is redrawn: it is shortened instead.
    """
    parts = _halved(card)
    if len(parts) == 1:
        return parts
    titles = (f"{shorten(one_line(card.title), 100)} ({n}/{len(parts)})" for n in range(1, len(parts) + 1))
    return tuple(part.model_copy(update={"title": title}) for part, title in zip(parts, titles, strict=True))


def _halved(card: Card) -> tuple[Card, ...]:
    actions = (*card.buttons, *card.menu)
    if _roomy(card):
        return (card,)
    if len(card.blocks) == 1 and isinstance(one := card.blocks[0], Items) and not one.numbered and len(one.items) > 1:
        half = len(one.items) // 2
        lists = tuple(one.model_copy(update={"items": items}) for items in (one.items[:half], one.items[half:]))
        return _halved(card.model_copy(update={"blocks": lists}))
    if len(card.blocks) <= 1 and len(actions) <= 1:
        return (card,)
    bare = {"buttons": (), "menu": (), "menu_label": "", "footer": "", "feedback": None}
    if len(card.blocks) > 1:
        half = len(card.blocks) // 2
        first = card.model_copy(update={**bare, "blocks": card.blocks[:half]})
        rest = card.model_copy(update={"blocks": card.blocks[half:], "mention": None})
    else:
        half, most = len(actions) // 2, len(card.buttons)
        first = card.model_copy(update={"buttons": actions[: min(half, most)], "menu": actions[most:half], "footer": "", "feedback": None})
        rest = card.model_copy(update={"blocks": (), "buttons": actions[half:most], "menu": actions[max(half, most) :], "mention": None})
    return (*_halved(first), *_halved(rest))


def _roomy(card: Card) -> bool:
    """Whether one card shows all of it."""
    limits = LIMITS["teams"]
    few = len(card.blocks) <= limits.blocks and len(card.buttons) + len(card.menu) <= MOST_ACTIONS
    fitted = fit(card, limits)
    return few and size(card) <= limits.total and _listed(fitted) == _listed(card) and weight(_post(fitted, Look())) <= BYTES


def _listed(card: Card) -> int:
    """How many items stand on a card: a list that is cut short says nothing of it."""
    return sum(len(block.items) for block in card.blocks if isinstance(block, Items))


def _post(card: Card, look: Look) -> Drawn:
    numbers = citations(card)
    called = mention(card.mention, look.mentioned or say(look.words, "somebody"))
    body = [
        _head(card, called),
        *(quiet(say(look.words, "card_replaces")) if look.replaces else []),
        *texts(card.blocks, numbers),
        *(quiet(card.footer) if card.footer else []),
    ]
    drawn: Json = {"type": "AdaptiveCard", "$schema": SCHEMA, "version": VERSION}
    drawn |= {"fallbackText": guarded(card.summary or card.title) or "–"}
    drawn |= {"lang": look.language} if look.words != ENGLISH else {}
    drawn |= {"body": body}
    drawn |= {"actions": actions} if (actions := _actions(card, look)) else {}
    drawn |= {"msteams": {"entities": [called]}} if called else {}
    feedback = {"feedbackLoop": {"type": "default"}} if card.feedback else {}
    return Drawn(card=drawn, text=_text(card), entities=entities(card, numbers), channel_data=feedback)


def _head(card: Card, called: Json | None) -> Json:
    """The title in the colour and with the sign of its tone, and whom it calls. Its id is the card's marker."""
    sign = SIGNS_OF_KINDS.get(card.kind, SIGNS[card.tone])
    title = text_block(f"{sign}{escaped(card.title or card.summary) or '–'}", style="heading", weight="Bolder", size="Medium")
    who = [text_block(called["text"], spacing="Small")] if called else []
    named = {"id": card.marker[:MARKER]} if card.marker else {}
    return {"type": "Container", **named, "style": STYLES[card.tone], "bleed": True, "items": [title, *who]}


def _text(card: Card) -> str:
    """The words of the card on one line each, the summary first; addresses left out."""
    blocks = tuple(_without_address(block) for block in card.blocks)
    seen = transcript(card.model_copy(update={"blocks": blocks}))
    title = [] if seen["title"] in card.summary else [seen["title"]]
    lines = [line for line in (one_line(card.summary), *title, *seen["lines"]) if line]
    return shorten(guarded("\n".join(lines)), LONGEST_TEXT) or "–"


def _without_address(block: Block) -> Block:
    return block.model_copy(update={"url": None}) if hasattr(block, "url") else block


def _actions(card: Card, look: Look) -> list[Json]:
    """As many as there is room for stand side by side, six at most, all others behind the dots. Without buttons the menu is not hidden."""
    entries = (*card.buttons, *card.menu)
    primary = side_by_side(card.buttons or card.menu, len(entries))
    drawn = look.model_copy(update={"forms": of_each_action(entries, look.forms)})
    return [_action(one, card, drawn, hidden=n >= primary) for n, one in enumerate(entries)]


def _action(button: Button, card: Card, look: Look, *, hidden: bool) -> Json:
    styled = {} if button.style == "plain" else {"style": "positive" if button.style == "primary" else "destructive"}
    title = shorten(guarded(one_line(button.label)), LABEL) or str(button.action)
    named: Json = {"title": title, **styled, **({"mode": "secondary"} if hidden else {})}
    data = data_of(button.value, "form" if button.form and look.dialogs else "act", card.marker)
    if button.form and button.value in look.forms:
        asked = inline(look.forms[button.value], language=look.words, marker=card.marker)
        return {"type": "Action.ShowCard", **named, "card": asked}
    if look.in_dialog:
        return submit(named, data)
    opens = look.dialogs and (button.form or button.action in READ_ONLY)
    return fetch(named, data) if opens else execute(named, data)
