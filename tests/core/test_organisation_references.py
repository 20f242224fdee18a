"""The organisation file as one value: what leads nowhere, or shows private things to everybody, is refused in words."""

import pytest
from pydantic import ValidationError
from small_company import organisation

from triage.organisation import Organisation

CHANNELS = {"help": ["it-help"], "agents": "it-triage"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"channels": {**CHANNELS, "agents": "it-help"}}, "channels: agents: it-help is a help channel too"),
        ({"channels": {**CHANNELS, "security": "it-help"}}, "channels: security: it-help is a help channel too"),
        ({"channels": {**CHANNELS, "settings": {"it-help": {"category": "gardening"}}}}, "it-help: there is no category gardening"),
        ({"incidents": [{"id": "outage", "title": "Outage", "words": ["mail"], "category": "garden"}]}, "there is no category garden"),
        ({"incidents": [{"id": "outage", "title": "Outage"}]}, "incidents: outage: has no words"),
        ({"incidents": [{"id": "a", "title": "Outage", "words": ["mail"]}] * 2}, "incidents: the id a stands 2 times"),
        ({"default_team": "old"}, "default_team: the team old is not active"),
        ({"l2_team": "nobody"}, "l2_team: there is no team nobody; expected one of"),
    ],
)
def test_a_reference_that_cannot_be_right_is_refused(changes, said):
    with pytest.raises(ValidationError) as refused:
        organisation(**changes)
    assert said in str(refused.value)


def test_a_teams_channel_is_no_help_channel():
    told = organisation().model_dump()
    told["teams"][0]["channel"] = "it-help"
    with pytest.raises(ValidationError, match="teams: desk: channel: it-help is a help channel too"):
        Organisation.model_validate(told)


def test_privacy_says_what_is_redacted():
    everything = organisation().redaction()
    assert "EMAIL" in everything.types
    chosen = organisation(privacy={"redact": ["PHONE"], "internal_domains": ["fernhill.example"]}).redaction()
    assert (chosen.types, chosen.internal_domains) == (frozenset({"PHONE"}), ("fernhill.example",))
