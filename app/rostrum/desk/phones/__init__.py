"""The phone desk as the desk works it: what is asked of the server, and which key does what."""
