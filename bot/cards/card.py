"""A card and a form as data: built once (build.py), rendered by every surface (block_kit, adaptive, html, text).

Text here is plain text; a renderer escapes it for its platform. No platform's words, no markup, no I/O.
"""

from typing import Literal

from triage.facts import ActionName, At, Fact

Tone = Literal["plain", "good", "attention", "warning", "quiet"]


class Line(Fact):
    """A paragraph. `strong`: the first thing to read; `quiet`: small print. Line breaks stay."""

    type: Literal["line"] = "line"
    text: str
    strong: bool = False
    quiet: bool = False


class Fields(Fact):
    """Short label-value pairs, such as ("Team", "Network")."""

    type: Literal["fields"] = "fields"
    pairs: tuple[tuple[str, str], ...]


class Timed(Fact):
    """A time that stands somewhere in words, exactly so: where the surface can, it is drawn in the reader's own zone instead."""

    text: str
    at: At


class Quote(Fact):
    """Words of a person, shown as theirs. `times` stand in `by`."""

    type: Literal["quote"] = "quote"
    text: str
    by: str | None = None
    times: tuple[Timed, ...] = ()
    trusted: bool = False
    """An agent's: the addresses in them, shown as what they are, may be followed. Anybody else's stay words."""


class ArticleLink(Fact):
    """An article: the title is the link, rendered from the index by code. `passage` is what matters of it."""

    type: Literal["article"] = "article"
    title: str
    url: str | None
    passage: str = ""


class LinkLine(Fact):
    """A link with a label, such as a ticket's number. `url` None: the label alone."""

    type: Literal["link"] = "link"
    label: str
    text: str
    url: str | None


class Moment(Fact):
    """A time, drawn in the reader's zone where the surface can. `label` stands before it, such as "First answer by"."""

    type: Literal["moment"] = "moment"
    label: str
    at: At
    text: str
    """The time in words in the best known zone, for surfaces that cannot do it themselves."""


class Items(Fact):
    """A list of short lines."""

    type: Literal["items"] = "items"
    items: tuple[str, ...]
    numbered: bool = False
    times: tuple[Timed, ...] = ()


Block = Line | Fields | Quote | ArticleLink | LinkLine | Moment | Items


class Button(Fact):
    """A button or menu entry. `value` is what comes back (actions.py); `form` True: a form opens first; `url`: only a link."""

    action: ActionName | Literal["why", "summary"]
    label: str
    value: str
    style: Literal["plain", "primary", "danger"] = "plain"
    form: bool = False


class Card(Fact):
    """`kind` names the card for tests and galleries, such as requester.self_service; `marker` is its identity on a surface.

    `summary` is the one line for notifications, screen readers and surfaces that show text only.
    """

    kind: str
    marker: str
    title: str
    summary: str
    tone: Tone = "plain"
    blocks: tuple[Block, ...] = ()
    buttons: tuple[Button, ...] = ()
    menu: tuple[Button, ...] = ()
    menu_label: str = ""
    footer: str = ""
    mention: str | None = None
    """The id of the person or group who is mentioned (notified) by this post: in news, and who is on call for a security report."""
    feedback: tuple[Button, Button] | None = None
    """Helpful, not helpful: a surface with thumbs of its own draws them; elsewhere the card's buttons say the same."""
    replaces: bool = False
    """An earlier post of this card may stand above, of which nobody knows: this one says that it replaces it."""
    language: str | None = None
    """Of its words, for what a surface adds to them: that it replaces a card, how a time is written."""


class Choice(Fact):
    value: str
    label: str


class Field(Fact):
    """One input of a form. choice: one of `choices` · text: one line · words: several lines · person: somebody of `choices`."""

    name: str
    label: str
    type: Literal["text", "words", "choice", "rating"]
    choices: tuple[Choice, ...] = ()
    value: str = ""
    required: bool = True
    hint: str = ""
    max_length: int = 3000


class Form(Fact):
    """A form: a modal, a dialog, or questions one after another. `value` comes back with the fields."""

    action: ActionName
    title: str
    value: str
    fields: tuple[Field, ...]
    submit: str
    cancel: str
    intro: str = ""
