"""Messages for learning and judging redact_told: own lots (told/), the unseen batches, the tests' sentences, published chat and tickets."""

from __future__ import annotations

import gzip
import importlib
import json
import random
import re
import sys
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent / "core")]

from triage.redact import redact  # noqa: E402 - found by the line above

Stretch = tuple[int, int]
LOTS = ("first", "second", "third")
BATCHES = ("unseen_2026_11", "unseen_2026_11_later", "unseen_2026_11_blind")
MARK = re.compile(r"\{\{(.+?)\}\}(?!\})|<<(.+?)>>")
LEADS = re.compile(
    r"(?:passw|pw|kennw|mdp|passe|contrase|clave|senha|phrase)[^\n.]{0,40}(?: is| was|:|=| ist| lautet| est| es| \u00e9) \Z", re.IGNORECASE
)
ODD = (
    "Harbour9! blue_kettle Xk29-qpl MapleLeaf tomato77 s1lver Ok!Computer Kranich.4 9lives&more qwe456 R7#pLmz0 Pepper-Pot-3 fern_gully "
    "WinterTale22"
).split()
PLAIN = (
    "butterscotch Ottilie magpie Sandstein grenouille almendra hunter skyline Zebra pumpernickel password welcome admin secret summer "
    "marzipan Valencia kaninchen toffee octopus"
).split()
CODES = ("4821", "0093", "771204", "19283746", "22 81 40", "12-90-33", "5518#", "663 120")
PHRASES = (
    "cloudy apple garden|five black cats on mars|Grumpy Otter 7|the moon eats cheese|winter soup|rote katze im regen|pale green door|"
    "Blue Harbour Nine|my sister paints big boats|le jardin secret|casa de papel verde|seventeen tiny spoons|horse lamp kettle|"
    "we never sleep on trains|grandpa likes jazz|olive branch|ninety nine red balloons|kalte suppe am montag|der alte mann und das boot|"
    "nada es lo que parece|sol e mar azul|trois petits chats|Captain Fudge|quick silver fox jumps|tea for two please|big yellow taxi 70|"
    "where the wild roses grow|silent printers dream|a cup of sugar|under the old bridge"
).split("|")


class Message(NamedTuple):
    """A text, who wrote it, where its secrets stand, and stretches (accounts) that count neither way."""

    lot: str
    text: str
    secrets: tuple[Stretch, ...]
    accounts: tuple[Stretch, ...]


def marked(lot: str, text: str) -> Message:
    """The message without its marks."""
    plain, found, at = "", {True: [], False: []}, 0
    text = text.replace("\\n", "\n")
    for mark in MARK.finditer(text):
        plain += text[at : mark.start()]
        value = mark[1] or mark[2]
        found[bool(mark[1])].append((len(plain), len(plain) + len(value)))
        plain, at = plain + value, mark.end()
    return Message(lot, plain + text[at:], tuple(found[True]), tuple(found[False]))


def own() -> list[Message]:
    """The lots that were written to learn from."""
    return [
        marked(lot, line)
        for lot in LOTS
        for kind in ("telling", "honest")
        for line in (HERE / "told" / f"{lot}_{kind}.txt").open("r", encoding="utf-8").read().splitlines()
    ]


def batches() -> list[Message]:
    """The batches written before anything was learned. Their accounts are marked like secrets there."""
    out = []
    for batch in BATCHES:
        sentences = importlib.import_module(f"{batch}_secrets")
        out += [_accounts_apart(marked(batch, text)) for _, _, text in sentences.SAYS]
        out += [Message(batch, text, (), ()) for text in sentences.CLEAN]
    return out


def tests() -> list[Message]:
    """The sentences of the tests: they must keep working."""
    phrasings, kinds = importlib.import_module("test_redact_phrasings"), importlib.import_module("test_redact")
    out = []
    for text, values in phrasings.TOLD.items():
        found = sorted({m.span() for value in values for m in re.finditer(re.escape(value), text)})
        out.append(_accounts_apart(Message("tests", text, tuple(found), ())))
    for at, telling in enumerate(kinds.TELLING):
        out.append(marked("tests", telling.replace("{}", "{{" + kinds.PASSWORDS[at % len(kinds.PASSWORDS)] + "}}")))
    out += [marked("tests", line) for line in kinds.PLAINLY_TOLD]
    return out + [Message("tests", text.replace("\\n", "\n"), (), ()) for text in (*phrasings.TALKED_ABOUT, *kinds.CLEAN)]


def _accounts_apart(message: Message) -> Message:
    users = {(span.start, span.end) for span in redact(message.text).spans if span.type == "USER"}
    secrets = tuple(span for span in message.secrets if span not in users)
    return message._replace(secrets=secrets, accounts=tuple(span for span in message.secrets if span in users))


def ordinary(data: Path) -> list[Message]:
    """Posts and texts in which nobody tells a secret: chat (CC BY 4.0), tickets (CC0), and this repository's own pages and samples."""
    chat = [row.get("text") or "" for path in sorted((data / "chat").glob("*.gz")) for row in _rows(path)]
    tickets = [row["text"] for path in sorted((data / "tickets8").glob("*.gz")) for row in _rows(path)]
    root = HERE.parents[1]
    pages = [path.read_text(encoding="utf-8") for path in [*sorted((root / "manifests").rglob("*.md")), root / "README.md"]]
    samples = [line for path in sorted((root / "manifests").glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = [text for text in chat if not text.startswith("===")][::4] + tickets[::12]
    texts += [part for page in pages for part in page.split("\n\n")] + [json.loads(line).get("text", "") for line in samples if line]
    return [Message("ordinary", text, (), ()) for text in texts]


def _rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def swapped(message: Message, dice: random.Random, phrases: bool) -> Message:
    """The same message with other secrets of the same kind; with `phrases` a row of words where the frame is clear."""
    text, at = "", 0
    found: dict[bool, list[Stretch]] = {True: [], False: []}
    every = sorted([(*span, True) for span in message.secrets] + [(*span, False) for span in message.accounts])
    for start, end, secret in every:
        value = message.text[start:end]
        if secret:
            value = _another(value, message.text[:start], dice, phrases, alone=len(every) == 1)
        text += message.text[at:start]
        found[secret].append((len(text), len(text) + len(value)))
        text, at = text + value, end
    return Message(message.lot, text + message.text[at:], tuple(found[True]), tuple(found[False]))


def _another(value: str, before: str, dice: random.Random, phrases: bool, *, alone: bool) -> str:
    if re.fullmatch(r"[\d #*-]{3,}", value):
        return dice.choice(CODES)
    if " " in value or (phrases and LEADS.search(before)):
        return dice.choice(PHRASES)
    if dice.random() < 0.2 and alone:
        return dice.choice((*PLAIN, *ODD))
    return dice.choice(PLAIN if value.isalpha() else ODD)
