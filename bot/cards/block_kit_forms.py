"""Form -> Slack: a modal view, the view that stands while it is made, and what was filled in -> name and value of each field.

The block_id and the action_id of an input are its field's name. The value of an option has `=` before it, as Slack refuses an empty one.
Sources: docs.slack.dev/reference/views and /reference/block-kit/block-elements.
"""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any, Final
from urllib.parse import quote, unquote

from bot.cards.block_kit import OPTION_VALUE, VIEW_BLOCKS, render
from bot.cards.block_kit_text import Json, context, plain
from bot.cards.card import Card, Choice, Field, Form
from bot.cards.plain_text import one_line, shorten, shown

TITLE: Final = 24
LONGEST_INTRO: Final = 3000
LONGEST_LABEL: Final = 2000
LONGEST_METADATA: Final = 3000
LONGEST_INPUT: Final = 3000
OPTIONS: Final = 100
OPTION: Final = 75
RADIO: Final = 10
ERROR: Final = 300
_CARRIED: Final = re.compile(r"[\w .,:;/@+|()-]*")
"""Ids in which Slack has nothing to escape or to put right."""


def modal(form: Form, private_metadata: str, errors: Mapping[str, str] | None = None, values: Mapping[str, str] | None = None) -> Json:
    """The view of a form, for views.open or views.update. `values` are what was typed before; an error stands below its field.

    `private_metadata` comes back with the form; ValueError if it is longer than the 3,000 characters that Slack carries.
    """
    errors, values = errors or {}, values or {}
    blocks: list[Json] = []
    if (intro := shown(form.intro)) or not form.fields:
        blocks.append({"type": "section", "text": plain(intro, LONGEST_INTRO)})
    for field in form.fields:
        blocks.append(_input(field, values.get(field.name, field.value)))
        if error := one_line(errors.get(field.name, "")):
            blocks.append(context(f"⚠️ {shorten(error, ERROR)}"))
    view = _view(form.title, blocks, private_metadata, f"form:{form.action}")
    return {**view, "submit": plain(one_line(form.submit), TITLE), "close": plain(one_line(form.cancel), TITLE)}


def loading_modal(title: str, text: str, private_metadata: str = "") -> Json:
    """The view that is opened at once, before the form is there: a title and a line."""
    return _view(title, [{"type": "section", "text": plain(f"⏳ {shown(text)}", LONGEST_INTRO)}], private_metadata, "form:loading")


def card_modal(card: Card, close: str = "") -> Json:
    """A card as a view that is only read, such as a refusal where a form was expected, or a receipt."""
    blocks = render(card.model_copy(update={"feedback": None})).blocks
    view = _view(card.title, blocks[:VIEW_BLOCKS], "", "form:card")
    return {**view, **({"close": plain(one_line(close), TITLE)} if one_line(close) else {})}


def errors_answer(form: Form, errors: Mapping[str, str]) -> Json:
    """The answer to a view_submission that keeps the modal open, with words beside each field that is wrong."""
    names = [field.name for field in form.fields]
    found = {name if name in names else names[0]: shorten(one_line(error), ERROR) or "–" for name, error in errors.items() if names}
    return {"response_action": "errors", "errors": found}


def read_values(view_state: Mapping[str, Any], form: Form | None = None) -> dict[str, str]:
    """Field name -> what was typed or chosen, from `view["state"]`; nothing chosen is an empty text. Total: odd shapes are left out.

    `form` is needed only for choices whose value is longer than Slack carries.
    """
    inputs = view_state.get("values")
    long = {_option_value(choice.value): choice.value for field in (form.fields if form else ()) for choice in field.choices}
    found: dict[str, str] = {}
    for name, elements in inputs.items() if isinstance(inputs, Mapping) else ():
        for element in elements.values() if isinstance(elements, Mapping) else ():
            if isinstance(element, Mapping):
                found[str(name)] = _read(element, long)
    return found


def _read(element: Mapping[str, Any], long: Mapping[str, str]) -> str:
    option = element.get("selected_option")
    if isinstance(option, Mapping):
        return _meant(str(option.get("value", "")), long)
    written = element.get("value")
    return written if isinstance(written, str) else ""


def _view(title: str, blocks: Sequence[Json], private_metadata: str, callback_id: str) -> Json:
    if len(private_metadata) > LONGEST_METADATA:
        raise ValueError(f"private_metadata has {len(private_metadata)} characters; Slack carries {LONGEST_METADATA}")
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(one_line(title), TITLE),
        "blocks": list(blocks),
        **({"private_metadata": private_metadata} if private_metadata else {}),
    }


def _input(field: Field, value: str) -> Json:
    hint = shown(field.hint)
    return {
        "type": "input",
        "block_id": field.name,
        "label": plain(one_line(field.label), LONGEST_LABEL),
        "optional": not field.required,
        "element": _written(field, value) if field.type in ("text", "words") else _chosen(field, value),
        **({"hint": plain(hint, LONGEST_LABEL)} if hint else {}),
    }


def _written(field: Field, value: str) -> Json:
    longest = max(1, min(field.max_length, LONGEST_INPUT))
    words = shorten(shown(value) if field.type == "words" else one_line(value), longest)
    element = {"type": "plain_text_input", "action_id": field.name, "multiline": field.type == "words", "max_length": longest}
    return {**element, **({"initial_value": words} if words else {})}


def _chosen(field: Field, value: str) -> Json:
    """Stars to choose from side by side; anything else in a list, in groups of a hundred if it is long."""
    options = _options(field.choices or (Choice(value="", label="–"),))
    chosen = [option for option in options if option["value"] == _option_value(value)]
    initial = {"initial_option": chosen[0]} if chosen else {}
    if field.type == "rating" and len(options) <= RADIO:
        return {"type": "radio_buttons", "action_id": field.name, "options": options, **initial}
    if len(options) <= OPTIONS:
        return {"type": "static_select", "action_id": field.name, "options": options, **initial}
    groups = [options[at : at + OPTIONS] for at in range(0, min(len(options), OPTIONS * OPTIONS), OPTIONS)]
    return {"type": "static_select", "action_id": field.name, "option_groups": [_group(group) for group in groups], **initial}


def _group(options: list[Json]) -> Json:
    first, last = (shorten(options[at]["text"]["text"], OPTION // 2 - 2) for at in (0, -1))
    return {"label": plain(f"{first} – {last}", OPTION), "options": options}


def _options(choices: Sequence[Choice]) -> list[Json]:
    """Each value once."""
    found: dict[str, Json] = {}
    for choice in choices:
        value = _option_value(choice.value)
        found.setdefault(value, {"text": plain(one_line(choice.label) or one_line(choice.value), OPTION), "value": value})
    return list(found.values())


def _option_value(value: str) -> str:
    """`=` and the value, `%` and the value quoted where Slack might change it, or `#` and its digest where it is over-long."""
    if len(value) < OPTION_VALUE and _CARRIED.fullmatch(value):
        return f"={value}"
    quoted = f"%{quote(value, errors='surrogatepass')}"
    return quoted if len(quoted) <= OPTION_VALUE else f"#{sha256(value.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _meant(option: str, long: Mapping[str, str]) -> str:
    """The value that an option carries; what is not ours stays, so that it is refused as no choice of the list."""
    if option.startswith("="):
        return option[1:]
    try:
        return unquote(option[1:], errors="surrogatepass") if option.startswith("%") else long.get(option, option)
    except UnicodeDecodeError:
        return option
