"""Word lists, one file a language."""
