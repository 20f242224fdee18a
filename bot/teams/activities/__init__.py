"""One file a kind of activity: each only translates what Teams tells, calls the Door, and says its answer to the one person."""
