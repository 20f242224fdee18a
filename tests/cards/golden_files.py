"""What every renderer makes of every card and form, as the texts of golden files: golden/<renderer>/<kind>.<ending>."""

from collections.abc import Callable
from pathlib import Path

import card_cases

from bot.cards import html, text
from bot.cards.card import Card, Form

FOLDER = Path(__file__).parent / "golden"
RENDERERS: dict[str, tuple[str, Callable[[Card], str], Callable[[Form], str]]] = {
    "html": ("html", html.render, html.render_form),
    "text": ("txt", text.render, text.render_form),
}


def golden_files() -> dict[str, str]:
    """Path below golden/ -> text: all cards of a kind in one file, each under its name."""
    found: dict[str, str] = {}
    for renderer, (ending, render, render_form) in RENDERERS.items():
        pieces = [(card.kind, name, render(card)) for name, card in card_cases.cards().items()]
        pieces += [(f"form.{form.action}", f"form.{name}", render_form(form)) for name, form in card_cases.forms().items()]
        for kind, name, drawn in pieces:
            path = f"{renderer}/{kind}.{ending}"
            heading = f"<!-- {name} -->" if ending == "html" else f"--- {name}"
            found[path] = found.get(path, "") + f"{heading}\n{drawn}\n\n"
    return {path: drawn.rstrip("\n") + "\n" for path, drawn in found.items()}


def kept_files() -> dict[str, str]:
    """The files as they stand."""
    paths = (path for path in FOLDER.rglob("*") if path.is_file())
    return {path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in paths}
