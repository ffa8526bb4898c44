"""The desk: a board of live lots that bids with one key and never shows a figure without its age."""
