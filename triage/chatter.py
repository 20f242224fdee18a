"""Posts about which rules alone may be silent: thanks, greetings, acknowledgements, emoji, or nothing at all.

A post counts only if *every* word of it belongs to the closed vocabulary of its kind, so that one foreign word
("thanks, but the printer is down") is enough to leave it to `triage.requestlike`. English and German.
"""

import re
from typing import Final, Literal

from triage.tables import request_words as words

Chatter = Literal["empty", "emoji", "thanks", "greeting", "acknowledgement", "solved", "plus_one"]

LONGEST: Final = 160  # characters; nobody thanks at length without saying something else
_WORD: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SHORTCODE: Final = re.compile(r":[a-z0-9_+'-]{1,40}:")
_MENTION: Final = re.compile(r"<[@!#][^>\s]{1,80}>|@[\w.-]{1,60}")
_PLUS_ONE: Final = re.compile(
    r"\s*(?:\+ ?1|:\+1:|me too|same here|same problem here|same for me|same issue here|ich auch|bei mir auch|dito|ditto)[\s.!]*"
)
_FOR_HELP: Final = re.compile(
    r"\b(?:for (?:all )?(?:the|your|ur|you) (?:\w+ )?(?:help|support|assistance|time|reply|response|answer|fix|info|update)"
    r"|for helping(?: me| us)?(?: out)?"
    r"|für (?:die|eure|deine|ihre) (?:\w+ )?(?:hilfe|unterstützung|antwort|mühe))\b"
)
_NEVER_MIND: Final = re.compile(
    r"\b(?:never ?mind|nvm|(?:hat sich|schon) erledigt|(?:i )?(?:got|figured|sorted) it(?: out)?(?: myself)?|i (?:fixed|solved|found) it"
    r"|(?:it|that|this|all|everything|(?:the )?(?:problem|issue))(?:'s| is| has been)? (?:fixed|solved|sorted|resolved|works|working)"
    r"|works? (?:now|again|fine|like a charm)|worked like a charm|(?:it|that|this) (?:did (?:it|the (?:trick|job))|worked)"
    r"|es (?:geht|klappt|läuft|funktioniert)|(?:geht|klappt|läuft|funktioniert)(?:'s)? (?:(?:jetzt|nun|alles)(?: wieder)?|wieder)"
    r"|(?:(?:das|es|jetzt|nun) )?hat (?:jetzt |nun |alles )?(?:geklappt|funktioniert)"
    r"|(?:das )?problem (?:ist )?(?:gelöst|behoben|erledigt))\b"
)
_SOLVED: Final = re.compile(r"\b(?:fixed|solved|resolved|gelöst|behoben|erledigt)\b")
_HELPED: Final = re.compile(
    r"\b(?:(?:it|that|this|which|your (?:answer|article|tip|hint)) (?:really |actually |certainly )?"
    r"(?:helped|was (?:(?:very|really|super) )?helpful)|very helpful"
    r"|(?:(?:das|es|dies|die antwort|der (?:artikel|tipp|hinweis)) )?"
    r"(?:hat (?:mir |uns )?(?:sehr |echt |wirklich |gut )?(?:weiter)?geholfen|war (?:sehr |echt |wirklich )?hilfreich)"
    r"|sehr hilfreich)(?: (?:me|us))?\b"
)
_YES: Final = re.compile(r"\W*(?:yes|yep|yeah|yup|ja|jep|jo)\b(?:[ ,]+(?:it|that|das|es) (?:did|has|hat))?")
_NO: Final = re.compile(
    r"\W*(?:no|nope|nah|nein|nee)\b(?:[ ,]+(?:it|that) (?:did not|didn't|has not|hasn't)|[ ,]+(?:leider|unfortunately)(?: (?:not|nicht))?)?"
)
_ASKED: Final = re.compile(
    r"\W*(?!(?:geht|läuft|klappt)(?:'s)? (?:jetzt|nun|wieder|alles)\b)"
    r"(?:is|are|does|do|did|has|have|was|can|when|why|how|geht|läuft|klappt|ist|sind|kann)\b"
)
_ROLLING: Final = words.FILLER | words.THANKS


def chatter(text: str, *, names: frozenset[str] = frozenset()) -> Chatter | None:
    """Which kind of certain chatter this post is, or None if a rule alone must not be silent about it.

    `names` are lower-case names of people in the channel, allowed beside a greeting or thanks. Total for any string.
    """
    if len(text) > LONGEST:
        return None if text.strip() else "empty"
    lowered = text.lower().replace("\u2019", "'")
    if not lowered.strip():
        return "empty"
    if _PLUS_ONE.fullmatch(lowered) and "👍" not in lowered:
        return "plus_one" if ":+1:" not in lowered else "emoji"
    bare = _MENTION.sub(" ", _SHORTCODE.sub(" ", lowered))
    if "?" in bare or _ASKED.match(bare):
        return None
    if not _WORD.search(bare):
        return "emoji"
    return _by_vocabulary(bare, names)


def _by_vocabulary(bare: str, names: frozenset[str]) -> Chatter | None:
    """The kind whose closed vocabulary holds every word of the text."""
    thanked = _FOR_HELP.sub(" ", bare)
    helped = _HELPED.sub(" ", thanked)
    solved = _NEVER_MIND.sub(" ", helped)
    found = set(_WORD.findall(helped))
    left = set(_WORD.findall(solved))
    grateful = bool(found & words.THANKS) or helped != thanked
    if grateful and left <= _ROLLING | words.WORKS | words.ACKNOWLEDGED | names:
        return "thanks"
    if solved != helped and left <= _ROLLING | words.WORKS | words.ACKNOWLEDGED | names:
        return "solved"
    if found & words.GREETING and found <= words.GREETING | words.FILLER | names:
        return "greeting"
    if found & words.ACKNOWLEDGED and found <= words.ACKNOWLEDGED | words.FILLER | names:
        return "acknowledgement"
    return None


def says_solved(text: str, *, names: frozenset[str] = frozenset()) -> bool:
    """Chatter that says it works again, with or without thanks ("thanks, that fixed it"). Total for any string."""
    lowered = text.lower().replace("\u2019", "'")
    told = _NEVER_MIND.search(lowered) or _SOLVED.search(lowered)
    return told is not None and chatter(text, names=names) in ("thanks", "solved")


def says_helped(text: str, *, names: frozenset[str] = frozenset()) -> bool:
    """Chatter that says that the answer helped, or that it works again. Total for any string."""
    helped = _HELPED.search(text.lower().replace("\u2019", "'")) is not None
    return says_solved(text, names=names) or (helped and chatter(text, names=names) == "thanks")


def yes_or_no(text: str) -> bool | None:
    """What a bare "yes" or "no" (and the like) answers to "did that help?"; None for whatever says more. Total for any string."""
    lowered = text.lower().replace("\u2019", "'").strip(" \t\r\n.!,)")
    if says_helped(text) or _YES.fullmatch(lowered) or (_YES.match(lowered) and chatter(text) == "thanks"):
        return True
    return False if _NO.fullmatch(lowered) else None
