"""Who telephones whom: calls given to clerks, clashes found, times foretold. Pure."""
