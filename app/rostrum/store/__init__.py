"""What is kept: items, bids, the event log with its hash chain, answers, and the outbox."""
