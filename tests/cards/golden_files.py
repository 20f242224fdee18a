"""What every renderer makes of every card and form, as the texts of golden files: golden/<renderer>/<kind>.<ending>."""

import json
from collections.abc import Callable
from pathlib import Path

import card_cases

from bot.cards import adaptive, adaptive_forms, block_kit, block_kit_forms, html, text
from bot.cards.card import Card, Form

FOLDER = Path(__file__).parent / "golden"


WIDTH = 120


def as_json(value: object, indent: str = "") -> str:
    """JSON in which whatever fits stands on one line."""
    short = json.dumps(value, ensure_ascii=False)
    if len(indent) + len(short) <= WIDTH or not isinstance(value, dict | list):
        return short
    deeper = indent + "  "
    if isinstance(value, dict):
        pieces = [f"{json.dumps(key)}: {as_json(one, deeper)}" for key, one in value.items()]
    else:
        pieces = [as_json(one, deeper) for one in value]
    start, end = "{}" if isinstance(value, dict) else "[]"
    return f"{start}\n{deeper}" + f",\n{deeper}".join(pieces) + f"\n{indent}{end}"


def _post(card: Card) -> str:
    return as_json(block_kit.render(card).model_dump())


def _modal(form: Form) -> str:
    return as_json(block_kit_forms.modal(form, form.value))


def _activity(card: Card) -> str:
    return as_json({name: value for name, value in adaptive.render(card).model_dump(mode="json").items() if value})


def _dialog(form: Form) -> str:
    return as_json(adaptive_forms.dialog(form))


RENDERERS: dict[str, tuple[str, Callable[[Card], str], Callable[[Form], str]]] = {
    "adaptive": ("json", _activity, _dialog),
    "block_kit": ("json", _post, _modal),
    "html": ("html", html.render, html.render_form),
    "text": ("txt", text.render, text.render_form),
}
_HEADINGS = {"html": "<!-- {} -->\n", "txt": "--- {}\n", "json": '"{}": '}


def golden_files() -> dict[str, str]:
    """Path below golden/ -> text: all cards of a kind in one file, each under its name."""
    found: dict[str, list[str]] = {}
    for renderer, (ending, render, render_form) in RENDERERS.items():
        pieces = [(card.kind, name, render(card)) for name, card in card_cases.cards().items()]
        pieces += [(f"form.{form.action}", f"form.{name}", render_form(form)) for name, form in card_cases.forms().items()]
        for kind, name, drawn in pieces:
            found.setdefault(f"{renderer}/{kind}.{ending}", []).append(_HEADINGS[ending].format(name) + drawn)
    return {path: _joined(path, pieces) for path, pieces in found.items()}


def _joined(path: str, pieces: list[str]) -> str:
    if path.endswith(".json"):
        return "{\n" + ",\n".join(pieces) + "\n}\n"
    return "\n\n".join(pieces).rstrip("\n") + "\n"


def kept_files() -> dict[str, str]:
    """The files as they stand."""
    paths = (path for path in FOLDER.rglob("*") if path.is_file())
    return {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in paths}
