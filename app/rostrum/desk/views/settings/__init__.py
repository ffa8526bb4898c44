"""The settings page, one part a file. Each part says what the user changed, and stores nothing."""
