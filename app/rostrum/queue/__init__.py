"""Takes what was committed to where it is pushed, each item's in order, until it has arrived."""
