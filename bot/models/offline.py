"""The offline model behind the Model port: the labelled requests and the search, no key, no network."""

from bot.learning import Learning
from triage.case import Asked
from triage.facts import Context, Request
from triage.offline import NAME
from triage.organisation import Organisation


class OfflineModel:
    """Answers at once; costs nothing."""

    name = NAME
    metered = False

    def __init__(self, learning: Learning) -> None:
        self._learning = learning

    async def assess(self, request: Request, context: Context, organisation: Organisation) -> Asked:
        return self._learning.assess(request, context, organisation)
