"""An Assessment without any model of language: from the labelled requests, what the search found, and plain signs in the text.

Honest and explainable: topic and confidence are the calibrated vote of labelled requests (triage/learn.py), the answer is the search's
own certainty (triage/certainty.py). What it does not know it says: no experience yet, unclear, one thing or two.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from triage.case import Assessment, Issue
from triage.facts import KINDS, Context, Fact, KindOfRequest, PastRequest, Priority, Request
from triage.learn import Prediction
from triage.organisation import Organisation
from triage.reasons import because
from triage.redact import Policy, redact
from triage.sentence_ends import sentences
from triage.several import segments, several_probability
from triage.signals import signals, weighed
from triage.terms import asking_words

NAME: Final = "offline"
KIND_PREFIX: Final = "kind:"
FEW_WORDS: Final = 4
"""Telling words below which an unsure request is asked about before a person must."""
LONGEST_SUMMARY: Final = 110
WORTH_NAMING: Final = 0.5
"""The least confidence of an article."""
WORTH_ADDING: Final = 0.85
"""The least score of a further article, as a share of the best one's: near enough to be meant as well."""
QUESTIONS: Final = ("word:question_about_file", "word:question_which_system", "word:question_what_happens", "word:question_since_when")
"""What it can ask, as keys of the words that people read: about a file without words, else the other three."""
GENERIC: Final = frozenset(
    "work works working worked help problem problems issue issues broken broke error errors wrong trouble thing things stuff fix fixed "
    "fail fails failed failing urgent asap today morning again geht funktioniert kaputt hilfe fehler bitte nicht nichts mehr es das ist "
    "ich mein meine hier".split()
)
"""Words that say that something is wrong, and not what: with nothing else there is no answering, only asking back."""
_PLAIN: Final[Mapping[str, str]] = {"EMAIL": "e-mail address", "NAME": "name", "HOST": "device", "USER": "user name", "PHONE": "number"}


def in_plain_words(type_name: str) -> str:
    """What stands on a card that many see in the place of something redacted: "(e-mail address)", "(removed)"."""
    return f"({_PLAIN.get(type_name, 'removed')})"


class Experience(Fact):
    """What the labelled requests say of one text: the vote, and the like requests with their part in it."""

    prediction: Prediction
    similar: tuple[PastRequest, ...] = ()


def assess(request: Request, context: Context, org: Organisation, ask: Callable[[str], Experience]) -> Assessment:
    """The whole assessment. `ask` gives the experience with a text; it is asked for the whole and, where there are several, for each."""
    text = request.whole_text
    whole, found = ask(text), signals(text)
    kind, kind_confidence = _kind(whole.prediction)
    parts = _parts(request, kind, org)
    issues = tuple(_issue(part, ask(part), context, org, found, first=n == 0) for n, part in enumerate(parts)) if len(parts) > 1 else ()
    if len(issues) < 2:
        issues = (_issue(text, whole, context, org, found, first=True),)
    return Assessment(
        kind=kind,
        kind_confidence=kind_confidence,
        language=request.language,
        issues=issues,
        several=len(issues) > 1,
        questions=_questions(request, issues[0], org),
        notes=_notes(whole),
        signals=found,
        experienced=whole.prediction.experienced,
        evidence=whole.similar[:3],
    )


def _kind(prediction: Prediction) -> tuple[KindOfRequest, float]:
    """The kind of the strongest label, with its probability; IT support with that of all topics together."""
    if not prediction.experienced or prediction.label is None:
        return "it_support", 0.0
    kind = _kind_of(prediction.label)
    return kind, min(1.0, sum(probability for label, probability in prediction.probabilities if _kind_of(label) == kind))


def _kind_of(label: str) -> KindOfRequest:
    return next((kind for kind in KINDS if label == KIND_PREFIX + kind), "it_support")


def _parts(request: Request, kind: KindOfRequest, org: Organisation) -> tuple[str, ...]:
    """The texts of several issues, or none: never for another kind, where one place answers all."""
    if kind != "it_support" or request.additions or several_probability(request.text) < org.thresholds.several:
        return ()
    return segments(request.text)[:5]


