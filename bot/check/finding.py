"""A finding of `helpdesk check`: what is there, what was expected, how to mend it."""

from typing import Literal

from triage.facts import Fact

Level = Literal["ok", "note", "warning", "error"]


class Finding(Fact):
    """error: the helpdesk would not work, or would work wrongly · warning: worse than it could be · note: cannot be or was not checked."""

    subject: str
    level: Level
    what: str
    expected: str = ""
    mend: str = ""


def ok(subject: str, what: str) -> Finding:
    return Finding(subject=subject, level="ok", what=what)


def note(subject: str, what: str, mend: str = "") -> Finding:
    return Finding(subject=subject, level="note", what=what, mend=mend)


def warning(subject: str, what: str, expected: str, mend: str) -> Finding:
    return Finding(subject=subject, level="warning", what=what, expected=expected, mend=mend)


def error(subject: str, what: str, expected: str, mend: str) -> Finding:
    return Finding(subject=subject, level="error", what=what, expected=expected, mend=mend)
