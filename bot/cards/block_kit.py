"""Card -> Slack: the blocks and the text of chat.postMessage, chat.update, chat.postEphemeral; cards -> the App Home.

The marker of a card is the block_id of its first block, so that a post whose answer was lost can be found again. Buttons come back as
action_id `act:<action>:<n>`, or `form:<action>:<n>` if a form opens first; a menu as `menu:more:<n>`, its entry as the chosen option;
thumbs as `act:feedback`, only in messages.
Post with `unfurl_links` and `unfurl_media` off, and without `link_names`.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.cards.actions import marked
from bot.cards.block_kit_text import Json, context, escaped, mention, mention_in_text, plain, rich, section, texts, words
from bot.cards.card import ArticleLink, Button, Card, LinkLine, Tone
from bot.cards.limits import LIMITS, fit
from bot.cards.plain_text import shorten
from bot.cards.transcript import plain as transcript
from bot.cards.words import say_count
from triage.facts import Fact

BLOCKS: Final = 50
TITLE: Final = 150
LABEL: Final = 75
BLOCK_ID: Final = 255
BUTTON_VALUE: Final = 2000
OPTION_VALUE: Final = 150
ELEMENTS: Final = 25
OVERFLOW: Final = 5
VIEW_BLOCKS: Final = 100
EVENT: Final = "helpdesk_card"
"""The event_type of our posts' metadata."""
LONGEST_TEXT: Final = 4000
"""Slack takes 40,000 characters and recommends 4,000."""
SIGNS: Final[dict[Tone, str]] = {"plain": "", "good": "✅ ", "attention": "🔔 ", "warning": "⚠️ ", "quiet": ""}
"""Stands before the title; what it says is said in the title's words too."""
SIGNS_OF_KINDS: Final[dict[str, str]] = {"requester.self_service": "💡 "}


class Message(Fact):
    """Arguments of a post: `blocks` is what is seen, `text` what phones notify with and screen readers read instead of the blocks."""

    blocks: list[dict[str, Any]]
    text: str


def render(card: Card) -> Message:
    """A card as a post. ValueError for a button whose value Slack would not carry (2,000 characters, in a menu 150)."""
    fitted, blocks = _fitted(card, 0)
    return Message(blocks=blocks, text=_text(fitted))