def _issue(text: str, experience: Experience, context: Context, org: Organisation, found: tuple[str, ...], *, first: bool) -> Issue:
    category, confidence = _category(experience.prediction, org)
    offered = context.candidates if first and says_what(text) else ()
    near = offered[0].score * WORTH_ADDING if offered else 0.0
    articles = [candidate for candidate in offered if candidate.confidence >= WORTH_NAMING and candidate.score >= near]
    usual = usual_priority(experience.similar, category, org)
    home = org.category(category)
    return Issue(
        summary=summary_of(text, org.privacy.internal_domains),
        category=category,
        priority=weighed(usual, found),
        impact="many" if "many_affected" in found else "",
        urgency="near" if "deadline_near" in found else "",
        team=home.team if home else None,
        articles=tuple(candidate.id for candidate in articles[:3]),
        category_confidence=confidence,
        answer_confidence=articles[0].confidence if articles else 0.0,
        reasoning=_reasoning(experience, category, confidence, org),
    )


def _category(prediction: Prediction, org: Organisation) -> tuple[str | None, float]:
    """The strongest topic that the organisation has, and its probability; no experience gives no number."""
    best = next(((label, p) for label, p in prediction.probabilities if org.category(label) is not None), None)
    if best is None:
        return None, 0.0
    return best[0], min(best[1], 1.0) if prediction.experienced else 0.0


def usual_priority(similar: tuple[PastRequest, ...], category: str | None, org: Organisation) -> Priority:
    """What two of the three nearest requests of this topic had, else the topic's own; never critical by habit."""
    votes = Counter(past.priority for past in similar[:3] if past.label == category and past.priority)
    common = votes.most_common(1)
    if common and common[0][1] >= 2 and common[0][0] is not None:
        return "high" if common[0][0] == "critical" else common[0][0]
    home = org.category(category)
    return home.priority if home else "normal"


def _questions(request: Request, issue: Issue, org: Organisation) -> tuple[str, ...]:
    """What would help to know, as keys of the words file; asked only where nothing better is sure (route.py)."""
    if "attachment_only" in request.flags:
        return QUESTIONS[:1]
    few = len(asking_words(request.whole_text)) <= FEW_WORDS
    if (few or not says_what(request.whole_text)) and issue.category_confidence < org.thresholds.route:
        return QUESTIONS[1:]
    return ()


def says_what(text: str) -> bool:
    """Does any word name a thing, and not only that something is wrong with it?"""
    return any(word not in GENERIC for word in asking_words(text))


def _notes(experience: Experience) -> str:
    labels = {past.label for past in experience.similar[:3]}
    return because("note_disagree") if len(labels) == 3 else ""


def _reasoning(experience: Experience, category: str | None, confidence: float, org: Organisation) -> str:
    if not experience.prediction.experienced:
        return because("reason_no_experience")
    if experience.prediction.label is None or category is None:
        return because("reason_nothing_like_it")
    alike = sum(past.label == category for past in experience.similar[:3])
    nearest = because("reason_nearest", alike=alike, of=min(3, len(experience.similar))) if experience.similar else ""
    votes = because("reason_votes", topic=org.category_name(category), confidence=f"{confidence:.2f}")
    return " ".join(part for part in (votes, nearest) if part)[:500]


def summary_of(text: str, internal_domains: tuple[str, ...] = ()) -> str:
    """The first telling sentence, at most 110 characters, without personal data: it may stand on a card in a channel."""
    found = redact(text, policy=Policy(internal_domains=internal_domains))
    plain = found.text
    for span in found.spans:
        plain = plain.replace(span.placeholder, in_plain_words(span.type))
    found_sentences = sentences(" ".join(plain.split())) or ["(no words)"]
    telling = next((sentence for sentence in found_sentences if len(asking_words(sentence)) >= 2), found_sentences[0])
    if len(telling) <= LONGEST_SUMMARY:
        return telling.rstrip(".!") or telling
    return telling[:LONGEST_SUMMARY].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
