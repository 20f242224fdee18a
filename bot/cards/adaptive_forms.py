"""Form -> Teams: a dialog (task module), the same inputs on a card for clients without dialogs, and what was filled in -> its fields.

The id of an input in a dialog is its field's name; on a card it has the action before it, as ids are unique on a card. The value of a
choice has `=` before it, as an empty one cannot be chosen. A list is `compact`, however long: `filtered`, which Teams can search by
typing, is not in the published schema of version 1.5. A dialog is sent by Action.Submit: it knows no Action.Execute.
Sources: "Use dialogs with bots" in the Teams platform's documentation, adaptivecards.io/explorer for inputs.
"""

import json
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from bot.cards.adaptive_actions import Json, data_of, execute, submit
from bot.cards.adaptive_text import escaped, guarded, paragraph, quiet
from bot.cards.card import Choice, Field, Form
from bot.cards.plain_text import one_line, shorten, shown
from bot.cards.words import ENGLISH, say, say_count

SCHEMA: Final = "http://adaptivecards.io/schemas/adaptive-card.json"
VERSION: Final = "1.5"
CONTENT_TYPE: Final = "application/vnd.microsoft.card.adaptive"
TITLE: Final = 64
LABEL: Final = 75
LONGEST_LABEL: Final = 200
LONGEST_HINT: Final = 500
LONGEST_INTRO: Final = 1500
LONGEST_INPUT: Final = 3000
OPTION: Final = 100
ERROR: Final = 300
SIDE_BY_SIDE: Final = 6
"""Choices of a rating that all stand there to be pressed."""
LONGEST_VALUE: Final = 200
CHOICES_BYTES: Final = 16_000
"""Of all choices of a form together: what a card of 28 KB has room for beside its other parts."""
_CARRIED: Final = re.compile(r"[\w .:;/@+|()-]*")
Errors = Mapping[str, str] | Sequence[tuple[str, str]]


def dialog(form: Form, errors: Errors = (), values: Mapping[str, str] | None = None, *, language: str = ENGLISH, marker: str = "") -> Json:
    """The `value` of a task that continues: title, size, and the card with its inputs and the errors beside them.

    `values` are what was typed before. It is sent back by Action.Submit, so as task/submit, with verb `form` and the form's value.
    """
    sent = submit(_named(form), data_of(form.value, "form", marker))
    tall = len(form.fields) > 2 or len(dict(errors)) > 2
    title = shorten(one_line(form.title), TITLE) or "–"
    card = form_card(form, errors, values, language=language, action=sent)
    return task(title, card, "large" if tall else "medium")


def task(title: str, card: Json, height: str = "medium") -> Json:
    """The `value` of a task that shows this card."""
    return {"title": title, "width": "medium", "height": height, "card": {"contentType": CONTENT_TYPE, "content": card}}


def inline(form: Form, errors: Errors = (), values: Mapping[str, str] | None = None, *, language: str = ENGLISH, marker: str = "") -> Json:
    """The same inputs as a card of their own, for an Action.ShowCard or as an answer to a click where there are no dialogs."""
    sent = execute(_named(form), data_of(form.value, "form", marker))
    return form_card(form, errors, values, language=language, action=sent, prefix=f"{form.action}.")


def form_card(form: Form, errors: Errors, values: Mapping[str, str] | None, *, language: str, action: Json, prefix: str = "") -> Json:
    """Intro, inputs with hint and error below each, and the action that sends them."""
    found, before = dict(errors), values or {}
    names = {field.name for field in form.fields}
    body = paragraph(shorten(shown(form.intro), LONGEST_INTRO))
    body += [one for name, error in found.items() if name not in names for one in _error(error)]
    room = _room(form)
    for field in form.fields:
        wrong = found.get(field.name, "")
        body += _field(field, before.get(field.name, field.value), wrong, language, prefix, room)
    return {"type": "AdaptiveCard", "$schema": SCHEMA, "version": VERSION, "body": body, "actions": [action]}


def read_values(data: object, form: Form) -> dict[str, str]:
    """Field name -> what was typed or chosen, from the data of a submitted dialog or card; what is missing or odd is an empty text."""
    sent = data if isinstance(data, Mapping) else {}
    found: dict[str, str] = {}
    for field in form.fields:
        value = sent.get(field.name, sent.get(f"{form.action}.{field.name}", ""))
        words = value if isinstance(value, str) else ""
        found[field.name] = _meant(field, words) if field.type in ("choice", "rating") else words
    return found


