"""What the app may answer to an invoke, read as Teams reads it; anything else is what the person is told when an app goes wrong."""

from dataclasses import dataclass, field
from typing import Any

from fake_teams_cards import CARD_TYPE, card_faults
from fake_teams_deliver import Delivery

Json = dict[str, Any]
UNREACHABLE = "Unable to reach app. Please try again."
WENT_WRONG = "Something went wrong. Please try again."
MESSAGE_TYPE, ERROR_TYPE = "application/vnd.microsoft.activity.message", "application/vnd.microsoft.error"
PREVIEWS = (CARD_TYPE, "application/vnd.microsoft.card.hero", "application/vnd.microsoft.card.thumbnail")
SIZES = ("small", "medium", "large")


@dataclass
class Answer:
    """What came of an act. `trouble`: what Teams itself tells the person; `faults` why; `private`: the app's words to this person alone;
    `card`: the card that replaces the old one for this person; `dialog` opened or changed; `closed`: the dialog closed; `results` of a
    search or for the compose box; `errors` of inputs, by id, with nothing sent; `delivery` None: nothing was sent."""

    delivery: Delivery | None = None
    trouble: str | None = None
    faults: list[str] = field(default_factory=list)
    private: str | None = None
    card: Json | None = None
    dialog: Json | None = None
    closed: bool = False
    results: list[Json] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def said(self) -> Any:
        """The body of the app's answer."""
        return self.delivery.answer if self.delivery else None

    def wrong(self, fault: str, words: str = WENT_WRONG) -> "Answer":
        self.trouble = words
        self.faults.append(fault)
        return self


def started(delivery: Delivery) -> Answer:
    """The frame of an answer: whether the app answered at all, with a 200."""
    answer = Answer(delivery)
    first = delivery.attempts[0]
    if first.outcome != "answered" or first.status != 200:
        return answer.wrong(f"the app answered {first.status or first.outcome} after {first.seconds:.2f} s", UNREACHABLE)
    return answer


def read_execute(delivery: Delivery) -> Answer:
    """adaptiveCard/action: statusCode, type and value (learn.microsoft.com, "Universal Actions for Adaptive Cards")."""
    answer = started(delivery)
    if answer.trouble:
        return answer
    said = answer.said
    if not isinstance(said, dict) or set(said) - {"statusCode", "type", "value"} or not isinstance(said.get("statusCode"), int):
        return answer.wrong(f"the answer is no statusCode, type and value: {str(said)[:200]}")
    kind, value = said.get("type"), said.get("value")
    if kind == ERROR_TYPE or said["statusCode"] != 200:
        return answer.wrong(f"the app answered with an error: {said['statusCode']} {value}")
    if kind == CARD_TYPE and isinstance(value, dict):
        answer.card = value
        faults = card_faults(value)
        return answer.wrong("the card of the answer is wrong: " + "; ".join(faults)) if faults else answer
    if kind == MESSAGE_TYPE and isinstance(value, str) and value.strip():
        answer.private = value
        return answer
    return answer.wrong(f"an answer of the type {kind} cannot have the value {str(value)[:200]!r}")


def read_task(delivery: Delivery, *, may_close: bool, may_insert: bool = False) -> Answer:
    """task/fetch, task/submit, composeExtension/fetchTask and submitAction: a dialog, a message in it, results, or nothing: it closes."""
    answer = started(delivery)
    if answer.trouble:
        return answer
    said = answer.said
    if said in (None, {}, ""):
        answer.closed = may_close
        return answer if may_close else answer.wrong("the app answered nothing where a dialog was asked for")
    if not isinstance(said, dict):
        return answer.wrong(f"the answer is no object: {str(said)[:200]}")
    if may_insert and isinstance(said.get("composeExtension"), dict):
        answer.closed = True
        return _results(answer, said["composeExtension"])
    task = said.get("task")
    if not isinstance(task, dict) or set(said) - {"task", "cacheInfo", "responseType"}:
        return answer.wrong(f"the answer is no task: {str(said)[:200]}")
    return _task(answer, task)


def _task(answer: Answer, task: Json) -> Answer:
    value = task.get("value")
    if task.get("type") == "message" and isinstance(value, str):
        answer.private, answer.closed = value, True
        return answer
    if task.get("type") != "continue" or not isinstance(value, dict):
        return answer.wrong(f"a task is a message or continues: {str(task)[:200]}")
    if unknown := set(value) - {"title", "height", "width", "url", "card", "fallbackUrl", "completionBotId"}:
        return answer.wrong(f"unknown properties of the dialog: {sorted(unknown)}")
    for side in ("height", "width"):
        if value.get(side) is not None and value[side] not in SIZES and not isinstance(value[side], int):
            return answer.wrong(f"the {side} {value[side]!r} is no number and none of {SIZES}")
    card = value.get("card") or {}
    if card.get("contentType") != CARD_TYPE or not isinstance(card.get("content"), dict):
        return answer.wrong("the dialog has no Adaptive Card")
    if faults := [*card_faults(card["content"]), *_no_execute(card["content"])]:
        return answer.wrong("the card of the dialog is wrong: " + "; ".join(faults))
    answer.dialog = value
    return answer


def _no_execute(card: Json) -> list[str]:
    """Dialogs are sent back by Action.Submit; Action.Execute in them is not supported."""
    from fake_teams_cards import walk

    return ["Action.Execute in a dialog"] if any(one.get("type") == "Action.Execute" for one in walk(card)) else []


def read_query(delivery: Delivery) -> Answer:
    """composeExtension/query."""
    answer = started(delivery)
    if answer.trouble:
        return answer
    said = answer.said
    if not isinstance(said, dict) or not isinstance(said.get("composeExtension"), dict):
        return answer.wrong(f"the answer is no composeExtension: {str(said)[:200]}")
    return _results(answer, said["composeExtension"])


def _results(answer: Answer, found: Json) -> Answer:
    if found.get("type") == "message" and isinstance(found.get("text"), str):
        answer.private = found["text"]
        return answer
    if found.get("type") != "result" or found.get("attachmentLayout") not in ("list", "grid"):
        return answer.wrong(f"results have the type result and the layout list or grid: {str(found)[:200]}")
    for one in found.get("attachments", []):
        if one.get("contentType") not in PREVIEWS or not isinstance(one.get("content"), dict):
            return answer.wrong(f"a result of the type {one.get('contentType')!r} cannot be shown")
        if one["contentType"] == CARD_TYPE and (faults := card_faults(one["content"])):
            return answer.wrong("the card of a result is wrong: " + "; ".join(faults))
        if one["contentType"] == CARD_TYPE and (one.get("preview") or {}).get("contentType") not in PREVIEWS:
            return answer.wrong("a result that is an Adaptive Card needs a preview card")
    answer.results = list(found.get("attachments", []))
    return answer
