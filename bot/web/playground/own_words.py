"""The page's own words in the viewer's language: everything on it that is no post and no card stands in bot/cards/words too."""

import json
from functools import cache

from aiohttp import web
from markupsafe import Markup

from bot.cards.showing import language_of
from bot.cards.words import CATALOGUES, ENGLISH, say
from bot.web.shared import shared
from triage.facts import Person
from triage.organisation import Organisation

PREFIX = "play_"


def spoken_by(viewer: Person, organisation: Organisation) -> str:
    """As on cards: theirs, if the organisation speaks it and we have its words, else the organisation's."""
    return language_of(viewer.language, organisation)


@cache
def page_words(language: str) -> dict[str, str]:
    """Every sentence of the page by its key, its gaps as they are: the page fills them."""
    return {key: sentence for key, sentence in CATALOGUES.get(language, CATALOGUES[ENGLISH]).items() if key.startswith(PREFIX)}


def as_data(words: dict[str, str]) -> Markup:
    """The same as JSON for a data block of the page, in which nothing can end the block."""
    return Markup(json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"))


def own_words(request: web.Request, viewer: Person, key: str, **gaps: object) -> str:
    """One sentence for the viewer, such as why something did not work."""
    return say(spoken_by(viewer, shared(request).world.organisation), key, **gaps)
