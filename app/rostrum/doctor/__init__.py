"""``rostrum doctor``: looks whether this machine, this desk and a server are as they should be."""
