"""triage decides: pure functions over frozen facts. No I/O, clock, chance, environment, logging or async; imports neither other room."""
