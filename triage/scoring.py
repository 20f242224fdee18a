"""What labelled requests say beside what was made of them, field by field: every field that a label names is scored, and no other."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal, get_args

from triage.case import Asked, Decision, IssueAction, Outcome
from triage.evaluation import Bin, Evaluation, Judged, confusion, ece, evaluate, macro_f1, reliability, selective, wilson_interval
from triage.facts import Confidence, Fact, KindOfRequest, Priority

Status = Literal["ok", "unreadable", "failed"]
"""unreadable: the model's answer could not be used, which is never right. failed: it could not be asked, which is not judged."""
Field = Literal["label", "category", "kind", "priority", "team", "outcome", "action", "article", "several", "is_request"]
FIELDS: tuple[Field, ...] = get_args(Field)
KIND_PREFIX = "kind:"
NO_ARTICLE = "none"
YES, NO = "yes", "no"


class Truth(Fact):
    """What a labelled request says of itself; None: nothing, so that field is not scored.

    `label` is a category id or kind:<id>. `categories`: all of a request with several issues, of which any may come first.
    `articles`: ids of which any answers it; empty: no article does. A request with a label is a request unless it says otherwise.
    """

    label: str | None = None
    categories: tuple[str, ...] = ()
    priority: Priority | None = None
    team: str | None = None
    outcome: Outcome | None = None
    action: IssueAction | None = None
    articles: tuple[str, ...] | None = None
    several: bool | None = None
    is_request: bool | None = None


class Said(Fact):
    """What was made of a request. Topic and article are the model's word with its two confidences; the rest is what was decided."""

    status: Status = "ok"
    kind: KindOfRequest | None = None
    """As decided where the request was sent elsewhere, else the model's word. None: left alone, or no answer."""
    label: str | None = None
    label_confidence: Confidence = 0.0
    category: str | None = None
    category_confidence: Confidence = 0.0
    article: str | None = None
    """The first that the model chose; None: none."""
    answer_confidence: Confidence = 0.0
    priority: Priority | None = None
    team: str | None = None
    outcome: Outcome
    action: IssueAction | None = None
    several: bool | None = None
    is_request: bool | None = None
    rule: str = ""


def said(asked: Asked | None, decision: Decision | None) -> Said:
    """The words of a model and the decision, as far as they are scored. `decision` None: it was left alone."""
    status: Status = "ok"
    if asked is not None and asked.failure is not None:
        status = "failed"
    elif asked is not None and asked.unreadable is not None:
        status = "unreadable"
    decided = {"outcome": decision.outcome if decision else "ignored", "rule": decision.rule if decision else ""}
    if status == "unreadable" or decision is None or asked is None or asked.assessment is None:
        return Said.model_validate({**decided, "status": status, "is_request": False if decision is None else None})
    found = asked.assessment
    issue = found.issues[0]
    support = found.kind == "it_support"
    return Said.model_validate(
        {
            **decided,
            "status": status,
            "kind": decision.kind if decision.outcome == "elsewhere" else found.kind,
            "label": issue.category if support else KIND_PREFIX + found.kind,
            "label_confidence": issue.category_confidence if support else found.kind_confidence,
            "category": issue.category if support else None,
            "category_confidence": issue.category_confidence if support else 0.0,
            "article": issue.articles[0] if issue.articles else None,
            "answer_confidence": issue.answer_confidence if issue.articles else 0.0,
            "priority": decision.priority,
            "team": decision.team,
            "action": decision.issues[0].action,
            "several": len(found.issues) > 1,
            "is_request": True,
        }
    )


def judge(field: Field, truth: Truth, found: Said) -> Judged | None:
    """One field of one request, None where the label says nothing of it. A field without a confidence of its own has 0.0."""
    return _JUDGES[field](truth, found)


def _label(truth: Truth, found: Said) -> Judged | None:
    return _of_several(truth.label, truth, found.label, found.label_confidence)


def _category(truth: Truth, found: Said) -> Judged | None:
    topic = truth.label if truth.label is None or not truth.label.startswith(KIND_PREFIX) else None
    return _of_several(topic, truth, found.category, found.category_confidence)


def _of_several(label: str | None, truth: Truth, predicted: str | None, confidence: float) -> Judged | None:
    if label is None:
        return None
    right = predicted if predicted is not None and predicted in truth.categories else label
    return Judged(truth=right, predicted=predicted, confidence=confidence)


def _kind(truth: Truth, found: Said) -> Judged | None:
    if truth.label is None:
        return None
    kind = truth.label.removeprefix(KIND_PREFIX) if truth.label.startswith(KIND_PREFIX) else "it_support"
    return Judged(truth=kind, predicted=found.kind, confidence=0.0)


def _article(truth: Truth, found: Said) -> Judged | None:
    if truth.articles is None:
        return None
    answered = found.status == "ok" and found.is_request
    predicted = (found.article or NO_ARTICLE) if answered else None
    right = predicted if predicted is not None and predicted in truth.articles else next(iter(truth.articles), NO_ARTICLE)
    return Judged(truth=right, predicted=predicted, confidence=found.answer_confidence)