def _fitted(card: Card, number: int, *, headed: bool = False) -> tuple[Card, list[Json]]:
    """The card within the limits, and its blocks, of which there are no more than a message holds."""
    limits = LIMITS["slack"]
    fitted = fit(card, limits)
    while len(blocks := _blocks(fitted, number, headed)) > BLOCKS:
        limits = limits.model_copy(update={"blocks": limits.blocks * 3 // 4, "items": max(1, limits.items * 3 // 4)})
        fitted = fit(card, limits)
    return fitted, blocks


def marker_of(blocks: Sequence[Mapping[str, Any]]) -> str:
    """The marker of a post that was read back from Slack; empty if it has none."""
    return str(blocks[0].get("block_id", "")) if blocks else ""


def metadata_of(card: Card) -> Json | None:
    """What other apps of the workspace may read of a post: which card of which case it is; nothing of what stands on it, and nobody's id.

    It needs no scope and stays when the post is changed; we ourselves know our posts by their block_id. None for what is no case's card.
    """
    found = marked(card.marker)
    if found is None:
        return None
    card_name = "/".join(found[1].split("/")[:3])
    return {"event_type": EVENT, "event_payload": {"case": found[0], "card": card_name}}


def clicked(action: Mapping[str, Any]) -> str:
    """The value of what was clicked, from one entry of a block_actions payload's `actions`; empty if there is none."""
    option = action.get("selected_option")
    value = option.get("value") if isinstance(option, Mapping) else action.get("value")
    return value if isinstance(value, str) else ""


def home(cards: Sequence[Card], language: str = "en") -> Json:
    """The App Home: as many whole cards, from the first on, as a view has room for (100 blocks), and how many more there are."""
    blocks: list[Json] = []
    for n, card in enumerate(cards):
        shown = card.model_copy(update={"feedback": None})
        more = [*([{"type": "divider"}] if blocks else []), *_fitted(shown, n * ELEMENTS * 4, headed=True)[1]]
        if len(blocks) + len(more) >= VIEW_BLOCKS:
            blocks.append(context(say_count(language, "and_more", len(cards) - n)))
            break
        blocks += more
    return {"type": "home", "blocks": _without_twins(blocks)}


def _without_twins(blocks: list[Json]) -> list[Json]:
    """A block_id is unique in a view: a second card with the same marker has none."""
    seen: set[str] = set()
    for block in blocks:
        if block.get("block_id") in seen:
            del block["block_id"]
        seen.add(block.get("block_id", ""))
    return blocks


def _blocks(card: Card, number: int, headed: bool) -> list[Json]:
    """`number` is the first in the names of its actions; `headed`: with a heading, however short it is."""
    blocks = [*_head(card, headed or not _short(card)), *texts(card.blocks), *_actions(card, number), *_feedback(card)]
    if card.footer:
        blocks.append(context(card.footer))
    if card.marker:
        blocks[0] = {"type": blocks[0]["type"], "block_id": card.marker[:BLOCK_ID], **blocks[0]}
    return blocks


def _head(card: Card, headed: bool) -> list[Json]:
    """A heading; for a short post, such as news, a line."""
    title = f"{SIGNS_OF_KINDS.get(card.kind, SIGNS[card.tone])}{card.title or card.summary or '–'}"
    mentioned = mention(card.mention)
    if headed:
        return [{"type": "header", "text": plain(title, TITLE)}, *rich(section(mentioned))]
    return rich(section([*mentioned, *words(" " if mentioned else ""), *words(title, bold=bool(card.blocks))]))


def _short(card: Card) -> bool:
    return card.kind.startswith("news.") or (not card.buttons and not card.menu and len(card.blocks) < 2)


def _text(card: Card) -> str:
    """All words of the card, the summary first; addresses and signs left out."""
    linked = (ArticleLink, LinkLine)
    blocks = tuple(block.model_copy(update={"url": None}) if isinstance(block, linked) else block for block in card.blocks)
    seen = transcript(card.model_copy(update={"blocks": blocks}))
    title = [] if seen["title"] in card.summary else [seen["title"]]
    lines = [line for line in (card.summary, *title, *seen["lines"]) if line]
    mentioned = mention_in_text(mention(card.mention))
    return mentioned + (escaped("\n".join(lines), LONGEST_TEXT - len(mentioned)) or "–")


def _actions(card: Card, number: int) -> list[Json]:
    elements = [_button(button, card, number + n) for n, button in enumerate(card.buttons)]
    if card.menu:
        elements.append(_menu(card, number + len(elements)))
    rows = [elements[at : at + ELEMENTS] for at in range(0, len(elements), ELEMENTS)]
    # Slack keeps what was chosen in a menu as long as the block has the same name: a new version of the case has a new one.
    version = (card.buttons or card.menu)[0].value[:200] if elements else ""
    return [{"type": "actions", "block_id": f"actions:{number + n}:{version}", "elements": row} for n, row in enumerate(rows)]


def _feedback(card: Card) -> list[Json]:
    """Slack's own thumbs. A new version of the case has a new name for them, so that no thumb stays chosen."""
    if card.feedback is None:
        return []
    good, bad = ({"text": plain(one.label, LABEL), "value": _value(one, BUTTON_VALUE)} for one in card.feedback)
    element = {"type": "feedback_buttons", "action_id": "act:feedback", "positive_button": good, "negative_button": bad}
    return [{"type": "context_actions", "block_id": f"feedback:{card.feedback[0].value[:200]}", "elements": [element]}]


def _button(button: Button, card: Card, number: int) -> Json:
    label = button.label or str(button.action)
    return {
        "type": "button",
        "action_id": f"{'form' if button.form else 'act'}:{button.action}:{number}",
        "text": plain(label, LABEL),
        "value": _value(button, BUTTON_VALUE),
        "accessibility_label": shorten(f"{label} – {card.summary or card.title}", LABEL),
        **({} if button.style == "plain" else {"style": button.style}),
    }


def _menu(card: Card, number: int) -> Json:
    """Five entries or fewer behind three dots beside buttons; more, or a menu alone, under a name, to be searched by typing."""
    options = [{"text": plain(entry.label or str(entry.action), LABEL), "value": _value(entry, OPTION_VALUE)} for entry in card.menu]
    if card.buttons and len(options) <= OVERFLOW:
        return {"type": "overflow", "action_id": f"menu:more:{number}", "options": options}
    return {"type": "static_select", "action_id": f"menu:more:{number}", "placeholder": plain(card.menu_label, LABEL), "options": options}


def _value(button: Button, limit: int) -> str:
    if not 1 <= len(button.value) <= limit:
        raise ValueError(f"the value of {button.action} has {len(button.value)} characters; expected 1 to {limit}")
    return button.value
