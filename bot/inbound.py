"""What an edge hands to the core, and what it gets back at once. Facts only: the core judges them.

An edge builds one of these, calls the method of `Door` (bot/door.py) of the same name, shows the `Answer` to that one person, and has
nothing else to decide. Everything that changes a case is on disk before the method returns.
"""

from typing import Literal

from bot.cards.card import Card, Form
from triage.facts import At, Fact, Message, Person, Place


class Click(Fact):
    """A button or menu entry. `id` is the surface's own id of this click: delivered twice it is one click."""

    id: str
    value: str
    """What the button carried (bot/cards/actions.py); forged or outdated values are refused with words."""
    by: Person
    place: Place
    at: At


class Submission(Fact):
    """A filled form. `value` is the form's own; `fields` are (name, text)."""

    id: str
    value: str
    fields: tuple[tuple[str, str], ...] = ()
    by: Person
    place: Place
    at: At


class Reaction(Fact):
    """An emoji put on or taken off a post. `emoji` without colons. `post` is the post's id on its surface.

    `message` is the post as a message if somebody else's words stand there (fetched once by the edge), None for our own cards.
    """

    id: str
    emoji: str
    added: bool = True
    by: Person
    place: Place
    post: str
    message: Message | None = None
    at: At


class Command(Fact):
    """`/triage TEXT`, `/retriage ...`, or exact words to the bot. `name` triage or retriage; `text` what follows."""

    id: str
    name: str
    text: str
    by: Person
    place: Place
    """Where it was typed; `place.thread` is set inside a thread."""
    at: At


class Answer(Fact):
    """What the one person gets at once, privately.

    done: accepted, nothing to show · form: open it · refused: show the card · errors: (field, words) in the open form ·
    shown: show the card (a status, a list, help)
    """

    kind: Literal["done", "form", "refused", "errors", "shown"]
    form: Form | None = None
    card: Card | None = None
    errors: tuple[tuple[str, str], ...] = ()
    case_id: str | None = None


DONE = Answer(kind="done")
