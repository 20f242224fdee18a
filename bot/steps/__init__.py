"""The verbs of the way of one request, one file each: every touch of the world. No step calls a neighbour; bot/flow.py does."""
