"""Button value <-> (case, version, action): compact strict text, such as `C1042|3|claim`, or `C1042|3|retriage|forced` with an argument.

The value carries no right: who may do what is judged by the lifecycle table when it comes back. Whatever is not exactly of this shape
was not made by us.
"""

import re
from typing import Final, Literal

from triage.facts import ActionName, Fact

ButtonAction = ActionName | Literal["why", "summary"]
READ_ONLY: Final = ("why", "summary")
"""Buttons that only show something and change nothing."""
MAXIMUM_LENGTH: Final = 160

FORMS: Final[frozenset[ActionName]] = frozenset(
    {
        ActionName.EDIT_REQUEST,
        ActionName.ADD_DETAILS,
        ActionName.ESCALATE,
        ActionName.WRONG_TOPIC,
        ActionName.RATE,
        ActionName.CORRECT,
        ActionName.REPLY,
        ActionName.ASK,
        ActionName.RESOLVE,
        ActionName.ASSIGN,
        ActionName.MERGE,
        ActionName.RETRIAGE,
        ActionName.NOTE,
        ActionName.NEED_HELP,
    }
)
FORCED: Final = "forced"
"""The argument of `retriage` for a message that was left alone: at once, without a form."""

_CASE: Final = r"[A-Z][0-9]{1,12}"
_VERSION: Final = r"0|[1-9][0-9]{0,6}"
_ARGUMENT: Final = r"[A-Za-z0-9][A-Za-z0-9._:/@+-]{0,79}"
_VALUE: Final = re.compile(rf"({_CASE})\|({_VERSION})\|([a-z_]{{2,30}})(?:\|({_ARGUMENT}))?")


class ButtonValue(Fact):
    """What a button says when it is clicked: this action on this version of this case; `arg` is the action's own."""

    case_id: str
    version: int
    action: ButtonAction
    arg: str | None = None


def encode(case_id: str, version: int, action: ButtonAction, arg: str | None = None) -> str:
    """The value of a button. ValueError for parts that `decode` would not give back."""
    value = "|".join((case_id, str(version), str(action), *([arg] if arg is not None else [])))
    if decode(value) is None:
        raise ValueError(f"{value!r} is no button value; expected such as C1042|3|claim")
    return value


def decode(value: object) -> ButtonValue | None:
    """The parts of a value that `encode` made; None for anything else: forged, over-long, an unknown action, another shape."""
    if not isinstance(value, str) or len(value) > MAXIMUM_LENGTH:
        return None
    found = _VALUE.fullmatch(value)
    if found is None:
        return None
    action = _action(found[3])
    return None if action is None else ButtonValue(case_id=found[1], version=int(found[2]), action=action, arg=found[4])


def _action(word: str) -> ButtonAction | None:
    if word == "why" or word == "summary":
        return "why" if word == "why" else "summary"
    return ActionName(word) if word in ActionName._value2member_map_ else None


def opens_form(action: ButtonAction, arg: str | None = None) -> bool:
    """Whether a form opens before the action is done. Only looking again can be forced: what another form asks for is never left out."""
    return action in FORMS and not (action is ActionName.RETRIAGE and arg == FORCED)


def marker(case_id: str, card: str) -> str:
    """The identity of a card on a surface, such as `case:C1042:requester`: searched for after a lost answer."""
    return f"case:{case_id}:{card}"


def marked(text: str) -> tuple[str, str] | None:
    """(case id, card) of a marker; None for any other text."""
    found = re.fullmatch(rf"case:({_CASE}):([a-z]\S{{0,199}})", text)
    return (found[1], found[2]) if found else None
