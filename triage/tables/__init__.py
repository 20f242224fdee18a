"""Word lists and learned weights as plain Python literals, each with where it came from; no logic lives here."""
