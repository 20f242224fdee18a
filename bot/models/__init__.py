"""Models behind one port: Claude (the only door to anthropic) and the offline model. A model answers; it never acts."""
