"""The shape of the store as ordered, named, one-way steps. A step that has shipped is never edited; a new one is added."""
