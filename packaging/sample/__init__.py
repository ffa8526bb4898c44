"""The pictures of the sample catalogue, drawn anew."""
