"""Microsoft Teams as a surface: the only folder that knows botbuilder and Teams' words. Imported late, when Teams' variables are set.

activities/ what Teams tells -> values of bot/inbound.py and triage/facts.py -> the Door · surface.py what the core shows -> Teams
adapter.py (inbound) and connector.py (outbound) are the only two files that import Microsoft's SDK, so another SDK is two files.
"""
