"""Measuring a model on labelled requests through the same classify and route as the helpdesk: run, kept, resumed, scored, compared."""
