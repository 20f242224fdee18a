"""Whether Slack would take these blocks: kinds, counts, lengths, ids that are there once, per surface (message, modal, home)."""

import copy
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from fake_slack_elements import (
    ELEMENTS,
    ID,
    IMAGE_FIELDS,
    IN_ACTIONS,
    IN_CONTEXT_ACTIONS,
    IN_INPUT,
    IN_SECTION,
    URL,
    Check,
    boolean,
    element,
    image,
    listed,
    one_of,
    pattern,
    plain,
    said,
    shape,
    string,
    text,
    whole,
)

if TYPE_CHECKING:
    from fake_slack_core import Core

MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
Block = dict[str, Any]


def _context(value: Any, at: str) -> Iterator[str]:
    if isinstance(value, dict) and value.get("type") == "image":
        yield from image(value, at)
    else:
        yield from text(2000)(value, at)


STYLE = shape(dict.fromkeys(("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), boolean))
RICH: dict[str, Check] = {
    "text": shape({"type": one_of("text"), "text": string(3000), "style": STYLE}, "text"),
    "link": shape({"type": one_of("link"), "url": string(3000), "text": string(3000), "style": STYLE, "unsafe": boolean}, "url"),
    "emoji": shape({"type": one_of("emoji"), "name": string(100), "unicode": string(100), "style": STYLE}, "name"),
    "user": shape({"type": one_of("user"), "user_id": ID, "style": STYLE}, "user_id"),
    "channel": shape({"type": one_of("channel"), "channel_id": ID, "style": STYLE}, "channel_id"),
    "usergroup": shape({"type": one_of("usergroup"), "usergroup_id": ID, "style": STYLE}, "usergroup_id"),
    "date": shape(
        {
            "type": one_of("date"),
            "timestamp": whole(0, 99_999_999_999),
            "format": pattern(r".*\{\w+\}.*"),
            "fallback": string(3000),
            "url": URL,
        },
        "timestamp format",
    ),
    "broadcast": shape({"type": one_of("broadcast"), "range": one_of("here", "channel", "everyone"), "style": STYLE}, "range"),
}


def _rich_piece(value: Any, at: str) -> Iterator[str]:
    kind = value.get("type") if isinstance(value, dict) else None
    if kind not in RICH:
        yield said(f"unsupported type: {kind}", at)
    else:
        yield from RICH[kind](value, at)


def _rich_part(value: Any, at: str) -> Iterator[str]:
    """A section, list, quote or preformatted part of a rich text."""
    kind = value.get("type") if isinstance(value, dict) else None
    pieces: dict[str, Check] = {"type": string(50), "elements": listed(_rich_piece, 0, 1000), "border": lambda *_: iter(())}
    if kind == "rich_text_list":
        own = {"style": one_of("bullet", "ordered"), "indent": lambda *_: iter(()), "offset": lambda *_: iter(())}
        yield from shape(pieces | own | {"elements": listed(_rich_part, 1, 1000)}, "style elements")(value, at)
    elif kind in ("rich_text_section", "rich_text_quote", "rich_text_preformatted"):
        yield from shape(pieces | {"language": string(50)}, "elements")(value, at)
    else:
        yield said(f"unsupported type: {kind}", at)


def _cell(value: Any, at: str) -> Iterator[str]:
    if isinstance(value, dict) and value.get("type") == "rich_text":
        yield from shape({"type": string(20), "elements": listed(_rich_part, 1, 100)}, "elements")(value, at)
    else:
        yield from shape({"type": one_of("raw_text"), "text": string(3000)}, "type text")(value, at)


COLUMN = shape({"align": one_of("left", "center", "right"), "is_wrapped": boolean})
EVERYWHERE = frozenset({"message", "modal", "home"})
MESSAGES = frozenset({"message"})

BLOCKS: dict[str, tuple[frozenset[str], dict[str, Check], str]] = {
    "section": (
        EVERYWHERE,
        {"text": text(3000), "fields": listed(text(2000), 1, 10), "accessory": element(IN_SECTION), "expand": boolean},
        "",
    ),
    "header": (EVERYWHERE, {"text": plain(150)}, "text"),
    "divider": (EVERYWHERE, {}, ""),
    "image": (EVERYWHERE, IMAGE_FIELDS | {"title": plain(2000)}, "alt_text"),
    "context": (EVERYWHERE, {"elements": listed(_context, 1, 10)}, "elements"),
    "actions": (EVERYWHERE, {"elements": listed(element(IN_ACTIONS), 1, 25)}, "elements"),
    "context_actions": (MESSAGES, {"elements": listed(element(IN_CONTEXT_ACTIONS), 1, 5)}, "elements"),
    "input": (
        EVERYWHERE,
        {"label": plain(2000), "hint": plain(2000), "element": element(IN_INPUT), "optional": boolean, "dispatch_action": boolean},
        "label element",
    ),
    "rich_text": (EVERYWHERE, {"elements": listed(_rich_part, 1, 100)}, "elements"),
    "markdown": (MESSAGES, {"text": string(12_000)}, "text"),
    "table": (
        MESSAGES,
        {"rows": listed(listed(_cell, 1, 20), 1, 100), "column_settings": listed(COLUMN, 0, 20)},
        "rows",
    ),
}
"""kind -> (surfaces, fields, required). Kinds that the helpdesk has no use for (video, file, card, plan) are refused as unknown."""


def check_blocks(blocks: list[Any], surface: str, at: str = "/blocks") -> list[str]:
    """Every complaint Slack would have; empty: the blocks are taken."""
    found = list(
        listed(lambda block, where: _block(block, surface, where), 1 if surface == "message" else 0, MOST_BLOCKS[surface])(blocks, at)
    )
    return found or [*_ids_once(blocks, at), *_once(blocks, surface, at)]


def _block(block: Any, surface: str, at: str) -> Iterator[str]:
    kind = block.get("type") if isinstance(block, dict) else None
    known = BLOCKS.get(kind) if isinstance(kind, str) else None
    if known is None or surface not in known[0]:
        yield said(f"unsupported type: {kind}", at)
        return
    yield from shape(known[1] | {"type": string(50), "block_id": ID}, known[2])(block, at)
    if kind == "section" and not block.get("text") and not block.get("fields"):
        yield said("must have one of text and fields", at)
    if kind == "image" and ("image_url" in block) == ("slack_file" in block):
        yield said("must have one of image_url and slack_file", at)


def interactive(blocks: Iterable[Block]) -> Iterator[tuple[Block, Block]]:
    """Every (block, element) that somebody can use."""
    for block in blocks:
        inside = [*block.get("elements", ()), block.get("accessory"), block.get("element")]
        for one in inside:
            if isinstance(one, dict) and one.get("type") in ELEMENTS:
                yield block, one


def _ids_once(blocks: list[Block], at: str) -> Iterator[str]:
    """block_id once in a message; action_id too (stricter than Slack, which wants it once in a block)."""
    for name, ids in (
        ("block_id", [block.get("block_id") for block in blocks]),
        ("action_id", [one.get("action_id") for _, one in interactive(blocks)]),
    ):
        for double, count in Counter(one for one in ids if one).items():
            if count > 1:
                yield said(f"`{name}` must be unique: {double}", at)


def _once(blocks: list[Block], surface: str, at: str) -> Iterator[str]:
    """What may be there once."""
    if sum(block["type"] == "table" for block in blocks) > 1:
        yield said("only one table is allowed", at)
    if sum(bool(one.get("focus_on_load")) for _, one in interactive(blocks)) > 1:
        yield said("only one element can have focus_on_load", at)


_NAMES: dict[str, Check] = {"private_metadata": string(3000, 0), "callback_id": string(255, 0), "external_id": string(255, 0)}
_ANY: Check = lambda value, at: iter(())  # noqa: E731 - the blocks are checked by check_blocks
VIEWS: dict[str, Check] = {
    "modal": shape(
        _NAMES
        | {"type": one_of("modal"), "title": plain(24), "submit": plain(24), "close": plain(24), "blocks": _ANY}
        | {"clear_on_close": boolean, "notify_on_close": boolean, "submit_disabled": boolean},
        "type title blocks",
    ),
    "home": shape(_NAMES | {"type": one_of("home"), "blocks": _ANY}, "type blocks"),
}


def check_view(view: Block, kind: str) -> list[str]:
    """Every complaint about a modal or a Home tab."""
    if view.get("type") != kind:
        return [said(f"must be of type {kind}", "/view/type")]
    found = list(VIEWS[kind](view, "/view"))
    blocks = view.get("blocks")
    if not isinstance(blocks, list):
        return [*found, said("must be an array", "/view/blocks")]
    found += check_blocks(blocks, kind, "/view/blocks")
    inputs = any(isinstance(block, dict) and block.get("type") == "input" for block in blocks)
    if kind == "modal" and inputs and "submit" not in view:
        found.append(said("missing required field: submit", "/view"))
    return found


def with_ids(core: "Core", blocks: list[Block]) -> list[Block]:
    """The blocks as Slack keeps them: each has a block_id, each element an action_id."""
    kept = copy.deepcopy(blocks)
    for block in kept:
        block.setdefault("block_id", core.new_id("b"))
    for _, one in interactive(kept):
        one.setdefault("action_id", core.new_id("a"))
    return kept