def _meant(field: Field, sent: str) -> str:
    """The value of the choice; what is not ours stays, so that it is refused as no choice of the list."""
    long = next((choice.value for choice in field.choices if sent.startswith("#") and _sent_for(choice.value) == sent), None)
    return sent.removeprefix("=") if long is None else long


def _sent_for(value: str) -> str:
    """`=` and the value, or `#` and its digest where it is over-long or a client might change it."""
    carried = len(value) <= LONGEST_VALUE and _CARRIED.fullmatch(value) is not None
    return f"={value}" if carried else f"#{sha256(value.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _named(form: Form) -> Json:
    return {"title": shorten(guarded(one_line(form.submit)), LABEL) or "–", "style": "positive"}


def _field(field: Field, value: str, error: str, language: str, prefix: str, room: int) -> list[Json]:
    choosing = field.type in ("choice", "rating")
    drawn, left_out = _chosen(field, value, language, room) if choosing else (_written(field, value), 0)
    label = shorten(guarded(one_line(field.label)), LONGEST_LABEL) or "–"
    asked: Json = {"type": drawn.pop("type"), "id": f"{prefix}{field.name}", "label": label, **drawn}
    asked |= (
        {"isRequired": True, "errorMessage": say(language, "error_missing")}
        if field.required and (drawn.get("choices") or not choosing)
        else {}
    )
    hints = [shorten(shown(field.hint), LONGEST_HINT), say_count(language, "and_more", left_out) if left_out else ""]
    below = [{**one, "spacing": "None"} for hint in hints for one in quiet(hint)]
    return [{**asked, "spacing": "Medium"}, *below, *_error(error)]


def _error(error: str) -> list[Json]:
    """What is wrong, with a sign and in bold, as a colour is not seen by everybody."""
    words = shorten(one_line(error), ERROR)
    found = paragraph(f"⚠️ {words}", color="Attention", weight="Bolder") if words else []
    return [{**one, "spacing": "Small"} for one in found]


def _written(field: Field, value: str) -> Json:
    longest = max(1, min(field.max_length, LONGEST_INPUT))
    words = shorten(shown(value) if field.type == "words" else one_line(value), longest)
    drawn: Json = {"type": "Input.Text", "isMultiline": field.type == "words", "maxLength": longest}
    return {**drawn, **({"value": words} if words else {})}


def _chosen(field: Field, value: str, language: str, room: int) -> tuple[Json, int]:
    """The input, and how many choices had no room; the one that is chosen always has."""
    side_by_side = field.type == "rating" and len(field.choices) <= SIDE_BY_SIDE
    every = _choices(field.choices or (Choice(value="", label="–"),), markdown=side_by_side)
    options = _with_room(every, _sent_for(value), room)
    style = "expanded" if side_by_side else "compact"
    drawn: Json = {"type": "Input.ChoiceSet", "style": style, "wrap": True, "choices": options}
    drawn |= {} if side_by_side else {"placeholder": say(language, "choose")}
    chosen = any(option["value"] == _sent_for(value) for option in options)
    return {**drawn, **({"value": _sent_for(value)} if chosen else {})}, len(every) - len(options)


def _choices(choices: Sequence[Choice], *, markdown: bool) -> list[dict[str, str]]:
    """Each value once. What stands beside a round button is read as Markdown, what stands in a list is not."""
    draw = escaped if markdown else guarded
    found: dict[str, str] = {}
    for choice in choices:
        words = one_line(choice.label) or one_line(choice.value)
        found.setdefault(_sent_for(choice.value), draw(shorten(words, OPTION)) or "–")
    return [{"title": title, "value": value} for value, title in found.items()]


def _room(form: Form) -> int:
    """Bytes of choices that each field may have: no bound while all have room, else the longest lists are cut first."""
    sizes = sorted(sum(map(_bytes, _choices(field.choices, markdown=False))) for field in form.fields if field.type in ("choice", "rating"))
    left = CHOICES_BYTES
    for n, used in enumerate(sizes):
        if used > (share := left // (len(sizes) - n)):
            return share
        left -= used
    return CHOICES_BYTES


def _with_room(options: list[dict[str, str]], chosen: str, room: int) -> list[dict[str, str]]:
    kept: list[dict[str, str]] = []
    used = sum(_bytes(option) for option in options if option["value"] == chosen)
    for option in options:
        if option["value"] == chosen:
            kept.append(option)
        elif used + _bytes(option) <= room:
            used += _bytes(option)
            kept.append(option)
    return kept


def _bytes(value: Any) -> int:
    return len(json.dumps(value, separators=(",", ":"))) + 1
