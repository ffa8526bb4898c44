"""The windows of the phone desk."""
