"""What the views render: rows, their order, and what is filtered out."""
