"""Posts with one and with several matters made from the chat streams, for learning `triage.several`.

One matter: an opener and what its author added in the same conversation. Several: two or three such, from different
conversations, joined as people do, half of them without a joining word. Openers that occur in `multi_issue` are left out.
"""

import random
from pathlib import Path

from detect_data import Message, messages, several_issues

from triage.requestlike import request_probability

WITHIN = (". ", "\n", "\n\n", "  ")
BETWEEN = (". ", "\n", "\n\n", "  ", " ")
JOINS = (
    " btw ",
    "\nAnother thing: ",
    "\n2) ",
    " Also, ",
    " and also ",
    ". Also ",
    "\n\nPS: ",
    ". One more question: ",
    " Also ",
    ". By the way, ",
)


def openings(data: Path) -> list[list[str]]:
    """Each opener with up to two lines its author added within the next dozen messages."""
    held = "\n".join(str(m["text"]) for m in several_issues(data))
    by_stream: dict[str, list[Message]] = {}
    for message in messages(data):
        if message["annotated"] and not message["system"]:
            by_stream.setdefault(str(message["stream"]), []).append(message)
    out = []
    for stream in by_stream.values():
        for at, message in enumerate(stream):
            text = str(message["text"]).strip()
            if not message["starts"] or len(text.split()) < 5 or text in held or request_probability(text) < 0.35:
                continue
            added = [
                str(m["text"]).strip()
                for m in stream[at + 1 : at + 13]
                if m["user"] == message["user"] and m["conversation"] == message["conversation"]
            ]
            out.append([text, *[line for line in added if line not in held][:2]])
    return out


def joined(data: Path, seed: int = 11) -> list[tuple[str, int]]:
    """(text, 1 if several else 0), both about equally often, the same for the same seed."""
    draw = random.Random(seed)
    found = openings(data)
    draw.shuffle(found)
    one = [_one(draw, opening) for opening in found]
    several = []
    for at in range(len(one)):
        parts = [_one(draw, found[(at * 7 + step * 13 + 1) % len(found)]) for step in range(draw.choice((2, 2, 3)))]
        several.append("".join(part + (_between(draw) if part is not parts[-1] else "") for part in parts))
    return [(text, 0) for text in one] + [(text, 1) for text in several]


def _one(draw: random.Random, lines: list[str]) -> str:
    """An opener alone (half of the time) or with what was added."""
    if draw.random() < 0.5:
        return lines[0]
    return "".join(line + (draw.choice(WITHIN) if line is not lines[-1] else "") for line in lines)


def _between(draw: random.Random) -> str:
    return draw.choice(JOINS) if draw.random() < 0.5 else draw.choice(BETWEEN)
