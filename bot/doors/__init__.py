"""One file for each way in; bot/door.py is their front."""
