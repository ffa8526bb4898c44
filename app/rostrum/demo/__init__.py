"""``rostrum demo``: server, sample sale, bidders and desk together, and a reckoning at the end."""
