"""A past sale on the desk: what was pushed, a clock that can be moved, and nothing to be sent."""