def _several(truth: Truth, found: Said) -> Judged | None:
    return _yes_no(truth.several, found.several)


def _is_request(truth: Truth, found: Said) -> Judged | None:
    meant = truth.is_request if truth.is_request is not None else (True if truth.label is not None else None)
    return _yes_no(meant, found.is_request)


def _yes_no(truth: bool | None, predicted: bool | None) -> Judged | None:
    if truth is None:
        return None
    return Judged(truth=YES if truth else NO, predicted=None if predicted is None else YES if predicted else NO, confidence=0.0)


def _plain(name: str) -> Callable[[Truth, Said], Judged | None]:
    def judged(truth: Truth, found: Said) -> Judged | None:
        meant = getattr(truth, name)
        return None if meant is None else Judged(truth=meant, predicted=getattr(found, name), confidence=0.0)

    return judged


_JUDGES: dict[Field, Callable[[Truth, Said], Judged | None]] = {
    "label": _label,
    "category": _category,
    "kind": _kind,
    "priority": _plain("priority"),
    "team": _plain("team"),
    "outcome": _plain("outcome"),
    "action": _plain("action"),
    "article": _article,
    "several": _several,
    "is_request": _is_request,
}


class Share(Fact):
    """How often one field is right in `n` requests whose label names it: accuracy with its 95 % Wilson interval, and macro-F1."""

    n: int
    accuracy: float
    low: float
    high: float
    macro_f1: float
    confusion: dict[str, dict[str, int]]
    """truth -> predicted ("" for no answer) -> count."""


class Calibration(Fact):
    """Is a confidence as good as its word? `n` requests; how many reach 0.70 and 0.85, and the share of these that is right."""

    n: int
    ece: float
    coverage_at_070: float
    accuracy_at_070: float | None
    coverage_at_085: float
    accuracy_at_085: float | None
    bins: tuple[Bin, ...]


class Scores(Fact):
    """The figures of a run. `label`: category or kind as one; None if no request has a label. `asked` counts what is judged."""

    asked: int
    unreadable: int
    failed: int
    label: Evaluation | None
    fields: dict[Field, Share]
    calibration: dict[Literal["category", "answer"], Calibration]
    outcomes: dict[Outcome, int]


def score(pairs: Sequence[tuple[Truth, Said]]) -> Scores:
    """All figures; what failed is counted and judged nowhere else."""
    judged = [(truth, found) for truth, found in pairs if found.status != "failed"]
    fields = {field: share(held) for field in FIELDS if (held := judged_in(field, judged))}
    labels = judged_in("label", judged)
    sure = {"category": judged_in("category", judged), "answer": _answers(judged)}
    return Scores.model_validate(
        {
            "asked": len(judged),
            "unreadable": sum(found.status == "unreadable" for _, found in judged),
            "failed": len(pairs) - len(judged),
            "label": evaluate(labels) if labels else None,
            "fields": fields,
            "calibration": {name: calibration(held) for name, held in sure.items() if held},
            "outcomes": dict(Counter(found.outcome for _, found in judged).most_common()),
        }
    )


def judged_in(field: Field, pairs: Sequence[tuple[Truth, Said]]) -> list[Judged]:
    """One field of all requests whose label names it."""
    return [held for truth, found in pairs if (held := judge(field, truth, found)) is not None]


def _answers(pairs: Sequence[tuple[Truth, Said]]) -> list[Judged]:
    """The confidence that the chosen article answers it, beside whether it does. That none answers was never promised."""
    held = []
    for truth, found in pairs:
        if truth.articles is not None:
            answers = found.article is not None and found.article in truth.articles
            held.append(Judged(truth=YES, predicted=YES if answers else NO, confidence=found.answer_confidence))
    return held


def share(judged: Sequence[Judged]) -> Share:
    """The figures of one field. ValueError if there are none."""
    right = sum(each.right for each in judged)
    low, high = wilson_interval(right, len(judged))
    table: dict[str, dict[str, int]] = {}
    for cell in confusion(judged):
        table.setdefault(cell.truth, {})[cell.predicted or ""] = cell.count
    return Share(n=len(judged), accuracy=right / len(judged), low=low, high=high, macro_f1=macro_f1(judged), confusion=table)


def calibration(judged: Sequence[Judged]) -> Calibration:
    """How far a confidence can be trusted. ValueError if there are none."""
    coverage_at_070, accuracy_at_070 = selective(judged, 0.70)
    coverage_at_085, accuracy_at_085 = selective(judged, 0.85)
    return Calibration(
        n=len(judged),
        ece=ece(judged),
        coverage_at_070=coverage_at_070,
        accuracy_at_070=accuracy_at_070,
        coverage_at_085=coverage_at_085,
        accuracy_at_085=accuracy_at_085,
        bins=reliability(judged),
    )
