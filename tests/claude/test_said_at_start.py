"""What the terminal says of the model when the helpdesk starts."""

from pathlib import Path
from typing import Any

import pytest
from helpdesks import data_folder, settings

from bot.web.serving import Serving

DEPLOYMENTS = [
    ({}, "model       offline (no ANTHROPIC_API_KEY is set)"),
    ({"anthropic_api_key": "sk-ant-x", "anthropic_base_url": "http://127.0.0.1:9"}, "model       claude"),
    (
        {"claude": "foundry", "foundry_resource": "ours", "foundry_api_key": "x", "anthropic_base_url": "http://127.0.0.1:9"},
        "model       claude",
    ),
]


@pytest.mark.parametrize(("account", "said"), DEPLOYMENTS, ids=["no key", "a key", "another deployment"])
async def test_whether_claude_answers_is_said_at_start(account: dict[str, Any], said: str, tmp_path: Path) -> None:
    serving = await Serving.start(settings(data_folder(tmp_path / "data"), port=0, **account))
    try:
        (line,) = (line for line in serving.greeting() if "model  " in line)
        assert line.strip() == said
    finally:
        await serving.stop()
