"""The fixed part and the schema are the same bytes in every process: what one wrote into the prompt cache the next one reads."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
from bot.app import sample_requests
from bot.models.fixed_part import filling
from bot.models.prices import load as load_prices
from bot.organisation_file import load, sample_path
from bot.prompts import load as load_prompts
from triage.prompt import frame

organisation, prices = load(sample_path()), load_prices()
for template in load_prompts(organisation).all():
    examples = filling(template, "claude-opus-4-6", organisation, sample_requests(organisation), prices)
    print(len(examples), *(frame(template, organisation, some).hash for some in ((), examples)))
"""


def test_fixed_part_and_schema_are_the_same_bytes_in_every_process_filled_or_not() -> None:
    told = set()
    for hash_seed in ("1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}
        ran = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True, timeout=60)
        told.add(ran.stdout)
    (one,) = told
    assert len({word for word in one.split() if len(word) == 16}) == 4
