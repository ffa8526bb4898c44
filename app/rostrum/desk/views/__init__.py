"""The window and its parts; they render a model and emit intentions."""
