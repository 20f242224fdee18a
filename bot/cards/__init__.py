"""Cards as data and their renderers. Pure like triage: built once, rendered once per surface, no I/O and no clock."""
