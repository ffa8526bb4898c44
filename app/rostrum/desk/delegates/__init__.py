"""How the cells of the board are painted."""
