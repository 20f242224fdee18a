"""The offline model behind the Model port: the labelled requests and the search, no key, no network."""

import time

from bot.aside import aside
from bot.learning import Learning
from triage.case import Asked
from triage.facts import Context, Request
from triage.offline import NAME
from triage.organisation import Organisation
from triage.redact import Roster, redact


class OfflineModel:
    """Answers at once; costs nothing."""

    name = NAME
    metered = False

    def __init__(self, learning: Learning) -> None:
        self._learning = learning

    async def assess(self, request: Request, context: Context, organisation: Organisation) -> Asked:
        """The assessment, and for the receipt what was read and answered: redacted as if it had left this machine."""
        started = time.perf_counter()
        found = self._learning.assess(request, context, organisation)
        seconds = time.perf_counter() - started
        names = tuple(person.name for person in (request.requester, request.reported_by) if person is not None and person.name)
        words = request.whole_text
        read = await aside(lambda: redact(words, Roster(names=names), organisation.redaction()).text, len(words))
        answered = found.assessment.model_dump_json(exclude={"evidence"}) if found.assessment is not None else ""
        return found.model_copy(update={"asked": read, "raw": answered, "seconds": round(seconds, 6)})
