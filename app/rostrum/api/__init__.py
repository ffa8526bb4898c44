"""The HTTP API: routes, problems, who may do what. Decides nothing about a sale."""
