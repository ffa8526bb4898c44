"""The push service: ``POST /pub`` to the Socket.IO room of an item, by the article's contract."""
