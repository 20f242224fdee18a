"""What comes back from a form: the fields of its action, or words beside each field that is wrong."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.cards.card import Field, Form
from bot.cards.words import say
from triage.facts import Action, ActionName, Fact, KindOfRequest, Person, Priority

NEW_INCIDENT: Final = "new"
"""The choice in `incident` that declares a new one; its title is the action's text."""


class Filled(Fact):
    """What a form said, as the fields of an Action; None where nothing was said."""

    text: str | None = None
    category: str | None = None
    priority: Priority | None = None
    team: str | None = None
    kind: KindOfRequest | None = None
    article: str | None = None
    outcome: str | None = None
    assignee: str | None = None
    """The id of the person chosen."""
    incident: str | None = None
    rating: int | None = None

    def action(self, name: ActionName, by: Person, seen_version: int | None, agents: Sequence[Person] = ()) -> Action:
        """The action that this form does. `agents` are those who were offered to assign to."""
        assignee = next((agent for agent in agents if agent.id == self.assignee), None)
        values = self.model_dump(exclude={"assignee"})
        return Action.model_validate({"name": name, "by": by, "seen_version": seen_version, "assignee": assignee, **values})


def read_form(form: Form, fields: Mapping[str, str], language: str = "en") -> Filled | dict[str, str]:
    """What was filled in, or words for each field that is wrong: missing, too long, not one of the choices. Unknown fields are left out."""
    values = {field.name: fields.get(field.name, "").strip() for field in form.fields}
    errors = {field.name: error for field in form.fields if (error := field_error(field, values[field.name], language))}
    if values.get("incident") == NEW_INCIDENT and not values.get("text"):
        errors.setdefault("text", say(language, "error_title_missing"))
    if form.action is ActionName.CORRECT and not errors and not any(value for name, value in values.items() if name != "text"):
        errors["category"] = say(language, "error_nothing_changed")
    return errors or Filled.model_validate({name: value for name, value in values.items() if value and name in Filled.model_fields})


def field_error(field: Field, value: str, language: str) -> str | None:
    """What is wrong with the value of one field, in words; None if it is right. For surfaces that ask field by field."""
    if not value.strip():
        return say(language, "error_missing") if field.required else None
    if field.type in ("choice", "rating"):
        known = any(choice.value == value for choice in field.choices)
        return None if known else say(language, "error_unknown_choice")
    if len(value) > field.max_length:
        return say(language, "error_too_long", limit=field.max_length, length=len(value))
    return None
