"""Whether an Adaptive Card is one of version 1.5 or older (adaptivecards.io, the schema explorer), and what Teams demands besides. Strict:
an unknown property, a wrong value, a missing field, two elements with one id are errors; Microsoft's renderers take most of it silently."""

import re
from typing import Any

from fake_teams_card_tables import ACTIONS, ELEMENTS, PARTS, SELECTABLE, Property

Json = dict[str, Any]
CARD_TYPE = "application/vnd.microsoft.card.adaptive"
ALLOWED_LINKS = re.compile(r"(https://|http://127\.0\.0\.1|http://localhost|mailto:|tel:|msteams:)")
PRIMARY = 6


def card_faults(card: Any) -> list[str]:
    """What is wrong with a card: one sentence for each fault, with the place. Empty: nothing."""
    faults: list[str] = []
    _node("AdaptiveCard", card, "card", faults, root=True)
    ids = [one["id"] for one in walk(card) if "type" in one and isinstance(one.get("id"), str)]
    faults += [f"two elements have the id {one!r}" for one in sorted({one for one in ids if ids.count(one) > 1})]
    return faults


def _node(kind: str, node: Any, at: str, faults: list[str], *, root: bool = False) -> None:
    """One object of a kind: its properties by the table."""
    if not isinstance(node, dict):
        faults.append(f"{at} is no object")
        return
    table = _table(kind)
    told = node.get("type")
    if told != kind and not (told is None and kind in PARTS and kind != "AdaptiveCard"):
        faults.append(f"{at} has the type {told!r} instead of {kind}")
    faults += [f"{at}.{name} is no property of {kind}" for name in node if name not in table and name != "type"]
    faults += [f"{at}.{name} is missing" for name, one in table.items() if one.required and node.get(name) in (None, "")]
    if root and node.get("version") not in ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5"):
        faults.append(f"{at}.version {node.get('version')!r} is not 1.0 to 1.5")
    for name, value in node.items():
        if name in table:
            _value(table[name], value, f"{at}.{name}", faults)
    _beyond(kind, node, at, faults)


def _table(kind: str) -> dict[str, Property]:
    return ELEMENTS.get(kind) or ACTIONS.get(kind) or PARTS[kind]


def _value(prop: Property, value: Any, at: str, faults: list[str]) -> None:
    """One value against what the property takes."""
    match prop.kind:
        case "element" | "elements" | "action" | "actions" | "select" | "part" | "parts":
            _nested(prop, value, at, faults)
        case "enum":
            if not isinstance(value, str) or value.lower() not in {one.lower() for one in prop.of}:
                faults.append(f"{at} {value!r} is none of {', '.join(prop.of)}")
        case "string":
            _typed(isinstance(value, str), "text", value, at, faults)
        case "boolean":
            _typed(isinstance(value, bool), "true or false", value, at, faults)
        case "number":
            _typed(isinstance(value, int | float) and not isinstance(value, bool), "a number", value, at, faults)
        case "strings":
            _typed(isinstance(value, list) and all(isinstance(one, str) for one in value), "a list of texts", value, at, faults)
        case "link":
            _typed(isinstance(value, str) and bool(ALLOWED_LINKS.match(value)), "an https address", value, at, faults)
        case "image":
            _typed(isinstance(value, str) and value.startswith(("https://", "data:image/")), "an image address", value, at, faults)
        case "pattern":
            _typed(isinstance(value, str | int) and bool(re.fullmatch(prop.of[0], str(value))), prop.of[0], value, at, faults)


def _typed(right: bool, wanted: str, value: Any, at: str, faults: list[str]) -> None:
    if not right:
        faults.append(f"{at} {str(value)[:60]!r} is not {wanted}")


def _nested(prop: Property, value: Any, at: str, faults: list[str]) -> None:
    if prop.kind in ("elements", "actions", "parts"):
        if not isinstance(value, list):
            faults.append(f"{at} is no list")
            return
        single = Property(prop.kind[:-1], prop.of)
        for number, one in enumerate(value):
            _nested(single, one, f"{at}[{number}]", faults)
        return
    if isinstance(value, str) and (prop.of and prop.of[-1] == "or text"):
        return
    known: Any = {"element": ELEMENTS, "action": ACTIONS, "select": SELECTABLE}.get(prop.kind)
    if known is None:
        _node(prop.of[0], value, at, faults)
    elif isinstance(value, dict) and value.get("type") in known:
        _node(value["type"], value, at, faults)
    else:
        faults.append(f"{at} has the unknown type {value.get('type') if isinstance(value, dict) else value}")


def _beyond(kind: str, node: Json, at: str, faults: list[str]) -> None:
    """What the tables cannot say."""
    actions = node.get("actions")
    if isinstance(actions, list):
        primary = [one for one in actions if isinstance(one, dict) and one.get("mode", "primary") == "primary"]
        if len(primary) > PRIMARY:
            faults.append(f"{at}.actions has {len(primary)} primary actions, Teams shows {PRIMARY}")
    if kind in ACTIONS and "electAction" not in at and not str(node.get("title") or "").strip():
        faults.append(f"{at}.title is missing: nobody could read the button")
    if kind == "Input.ChoiceSet" and node.get("choices") and node.get("value"):
        offered = [one.get("value") for one in node["choices"] if isinstance(one, dict)]
        chosen = str(node["value"]).split(",") if node.get("isMultiSelect") else [node["value"]]
        faults += [f"{at}.value {one!r} is none of the choices" for one in chosen if one not in offered]
    if kind.startswith("Input.") and node.get("isRequired") and not node.get("errorMessage"):
        faults.append(f"{at}.errorMessage is missing: a required input that is empty would say nothing")


def walk(node: Any) -> list[Json]:
    """Every object of a card, in reading order, ShowCards and fallbacks too."""
    if isinstance(node, list):
        return [found for one in node for found in walk(one)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for name, value in node.items() if name not in ("data", "fallback", "msteams") for found in walk(value))]


def inputs(node: Any) -> list[Json]:
    return [one for one in walk(node) if str(one.get("type", "")).startswith("Input.")]


def all_texts(attachment: Json) -> list[str]:
    """Every text in a card that Teams shows with markup, for mentions and citations."""
    return [one["text"] for one in walk(attachment.get("content")) if one.get("type") == "TextBlock" and isinstance(one.get("text"), str)]
