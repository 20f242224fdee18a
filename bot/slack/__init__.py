"""Slack as a surface: the only folder that knows slack_bolt, slack_sdk and Slack's words. Imported late, when Slack's variables are set.

listeners/ what Slack tells -> values of bot/inbound.py and triage/facts.py -> the Door · surface.py what the core shows -> Slack
"""
