"""The response cache and conditional requests (RFC 9110, 13)."""
