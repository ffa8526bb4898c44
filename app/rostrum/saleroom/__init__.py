"""The one writer of a sale: loads lots, decides, commits, and knows what is committed."""
